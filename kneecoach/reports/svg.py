"""A picture of pain as SVG, whose lines are told apart without colour."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from kneecoach.model.drawing.chart import Point, ticks
from kneecoach.model.history.document import Picture, Series

_WIDTH, _HEIGHT = 720, 216
_LEFT, _RIGHT, _TOP, _BOTTOM = 22, 88, 30, 20
"""The room around the plot: for numbers, for limits, for what the marks mean, and for dates."""
_LETTERS = 90
"""How many letters of the dates fit side by side."""
_SCALE = 10
_MARKS = (
    '<circle r="3.6" class="ring"/>',
    '<circle r="2.2" class="dot"/>',
    '<path d="M-3-3 3 3M-3 3 3-3" class="cross"/>',
)
"""What marks the points of each series, around 0; where all meet, each is still seen."""
_LINES = ("thin", "thick", "dashed")


def svg(picture: Picture) -> str:
    """Return a picture as an SVG element."""
    says = escape(picture.says)
    plot = _Plot(picture)
    parts = (*plot.grid(), *plot.dates(), *plot.lines(), *plot.marks(), *_legend(picture.series))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{says}">'
        f"{''.join(parts)}</svg>"
    )


class _Plot:
    """The places of days and numbers."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._days = max(1, (picture.last - picture.first).days)

    def grid(self) -> Iterator[str]:
        """Yield the scale and the limits, each with its meaning."""
        limits = dict(self._picture.limits)
        for value in sorted({0, 5, _SCALE, *limits}):
            y = self._y(value)
            kind = "limit" if value in limits else "grid"
            yield f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" class="{kind}"/>'
            yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" class="end">{value}</text>'
            if value in limits:
                # One below the other, as no typeface is so wide that a word does not fit.
                x, words = _WIDTH - _RIGHT + 6, f"{limits[value]} {value}".rsplit(maxsplit=2)
                lines = (words[0], " ".join(words[1:]))
                for line, at in zip(lines, (y - 3, y + 10), strict=True):
                    yield f'<text x="{x}" y="{at:.1f}">{escape(line)}</text>'

    def dates(self) -> Iterator[str]:
        """Yield the dates below."""
        y = _HEIGHT - _BOTTOM
        for day, name in ticks(self._picture.first, self._picture.last, _LETTERS):
            x = self._x(day.toordinal())
            yield f'<path d="M{x:.1f} {y}v5" class="tick"/>'
            yield f'<text x="{x + 3:.1f}" y="{y + 15}">{name}</text>'

    def lines(self) -> Iterator[str]:
        """Yield what joins the points, as far as they are near enough to one another."""
        for series, kind in zip(self._picture.series, _LINES, strict=False):
            path = "".join(
                f"M{self._at(one)}L{self._at(other)}"
                for one, other in pairwise(series.points)
                if other.day - one.day <= self._picture.gap_days
            )
            yield f'<path d="{path}" class="{kind}"/>'

    def marks(self) -> Iterator[str]:
        """Yield the points."""
        for series, mark in zip(self._picture.series, _MARKS, strict=False):
            for point in series.points:
                yield _moved(mark, self._x(point.day), self._y(point.value))

    def _x(self, day: float) -> float:
        share = (day - self._picture.first.toordinal()) / self._days
        return _LEFT + 5 + share * (_WIDTH - _LEFT - _RIGHT - 10)

    def _y(self, value: float) -> float:
        return _TOP + (1 - value / _SCALE) * (_HEIGHT - _TOP - _BOTTOM)

    def _at(self, point: Point) -> str:
        return f"{self._x(point.day):.1f} {self._y(point.value):.1f}"


def _legend(series: tuple[Series, ...]) -> Iterator[str]:
    x = _LEFT + 5
    for one, mark, kind in zip(series, _MARKS, _LINES, strict=False):
        yield f'<path d="M{x} 11h26" class="{kind}"/>{_moved(mark, x + 13, 11)}'
        yield f'<text x="{x + 32}" y="15">{escape(one.name)}</text>'
        x += 140


def _moved(mark: str, x: float, y: float) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f})">{mark}</g>'
