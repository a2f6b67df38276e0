"""Going on at the easier level in the middle of a workout."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from kneecoach.model.progression.easing import PainWatch, eased, easier_level, to_ease, without
from kneecoach.model.routines.routine import PlannedExercise, plan
from kneecoach.model.routines.timeline import PlannedSet, unroll
from tests.builders import shipped_exercise, shipped_library
from tests.unit.model.histories import ABLE


def at_level(exercise_id: str, level: str, sets: int) -> PlannedExercise:
    exercise = shipped_exercise(exercise_id)
    return PlannedExercise.lightest(exercise, exercise.level(level)).with_sets(sets)


def told(sets: tuple[PlannedSet, ...]) -> list[str]:
    return [f"{one.planned.level.id} {one.side}" for one in sets]


def test_only_a_ladder_has_an_easier_level_and_its_first_rung_has_none() -> None:
    low = easier_level(at_level("split-squat", "low-step", 1), ABLE)
    assert low is not None
    assert low.id == "high-step"
    assert easier_level(at_level("split-squat", "high-step", 1), ABLE) is None
    assert easier_level(at_level("lunge-stretch", "standing", 1), ABLE) is None


def test_the_easier_level_is_the_nearest_that_the_person_can_do() -> None:
    weights = at_level("split-squat", "no-step-weights", 1)
    bare = at_level("split-squat", "no-step", 1)
    no_step = replace(ABLE, equipment=())
    found = easier_level(weights, no_step)
    assert found is not None
    assert found.id == "no-step"
    assert easier_level(bare, no_step) is None
    assert easier_level(bare, replace(ABLE, severe_knee_problem=True)) is None


def test_what_is_left_out_keeps_the_sets_that_were_done_and_nothing_else_changes() -> None:
    squat, bridge = at_level("split-squat", "low-step", 2), at_level("glute-bridge", "two-legs", 1)
    sets = unroll((squat, bridge)).sets
    assert without(sets, 0, [(squat.exercise, squat.level)]) == (bridge,)
    begun = without(sets, 1, [(squat.exercise, squat.level)])
    assert told(unroll(begun).sets) == ["low-step left", "two-legs both"]
    assert without(sets, 1, []) == (squat, bridge)


def easier(sets: tuple[PlannedSet, ...], done: int) -> tuple[PlannedExercise, ...]:
    """The plan made easier before a set begins."""
    return made_easier(sets, done, to_ease(sets, done, reps=0, begun=False))


def made_easier(
    sets: tuple[PlannedSet, ...], done: int, coming: Sequence[PlannedSet]
) -> tuple[PlannedExercise, ...]:
    level = easier_level(coming[0].planned, ABLE)
    assert level is not None
    return eased(sets, done, coming, level)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (1, ["high-step left", "high-step right", "high-step left", "high-step right"]),
        (2, ["low-step left", "high-step right", "high-step left", "high-step right"]),
        (3, ["low-step left", "low-step right", "high-step left", "high-step right"]),
        (4, ["low-step left", "low-step right", "low-step left", "high-step right"]),
    ],
)
def test_what_was_done_stays_and_the_rest_is_at_the_easier_level(
    done: int, expected: list[str]
) -> None:
    before = at_level("glute-bridge", "two-legs", 1)
    sets = unroll((before, at_level("split-squat", "low-step", 2))).sets
    assert told(unroll(easier(sets, done)).sets) == ["two-legs both", *expected]


def test_a_side_that_was_done_alone_is_not_asked_for_again_where_both_legs_work_together() -> None:
    sets = unroll((at_level("glute-bridge", "single-leg", 2),)).sets
    assert told(unroll(easier(sets, 1)).sets) == [
        "single-leg left",
        "two-legs both",
        "two-legs both",
    ]


def test_what_comes_after_the_exercise_stays_as_planned() -> None:
    after = at_level("calf-raise", "one-leg", 1)
    before = unroll((at_level("split-squat", "low-step", 1), after)).sets
    assert easier(before, 0)[-1] == after


def test_a_plan_made_easier_can_be_kept_in_a_file_and_gone_on_with() -> None:
    sets = unroll((at_level("split-squat", "low-step", 2),)).sets
    lighter = easier(sets, 1)
    items = tuple(one.as_item() for one in lighter)
    assert plan(items, shipped_library().catalogue) == lighter


def test_a_set_hardly_begun_is_done_again_at_the_easier_level() -> None:
    sets = unroll((at_level("glute-bridge", "single-leg", 1),)).sets
    coming = to_ease(sets, 1, reps=4, begun=True)
    assert told(unroll(made_easier(sets, 2, coming)).sets) == [
        "single-leg left",
        "single-leg right",
        "two-legs both",
    ]


def test_of_a_set_half_done_nothing_is_left_to_make_easier() -> None:
    sets = unroll((at_level("split-squat", "low-step", 1),)).sets
    assert to_ease(sets, 1, reps=5, begun=True) == []


def test_the_easier_level_is_offered_at_the_second_acceptable_pain_in_an_exercise_and_once() -> (
    None
):
    watch = PainWatch("standard")
    assert not watch.should_ease("split-squat", 3)
    assert not watch.should_ease("split-squat", 2)
    assert watch.should_ease("split-squat", 5)
    assert not watch.should_ease("split-squat", 4)


def test_acceptable_pain_in_another_exercise_counts_anew() -> None:
    watch = PainWatch("standard")
    watch.should_ease("split-squat", 3)
    assert not watch.should_ease("leg-lift", 3)


def test_the_strict_rule_counts_from_two() -> None:
    watch = PainWatch("strict")
    watch.should_ease("split-squat", 2)
    assert watch.should_ease("split-squat", 2)
