"""The Peterson step-up's figure moves as its coach says."""

from __future__ import annotations

from tests.figures.measure import figure_of, lowest, through
from tests.figures.step_ups import (
    NEAR_THE_GROUND,
    standing_foot_moves,
)

FIGURE = figure_of("peterson-step-up")
FAULTS = (None, *FIGURE.wrong)


def test_the_free_foot_starts_out_to_the_side_and_ends_close_to_the_ground() -> None:
    way = list(through(FIGURE))
    assert way[0]["right hip"][1] - way[0]["right ankle"][1] > 0.1
    assert way[0]["left heel"][2] < lowest(way[0], "right") + 0.02
    assert lowest(way[-1], "right") < NEAR_THE_GROUND


def test_the_standing_foot_stays_where_it_is() -> None:
    assert standing_foot_moves(FIGURE, FAULTS) < 1e-6
