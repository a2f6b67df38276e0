"""The leg lift keeps the coach's rules; each wrong figure breaks the one it shows."""

from collections.abc import Callable

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import figure_of, knee_flexion, off_straight, through

LEVELS = ("bodyweight", "ankle-weights")
TRUNK = ("head", "neck", "chest", "pelvis", "left hip", "right hip", "left shoulder")


def body_is_one_line_before_the_lift(way: list[Joints]) -> bool:
    at = way[0]
    return (
        off_straight(at, "head", "neck", "pelvis") <= 5
        and off_straight(at, "neck", "pelvis", "left heel") <= 5
    )


def heel_traces_a_straight_line(way: list[Joints]) -> bool:
    ahead = [at["left heel"][1] for at in way]
    return max(ahead) - min(ahead) <= 0.02


CHECKS: dict[str, Callable[[list[Joints]], bool]] = {
    "line-broken": body_is_one_line_before_the_lift,
    "leg-wobbles": heel_traces_a_straight_line,
}


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    return {name for name, holds in CHECKS.items() if not holds(way)}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("fault", [None, *CHECKS])
def test_the_trunk_stays_still_while_the_leg_lifts(level: str, fault: str | None) -> None:
    way = list(through(figure_of("leg-lift", level), fault))
    for joint in TRUNK:
        assert all(length(between(way[0][joint], at[joint])) <= 1e-6 for at in way)


@pytest.mark.parametrize("level", LEVELS)
def test_the_hips_are_stacked_with_the_lower_one_on_the_floor(level: str) -> None:
    for at in through(figure_of("leg-lift", level)):
        lower, upper = at["right hip"], at["left hip"]
        assert abs(upper[0] - lower[0]) + abs(upper[1] - lower[1]) <= 1e-6
        assert 0 <= lower[2] <= 0.05 < upper[2]


@pytest.mark.parametrize("level", LEVELS)
def test_the_top_leg_is_straight_and_rises_all_the_way(level: str) -> None:
    way = list(through(figure_of("leg-lift", level)))
    heights = [at["left heel"][2] for at in way]
    assert heights == sorted(heights)
    assert heights[-1] - heights[0] >= 0.25
    assert all(abs(knee_flexion(at, "left")) <= 1 for at in way)


@pytest.mark.parametrize("level", LEVELS)
def test_the_bottom_knee_is_bent_and_lies_still(level: str) -> None:
    way = list(through(figure_of("leg-lift", level)))
    assert all(knee_flexion(at, "right") >= 45 for at in way)
    for joint in ("right knee", "right heel", "right toe", "right hand", "left hand"):
        assert all(length(between(way[0][joint], at[joint])) <= 1e-6 for at in way)


def test_the_weight_goes_with_the_ankle() -> None:
    figure = figure_of("leg-lift", "ankle-weights")
    for at in through(figure):
        (weight,) = (prop.placed(at) for prop in figure.props if prop.on)
        for axis in range(3):
            assert weight.start[axis] <= at["left ankle"][axis] <= weight.end[axis]
