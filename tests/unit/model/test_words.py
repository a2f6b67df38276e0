"""The coach's words for times and counts."""

from __future__ import annotations

import pytest

from kneecoach.model import words


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (4.6, "0:05"), (65, "1:05"), (3600, "60:00"), (-3, "0:00")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds: float, told: str) -> None:
    assert words.clock(seconds) == told


@pytest.mark.parametrize(("seconds", "told"), [(5, "1 min"), (80, "1 min"), (1100, "18 min")])
def test_a_length_is_told_in_minutes_and_is_never_none(seconds: float, told: str) -> None:
    assert words.minutes(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "shown"), [(3.0, 3), (2.999, 3), (2.0000001, 2), (0.1, 1), (0.0, 0)]
)
def test_a_countdown_reaches_nothing_only_at_the_end(seconds: float, shown: int) -> None:
    assert words.countdown(seconds) == shown
