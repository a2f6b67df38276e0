"""A chart: one number over days, with a scale and dates, drawn in character cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from kneecoach.model.body.figure import Role
from kneecoach.model.drawing.canvas import DOTS_HIGH, DOTS_WIDE, draw
from kneecoach.model.drawing.picture import Box, Line

Look = Literal["value", "goal", "axis", "mark"]
_ROLES: dict[Role, Look] = {"focus": "value", "guide": "goal", "floor": "axis"}
"""What of a chart is drawn in which role of the canvas."""
_DASH = 3
"""Dots of a goal's line, and of the gap after them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A number on a day."""

    day: float
    """The day's ordinal; between two where several days were averaged."""
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Points from the first day to the last, on a scale that begins at 0."""

    points: tuple[Point, ...]
    shape: Literal["line", "steps", "bars"]
    """A line joins the points, steps stay where they are till the next, bars stand on 0."""
    first: date
    last: date
    top: float
    scale: tuple[tuple[float, str], ...]
    """The numbers that are named beside the chart, and their names."""
    step_days: int
    """How many days a bar is wide."""
    gap_days: int = 0
    """After more days than this without a point, nothing joins it to the one before."""
    goal: float | None = None
    """A number that the points are to be measured by."""
    mark: Point | None = None
    """The point that is pointed out."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Characters of one look, side by side; None for names and empty space."""

    text: str
    look: Look | None


def chart_rows(
    chart: Chart,
    width: int,
    height: int,
    *,
    names_wide: int = 0,
    dates: bool,
    braille: bool = True,
) -> list[tuple[Cells, ...]]:
    """Return a chart as rows, `width` by `height` cells; the last has the dates, if wanted.

    Where there is no room for a chart, the rows are empty.

    Args:
        chart: the chart.
        width: the cells of a row.
        height: how many rows.
        names_wide: at least so many cells are left for the names beside it, so that the days of
            several charts lie one below the other.
        dates: whether the dates are wanted.
        braille: whether the characters for that are there.
    """
    most = width // 3
    names = [name[:most] for _, name in chart.scale]
    gutter = max(min(names_wide, most), *map(len, names)) + 1
    wide, high = width - gutter, height - dates
    if wide < 4 or high < 2:
        return [(Cells(" " * width, None),)] * height
    plot = _Plot(chart, wide, high, braille)
    labels: dict[int, str] = {}
    for (value, _), name in zip(chart.scale, names, strict=True):
        labels.setdefault(plot.row(value), name)
    axis, tick = ("│", "┤") if braille else ("|", "+")
    rows = [
        (
            Cells(labels.get(y, "").rjust(gutter - 1), None),
            Cells(tick if y in labels else axis, "axis"),
            *cells,
        )
        for y, cells in enumerate(plot.rows())
    ]
    if dates:
        rows.append((Cells(" " * gutter, None), Cells(plot.dates(), None)))
    return rows


