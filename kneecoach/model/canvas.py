"""A canvas: strokes on a grid of dots, eight to a character cell, or one in plain ASCII."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kneecoach.model.figure import Role
from kneecoach.model.scene import Box, Line, Point

DOTS_WIDE, DOTS_HIGH = 2, 4
_BRAILLE = 0x2800
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


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one role, side by side."""

    text: str
    role: Role | None


def draw(
    lines: Iterable[Line], box: Box, width: int, height: int, *, braille: bool = True
) -> list[tuple[Run, ...]]:
    """Return a picture as rows of runs, `width` by `height` cells, the scene's shape kept."""
    fine_wide, fine_high = (DOTS_WIDE, DOTS_HIGH) if braille else (1, 1)
    # A cell is about twice as high as wide; braille dots are then square, ASCII cells are not.
    shape = 1.0 if braille else 0.5
    dots_wide, dots_high = width * fine_wide, height * fine_high
    scale = min(
        (dots_wide - 1) / (box.right - box.left),
        (dots_high - 1) / ((box.top - box.bottom) * shape),
    )
    shift = (dots_wide - 1 - (box.right - box.left) * scale) / 2
    dots: list[list[int]] = [[0] * width for _ in range(height)]
    roles: list[list[Role | None]] = [[None] * width for _ in range(height)]

    def place(point: Point) -> tuple[float, float]:
        x = shift + (point[0] - box.left) * scale
        return x, dots_high - 1 - (point[1] - box.bottom) * scale * shape

    for line in lines:
        (x0, y0), (x1, y1) = place(line.start), place(line.end)
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps + 1):
            x = round(x0 + (x1 - x0) * step / steps)
            y = round(y0 + (y1 - y0) * step / steps)
            if 0 <= x < dots_wide and 0 <= y < dots_high:
                column, row = x // fine_wide, y // fine_high
                dots[row][column] |= _BITS[y % DOTS_HIGH][x % DOTS_WIDE] if braille else 1
                roles[row][column] = line.role
    return [_runs(*pair, braille=braille) for pair in zip(dots, roles, strict=True)]


def _runs(dots: list[int], roles: list[Role | None], *, braille: bool) -> tuple[Run, ...]:
    runs: list[Run] = []
    for bits, role in zip(dots, roles, strict=True):
        char = " "
        if role is not None:
            char = chr(_BRAILLE + bits) if braille else _ASCII[role]
        if runs and runs[-1].role == role:
            runs[-1] = Run(runs[-1].text + char, role)
        else:
            runs.append(Run(char, role))
    return tuple(runs)
