"""The Romanian deadlift obeys its coach: flat back, soft knees, hands close to the legs."""

from __future__ import annotations

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from tests.figures.measure import (
    SIDES,
    distance_to_bone,
    figure_of,
    knee_flexion,
    spine_bend,
    through,
)

LEVELS = ("no-weight", "light-weight")
HAND = 0.06
"""A hand's breadth, in body heights."""


def _hand_to_leg(joints: Joints, side: str) -> float:
    hip, knee, ankle = (joints[f"{side} {joint}"] for joint in ("hip", "knee", "ankle"))
    hand = joints[f"{side} hand"]
    return min(distance_to_bone(hand, hip, knee), distance_to_bone(hand, knee, ankle))


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    failed = set()
    bends = [spine_bend(joints) for joints in through(figure, fault)]
    if max(bends) - min(bends) > 5:
        failed.add("back-rounds")
    for side in SIDES:
        knees = [knee_flexion(joints, side) for joints in through(figure, fault)]
        if max(knees) > 30 or max(knees) - min(knees) > 10:
            failed.add("squats")
        if min(knees) < 10:
            failed.add("knees-locked")
        if max(_hand_to_leg(joints, side) for joints in through(figure, fault)) > HAND:
            failed.add("weight-away")
    return failed


@pytest.mark.parametrize("level", LEVELS)
def test_the_hips_go_back_and_the_hands_just_past_the_knees(level: str) -> None:
    start, *_, end = through(figure_of("romanian-deadlift", level))
    assert end["pelvis"][0] < start["pelvis"][0] - 0.1
    assert start["left hand"][2] > start["left knee"][2] + 0.05
    assert -0.12 < end["left hand"][2] - end["left knee"][2] < 0


@pytest.mark.parametrize("level", LEVELS)
def test_the_hands_pass_in_front_of_the_legs(level: str) -> None:
    for joints in through(figure_of("romanian-deadlift", level)):
        hand, knee = joints["left hand"], joints["left knee"]
        other = joints["left hip"] if hand[2] > knee[2] else joints["left ankle"]
        share = (hand[2] - knee[2]) / (other[2] - knee[2])
        assert hand[0] > knee[0] + (other[0] - knee[0]) * share


def test_with_a_weight_both_hands_hold_the_bar() -> None:
    bars = [p for p in figure_of("romanian-deadlift", "light-weight").props if p.kind == "line"]
    assert [bar.on for bar in bars] == [("left hand", "right hand")]
