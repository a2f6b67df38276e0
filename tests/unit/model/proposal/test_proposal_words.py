"""The proposal and its reasons, in the words a person reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.proposal.day_plan import DayPlan
from kneecoach.model.proposal.proposal import propose
from kneecoach.model.proposal.proposal_words import (
    advice_words,
    dose_reason,
    left_out_reason,
    length_words,
    mark_words,
    out_of_reach,
    region_reason,
    sets_words,
    stop_words,
    turn_reason,
    week_words,
)
from kneecoach.model.sessions.adherence import Week
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_exercise, shipped_library
from tests.unit.model.histories import ABLE, TODAY, a_workout, briefly, lightest

CATALOGUE = shipped_library().catalogue


def plan_for(*sessions: KeptSession, profile: Profile = ABLE, minutes: int = 20) -> DayPlan:
    return DayPlan.of(propose(CATALOGUE, briefly(sessions), profile, TODAY, minutes=minutes))


def index(plan: DayPlan, exercise_id: str) -> int:
    place = plan.place_of(shipped_exercise(exercise_id))
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("done", "planned", "words"),
    [
        (0, 3, "0 of 3 workouts this week"),
        (1, 1, "1 of 1 workout this week"),
        (4, 3, "4 workouts this week, 3 planned"),
        (2, 1, "2 workouts this week, 1 planned"),
    ],
)
def test_the_week(done: int, planned: int, words: str) -> None:
    assert week_words(Week(done, planned)) == words


def test_the_length_stands_beside_what_was_asked_for() -> None:
    plan = plan_for()
    assert length_words(plan, 20 * 60 + 20) == "20 min, as planned"
    assert length_words(plan, 19 * 60) == "19 min, 20 min planned"
    assert length_words(plan, 12 * 60) == "12 min, 20 min planned"
    assert length_words(plan.remove(0), 12 * 60) == "12 min, changed by you"
    all_of_it = plan_for(profile=Profile(), minutes=60)
    assert length_words(all_of_it, 37 * 60) == (
        "37 min, 60 min planned: that is all there is for you today"
    )


def test_advice_says_what_to_do() -> None:
    assert advice_words(plan_for().proposal) == ""
    flagged = structs.replace(ABLE, red_flags=RedFlags(any=True, asked=TODAY))
    for plan, words in (
        (plan_for(profile=flagged), "see a doctor before you exercise"),
        (plan_for(a_workout(2, "clamshell", swelling=True)), "workout on 20 November. Rest it"),
        (plan_for(a_workout(1, "clamshell", morning=3)), "Rest today"),
        (plan_for(a_workout(0, "clamshell")), "Rest until tomorrow"),
        (plan_for(*(a_workout(day, "clamshell") for day in (1, 3, 5))), "Rest until Monday"),
    ):
        assert words in advice_words(plan.proposal)


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (
            [a_workout(8, "clamshell", pain=6)],
            "After your last workout your knee hurt more than 5 of 10. So for today: 10 min, one "
            "set of each exercise, and nothing new that loads the knee.",
        ),
        (
            [a_workout(1, "clamshell", morning=3)],
            "Your knee had not settled by the morning after your last workout. Rest today. If you "
            "work out all the same: 10 min, one set of each exercise, and nothing new that "
            "loads the knee.",
        ),
        (
            [a_workout(day, "clamshell", morning=3 if day == 4 else 1) for day in (6, 5, 4)],
            "All workouts of this week are done. Rest until Monday. Your knee had not settled by "
            "the morning after your last workout. If you work out all the same: 10 min, "
            "one set of each exercise, and nothing new that loads the knee.",
        ),
    ],
)
def test_after_a_setback_it_is_told_what_happened_and_what_follows(
    history: list[KeptSession], words: str
) -> None:
    plan = plan_for(*history)
    assert advice_words(plan.proposal) == words
    assert length_words(plan, 9 * 60) == "9 min, 10 min planned"


def test_where_nothing_is_offered_nothing_is_said_of_a_gentler_workout() -> None:
    swollen = plan_for(a_workout(2, "clamshell", swelling=True, morning=4))
    assert "work out" not in advice_words(swollen.proposal)


def test_a_dose_has_its_reason() -> None:
    plan = plan_for()
    bridge = index(plan, "glute-bridge")
    assert dose_reason(plan, bridge) == (
        "You have not done it yet, so you start with the lightest dose. "
        "2 sets, to fill the 20 minutes planned."
    )
    changed = replace(plan, draft=plan.draft.change(bridge, "reps", 3))
    assert dose_reason(changed, bridge).startswith(
        "You changed the dose. The coach would take 2 sets of 10 reps: You have not done it"
    )


def test_a_level_by_hand_tells_what_the_coach_would_take() -> None:
    plan = plan_for(profile=structs.replace(ABLE, levels={"glute-bridge": "single-leg"}))
    bridge = index(plan, "glute-bridge")
    assert dose_reason(plan, bridge).startswith(
        "You chose this level; the coach would take Two legs, 10 reps held 3 s, because you have"
    )
    assert mark_words(plan.lines[bridge].decision) == "your choice"


def test_a_region_and_its_turn_have_their_reason() -> None:
    first = plan_for()
    bridge = shipped_exercise("glute-bridge")
    assert region_reason(first.proposal, bridge) == "No region had a set in the last 14 days."
    assert turn_reason(first, first.lines[0]) == ""
    glutes = [a_workout(9, "glute-bridge"), a_workout(6, "clamshell"), a_workout(3, "split-squat")]
    later = plan_for(*glutes)
    assert region_reason(later.proposal, bridge) == (
        "Glutes had 3 sets in the last 14 days, the most."
    )
    assert region_reason(later.proposal, shipped_exercise("step-up")) == (
        "Quads had no sets in the last 14 days, the least."
    )
    assert region_reason(later.proposal, shipped_exercise("leg-lift")) == (
        "Hips had 1 set in the last 14 days."
    )
    assert turn_reason(later, later.lines[index(later, "glute-bridge")]) == (
        "You did it last on 13 November, longer ago than what else there is for the glutes."
    )


@pytest.mark.parametrize(
    ("sets", "words"),
    [(0, "no sets"), (0.5, "half a set"), (1, "1 set"), (2.25, "2¼ sets"), (12.5, "12½ sets")],
)
def test_sets_are_told_in_quarters(sets: float, words: str) -> None:
    assert sets_words(sets) == words


def test_what_is_out_of_reach_or_left_out_has_its_reason() -> None:
    proposal = plan_for(a_workout(2, "clamshell", pain=8), profile=Profile()).proposal
    assert out_of_reach(proposal, shipped_exercise("leg-lift")) == (
        "With ankle weights: needs ankle weights",
    )
    reasons = {left.exercise.id: left_out_reason(left) for left in proposal.left_out}
    assert reasons["split-squat"] == (
        "not with a severe knee problem (you have not said that you have none)."
    )
    assert reasons["clamshell"] == (
        "rests until 27 November: even the lightest dose was too much (20 November)."
    )
    too_often = [a_workout(day, lightest("split-squat", "no-step"), pain=7) for day in (9, 6, 3)]
    proposal = plan_for(*too_often).proposal
    (stopped,) = (left for left in proposal.left_out if left.decision.leaves_out)
    name, how = stop_words(proposal)
    assert name.startswith("Front foot elevated split squat: let someone look at your knee first")
    assert how.endswith("Ctrl+P, then warning signs.")
    assert stop_words(plan_for().proposal) == ()
    assert left_out_reason(stopped).startswith("let someone look at your knee first: it was too")
