"""The Peterson step-up's figure moves as its coach says."""

from __future__ import annotations

import pytest

from tests.figures.measure import bones_off, figure_of, lowest, through
from tests.figures.step_ups import (
    CHECKS,
    NEAR_THE_GROUND,
    assert_a_body_can_do_it,
    failed,
    standing_foot_moves,
)

FIGURE = figure_of("peterson-step-up")
FAULTS = (None, *FIGURE.wrong)


def test_every_check_holds_where_it_is_done_right() -> None:
    assert failed(FIGURE) == []


def test_each_check_has_a_figure_that_fails_it() -> None:
    assert set(CHECKS) == set(FIGURE.wrong)


@pytest.mark.parametrize("fault", CHECKS)
def test_a_fault_fails_its_own_check_and_no_other(fault: str) -> None:
    assert failed(FIGURE, fault) == [fault]


def test_the_free_foot_starts_out_to_the_side_and_ends_close_to_the_ground() -> None:
    way = list(through(FIGURE))
    assert way[0]["right hip"][1] - way[0]["right ankle"][1] > 0.1
    assert way[0]["left heel"][2] < lowest(way[0], "right") + 0.02
    assert lowest(way[-1], "right") < NEAR_THE_GROUND


def test_the_standing_foot_stays_where_it_is() -> None:
    assert standing_foot_moves(FIGURE, FAULTS) < 1e-6


def test_a_body_can_do_it() -> None:
    assert_a_body_can_do_it(FIGURE)


@pytest.mark.parametrize("fault", FAULTS)
def test_bones_keep_their_lengths(fault: str | None) -> None:
    assert max(map(bones_off, through(FIGURE, fault))) < 1e-6


def test_every_pose_is_told_in_words() -> None:
    assert FIGURE.start.words and FIGURE.end.words
