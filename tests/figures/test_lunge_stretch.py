"""The lunge stretch keeps the coach's rules; each wrong figure breaks the one it shows."""

from collections.abc import Callable

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    angle_between,
    figure_of,
    hip_flexion,
    knee_past_toes,
    poses,
    through,
)

LEVELS = ("kneeling", "standing")
UP = (0.0, 0.0, 1.0)


def trunk_is_upright(way: list[Joints]) -> bool:
    return all(angle_between(between(at["pelvis"], at["neck"]), UP) <= 10 for at in way)


def arm_of_the_back_legs_side_points_up(way: list[Joints]) -> bool:
    return all(
        at["left ankle"][0] < at["right ankle"][0]
        and angle_between(between(at["left shoulder"], at["left hand"]), UP) <= 50
        for at in way
    )


def hips_are_not_forced(way: list[Joints]) -> bool:
    return all(knee_past_toes(at, "right") <= 0 for at in way)


def chest_turns_to_the_stretched_hip(way: list[Joints]) -> bool:
    def across(at: Joints, part: str) -> tuple[float, float, float]:
        way = between(at[f"right {part}"], at[f"left {part}"])
        return (way[0], way[1], 0.0)

    end = way[-1]
    turned = angle_between(across(end, "hip"), across(end, "shoulder"))
    return turned >= 10 and end["left shoulder"][0] < end["right shoulder"][0]


CHECKS: dict[str, Callable[[list[Joints]], bool]] = {
    "back-bent": trunk_is_upright,
    "arm-down": arm_of_the_back_legs_side_points_up,
    "forced-forward": hips_are_not_forced,
    "no-turn": chest_turns_to_the_stretched_hip,
}


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    return {name for name, holds in CHECKS.items() if not holds(way)}


@pytest.mark.parametrize("level", LEVELS)
def test_the_pelvis_moves_forward_all_the_way(level: str) -> None:
    places = [at["pelvis"][0] for at in through(figure_of("lunge-stretch", level))]
    assert places == sorted(places)
    assert places[-1] - places[0] >= 0.08


@pytest.mark.parametrize("level", LEVELS)
def test_the_back_hip_opens_until_it_is_stretched(level: str) -> None:
    hips = [hip_flexion(pose, "left") for pose in poses(figure_of("lunge-stretch", level))]
    assert hips == sorted(hips, reverse=True)
    assert -30 <= hips[-1] <= -20


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("joint", ["left toe", "left ball", "right toe", "right heel"])
def test_both_feet_stay_where_they_are(level: str, joint: str) -> None:
    way = [at[joint] for at in through(figure_of("lunge-stretch", level))]
    assert all(length(between(way[0], place)) <= 1e-6 for place in way)


def test_the_knee_on_the_ground_stays_there() -> None:
    way = [at["left knee"] for at in through(figure_of("lunge-stretch", "kneeling"))]
    assert all(length(between(way[0], place)) <= 1e-6 for place in way)
    assert way[0][2] <= 0.05


def test_standing_keeps_the_back_knee_off_the_ground() -> None:
    way = through(figure_of("lunge-stretch", "standing"))
    assert all(at["left knee"][2] >= 0.12 for at in way)
