"""How what is around the body looks: lines, round things, boxes that hide what is behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from kneecoach.model.body.figure import Prop, Role
from kneecoach.model.body.space import Vector
from kneecoach.model.drawing.picture import Face, Lens, Line, Stroke

_ROUND = 16
"""The strokes of a circle."""


def prop_strokes(prop: Prop, lens: Lens) -> Iterator[Stroke]:
    """Yield what is seen of something: of a box the faces turned to the camera, and their edges."""
    role: Role = "floor" if prop.kind == "mat" else "prop"
    if prop.kind == "line":
        yield Line(lens.flat(prop.start), lens.flat(prop.end), role)
        return
    if prop.kind in ("bowl", "ball"):
        yield from _round(prop, lens, role)
        return
    sides = [(near > 0) - (near < 0) for near in lens.near]
    ends = (list(map(min, prop.start, prop.end)), list(map(max, prop.start, prop.end)))
    corners = [
        lens.flat((ends[x][0], ends[y][1], ends[z][2]))
        for x in (0, 1)
        for y in (0, 1)
        for z in (0, 1)
    ]
    faces, edges = _seen(sides[0], sides[1], sides[2])
    if prop.kind == "box":
        for one, two, three, four in faces:
            yield Face((corners[one], corners[two], corners[three], corners[four]))
    for start, end in edges:
        yield Line(corners[start], corners[end], role)


def _round(prop: Prop, lens: Lens, role: Role) -> Iterator[Line]:
    """Yield the outline of a ball, or a bowl's rim and the half ball below it."""
    (x0, y0, z0), (x1, y1, z1) = prop.start, prop.end
    wide, high = abs(x1 - x0) / 2, abs(z1 - z0)
    x, z = lens.flat(((x0 + x1) / 2, (y0 + y1) / 2, max(z0, z1)))
    turns = [2 * pi * step / _ROUND for step in range(_ROUND + 1)]
    if prop.kind == "ball":
        outline = [(x + wide * cos(turn), z - high / 2 + wide * sin(turn)) for turn in turns]
    else:
        open_to, level = lens.near[2] * wide, lens.up[2] * high
        below = hypot(open_to, level)
        outline = [(x + wide * cos(turn), z + open_to * sin(turn)) for turn in turns]
        outline += [
            (x + wide * cos(turn), z - below * sin(turn)) for turn in turns[: _ROUND // 2 + 1]
        ]
    for start, end in pairwise(outline):
        yield Line(start, end, role)


@cache
def _seen(
    *sides: int,
) -> tuple[tuple[tuple[int, int, int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the faces of a box that are turned to the camera, and their edges, by the corners.

    A corner's number has a bit for each of x, y and z, 4, 2 and 1: set at the high end.

    Args:
        sides: the end from which each of x, y and z is seen: 1 the high, -1 the low, 0 neither.
    """
    bits = (4, 2, 1)
    faces = []
    for across, side in zip(bits, sides, strict=True):
        if side:
            one, other = (bit for bit in bits if bit != across)
            start = across if side > 0 else 0
            faces.append((start, start | one, start | one | other, start | other))
    edges = {
        (min(start, end), max(start, end))
        for face in faces
        for start, end in pairwise((*face, face[0]))
    }
    return tuple(faces), tuple(sorted(edges))


def corners_of(prop: Prop) -> Iterator[Vector]:
    """Yield the ends of a line, or the eight corners of a box."""
    if prop.kind == "line":
        yield from (prop.start, prop.end)
    else:
        for x in (prop.start[0], prop.end[0]):
            for y in (prop.start[1], prop.end[1]):
                for z in (prop.start[2], prop.end[2]):
                    yield x, y, z
