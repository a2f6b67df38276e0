"""The split squat obeys its coach: the knee over the third toe, the hips level, the foot flat."""

from __future__ import annotations

from math import atan2, degrees

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints, stand
from kneecoach.model.body.space import between
from tests.figures.measure import (
    figure_of,
    knee_inside_foot,
    knee_past_toes,
    off_level,
    off_square,
    through,
)

LEVELS = ("high-step", "low-step", "no-step", "no-step-weights")
STEPS = {"high-step": 0.13, "low-step": 0.06, "no-step": 0.0, "no-step-weights": 0.0}


def _flat(joints: Joints) -> bool:
    low = joints["left ball"][2]
    return abs(joints["left heel"][2] - low) < 0.001 and abs(joints["left toe"][2] - low) < 0.001


def _turned_out(joints: Joints) -> float:
    """Return how far the back foot points out from straight ahead, in degrees."""
    x, y, _ = between(joints["right ball"], joints["right toe"])
    return degrees(atan2(-y, x))


def _bottom(figure: Figure, fault: str | None = None) -> Joints:
    return stand(figure.pose(1.0, fault))


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    failed = set()
    for joints in through(figure, fault):
        if abs(knee_inside_foot(joints, "left")) > 0.01:
            failed.add("knee-drifts")
        if abs(off_level(joints)) > 2:
            failed.add("hips-drop")
        if abs(off_square(joints)) > 2:
            failed.add("hips-turn")
        if not _flat(joints):
            failed.add("heel-lifts")
        if _turned_out(joints) > 10:
            failed.add("foot-turns")
    return failed


@pytest.mark.parametrize("level", LEVELS)
def test_right_or_wrong_the_knee_passes_the_toes(level: str) -> None:
    figure = figure_of("split-squat", level)
    for fault in (None, *figure.wrong):
        assert knee_past_toes(_bottom(figure, fault), "left") > 0


@pytest.mark.parametrize("level", LEVELS)
def test_the_knee_that_drifts_goes_inwards(level: str) -> None:
    assert knee_inside_foot(_bottom(figure_of("split-squat", level), "knee-drifts"), "left") > 0.05


@pytest.mark.parametrize("level", LEVELS)
def test_the_hip_that_drops_is_that_of_the_back_leg(level: str) -> None:
    joints = _bottom(figure_of("split-squat", level), "hips-drop")
    assert joints["right hip"][2] < joints["left hip"][2] - 0.02


@pytest.mark.parametrize("level", LEVELS)
def test_the_front_foot_stands_on_the_step_of_its_level(level: str) -> None:
    figure = figure_of("split-squat", level)
    for joints in through(figure):
        assert joints["left heel"][2] == pytest.approx(STEPS[level], abs=1e-9)
    boxes = [prop for prop in figure.props if not prop.on]
    assert [prop.end[2] for prop in boxes] == ([STEPS[level]] if STEPS[level] else [])


@pytest.mark.parametrize("level", LEVELS)
def test_the_hips_go_down_and_forward_while_the_back_heel_stays_up(level: str) -> None:
    start, *_, end = through(figure_of("split-squat", level))
    assert end["pelvis"][2] < start["pelvis"][2] - 0.1
    assert end["pelvis"][0] > start["pelvis"][0] + 0.1
    assert all(
        joints["right heel"][2] > 0.03 for joints in through(figure_of("split-squat", level))
    )


def test_hands_are_on_the_hips_where_they_carry_nothing() -> None:
    for level in LEVELS[:3]:
        for joints in through(figure_of("split-squat", level)):
            for side in ("left", "right"):
                hand, hip = joints[f"{side} hand"], joints[f"{side} hip"]
                assert max(abs(a - b) for a, b in zip(hand, hip, strict=True)) < 0.09


def test_with_weights_each_hand_holds_one() -> None:
    held = {prop.on[0] for prop in figure_of("split-squat", "no-step-weights").props if prop.on}
    assert held == {"left hand", "right hand"}
