"""What the coach decides, on written histories."""

from __future__ import annotations

import pytest
from msgspec import structs

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import Ladder, Rung
from kneecoach.model.progression.progression import (
    BEGIN,
    BY_HAND,
    Decision,
    decide,
    decide_all,
    trail,
)
from kneecoach.model.progression.rules import RULES, STEPS_BACK
from kneecoach.model.progression.why import why
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_exercise
from tests.unit.model.diary import ABLE, SLIDE, WITH_WEIGHTS, Set, did, nov, rung
from tests.unit.model.histories import ABLE as EQUIPPED
from tests.unit.model.histories import TODAY, a_workout, briefly, lightest
from tests.unit.model.written import ALL, Told


def decided(told: Told) -> Decision:
    return decide(told.exercise, told.history, told.profile, nov(told.today))


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_what_is_decided_when(told: Told) -> None:
    decision = decided(told)
    assert (decision.rule, decision.after) == (told.rule, rung(told.after))


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_a_decision_rests_on_the_workouts_it_names(told: Told) -> None:
    decision = decided(told)
    if told.rule == BEGIN or not told.history:
        assert decision.sessions == decision.days == ()
        return
    days = told.days or [max(one.day for one in told.history).day]
    assert [day.day for day in decision.days] == list(days)
    files = {one.file: one.day for one in told.history}
    assert tuple(files[file] for file in decision.sessions) == decision.days


def test_every_rule_has_a_history_in_which_it_decides() -> None:
    assert {told.rule for told in ALL} == {BEGIN, BY_HAND, *(rule.id for rule in RULES)}


def test_the_names_of_the_histories_tell_them_apart() -> None:
    assert len({told.name for told in ALL}) == len(ALL)
    assert len(ALL) >= 40


# -- the way there ------------------------------------------------------------------------------


def way(*history: Digest, profile: Profile = ABLE) -> list[tuple[str, str]]:
    decisions = trail(SLIDE, history, profile, nov(22))
    return [(one.kind, f"{one.after.level} {one.after.reps}") for one in decisions]


def test_the_trail_tells_each_decision_in_turn_from_where_it_stood() -> None:
    history = [
        did(3),
        did(5),
        did(7, "low 12"),
        did(9, "low 12"),
        did(11, "low 14", morning=3),
        did(13, "low 12", after=4),
    ]
    assert way(*history) == [
        ("begin", "low 10"),
        ("hold", "low 10"),
        ("progress", "low 12"),
        ("hold", "low 12"),
        ("progress", "low 14"),
        ("step back", "low 12"),
        ("hold", "low 12"),
    ]
    decisions = trail(SLIDE, history, ABLE, nov(22))
    assert [one.before for one in decisions[1:]] == [one.after for one in decisions[:-1]]


def test_a_break_stands_in_the_trail_between_two_workouts() -> None:
    history = [did(1, "low 14"), did(60, "low 10")]
    rules = [one.rule for one in trail(SLIDE, history, ABLE, nov(60))]
    assert rules == [BEGIN, "once-more", "after-a-break", "once-more"]


def test_a_stop_ends_the_trail() -> None:
    assert way(did(3, swelling=True), did(5), did(7)) == [("begin", "low 10"), ("stop", "low 10")]


def test_what_hurt_against_a_stop_makes_easier_what_comes_when_it_is_lifted() -> None:
    stopped = [did(1, "high 12"), did(3, "high 12", swelling=True)]
    assert way(*stopped)[-1] == ("stop", "high 10")
    assert way(*stopped, did(5, "low 12", Set(pain=9)))[-1] == ("stop", "low 10")
    assert way(*stopped, did(5, "high 14"), did(7, "high 14"))[-1] == ("stop", "high 10")


def test_a_step_back_with_nothing_easier_to_go_to_is_a_hold() -> None:
    assert way(did(3, morning=4))[-1] == ("hold", "low 10")
    assert way(did(3, "low 6", morning=4))[-1] == ("hold", "low 10")


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_a_step_back_is_called_a_hold_only_where_it_leads_to_the_lightest_there_is(
    told: Told,
) -> None:
    for decision in trail(told.exercise, told.history, told.profile, nov(told.today)):
        if decision.rule in STEPS_BACK and decision.kind == "hold":
            assert decision.after == Ladder(told.exercise).rungs[0]


def test_after_a_break_it_is_told_from_where_it_stood() -> None:
    history = [did(1, "high 10"), did(3, "high 10"), did(5, "low 12")]
    decision = decide(SLIDE, history, ABLE, nov(39))
    assert (decision.kind, decision.before) == ("step back", rung("high 12"))
    assert why(SLIDE, decision).startswith("Heel slide: High, 12 reps → High, 10 reps next time")


def test_correcting_a_past_session_corrects_what_comes_next() -> None:
    first, second = did(17, morning=3), did(20)
    assert way(first, second)[-1] == ("hold", "low 10")
    assert way(did(17), second)[-1] == ("progress", "low 12")


def test_what_hurt_at_its_lightest_rests_for_a_week_and_no_longer() -> None:
    decision = decide(SLIDE, [did(10, "low 10", Set(pain=7))], ABLE, nov(22))
    assert decision.until == nov(17)
    assert decision.rests_on(nov(16))
    assert not decision.rests_on(nov(17))
    assert not decision.leaves_out


def test_a_stop_leaves_it_out_on_any_day() -> None:
    decision = decide(SLIDE, [did(10, swelling=True)], ABLE, nov(22))
    assert decision.leaves_out
    assert decision.rests_on(nov(10_000))


