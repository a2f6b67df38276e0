"""What a coach looks at in a step-up, to either direction: the checks and how a test names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    knee_inside_foot,
    lowest,
    off_level,
    through,
)

FOOT_WIDTH = 0.055
HANDS_BREADTH = 0.06
TOUCHING = 0.004
NEAR_THE_GROUND = 0.035


def knee_over_third_toe(way: Sequence[Joints]) -> bool:
    """Seen from the front, the knee stays above the foot's middle third."""
    limit = FOOT_WIDTH / 3
    return all(
        abs(joints["left knee"][1] - joints["left toe"][1]) < limit
        and abs(knee_inside_foot(joints, "left")) < limit
        for joints in way
    )


def hips_level(way: Sequence[Joints]) -> bool:
    return all(abs(off_level(joints)) < 2 for joints in way)


def free_foot_light(way: Sequence[Joints]) -> bool:
    return all(lowest(joints, "right") > TOUCHING for joints in way)


def movement_small(way: Sequence[Joints]) -> bool:
    return way[0]["pelvis"][2] - way[-1]["pelvis"][2] < HANDS_BREADTH


CHECKS: dict[str, Callable[[Sequence[Joints]], bool]] = {
    "knee-drifts": knee_over_third_toe,
    "hips-drop": hips_level,
    "foot-loaded": free_foot_light,
    "too-deep": movement_small,
}
"""The check that fails where a fault is made."""


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    return {name for name, holds in CHECKS.items() if not holds(way)}


def standing_foot_moves(figure: Figure, faults: Iterable[str | None]) -> float:
    """Return how far any part of the standing foot goes in any of these movements."""
    planted = ("left heel", "left ball", "left toe")
    first = next(through(figure))
    return max(
        length(between(first[joint], joints[joint]))
        for fault in faults
        for joints in through(figure, fault)
        for joint in planted
    )