class _Plot:
    """The part of a chart beside its scale and above its dates."""

    def __init__(self, chart: Chart, wide: int, high: int, braille: bool) -> None:
        self._chart = chart
        self._wide, self._high, self._braille = wide, high, braille
        across, down = (DOTS_WIDE, DOTS_HIGH) if braille else (1, 1)
        self._cell = across, down
        self._right, self._top = wide * across - 1, high * down - 1
        self._days = max(1, (chart.last - chart.first).days)

    def x(self, day: float) -> float:
        """Return how many dots to the right a day is."""
        return (day - self._chart.first.toordinal()) / self._days * self._right

    def y(self, value: float) -> float:
        """Return how many dots up a number is."""
        return value / self._chart.top * self._top

    def row(self, value: float) -> int:
        """Return the row of cells, counted from above, that a number is in."""
        return (self._top - round(self.y(value))) // self._cell[1]

    def rows(self) -> list[tuple[Cells, ...]]:
        """Return the rows, with the mark set."""
        shape = 1 if self._braille else 2  # the canvas takes a plain cell for twice as high as wide
        strokes = (
            Line((start[0], start[1] * shape), (end[0], end[1] * shape), role)
            for start, end, role in self._strokes()
        )
        box = Box(0, self._right, 0, self._top * shape)
        drawn = draw(strokes, box, self._wide, self._high, braille=self._braille)
        rows = [
            tuple(Cells(run.text, _ROLES[run.role] if run.role else None) for run in runs)
            for runs in drawn
        ]
        if mark := self._chart.mark:
            row, column = self.row(mark.value), round(self.x(mark.day)) // self._cell[0]
            rows[row] = _with_mark(rows[row], column, "◆" if self._braille else "*")
        return rows

    def dates(self) -> str:
        """Return the line of dates, each at its day."""
        first, last = self._chart.first, self._chart.last
        line = ""
        for day, name in ticks(first, last, self._wide):
            column = round(self.x(day.toordinal())) // self._cell[0]
            text = f"{'╵' if self._braille else '|'}{name}"
            if column + len(text) <= self._wide:
                line = line.ljust(column) + text
        return line.ljust(self._wide)

    def _strokes(self) -> Iterator[tuple[tuple[float, float], tuple[float, float], Role]]:
        yield (0, 0), (self._right, 0), "floor"
        strokes = self._bars() if self._chart.shape == "bars" else self._line()
        # Of years of days, many fall on the same dots.
        apart = {tuple(round(at) for one in stroke for at in one): stroke for stroke in strokes}
        for start, end in apart.values():
            yield start, end, "focus"
        if self._chart.goal is not None:
            level = self.y(self._chart.goal)
            for x in range(0, self._right, 2 * _DASH):
                yield (x, level), (x + _DASH - 1, level), "guide"

    def _bars(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        for point in self._chart.points:
            if not point.value:
                continue
            left = round(self.x(point.day))
            right = round(self.x(point.day + self._chart.step_days))
            for x in range(left, max(left + 1, right - 1)):
                yield (x, 0), (x, self.y(point.value))

    def _line(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        for point in self._chart.points:
            at = self.x(point.day), self.y(point.value)
            yield at, at
        for before, after in pairwise(self._chart.points):
            if after.day - before.day > self._chart.gap_days:
                continue
            start, end = ((self.x(one.day), self.y(one.value)) for one in (before, after))
            corner = (end[0], start[1]) if self._chart.shape == "steps" else start
            yield start, corner
            yield corner, end


def _with_mark(cells: Sequence[Cells], column: int, mark: str) -> tuple[Cells, ...]:
    each = [(char, part.look) for part in cells for char in part.text]
    each[column] = mark, "mark"
    return tuple(
        Cells("".join(char for char, _ in together), look)
        for look, together in groupby(each, key=lambda one: one[1])
    )


_STEPS: tuple[tuple[Literal["days", "months"], int], ...] = (
    ("days", 1), ("days", 2), ("days", 7), ("days", 14), ("months", 1), ("months", 2),
    ("months", 3), ("months", 6), ("months", 12), ("months", 24), ("months", 60),
    ("months", 120), ("months", 240),
)  # fmt: skip
"""How far from one date to the next, the nearest first."""


def ticks(first: date, last: date, room: int) -> list[tuple[date, str]]:
    """Return the dates that are named, as many as fit side by side, and their names."""
    found: list[tuple[date, str]] = []
    for unit, step in _STEPS:
        if (last - first).days > room * step * (1 if unit == "days" else 31):
            continue  # not even a character for each
        found = list(_every(first, last, unit, step))
        widest = max((len(name) for _, name in found), default=0) + 2
        if len(found) * widest <= room:
            break
    return found


def _every(
    first: date, last: date, unit: Literal["days", "months"], step: int
) -> Iterator[tuple[date, str]]:
    if unit == "days":
        to_monday = -first.weekday() % 7 if step % 7 == 0 else 0
        day = first + timedelta(days=to_monday)
        while day <= last:
            yield day, f"{day.day} {day:%b}"
            day += timedelta(days=step)
        return
    months = first.year * 12 + first.month - (1 if first.day == 1 else 0)
    for month in range(months + -months % step, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        yield day, str(day.year) if day.month == 1 else f"{day:%b}"
