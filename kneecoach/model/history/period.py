"""A period: the days that a trend looks at, and how many of them make one point of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Literal

from kneecoach.model.drawing.chart import Point
from kneecoach.model.progression.thresholds import BREAK_DAYS

Step = Literal["day", "week", "month", "year"]
ENOUGH = 3
"""Points from which on a chart is drawn: through two there is always a line."""
STEP_DAYS: dict[Step, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
"""The most days that each has."""


@dataclass(frozen=True, slots=True)
class Range:
    """How far back to look."""

    name: str
    days: int | None
    """None for all there is."""


RANGES = (Range("Month", 30), Range("Quarter", 91), Range("Year", 365), Range("All", None))


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, up to today."""

    first: date
    last: date

    @classmethod
    def of(cls, looked_back: Range, began: date, today: date) -> Period:
        """Return the days of a range; none of them is before the first workout ever."""
        first = began
        if looked_back.days is not None:
            first = max(began, today - timedelta(days=looked_back.days - 1))
        return cls(min(first, today), today)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def step(self) -> Step:
        """How many days make one point, so that a chart shows a way and not each bump of it."""
        days = (self.last - self.first).days
        if days <= 45:
            return "day"
        if days <= 400:
            return "week"
        return "month" if days <= 10 * 366 else "year"

    @property
    def gap_days(self) -> int:
        """After how many days without a point a line ends: after a break, or two steps."""
        return max(BREAK_DAYS.value, 2 * STEP_DAYS[self.step])

    def folded(
        self, points: Sequence[Point], fold: Callable[[list[float]], float]
    ) -> tuple[Point, ...]:
        """Make one point of all in a step, as long as enough of them are left to draw.

        Args:
            points: the points, the oldest first.
            fold: makes one number of those of a step, the oldest first.
        """
        of = partial(_step_of, step=self.step)
        folded = tuple(
            Point(mean([point.day for point in one]), fold([point.value for point in one]))
            for one in (list(together) for _, together in groupby(points, key=of))
        )
        return folded if len(folded) >= ENOUGH else tuple(points)


def _step_of(point: Point, step: Step) -> tuple[int, ...]:
    """Return what all days of a step, and no others, have in common."""
    ordinal = int(point.day)
    if step == "day":
        return (ordinal,)
    if step == "week":
        return ((ordinal - 1) // 7,)  # the first of all days was a Monday
    day = date.fromordinal(ordinal)
    return (day.year, day.month) if step == "month" else (day.year,)


def mean(numbers: list[float]) -> float:
    """Return the average."""
    return sum(numbers) / len(numbers)