def test_a_repeated_fault_and_what_hinders_are_part_of_the_decision() -> None:
    flagged = did(20, "low 10", Set(faults="hips-drop"), Set(faults="hips-drop"))
    assert decide(SLIDE, [flagged], ABLE, nov(22)).fault == "hips-drop"
    without = structs.replace(ABLE, equipment=())
    assert decide(SLIDE, [did(20, "low 14")], without, nov(22)).hindrance == "needs weights"


def test_what_is_left_out_comes_back_no_harder_than_the_level_by_hand() -> None:
    stopped = [did(1, "high 14"), did(3, "high 14", swelling=True)]
    easier = Profile(equipment=WITH_WEIGHTS, levels={"heel-slide": "low"})
    assert way(*stopped, profile=easier)[-1] == ("stop", "low 14")
    harder = Profile(equipment=WITH_WEIGHTS, levels={"heel-slide": "high"})
    assert way(did(3, "low 14", swelling=True), profile=harder)[-1] == ("stop", "low 10")


def test_a_level_by_hand_keeps_what_the_coach_would_have_decided() -> None:
    profile = Profile(equipment=WITH_WEIGHTS, levels={"heel-slide": "high"})
    decision = decide(SLIDE, [did(17), did(20)], profile, nov(22))
    assert decision.instead_of == decide(SLIDE, [did(17), did(20)], ABLE, nov(22))
    assert decision.kind == "hold"


def test_each_exercise_is_decided_on_by_itself() -> None:
    other = structs.replace(SLIDE, id="leg-slide")
    history = [did(17), did(18, exercise="leg-slide"), did(20), did(21, exercise="leg-slide")]
    decisions = decide_all(Catalogue([SLIDE, other]), history, ABLE, nov(22))
    assert {name: one.days for name, one in decisions.items()} == {
        "heel-slide": (nov(17), nov(20)),
        "leg-slide": (nov(18), nov(21)),
    }


# -- exercises of the catalogue -----------------------------------------------------------------

KNEELING_HURTS = structs.replace(EQUIPPED, kneeling_hurts=True)
STRETCH = shipped_exercise("lunge-stretch")


def next_rung(exercise: Exercise, *history: KeptSession, profile: Profile = EQUIPPED) -> Rung:
    return decide(exercise, briefly(history), profile, TODAY).after


def test_of_two_alternatives_the_one_done_last_goes_on_with_what_was_won_in_both() -> None:
    kneeling, standing = (
        a_workout(6, lightest("lunge-stretch", "kneeling")),
        a_workout(3, lightest("lunge-stretch", "standing")),
    )
    assert next_rung(STRETCH, kneeling) == Rung("kneeling", 5, 5)
    assert next_rung(STRETCH, kneeling, standing) == Rung("standing", 6, 5)


def test_of_two_alternatives_the_first_that_a_person_can_do_begins() -> None:
    assert next_rung(STRETCH).level == "kneeling"
    assert next_rung(STRETCH, profile=KNEELING_HURTS).level == "standing"


def test_where_kneeling_has_come_to_hurt_the_stretch_goes_on_standing() -> None:
    kneeling = [a_workout(days, lightest("lunge-stretch", "kneeling")) for days in (6, 3)]
    assert next_rung(STRETCH, *kneeling) == Rung("kneeling", 6, 5)
    assert next_rung(STRETCH, *kneeling, profile=KNEELING_HURTS) == Rung("standing", 6, 5)


def test_an_alternative_chosen_by_hand_is_done_unless_it_is_not_for_the_person() -> None:
    chosen = structs.replace(EQUIPPED, levels={"lunge-stretch": "kneeling"})
    standing = a_workout(3, lightest("lunge-stretch", "standing"))
    assert next_rung(STRETCH, standing, profile=chosen).level == "kneeling"
    hurts = structs.replace(chosen, kneeling_hurts=True)
    assert next_rung(STRETCH, standing, profile=hurts).level == "standing"


def test_footwork_until_tired_has_nothing_to_raise_and_is_never_too_light() -> None:
    footwork = shipped_exercise("footwork")
    decision = decide(footwork, briefly([a_workout(3, "footwork")]), EQUIPPED, TODAY)
    assert (decision.rule, decision.after) == ("at-the-top", Rung("towel", 1, 60))


def test_a_plank_goes_up_by_its_levels_as_holds_get_fewer_and_longer() -> None:
    plank = shipped_exercise("back-plank")
    levels = [level.id for level in plank.levels]
    history: list[KeptSession] = []
    for day in range(24, 0, -2):
        decision = decide(plank, briefly(history), EQUIPPED, TODAY)
        history.append(a_workout(day, lightest("back-plank", decision.after.level)))
    reached = [one.after.level for one in trail(plank, briefly(history), EQUIPPED, TODAY)]
    assert list(dict.fromkeys(reached)) == levels


def test_a_bridge_grows_in_reps_then_in_seconds_then_goes_on_with_one_leg() -> None:
    bridge = shipped_exercise("glute-bridge")
    won = a_workout(3, lightest("glute-bridge", "single-leg"))
    assert next_rung(bridge, won) == Rung("single-leg", 10, 3)
    hurt = a_workout(1, lightest("glute-bridge", "single-leg"), pain=7)
    assert next_rung(bridge, won, hurt) == Rung("two-legs", 15, 5)
