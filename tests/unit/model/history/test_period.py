"""Periods: the days a trend looks at, and how they are gathered into points."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kneecoach.model.drawing.chart import Point
from kneecoach.model.history.period import RANGES, Period, mean

MONTH, QUARTER, YEAR, ALL = RANGES
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("looked_back", "began", "first"),
    [
        (MONTH, date(2020, 1, 1), date(2026, 10, 24)),
        (QUARTER, date(2020, 1, 1), date(2026, 8, 24)),
        (YEAR, date(2020, 1, 1), date(2025, 11, 23)),
        (ALL, date(2020, 1, 1), date(2020, 1, 1)),
        (YEAR, date(2026, 11, 3), date(2026, 11, 3)),
    ],
)
def test_a_range_looks_back_from_today_but_not_beyond_the_first_workout(
    looked_back: object, began: date, first: date
) -> None:
    assert looked_back in RANGES
    assert Period.of(RANGES[RANGES.index(looked_back)], began, TODAY) == Period(first, TODAY)


def test_a_first_workout_dated_tomorrow_leaves_a_period_of_one_day() -> None:
    assert Period.of(ALL, TODAY + timedelta(days=1), TODAY) == Period(TODAY, TODAY)


@pytest.mark.parametrize(
    ("days", "step"), [(30, "day"), (91, "week"), (365, "week"), (1000, "month"), (8000, "year")]
)
def test_the_longer_the_period_the_more_days_make_one_point(days: int, step: str) -> None:
    assert Period(TODAY - timedelta(days=days), TODAY).step == step


def test_a_week_is_folded_into_one_point_in_its_middle() -> None:
    period = Period(date(2026, 8, 24), TODAY)
    monday = date(2026, 11, 16).toordinal()
    earlier = (Point(monday - 9, 7), Point(monday - 1, 8))
    points = (*earlier, Point(monday, 2), Point(monday + 4, 5))
    assert period.folded(points, mean) == (*earlier, Point(monday + 2, 3.5))
    assert period.folded(points, max) == (*earlier, Point(monday + 2, 5))


def test_points_are_left_apart_where_too_few_would_be_left() -> None:
    monday = date(2026, 11, 16).toordinal()
    points = tuple(Point(monday + day, 1) for day in range(5))
    assert Period(date(2026, 8, 24), TODAY).folded(points, mean) == points


def test_over_years_months_are_folded_and_over_decades_years() -> None:
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 31), date(2025, 12, 1)]
    points = [Point(day.toordinal(), 1) for day in (*days, date(2026, 1, 1))]
    counts = [
        [point.value for point in Period(first, TODAY).folded(points, sum)]
        for first in (date(2024, 1, 1), date(2000, 1, 1))
    ]
    assert counts == [[1, 2, 1, 1], [1, 3, 1]]
