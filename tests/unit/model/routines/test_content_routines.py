"""The shipped routines are what they promise."""

from __future__ import annotations

import pytest

from kneecoach.model.body.region import REGIONS
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import unroll
from tests.builders import shipped_library

NAMES = ("everyday", "floor", "step", "desk-break", "complete")


def plan(name: str) -> tuple[PlannedExercise, ...]:
    return shipped_library().plan(name)


def ids(name: str) -> list[str]:
    return [one.exercise.id for one in plan(name)]


def needs(name: str) -> set[str]:
    return {item for one in plan(name) for item in one.exercise.needs_at(one.level)}


def minutes(name: str) -> float:
    return unroll(plan(name)).length_s / 60


def test_there_are_five_routines() -> None:
    assert set(shipped_library().routines) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_routine_goes_region_by_region_in_the_order_of_a_workout(name: str) -> None:
    catalogue = shipped_library().catalogue
    ranks = [catalogue.rank(one.exercise) for one in plan(name)]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("name", NAMES)
def test_every_routine_says_what_it_is_for(name: str) -> None:
    routine = shipped_library().routine(name)
    assert routine.title
    assert routine.about


def test_everyday_works_every_region_in_about_20_minutes() -> None:
    assert {one.exercise.region for one in plan("everyday")} == set(REGIONS)
    assert 18 <= minutes("everyday") <= 22


def test_a_desk_break_is_5_minutes_standing_and_needs_nothing() -> None:
    assert 4 <= minutes("desk-break") <= 6
    assert {one.exercise.position_at(one.level) for one in plan("desk-break")} == {"standing"}
    assert needs("desk-break") == set()


def test_floor_is_kind_to_a_sore_knee() -> None:
    assert "split-squat" not in ids("floor")
    assert "step" not in needs("floor")
    assert "standing" not in {one.exercise.position_at(one.level) for one in plan("floor")}


def test_step_is_done_standing_and_needs_a_step() -> None:
    assert "step" in needs("step")
    assert {one.exercise.position_at(one.level) for one in plan("step")} == {"standing"}


def test_complete_has_every_exercise_once() -> None:
    assert ids("complete") == [exercise.id for exercise in shipped_library().catalogue]


def test_complete_does_both_sides_of_what_is_done_on_each() -> None:
    done = {(one.planned.exercise.id, one.side) for one in unroll(plan("complete")).sets}
    for one in plan("complete"):
        sides = {"left", "right"} if one.dose.sides == "each" else {"both"}
        assert {side for name, side in done if name == one.exercise.id} == sides


@pytest.mark.parametrize("name", ["everyday", "step", "complete"])
def test_a_routine_that_needs_a_step_says_so(name: str) -> None:
    assert "step" in shipped_library().routine(name).about
