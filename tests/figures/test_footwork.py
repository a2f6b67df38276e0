"""The footwork figures move the foot and nothing else, as their coach says."""

from __future__ import annotations

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    figure_of,
    through,
)

STILL = ("pelvis", "chest", "neck", "head", "left hip", "right hip", "left shoulder",
         "right shoulder", "left hand", "right hand", "right knee", "right ankle", "right heel",
         "right ball", "right toe")  # fmt: skip
NEARLY = 0.03
"""How far the working knee may sway while the foot works: five centimetres."""


@pytest.fixture(params=["towel", "marbles"])
def figure(request: pytest.FixtureRequest) -> Figure:
    return figure_of("footwork", str(request.param))


def furthest(figure: Figure, joint: str, fault: str | None = None) -> float:
    """Return how far from its start a joint gets."""
    way = list(through(figure, fault))
    return max(length(between(way[0][joint], joints[joint])) for joints in way)


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    still = furthest(figure, "left heel", fault) < 0.008
    return set() if still else {"leg-works"}


def test_hips_trunk_hands_and_the_other_foot_are_still(figure: Figure) -> None:
    for fault in (None, *figure.wrong):
        assert max(furthest(figure, joint, fault) for joint in STILL) < 1e-6


def test_the_heel_stays_down_and_the_knee_still(figure: Figure) -> None:
    assert max(abs(joints["left heel"][2]) for joints in through(figure)) < 0.004
    assert furthest(figure, "left knee") < NEARLY


def test_the_toes_move(figure: Figure) -> None:
    assert furthest(figure, "left toe") > 0.02


def test_the_toes_curl_to_gather_the_towel() -> None:
    start, *_, end = through(figure_of("footwork", "towel"))
    assert start["left ball"][2] == pytest.approx(0, abs=1e-6)
    assert end["left ball"][2] > 0.025
    assert end["left toe"][2] == pytest.approx(0, abs=1e-6)


def test_the_toes_carry_the_marble_from_one_bowl_to_the_other() -> None:
    figure = figure_of("footwork", "marbles")
    bowls = [prop for prop in figure.props if prop.kind == "bowl"]
    start, *_, end = through(figure)
    for joints, bowl in zip((start, end), bowls, strict=True):
        for axis in (0, 1):
            assert bowl.start[axis] < joints["left toe"][axis] < bowl.end[axis]
        assert joints["left toe"][2] > bowl.end[2]
