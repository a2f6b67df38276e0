"""The clamshell keeps the coach's rules; each wrong figure breaks the one it shows."""

from collections.abc import Callable

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import angle_between, figure_of, through

UP = (0.0, 0.0, 1.0)


def opening(at: Joints) -> float:
    """Return how far the shells are open: the angle of both shanks."""
    shanks = [between(at[f"{side} ankle"], at[f"{side} knee"]) for side in ("left", "right")]
    return angle_between(*shanks)


def hips_are_stacked(way: list[Joints]) -> bool:
    return all(angle_between(between(at["right hip"], at["left hip"]), UP) <= 5 for at in way)


def opening_is_small(way: list[Joints]) -> bool:
    return all(opening(at) <= 50 for at in way)


CHECKS: dict[str, Callable[[list[Joints]], bool]] = {
    "hips-roll": hips_are_stacked,
    "opens-wide": opening_is_small,
}


def way_of(fault: str | None = None) -> list[Joints]:
    return list(through(figure_of("clamshell"), fault))


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    return {name for name, holds in CHECKS.items() if not holds(way)}


@pytest.mark.parametrize("fault", [None, *CHECKS])
def test_the_feet_stay_together(fault: str | None) -> None:
    for at in way_of(fault):
        assert length(between(at["right heel"], at["left heel"])) <= 0.08


def test_the_top_knee_opens_all_the_way_from_lying_on_the_other() -> None:
    way = way_of()
    heights = [at["left knee"][2] for at in way]
    assert heights == sorted(heights)
    assert length(between(way[0]["left knee"], way[0]["right knee"])) <= 0.09
    assert opening(way[-1]) - opening(way[0]) >= 20


def test_only_the_top_leg_moves() -> None:
    way = way_of()
    moving = {"left knee", "left heel", "left ball", "left toe"}
    for joint in set(way[0]) - moving:
        assert all(length(between(way[0][joint], at[joint])) <= 1e-6 for at in way)


def test_the_hand_lies_on_the_glute() -> None:
    for at in way_of():
        hip, hand = at["left hip"], at["left hand"]
        assert length(between(hip, hand)) <= 0.1
        assert hand[1] < hip[1]
