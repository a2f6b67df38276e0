"""Fitting a workout into the time there is."""

from __future__ import annotations

import pytest

from kneecoach.model.proposal.fitting import Plan, Wanted, fit, neighbours
from kneecoach.model.routines.routine import PlannedExercise
from tests.builders import a_dose, an_exercise, planned

MINUTE = 60
A, B, C, D = (planned(an_exercise(name)) for name in ("aa", "bb", "cc", "dd"))
FEET = planned(an_exercise("feet"), a_dose(until="tired"))


def wanted(*exercises: PlannedExercise) -> list[Wanted]:
    """Three sets of each are good, but one of feet."""
    return [Wanted(one, sets, sets) for one in exercises for sets in (1 if one is FEET else 3,)]


def a_minute_a_set(plan: Plan) -> int:
    return MINUTE * sum(one.dose.sets for one in plan)


def sets(plan: Plan) -> dict[str, int]:
    return {one.exercise.id: one.dose.sets for one in plan}


@pytest.mark.parametrize(
    ("minutes", "fitted"),
    [
        (1, {"aa": 1}),
        (2, {"aa": 1, "bb": 1}),
        (3, {"aa": 2, "bb": 1}),
        (4, {"aa": 2, "bb": 2}),
        (5, {"aa": 3, "bb": 2}),
        (7, {"aa": 3, "bb": 3, "cc": 1}),
        (10, {"aa": 3, "bb": 3, "cc": 3, "dd": 1}),
        (99, {"aa": 3, "bb": 3, "cc": 3, "dd": 3}),
    ],
)
def test_exercises_come_first_then_more_sets_of_each_then_more_exercises(
    minutes: int, fitted: dict[str, int]
) -> None:
    assert sets(fit(wanted(A, B, C, D), 2, minutes * MINUTE, a_minute_a_set)) == fitted


def test_no_exercise_has_more_sets_than_it_may() -> None:
    assert sets(fit(wanted(A, FEET), 2, 99 * MINUTE, a_minute_a_set)) == {"aa": 3, "feet": 1}


def test_of_what_is_wanted_nothing_may_be_there() -> None:
    assert fit(wanted(), 5, MINUTE, a_minute_a_set) == ()


def test_one_exercise_stays_however_little_time_there_is() -> None:
    assert sets(fit(wanted(A, B), 2, 1, a_minute_a_set)) == {"aa": 1}


def test_a_set_too_long_is_taken_if_it_comes_closer_than_leaving_it_out() -> None:
    def length(plan: Plan) -> int:
        return sum(100 if one.exercise.id == "aa" else 30 for one in plan)

    assert sets(fit(wanted(FEET, A), 1, 120, length)) == {"feet": 1, "aa": 1}  # 130, not 30


def test_neighbours_have_one_set_more_or_less() -> None:
    found = [sets(plan) for plan in neighbours((A, FEET), wanted(A, FEET, B))]
    assert found == [
        {"aa": 2, "feet": 1},
        {"feet": 1},
        {"aa": 1},
        {"aa": 1, "feet": 1, "bb": 1},
    ]


def test_where_one_set_is_good_other_exercises_come_before_a_second_one() -> None:
    new = [Wanted(one, 1, 3) for one in (A, B, C)]
    for minutes, fitted in (
        (2, {"aa": 1, "bb": 1}),
        (3, {"aa": 1, "bb": 1, "cc": 1}),
        (5, {"aa": 2, "bb": 2, "cc": 1}),
        (99, {"aa": 3, "bb": 3, "cc": 3}),
    ):
        assert sets(fit(new, 2, minutes * MINUTE, a_minute_a_set)) == fitted
