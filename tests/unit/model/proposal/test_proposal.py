"""What the coach proposes for a day."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.exercises.exercise import Condition
from kneecoach.model.person.profile import Minutes, Profile, RedFlags
from kneecoach.model.progression.thresholds import CLOSE_ENOUGH
from kneecoach.model.proposal.fitting import with_sets
from kneecoach.model.proposal.proposal import Advice, Proposal, gentle, propose
from kneecoach.model.routines.order import in_order
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.sessions.coming_back import come_back_to
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_library
from tests.unit.model.histories import (
    ABLE,
    TODAY,
    a_workout,
    briefly,
    histories,
    lightest,
    profiles,
)

CATALOGUE = shipped_library().catalogue
ALL_IDS = [exercise.id for exercise in CATALOGUE]
MINUTES = st.integers(1, 12).map(lambda fives: fives * 5)


def proposed(
    *sessions: KeptSession, profile: Profile = ABLE, minutes: Minutes = 20, without: str = ""
) -> Proposal:
    return propose(
        CATALOGUE, briefly(sessions), profile, TODAY, minutes=minutes, without=without.split()
    )


def ids(proposal: Proposal) -> list[str]:
    return [one.exercise.id for one in proposal.plan]


def regions(proposal: Proposal) -> list[str]:
    return [one.exercise.region for one in proposal.plan]


def hindrances(planned: PlannedExercise, profile: Profile) -> list[str]:
    """Why an exercise is not for a person, said another way than the profile says it."""
    exercise, level = planned.exercise, planned.level
    conditions: dict[Condition, bool | None] = {
        "severe knee problem": profile.severe_knee_problem,
        "back pain": profile.back_pain,
        "kneeling hurts": profile.kneeling_hurts,
    }
    needs = {*exercise.needs, *level.needs} - {*(profile.equipment or ())}
    against = {
        one for one in (*exercise.not_with, *level.not_with) if conditions[one] in (True, None)
    }
    return sorted(needs | against)


def off_by_s(plan: tuple[PlannedExercise, ...], minutes: float) -> float:
    return abs(unroll(in_order(plan)).length_s - minutes * 60)


# -- what is in it ------------------------------------------------------------------------------


def test_the_first_workout_has_each_region_once_at_its_lightest() -> None:
    proposal = proposed()
    assert regions(proposal) == ["hips", "glutes", "hamstrings", "quads", "ankles and feet"]
    for line in proposal.lines:
        one = line.planned
        assert one == with_sets(PlannedExercise.lightest(one.exercise), one.dose.sets)
        assert (line.decision.kind, line.last_done) == ("begin", None)


def test_who_said_nothing_gets_what_needs_nothing_and_harms_nobody() -> None:
    proposal = proposed(profile=Profile())
    assert ids(proposal) == [
        "leg-lift", "clamshell", "glute-bridge", "back-plank", "lunge-stretch",
    ]  # fmt: skip
    assert proposal.lines[-1].planned.level.id == "standing"
    assert {one.exercise.id: one.hindrance for one in proposal.left_out} == {
        "split-squat": "not with a severe knee problem (you have not said that you have none)",
        "romanian-deadlift": "not with back pain (you have not said that you have none)",
        "peterson-step-up": "needs step",
        "step-up": "needs step",
        "calf-raise": "needs step, handrail",
        "footwork": "needs towel",
    }


def test_the_region_with_the_fewest_sets_in_two_weeks_is_wanted_first() -> None:
    hips = a_workout(2, lightest("leg-lift"), lightest("lunge-stretch"))
    proposal = proposed(hips, minutes=5)
    assert "hips" not in regions(proposal)
    assert proposal.balance["hips"] == 2
    assert proposal.able[-1].planned.exercise.region == "glutes"  # the third of its region
    longer_ago = a_workout(15, lightest("leg-lift"), lightest("lunge-stretch"))
    assert proposed(longer_ago).balance["hips"] == 0


def test_both_sides_are_one_set_and_a_region_that_helps_has_half_of_it() -> None:
    balance = proposed(a_workout(3, "split-squat", "back-plank")).balance
    assert balance == {
        "hips": 0.5, "glutes": 1.5, "hamstrings": 1.5, "quads": 0, "ankles and feet": 0.5,
    }  # fmt: skip


def test_in_a_region_what_was_longest_ago_comes_first() -> None:
    first, second = (
        proposed(a_workout(8, "step-up"), a_workout(4, "peterson-step-up")),
        proposed(a_workout(4, "step-up"), a_workout(8, "peterson-step-up")),
    )
    assert "step-up" in ids(first) and "peterson-step-up" not in ids(first)
    assert "peterson-step-up" in ids(second) and "step-up" not in ids(second)


def test_sets_that_were_left_out_count_for_nothing() -> None:
    assert proposed(a_workout(3, "back-plank", done=0)) == proposed()


def test_what_went_well_twice_is_proposed_harder() -> None:
    proposal = proposed(*(a_workout(days_ago, "back-plank") for days_ago in (6, 3)))
    (line,) = (one for one in proposal.able if one.planned.exercise.id == "back-plank")
    assert line.planned.level.id == "15-seconds"
    assert line.decision.kind == "progress"


def test_what_hurt_at_its_lightest_rests_for_a_week() -> None:
    proposal = proposed(a_workout(3, "step-up", pain=7))
    (left,) = (one for one in proposal.left_out if one.exercise.id == "step-up")
    assert (left.hindrance, left.decision.kind) == ("", "rest")
    assert "step-up" in [
        one.planned.exercise.id for one in proposed(a_workout(7, "step-up", pain=7)).able
    ]


def test_weights_are_only_proposed_when_owned() -> None:
    by_hand = replace(ABLE, levels={"romanian-deadlift": "light-weight"})
    without = replace(by_hand, equipment=("step", "handrail", "towel"))
    assert "light-weight" in [one.planned.level.id for one in proposed(profile=by_hand).able]
    assert "light-weight" not in [one.planned.level.id for one in proposed(profile=without).able]


def test_what_the_person_does_not_want_is_not_in_it_but_could_be() -> None:
    before, after = proposed(), proposed(without="glute-bridge back-plank")
    assert {"glute-bridge", "back-plank"} <= {*ids(before)}
    assert {"glute-bridge", "back-plank"}.isdisjoint(ids(after))
    assert after.able == before.able
    assert "glutes" in regions(after)


# -- its length ---------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", range(5, 65, 5))
def test_for_somebody_able_it_is_as_long_as_asked(minutes: int) -> None:
    assert off_by_s(proposed(minutes=minutes).plan, minutes) <= CLOSE_ENOUGH.part * minutes * 60


def test_without_a_word_it_is_as_long_as_the_profile_says() -> None:
    profile = replace(ABLE, minutes=30)
    assert propose(CATALOGUE, (), profile, TODAY) == proposed(profile=profile, minutes=30)


def test_where_there_is_no_more_to_do_it_is_shorter() -> None:
    proposal = proposed(profile=Profile(), minutes=60)
    assert {one.dose.sets for one in proposal.plan} == {3}
    assert len(proposal.plan) == len(proposal.able)


def test_the_time_to_get_in_place_counts() -> None:
    slow = propose(CATALOGUE, (), ABLE, TODAY, timing=Timing(setup_s=60, floor_setup_s=120))
    sets = [sum(one.dose.sets for one in plan) for plan in (slow.plan, proposed().plan)]
    assert sets[0] < sets[1]


# -- advice -------------------------------------------------------------------------------------

PLANK = "back-plank"


@pytest.mark.parametrize(
    ("sessions", "profile", "advice"),
    [
        pytest.param([], ABLE, None, id="nothing done yet"),
        pytest.param([a_workout(0, PLANK)], ABLE, "done today", id="a workout today"),
        pytest.param([a_workout(0, PLANK, done=0)], ABLE, None, id="one today without a set"),
        pytest.param([a_workout(1, PLANK)], ABLE, None, id="one yesterday that settled"),
        pytest.param(
            [a_workout(1, PLANK, morning=None)], ABLE, None, id="one yesterday, nobody knows"
        ),
        pytest.param(
            [a_workout(1, PLANK, morning=2)], ABLE, "not settled", id="one yesterday, worse since"
        ),
        pytest.param(
            [a_workout(2, PLANK, morning=2)], ABLE, "not settled", id="worse the day before too"
        ),
        pytest.param([a_workout(3, PLANK, morning=2)], ABLE, None, id="worse three days ago"),
        pytest.param(
            [a_workout(1, PLANK, morning=2), a_workout(0, PLANK)],
            ABLE,
            "done today",
            id="worse, then done again today",
        ),
        pytest.param(
            [a_workout(day, PLANK) for day in (6, 4, 2)], ABLE, "week done", id="three of three"
        ),
        pytest.param(
            [a_workout(day, PLANK) for day in (7, 4, 2)], ABLE, None, id="one the week before"
        ),
        pytest.param(
            [a_workout(9, PLANK, swelling=True)], ABLE, "see someone", id="swelling, long ago"
        ),
        pytest.param(
            [a_workout(9, PLANK, swelling=True)],
            replace(ABLE, red_flags=RedFlags(any=False, asked=TODAY)),
            None,
            id="swelling, since looked at",
        ),
        pytest.param(
            [], replace(ABLE, red_flags=RedFlags(any=True, asked=TODAY)), "see a doctor", id="flag"
        ),
        pytest.param(
            [a_workout(0, PLANK, morning=2, swelling=True)],
            replace(ABLE, red_flags=RedFlags(any=True, asked=TODAY)),
            "see a doctor",
            id="the strongest wins",
        ),
    ],
)
def test_advice(sessions: list[KeptSession], profile: Profile, advice: Advice | None) -> None:
    proposal = proposed(*sessions, profile=profile)
    assert proposal.advice == advice
    assert proposal.is_offered == bool(proposal.lines) == (not str(advice).startswith("see"))


def test_an_exercise_that_was_too_much_three_times_is_left_out_until_someone_has_looked() -> None:
    sessions = [a_workout(day, lightest("split-squat", "no-step"), pain=7) for day in (30, 20, 10)]
    proposal = proposed(*sessions)
    assert stopped(proposal) == ["split-squat"]
    assert proposal.advice is None
    looked_at = replace(ABLE, red_flags=RedFlags(any=False, asked=TODAY))
    assert stopped(proposed(*sessions, profile=looked_at)) == []


def stopped(proposal: Proposal) -> list[str]:
    return [one.exercise.id for one in proposal.left_out if one.decision.kind == "stop"]


# -- after a workout that went badly ------------------------------------------------------------


def stopped_at_once(days_ago: int) -> KeptSession:
    """A workout in which the first exercise was stopped before a rep was done."""
    kept = a_workout(days_ago, "glute-bridge", done=1)
    log = replace(kept.session.sets[0], reps=0, stopped_for_pain=True, skipped=True)
    return KeptSession(kept.file, replace(kept.session, sets=(log,)))


def waiting(kept: KeptSession) -> KeptSession:
    return KeptSession(kept.file, replace(kept.session, status="live", pain_after=None))


def hurt_in_it(days_ago: int) -> KeptSession:
    kept = a_workout(days_ago, "glute-bridge")
    sets = tuple(replace(one, pain=7) for one in kept.session.sets)
    return KeptSession(kept.file, replace(kept.session, sets=sets))


def hurt_on_return(days_ago: int) -> KeptSession:
    kept = a_workout(days_ago, "leg-lift", "glute-bridge")
    return KeptSession(kept.file, come_back_to(kept.session, 6))


@pytest.mark.parametrize(
    ("went", "how"),
    [
        (stopped_at_once(3), "stopped"),
        (hurt_on_return(3), "hurt after"),
        (hurt_in_it(3), "hurt"),
        (a_workout(3, "glute-bridge", pain=6), "hurt after"),
        (a_workout(3, "glute-bridge", morning=4), "not settled"),
        (a_workout(14, "glute-bridge", morning=4), "not settled"),
    ],
)
def test_after_a_workout_that_went_badly_the_next_is_short_light_and_has_nothing_new(
    went: KeptSession, how: str
) -> None:
    before = a_workout(20, "back-plank", "calf-raise")
    proposal = proposed(before, went, minutes=30)
    assert proposal.setback == how
    known = {"glute-bridge", "back-plank", "calf-raise"}
    assert set(ids(proposal)) <= known | {"leg-lift", "clamshell"}
    assert {one.dose.sets for one in proposal.plan} == {1}
    assert unroll(proposal.plan).length_s <= 15 * 60 * 1.1
    assert "peterson-step-up" in {one.exercise.id for one in proposal.left_out}


def test_a_workout_that_went_well_makes_an_end_of_that() -> None:
    went = a_workout(6, "glute-bridge", pain=6), a_workout(3, "leg-lift", "clamshell")
    assert proposed(*went).setback is None


def test_after_two_weeks_that_is_over_even_without_a_workout() -> None:
    proposal = proposed(a_workout(15, "glute-bridge", morning=4))
    assert proposal.setback is None
    assert off_by_s(proposal.plan, 20) <= CLOSE_ENOUGH.part * 20 * 60


def test_an_exercise_stopped_at_once_makes_no_workout_but_a_day_to_rest() -> None:
    proposal = proposed(stopped_at_once(0))
    assert (proposal.advice, proposal.week.done) == ("hurt today", 0)
    assert proposed(stopped_at_once(1)).advice is None
    assert proposed(a_workout(0, PLANK), stopped_at_once(0)).advice == "done today"


@pytest.mark.parametrize("hurt", [stopped_at_once, hurt_in_it])
def test_what_hurt_in_a_workout_that_waits_is_not_offered_as_if_nothing_had_been(
    hurt: Callable[[int], KeptSession],
) -> None:
    proposal = proposed(waiting(hurt(0)))
    assert (proposal.advice, proposal.week.done) == ("hurt today", 0)
    assert "glute-bridge" not in [one.planned.exercise.id for one in proposal.able]
    assert "glute-bridge" in [one.exercise.id for one in proposal.left_out]


def test_too_much_pain_on_coming_back_counts_while_the_workout_still_waits() -> None:
    kept = waiting(a_workout(0, "glute-bridge", "leg-lift"))
    came_back = KeptSession(kept.file, come_back_to(kept.session, 8))
    proposal = proposed(came_back)
    assert (proposal.advice, proposal.setback) == ("hurt today", "hurt after")
    assert proposed(kept).advice is None


def test_a_workout_that_waits_and_went_well_until_then_decides_nothing_yet() -> None:
    proposal = proposed(waiting(a_workout(0, "glute-bridge")))
    assert (proposal.advice, proposal.setback) == (None, None)
    bridge = next(one for one in proposal.able if one.planned.exercise.id == "glute-bridge")
    assert bridge.decision.kind == "begin"
    assert proposed(waiting(a_workout(0, "leg-lift")), hurt_in_it(1)).setback == "hurt"


def test_bearable_pain_told_before_a_set_was_done_makes_no_workout() -> None:
    kept = a_workout(0, "glute-bridge", done=1)
    log = replace(kept.session.sets[0], reps=0, skipped=True, pain=2)
    told = KeptSession(kept.file, replace(kept.session, sets=(log,)))
    assert proposed(told).advice is None


def test_the_first_workout_has_about_five_exercises_of_two_sets_at_most() -> None:
    proposal = proposed(minutes=20)
    assert len(proposal.lines) == 5
    assert max(one.dose.sets for one in proposal.plan) == 2


def test_of_what_is_new_other_exercises_come_before_a_third_set() -> None:
    plan = proposed(minutes=30).plan
    assert len(plan) > 5
    assert max(one.dose.sets for one in plan) == 2


# -- a day with too much pain -------------------------------------------------------------------


def test_on_a_day_with_too_much_pain_only_hips_and_glutes_lying_are_left() -> None:
    plan = gentle(CATALOGUE, (), ABLE, TODAY)
    assert [one.exercise.id for one in plan] == ["leg-lift", "clamshell", "glute-bridge"]
    assert all(one == PlannedExercise.lightest(one.exercise) for one in plan)


def test_the_gentle_workout_stays_at_the_lightest_however_far_somebody_is() -> None:
    strong = lightest("glute-bridge", "weighted")
    sessions = [a_workout(day, strong) for day in (6, 3)]
    assert gentle(CATALOGUE, briefly(sessions), ABLE, TODAY) == gentle(CATALOGUE, (), ABLE, TODAY)


def test_what_rests_is_not_in_the_gentle_workout() -> None:
    plan = gentle(CATALOGUE, briefly([a_workout(2, "clamshell", pain=7)]), ABLE, TODAY)
    assert [one.exercise.id for one in plan] == ["leg-lift", "glute-bridge"]


def test_where_someone_should_look_first_there_is_no_gentle_workout_either() -> None:
    flagged = replace(ABLE, red_flags=RedFlags(any=True, asked=TODAY))
    assert gentle(CATALOGUE, (), flagged, TODAY) == ()
    swollen = briefly([a_workout(2, "back-plank", swelling=True)])
    assert gentle(CATALOGUE, swollen, ABLE, TODAY) == ()


# -- whatever was done, by whomever -------------------------------------------------------------


@given(histories(), profiles(), MINUTES)
def test_nothing_is_proposed_that_a_condition_or_missing_equipment_forbids(
    sessions: list[KeptSession], profile: Profile, minutes: Minutes
) -> None:
    proposal = proposed(*sessions, profile=profile, minutes=minutes)
    offered = [*proposal.plan, *(one.planned for one in proposal.able)]
    assert [hindrances(one, profile) for one in offered] == [[]] * len(offered)
    lying = gentle(CATALOGUE, briefly(sessions), profile, TODAY)
    assert [hindrances(one, profile) for one in lying] == [[]] * len(lying)


@given(histories(), profiles(), MINUTES)
def test_each_exercise_is_either_able_or_left_out_and_proposed_at_most_once(
    sessions: list[KeptSession], profile: Profile, minutes: Minutes
) -> None:
    proposal = proposed(*sessions, profile=profile, minutes=minutes)
    able = [one.planned.exercise.id for one in proposal.able]
    left_out = [one.exercise.id for one in proposal.left_out]
    assert sorted(able + left_out) == sorted(ALL_IDS)
    assert len(set(ids(proposal))) == len(proposal.plan)
    assert set(ids(proposal)) <= set(able)


@given(histories(), profiles(), MINUTES)
def test_feet_come_last_and_no_position_is_taken_twice(
    sessions: list[KeptSession], profile: Profile, minutes: Minutes
) -> None:
    plan = proposed(*sessions, profile=profile, minutes=minutes).plan
    feet = [one.exercise.region == "ankles and feet" for one in plan]
    assert feet == sorted(feet)
    positions = [one.exercise.position_at(one.level) for one in plan[: feet.count(False)]]
    changes = sum(one != other for one, other in pairwise(positions))
    assert changes == max(0, len(set(positions)) - 1)


@given(histories(), profiles(), MINUTES)
def test_it_is_as_long_as_asked_or_no_set_more_or_less_comes_closer(
    sessions: list[KeptSession], profile: Profile, minutes: Minutes
) -> None:
    proposal = proposed(*sessions, profile=profile, minutes=minutes)
    plan = proposal.plan
    asked = proposal.planned_s / 60
    if not plan or off_by_s(plan, asked) <= CLOSE_ENOUGH.part * asked * 60:
        return
    others: list[tuple[PlannedExercise, ...]] = []
    for line in proposal.lines:
        one = line.planned
        rest = tuple(other for other in plan if other is not one)
        if one.dose.sets < line.most_sets:
            others.append((*rest, with_sets(one, one.dose.sets + 1)))
        if one.dose.sets > 1:
            others.append((*rest, with_sets(one, one.dose.sets - 1)))
        elif rest:
            others.append(rest)
    others += [
        (*plan, one.planned)
        for one in proposal.able
        if one.planned.exercise.id not in ids(proposal)
    ]
    assert all(off_by_s(plan, asked) <= off_by_s(other, asked) for other in others)


@given(st.data(), histories(), profiles(), MINUTES)
def test_the_same_files_in_any_order_give_the_same_plan(
    data: st.DataObject, sessions: list[KeptSession], profile: Profile, minutes: Minutes
) -> None:
    shuffled = data.draw(st.permutations(sessions))
    assert proposed(*sessions, profile=profile, minutes=minutes) == proposed(
        *shuffled, profile=profile, minutes=minutes
    )
