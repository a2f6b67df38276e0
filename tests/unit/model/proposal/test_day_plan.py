"""The day's plan, as a person changes what the coach proposed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kneecoach.model.person.profile import Profile
from kneecoach.model.proposal.day_plan import DayPlan
from kneecoach.model.proposal.proposal import propose
from kneecoach.model.routines.order import in_order
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_exercise, shipped_library
from tests.unit.model.histories import ABLE, TODAY, a_workout, briefly, histories, profiles

CATALOGUE = shipped_library().catalogue


def plan_for(
    *sessions: KeptSession,
    profile: Profile = ABLE,
    without: frozenset[str] = frozenset(),
    minutes: int = 20,
) -> DayPlan:
    proposal = propose(
        CATALOGUE, briefly(sessions), profile, TODAY, minutes=minutes, without=without
    )
    return DayPlan.of(proposal)


def ids(plan: DayPlan) -> list[str]:
    return [one.exercise.id for one in plan.draft.items]


def index(plan: DayPlan, exercise_id: str) -> int:
    place = plan.place_of(shipped_exercise(exercise_id))
    assert place is not None
    return place


def test_at_first_it_is_what_was_proposed() -> None:
    plan = plan_for()
    assert plan.lines == plan.proposal.lines
    assert not plan.is_changed
    assert not plan.unwanted


def test_a_swap_goes_through_the_region_and_comes_back() -> None:
    plan = plan_for(minutes=10)
    seen = []
    for _ in range(3):
        (glutes,) = (one for one in ids(plan) if shipped_exercise(one).region == "glutes")
        seen.append(glutes)
        plan = plan.swap(index(plan, glutes))
    assert sorted(seen) == ["clamshell", "glute-bridge", "split-squat"]
    assert plan == plan_for(minutes=10)


def test_what_is_swapped_in_has_the_coachs_dose_and_as_many_sets() -> None:
    plan = plan_for(*(a_workout(day, "romanian-deadlift") for day in (6, 3)))
    place = index(plan, "back-plank")
    sets = plan.draft.items[place].dose.sets
    swapped = plan.swap(place)
    (line,) = (one for one in swapped.lines if one.planned.exercise.id == "romanian-deadlift")
    assert line.decision.kind == "progress"
    assert (line.planned.dose.reps, line.planned.dose.sets) == (12, sets)
    assert swapped.unwanted == {"back-plank"}
    assert swapped.is_changed


def test_where_there_is_nothing_else_a_swap_changes_nothing() -> None:
    plan = plan_for(profile=Profile())  # the back plank is all it can do for the hamstrings
    assert plan.swap(index(plan, "back-plank")) == plan


def test_a_removed_exercise_is_unwanted_and_may_come_back_by_a_swap() -> None:
    plan = plan_for()
    removed = plan.remove(index(plan, "peterson-step-up"))
    assert ids(removed) == [one for one in ids(plan) if one != "peterson-step-up"]
    assert removed.unwanted == {"peterson-step-up"}
    anew = plan_for(without=removed.unwanted)
    assert "step-up" in ids(anew)
    assert anew.is_changed
    assert anew.unwanted == {"peterson-step-up"}
    back = anew.swap(index(anew, "step-up"))
    assert "peterson-step-up" in ids(back)
    assert back.unwanted == {"step-up"}


BY_HAND = structs.replace(ABLE, levels={"glute-bridge": "single-leg"})


def test_another_level_changes_that_line_alone() -> None:
    plan = plan_for()
    plank, bridge = index(plan, "back-plank"), index(plan, "glute-bridge")
    plan = replace(plan, draft=plan.draft.change(plank, "reps", 2))
    changed = plan.followed_by(plan_for(profile=BY_HAND).proposal)
    assert changed.draft.items[bridge].level.id == "single-leg"
    assert changed.draft.items[bridge].dose.sets == plan.draft.items[bridge].dose.sets
    assert changed.draft.items[plank] == plan.draft.items[plank] != changed.proposed(plank)
    assert ids(changed) == ids(plan)
    assert changed.followed_by(plan.proposal) == plan


def test_where_nothing_is_new_all_changes_stay() -> None:
    plan = plan_for().remove(0)
    assert plan.followed_by(plan_for().proposal) == plan


def test_after_another_workout_the_new_proposal_holds() -> None:
    anew = plan_for(a_workout(1, "back-plank"), profile=BY_HAND)
    assert plan_for().remove(0).followed_by(anew.proposal) == anew


def test_where_something_can_no_longer_be_done_the_new_proposal_holds() -> None:
    other = plan_for(profile=structs.replace(Profile(), levels={"glute-bridge": "single-leg"}))
    assert plan_for().followed_by(other.proposal) == other


def test_what_the_coach_would_leave_out_can_be_put_in() -> None:
    plan = plan_for(profile=Profile())
    squat = PlannedExercise.lightest(shipped_exercise("split-squat"))
    with_it = replace(plan, draft=replace(plan.draft, items=(squat, *plan.draft.items)))
    assert with_it.lines[0].planned == squat
    assert {one.planned.exercise.region for one in with_it.instead_of(0)} <= {"glutes"}


@given(st.data(), histories(), profiles())
def test_however_it_is_changed_it_stays_in_order_and_within_what_can_be_done(
    data: st.DataObject, sessions: list[KeptSession], profile: Profile
) -> None:
    plan = plan_for(*sessions, profile=profile)
    able = {one.planned.exercise.id for one in plan.proposal.able}
    for change in data.draw(st.lists(st.sampled_from([DayPlan.swap, DayPlan.remove]), max_size=6)):
        if plan.draft.items:
            plan = change(plan, data.draw(st.integers(0, len(plan.draft.items) - 1)))
        assert plan.draft.items == in_order(plan.draft.items)
        assert {*ids(plan)} <= able
        assert len({*ids(plan)}) == len(ids(plan))
        assert len(plan.lines) == len(plan.draft.items)


@pytest.mark.parametrize("exercise_id", ["split-squat", "footwork"])
def test_what_is_not_in_it_has_no_place(exercise_id: str) -> None:
    assert plan_for().place_of(shipped_exercise(exercise_id)) is None
