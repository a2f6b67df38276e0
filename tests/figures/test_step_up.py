"""The step-up's figure moves as its coach says, forward and backward."""

from __future__ import annotations

import pytest

from kneecoach.model.body.figure import Figure
from tests.figures.measure import figure_of, lowest, through
from tests.figures.step_ups import (
    NEAR_THE_GROUND,
    standing_foot_moves,
)


@pytest.fixture(params=["forward", "backward"])
def figure(request: pytest.FixtureRequest) -> Figure:
    return figure_of("step-up", str(request.param))


def test_the_free_foot_ends_close_to_the_ground(figure: Figure) -> None:
    way = list(through(figure))
    assert lowest(way[-1], "right") < NEAR_THE_GROUND
    assert lowest(way[-1], "right") < lowest(way[0], "right") - 0.04


def test_forward_the_free_foot_is_ahead_of_the_step() -> None:
    figure = figure_of("step-up", "forward")
    edge = max(figure.props[0].start[0], figure.props[0].end[0])
    assert all(joints["right heel"][0] > edge for joints in through(figure))


def test_backward_the_free_foot_is_behind_the_step() -> None:
    figure = figure_of("step-up", "backward")
    edge = min(figure.props[0].start[0], figure.props[0].end[0])
    assert all(joints["right toe"][0] < edge for joints in through(figure))


def test_the_standing_foot_stays_where_it_is(figure: Figure) -> None:
    assert standing_foot_moves(figure, (None, *figure.wrong)) < 1e-6
