"""The calf raise's figure moves as its coach says, on both legs and on one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.skeleton import Joints
from kneecoach.model.body.space import between, length
from tests.figures.measure import (
    distance_to_bone,
    figure_of,
    off_straight,
    through,
)

STEP = 0.1


@pytest.fixture(params=["both-legs", "one-leg", "one-leg-weight"])
def figure(request: pytest.FixtureRequest) -> Figure:
    return figure_of("calf-raise", str(request.param))


def faults_seen(figure: Figure, fault: str | None) -> set[str]:
    """Return the faults that the coach sees in a movement."""
    way = list(through(figure, fault))
    checks = {
        "stops-short": way[0]["left heel"][2] < STEP - 0.025,
        "half-way-up": way[-1]["left heel"][2] > STEP + 0.06,
        "body-leans": body_straight(way),
    }
    return {name for name, holds in checks.items() if not holds}


def body_straight(way: Sequence[Joints]) -> bool:
    return all(
        off_straight(joints, "left shoulder", "left hip", "left ankle") < 8 for joints in way
    )


def test_the_ball_of_the_foot_stays_on_the_edge_of_the_step(figure: Figure) -> None:
    edge = figure.props[0].start[0]
    for fault in (None, *figure.wrong):
        for joints in through(figure, fault):
            x, _, z = joints["left ball"]
            assert (x, z) == pytest.approx((edge, STEP), abs=1e-6)
            assert joints["left toe"][2] == pytest.approx(STEP, abs=1e-3)


def test_both_feet_stay_on_the_step_where_both_work() -> None:
    for joints in through(figure_of("calf-raise", "both-legs")):
        x, y, z = joints["left ball"]
        assert joints["right ball"] == pytest.approx((x, -y, z), abs=1e-6)


def test_the_hand_stays_on_the_rail(figure: Figure) -> None:
    rail = next(prop for prop in figure.props if prop.kind == "line" and not prop.on)
    start = next(through(figure))["left hand"]
    assert distance_to_bone(start, rail.start, rail.end) < 0.02
    for fault in (None, *figure.wrong):
        for joints in through(figure, fault):
            assert length(between(start, joints["left hand"])) < 1e-6, fault


def test_on_one_leg_the_other_foot_is_off_the_step_with_hips_level() -> None:
    for joints in through(figure_of("calf-raise", "one-leg")):
        assert joints["right heel"][2] > STEP
        assert joints["right toe"][0] < 0
        assert joints["left hip"][2] == pytest.approx(joints["right hip"][2], abs=1e-6)


def test_only_the_heaviest_level_has_a_weight_in_the_hand() -> None:
    carried = {
        level: any(prop.on == ("right hand",) for prop in figure_of("calf-raise", level).props)
        for level in ("both-legs", "one-leg", "one-leg-weight")
    }
    assert carried == {"both-legs": False, "one-leg": False, "one-leg-weight": True}
