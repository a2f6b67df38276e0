"""The step-up's figure moves as its coach says, forward and backward."""

from __future__ import annotations

import pytest

from kneecoach.model.figure import Figure
from tests.figures.measure import bones_off, figure_of, lowest, through
from tests.figures.step_ups import (
    CHECKS,
    NEAR_THE_GROUND,
    assert_a_body_can_do_it,
    failed,
    standing_foot_moves,
)


@pytest.fixture(params=["forward", "backward"])
def figure(request: pytest.FixtureRequest) -> Figure:
    return figure_of("step-up", str(request.param))


def test_every_check_holds_where_it_is_done_right(figure: Figure) -> None:
    assert failed(figure) == []


def test_each_check_has_a_figure_that_fails_it(figure: Figure) -> None:
    assert set(CHECKS) == set(figure.wrong)


@pytest.mark.parametrize("fault", CHECKS)
def test_a_fault_fails_its_own_check_and_no_other(figure: Figure, fault: str) -> None:
    assert failed(figure, fault) == [fault]


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


def test_a_body_can_do_it(figure: Figure) -> None:
    assert_a_body_can_do_it(figure)


def test_bones_keep_their_lengths(figure: Figure) -> None:
    for fault in (None, *figure.wrong):
        assert max(map(bones_off, through(figure, fault))) < 1e-6


def test_every_pose_is_told_in_words(figure: Figure) -> None:
    assert figure.start.words and figure.end.words
