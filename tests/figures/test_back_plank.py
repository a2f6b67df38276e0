"""The back plank obeys its coach: one line from neck to heels, on elbows and heels."""

from __future__ import annotations

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints, stand
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    SIDES,
    figure_of,
    knee_flexion,
    off_straight_seen,
    spine_bend,
    through,
)

ELBOW_HIGH = 0.02
"""How high the middle of an elbow is that lies on the floor."""


def _hip_below_line(joints: Joints) -> float:
    neck, hip, heel = (joints[joint] for joint in ("neck", "pelvis", "left heel"))
    share = (hip[0] - neck[0]) / (heel[0] - neck[0])
    return neck[2] + (heel[2] - neck[2]) * share - hip[2]


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in the hold."""
    joints = stand(figure.pose(1.0, fault))
    failed = set()
    if _hip_below_line(joints) > 0.03:
        failed.add("hips-sink")
    if spine_bend(joints) > 5 or knee_flexion(joints, "left") > 10:
        failed.add("line-sags")
    if joints["head"][2] > joints["neck"][2] + 0.02:
        failed.add("chin-tucked")
    return failed


def test_held_neck_hips_and_heels_are_in_one_line_within_5_degrees() -> None:
    held = stand(figure_of("back-plank").pose(1.0))
    assert off_straight_seen(held, "neck", "pelvis", "left heel") < 5
    assert off_straight_seen(held, "chest", "pelvis", "left knee") < 8


def test_neither_sunk_nor_sagging_is_neck_hips_and_heels_a_line() -> None:
    for fault in ("hips-sink", "line-sags"):
        held = stand(figure_of("back-plank").pose(1.0, fault))
        bent = max(
            off_straight_seen(held, "neck", "pelvis", "left heel"),
            off_straight_seen(held, "left hip", "left knee", "left heel"),
        )
        assert bent > 10


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("fault", [None, "hips-sink", "line-sags", "chin-tucked"])
def test_elbows_and_heels_stay_where_they_are_on_the_floor(side: str, fault: str | None) -> None:
    first, *rest = through(figure_of("back-plank"), fault)
    assert first[f"{side} elbow"][2] == pytest.approx(ELBOW_HIGH, abs=1e-3)
    assert first[f"{side} heel"][2] == pytest.approx(0, abs=1e-3)
    for joints in rest:
        for joint in ("elbow", "heel"):
            way = between(first[f"{side} {joint}"], joints[f"{side} {joint}"])
            assert length(way) < 1e-3


def test_the_hips_lift_from_just_above_the_floor() -> None:
    start, *_, end = through(figure_of("back-plank"))
    assert start["pelvis"][2] < 0.07
    assert end["pelvis"][2] > start["pelvis"][2] + 0.06


def test_every_level_has_the_same_figure() -> None:
    first = figure_of("back-plank")
    for seconds in (15, 20, 30, 45, 60):
        assert figure_of("back-plank", f"{seconds}-seconds") == first
