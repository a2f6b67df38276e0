"""What a coach looks at in a step-up, to either direction: the checks and how a test names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kneecoach.model.figure import Figure
from kneecoach.model.skeleton import Joints
from kneecoach.model.space import between, length
from tests.figures.measure import (
    SIDES,
    dorsiflexion,
    hip_flexion,
    inside_a_box,
    knee_flexion,
    knee_inside_foot,
    lowest,
    off_level,
    poses,
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


def failed(figure: Figure, fault: str | None = None) -> list[str]:
    """Return the faults that the checks see in a movement."""
    way = list(through(figure, fault))
    return [name for name, check in CHECKS.items() if not check(way)]


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


def assert_a_body_can_do_it(figure: Figure) -> None:
    """Joints stay in human range, nothing goes into floor or step, right or wrong."""
    for fault in (None, *figure.wrong):
        for pose, joints in zip(poses(figure, fault), through(figure, fault), strict=True):
            assert min(place[2] for place in joints.values()) > -1e-6, fault
            assert not inside_a_box(figure, joints), fault
            for side in SIDES:
                assert -0.5 <= knee_flexion(joints, side) <= 150, fault
                assert -30 <= hip_flexion(pose, side) <= 130, fault
                assert -50 <= dorsiflexion(joints, side) <= 40, fault
