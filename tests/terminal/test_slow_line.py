from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.slow import SlowTerminal
from tests.terminal.support import known

SETUP = "[timing]\nsetup_s = 90\nfloor_setup_s = 90\n"
"""Long enough to look at the countdown for a while."""
SOON_S = 8.0
"""Seconds in which a key is answered that changes most of the screen: the line needs a quarter."""


@contextmanager
def led(folder: Path, size: tuple[int, int]) -> Iterator[SlowTerminal]:
    config = known(folder)
    (config / "settings.toml").write_text(SETUP, "utf-8")
    coach = SlowTerminal("start", "step", "--config-dir", str(config), size=size)
    try:
        coach.wait_for("How much")
        coach.press("2")
        coach.wait_for("set 1 of")
        yield coach
    finally:
        if coach.exit_code is None:
            coach.kill()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
def test_on_a_slow_line_the_countdown_shows_the_right_second(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with led(tmp_path, size) as coach:
        coach.watch(5)  # so long, what cannot be carried would pile up
        ends: list[float] = []
        while len(ends) < 20:
            coach.watch(0.2)
            if (seconds := coach.seconds_shown) is not None:
                ends.append(time.monotonic() + seconds)
        assert max(ends) - min(ends) < 3
        before = coach.seconds_shown
        coach.press(" ")
        coach.wait_for("space to go on")
        coach.watch(1)
        paused = coach.seconds_shown
        assert before is not None and paused is not None
        assert 0 <= before - paused <= 2


def test_on_a_slow_line_keys_are_answered_soon(tmp_path: Path) -> None:
    with led(tmp_path, (80, 24)) as coach:
        for key, words in (("p", "Pain now?"), ("\x1b", "Lunge"), ("q", "End here?")):
            begin = time.monotonic()
            coach.press(key)
            coach.wait_for(words)
            assert time.monotonic() - begin < SOON_S
        coach.press("k")
        coach.wait_for("Today")
        coach.press("q")
        assert coach.wait_for_end() == 0
        coach.watch(2)
        assert coach.unheard == ""  # else the shell would take it for something typed
