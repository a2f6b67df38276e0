"""A bare foot from near: its sole and its five toes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import Vector, between, cross, moved, unit

_HEEL_WIDTH = 0.036
_BALL_WIDTH = 0.058
"""In body heights, as all lengths; ours, a little broader than most feet."""
_TOES = (1.1, 1.1, 1.0, 0.9, 0.75)
"""How long each toe is against the bone it is on, from the big one."""


def foot_lines(side: str, joints: Joints) -> Iterator[tuple[Vector, Vector]]:
    """Yield the lines of a foot, each from one place to another."""
    ankle, heel, ball = (joints[f"{side} {part}"] for part in ("ankle", "heel", "ball"))
    inwards = unit(cross((0.0, 0.0, 1.0), between(heel, ball)))
    if side == "left":
        inwards = moved((0.0, 0.0, 0.0), inwards, -1.0)

    def across(middle: Vector, width: float, share: float) -> Vector:
        """Return a place across the foot: at its inner edge for 0, its outer one for 1."""
        return moved(middle, inwards, width * (0.5 - share))

    sole = [across(ball, _BALL_WIDTH, 0.0), across(heel, _HEEL_WIDTH, 0.0)]
    sole += [across(heel, _HEEL_WIDTH, 1.0), across(ball, _BALL_WIDTH, 1.0)]
    yield from pairwise((*sole, sole[0]))
    yield ankle, across(heel, _HEEL_WIDTH, 0.5)
    yield ankle, ball
    toe = between(ball, joints[f"{side} toe"])
    for number, long in enumerate(_TOES):
        root = across(ball, _BALL_WIDTH, number / (len(_TOES) - 1))
        yield root, moved(root, toe, long)
