from __future__ import annotations

import pytest

from kneecoach.model.exercises.dose import Tempo

SQUAT = Tempo(lower_s=3, hold_s=1, lift_s=2, first="lower")


@pytest.mark.parametrize(
    ("seconds", "movement"), [(0, 0), (1.5, 0.5), (3, 1), (3.5, 1), (5, 0.5), (6, 0), (6.9, 0)]
)
def test_a_rep_goes_there_stays_and_comes_back(seconds: float, movement: float) -> None:
    assert SQUAT.movement(seconds) == pytest.approx(movement)


def test_the_next_rep_begins_a_second_later() -> None:
    assert SQUAT.cycle_s == 7
    assert SQUAT.movement(7 + 1.5) == pytest.approx(SQUAT.movement(1.5))


def test_what_begins_with_a_lift_takes_the_seconds_of_the_lift_first() -> None:
    bridge = Tempo(lower_s=4, hold_s=0, lift_s=2, first="lift")
    assert bridge.movement(1) == pytest.approx(0.5)


def test_a_movement_without_seconds_of_its_own_takes_one_each_way() -> None:
    scrunch = Tempo(lower_s=0, hold_s=60, lift_s=0)
    assert [scrunch.movement(at) for at in (0, 0.5, 1, 1.5, 2)] == [0, 0.5, 1, 0.5, 0]
