"""A canvas: strokes on a grid of dots, eight to a character cell, or one in plain ASCII."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kneecoach.model.body.figure import Role
from kneecoach.model.drawing.picture import Box, Face, Point, Stroke

DOTS_WIDE, DOTS_HIGH = 2, 4
_PATTERNS = tuple(chr(0x2800 + bits) for bits in range(256))
"""The braille characters, by the bits of their dots."""
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille character, by row and column."""
_ASCII: dict[Role, str] = {
    "body": "#",
    "near": "#",
    "far": "+",
    "muscle": "@",
    "focus": "o",
    "guide": ":",
    "prop": "=",
    "floor": "_",
}

_HIDDEN: dict[Role, tuple[Role, ...]] = {
    "body": ("far",),
    "near": ("far",),
    "muscle": ("far",),
    "guide": ("floor", "prop", "far", "body", "near", "muscle"),
}
"""What the strokes of a role hide in the cells they come to; with the rest they join."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one role, side by side."""

    text: str
    role: Role | None


def draw(
    strokes: Iterable[Stroke], box: Box, width: int, height: int, *, braille: bool = True
) -> list[tuple[Run, ...]]:
    """Return a picture as rows of runs, `width` by `height` cells, the scene's shape kept.

    A guide is dashed where it lies on something else, so that both are seen.
    """
    fine_wide, fine_high = (DOTS_WIDE, DOTS_HIGH) if braille else (1, 1)
    # A cell is about twice as high as wide; braille dots are then square, ASCII cells are not.
    shape = 1.0 if braille else 0.5
    dots_wide, dots_high = width * fine_wide, height * fine_high
    scale = min(
        (dots_wide - 1) / (box.right - box.left),
        (dots_high - 1) / ((box.top - box.bottom) * shape),
    )
    shift = (dots_wide - 1 - (box.right - box.left) * scale) / 2
    dots = bytearray(width * height)
    roles: list[Role | None] = [None] * (width * height)

    def place(point: Point) -> tuple[float, float]:
        x = shift + (point[0] - box.left) * scale
        return x, dots_high - 1 - (point[1] - box.bottom) * scale * shape

    for line in strokes:
        if isinstance(line, Face):
            for y, span in _inside(
                [place(corner) for corner in line.corners], dots_wide, dots_high
            ):
                for x in span:
                    cell = y // fine_high * width + x // fine_wide
                    if dots[cell]:
                        dots[cell] &= ~_BITS[y % DOTS_HIGH][x % DOTS_WIDE]
                        roles[cell] = roles[cell] if dots[cell] else None
            continue
        role, hidden = line.role, _HIDDEN.get(line.role, ())
        ends = _within(*place(line.start), *place(line.end), dots_wide - 0.51, dots_high - 0.51)
        if ends is None:
            continue
        x0, y0, x1, y1 = ends
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        across, down = (x1 - x0) / steps, (y1 - y0) / steps
        level = abs(across) > abs(down)
        for step in range(steps + 1):
            x, y = round(x0 + across * step), round(y0 + down * step)
            cell = y // fine_high * width + x // fine_wide
            under = roles[cell]
            if under is not role:
                if under in hidden:
                    dash = x // fine_wide // 2 if level else y // fine_high
                    if role == "guide" and dash % 2:
                        continue
                    dots[cell] = 0
                roles[cell] = role
            dots[cell] |= _BITS[y % DOTS_HIGH][x % DOTS_WIDE]
    starts = range(0, width * height, width)
    rows = ((dots[start : start + width], roles[start : start + width]) for start in starts)
    return [tuple(_runs(*row, braille=braille)) for row in rows]


def _inside(
    corners: Sequence[tuple[float, float]], wide: int, high: int
) -> Iterator[tuple[int, range]]:
    """Yield the rows of dots within a face, each with its columns, but not those on its edges."""
    edges = [*pairwise(corners), (corners[-1], corners[0])]
    heights = [round(y) for _, y in corners]
    for y in range(max(0, min(heights) + 1), min(high, max(heights))):
        crossed = [
            x0 + (x1 - x0) * (y - y0) / (y1 - y0)
            for (x0, y0), (x1, y1) in edges
            if min(y0, y1) <= y <= max(y0, y1) and y0 != y1
        ]
        if crossed:
            yield y, range(max(0, round(min(crossed)) + 1), min(wide, round(max(crossed))))


def _within(
    x0: float, y0: float, x1: float, y1: float, right: float, bottom: float
) -> tuple[float, float, float, float] | None:
    """Return the part of a stroke from -0.49 to the given right and bottom; None where none is."""
    if min(x0, x1, y0, y1) >= -0.49 and max(x0, x1) <= right and max(y0, y1) <= bottom:
        return x0, y0, x1, y1
    enter, leave = 0.0, 1.0
    for start, way, limit in ((x0, x1 - x0, right), (y0, y1 - y0, bottom)):
        if way == 0:
            if not -0.49 <= start <= limit:
                return None
            continue
        first, last = sorted(((-0.49 - start) / way, (limit - start) / way))
        enter, leave = max(enter, first), min(leave, last)
    if enter > leave:
        return None
    return (
        x0 + (x1 - x0) * enter,
        y0 + (y1 - y0) * enter,
        x0 + (x1 - x0) * leave,
        y0 + (y1 - y0) * leave,
    )


def _runs(dots: bytearray, roles: list[Role | None], *, braille: bool) -> Iterator[Run]:
    start = 0
    for role, cells in groupby(roles):
        end = start + len(list(cells))
        if role is None:
            text = " " * (end - start)
        elif braille:
            text = "".join([_PATTERNS[bits] for bits in dots[start:end]])
        else:
            text = _ASCII[role] * (end - start)
        yield Run(text, role)
        start = end
