"""The glute bridge keeps the coach's rules; each wrong figure breaks the one it shows."""

from collections.abc import Callable
from math import atan2, degrees

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import HIPS, Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    figure_of,
    knee_flexion,
    off_level,
    off_straight_seen,
    through,
)

LEVELS = ("two-legs", "single-leg", "weighted")


def above_the_line(at: Joints) -> float:
    """Return the bend at the hip: more where it is above the line from shoulder to knee."""
    shoulder, hip, knee = (at[f"left {joint}"] for joint in ("shoulder", "hip", "knee"))
    trunk, thigh = between(shoulder, hip), between(hip, knee)
    return degrees(atan2(trunk[2], trunk[0]) - atan2(thigh[2], thigh[0]))


def hips_reach_the_line(way: list[Joints]) -> bool:
    return above_the_line(way[-1]) >= -5


def back_stays_in_the_line(way: list[Joints]) -> bool:
    return all(above_the_line(at) <= 5 for at in way)


def knees_are_no_closer_than_hips(way: list[Joints]) -> bool:
    return all(at["left knee"][1] - at["right knee"][1] >= HIPS for at in way)


def feet_stay_flat(way: list[Joints]) -> bool:
    return all(abs(at["left heel"][2]) <= 1e-6 >= abs(at["left toe"][2]) for at in way)


CHECKS: dict[str, Callable[[list[Joints]], bool]] = {
    "knees-cave": knees_are_no_closer_than_hips,
    "back-lifts": hips_reach_the_line,
    "back-arches": back_stays_in_the_line,
    "heels-lift": feet_stay_flat,
}


def way_of(level: str, fault: str | None = None) -> list[Joints]:
    return list(through(figure_of("glute-bridge", level), fault))


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    return {name for name, holds in CHECKS.items() if not holds(way)}


@pytest.mark.parametrize("level", LEVELS)
def test_shoulder_hip_and_knee_are_one_line_at_the_top(level: str) -> None:
    top = way_of(level)[-1]
    assert off_straight_seen(top, "left shoulder", "left hip", "left knee") <= 5


@pytest.mark.parametrize("level", LEVELS)
def test_the_hips_rise_all_the_way_and_stay_level(level: str) -> None:
    way = way_of(level)
    heights = [at["pelvis"][2] for at in way]
    assert heights == sorted(heights)
    assert heights[-1] - heights[0] >= 0.1
    assert all(abs(off_level(at)) <= 2 for at in way)


@pytest.mark.parametrize("level", LEVELS)
def test_foot_and_shoulders_stay_where_they_are(level: str) -> None:
    way = way_of(level)
    for joint in ("left heel", "left toe", "left shoulder", "right shoulder"):
        assert all(length(between(way[0][joint], at[joint])) <= 1e-6 for at in way)


def test_on_a_single_leg_the_other_is_straight_in_the_air() -> None:
    for at in way_of("single-leg"):
        assert abs(knee_flexion(at, "right")) <= 1
        assert at["right heel"][2] >= 0.3


def test_the_weight_lies_across_the_hips_with_a_hand_at_each_end() -> None:
    figure = figure_of("glute-bridge", "weighted")
    for at in through(figure):
        (weight,) = (prop.placed(at) for prop in figure.props if prop.on and prop.kind == "box")
        assert weight.start[0] < at["pelvis"][0] < weight.end[0]
        assert 0 < weight.start[2] - at["pelvis"][2] < 0.05
        for side in ("left", "right"):
            hand = at[f"{side} hand"]
            for axis in range(3):
                assert weight.start[axis] - 0.02 <= hand[axis] <= weight.end[axis] + 0.02


@pytest.mark.parametrize("level", ["two-legs", "weighted"])
@pytest.mark.parametrize("fault", [None, "knees-cave"])
def test_the_band_goes_round_both_knees(level: str, fault: str | None) -> None:
    figure = figure_of("glute-bridge", level)
    for at in through(figure, fault):
        band = [prop.placed(at) for prop in figure.props if prop.on and prop.kind == "line"]
        ends = [end for line in band for end in (line.start, line.end)]
        assert all(ends.count(end) == 2 for end in ends)  # it is closed
        for axis in (1, 2):
            places = [end[axis] for end in ends]
            for side in ("left", "right"):
                assert min(places) < at[f"{side} knee"][axis] < max(places)
