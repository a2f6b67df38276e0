"""The real program, ended or stopped by others: signals, a lost terminal, mistakes of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from kneecoach.model.live.live import GAP_S
from kneecoach.terminal import ending
from tests.terminal.breaking import GRACE_S, SECRET, STUCK
from tests.terminal.support import BREAKING, Terminal, answer, known, session, sets, terminal

MODES = (b"?1049", b"?1000", b"?1003", b"?1006", b"?2004")
"""Full screen, mouse and pasting in brackets: what is set is to be reset."""


def led_to_the_second_set(coach: Terminal) -> None:
    answer(coach, "How much does your knee hurt now?", "2")
    coach.wait_for("hip · left")
    coach.press("n")
    coach.wait_for("hip · right")


def require_as_it_was(coach: Terminal, attributes: list[object]) -> None:
    for mode in MODES:
        assert coach.raw.rfind(b"\x1b[" + mode + b"l") > coach.raw.rfind(b"\x1b[" + mode + b"h")
    assert coach.raw.rfind(b"\x1b[?25h") > coach.raw.rfind(b"\x1b[?25l")
    assert coach.raw.count(b"\x1b[<u") >= coach.raw.count(b"u\x1b[?2026$p") > 0
    assert coach.attributes == attributes


def require_kept(folder: Path) -> None:
    assert session(folder)["status"] == "live"
    assert [log["side"] for log in sets(folder)][:1] == ["left"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_in_a_workout_ends_it_in_order_and_twice_is_as_once(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    folder = known(tmp_path)
    with terminal("start", "step", "--config-dir", str(folder)) as coach:
        attributes = coach.attributes
        led_to_the_second_set(coach)
        if number == signal.SIGTERM:
            coach.press("q")  # while a question is open
            coach.wait_for("End here?")
        if number == signal.SIGINT:
            coach.press("\x10")  # while the palette is open
            coach.wait_for("Search for")
        os.kill(coach.pid, number)
        os.kill(coach.pid, number)
        assert coach.wait_for_end() == code
        require_as_it_was(coach, attributes)
        assert coach.said == [
            f"kneecoach: told to end ({number.name}). Your workout is saved: start again to go on."
        ]
    require_kept(folder)


def test_a_signal_before_the_first_paint_ends_it(tmp_path: Path) -> None:
    with terminal("--config-dir", str(known(tmp_path))) as coach:
        attributes = coach.attributes
        while b"\x1b[?1049h" not in coach.raw:
            coach.watch(0.01)
        os.kill(coach.pid, signal.SIGTERM)
        assert coach.wait_for_end() == 143
        require_as_it_was(coach, attributes)
        assert coach.said == ["kneecoach: told to end (SIGTERM). No workout was under way."]


def test_when_the_terminal_is_gone_it_ends_soon_and_the_workout_is_kept(tmp_path: Path) -> None:
    folder = known(tmp_path)
    with terminal("start", "step", "--config-dir", str(folder)) as coach:
        led_to_the_second_set(coach)
        coach.close()
        assert coach.wait_for_end() == 129
    require_kept(folder)


def test_a_coach_that_is_to_outlive_its_terminal_ends_with_it_all_the_same(tmp_path: Path) -> None:
    folder = known(tmp_path)
    where = ("--config-dir", str(folder))
    with terminal("start", "step", *where, ignoring=signal.SIGHUP) as coach:
        led_to_the_second_set(coach)
        coach.close()
        assert coach.wait_for_end() == 129  # it would read the end of its input for ever
    require_kept(folder)


def test_a_coach_that_is_stuck_ends_all_the_same(tmp_path: Path) -> None:
    folder = known(tmp_path)
    where = ("--config-dir", str(folder))
    with terminal("start", "step", *where, module=BREAKING, KNEECOACH_BREAKS="stuck") as coach:
        attributes = coach.attributes
        led_to_the_second_set(coach)
        coach.press("v")
        coach.wait_for(STUCK)
        begin = time.monotonic()
        os.kill(coach.pid, signal.SIGTERM)
        assert coach.wait_for_end() == 143
        assert time.monotonic() - begin > GRACE_S
        require_as_it_was(coach, attributes)
        (line,) = coach.said
        assert line.startswith("kneecoach: told to end (SIGTERM). It did not answer any more.")
    require_kept(folder)


def a_full_pipe() -> int:
    """Return the end for writing of a pipe that is full, and that nobody ever reads."""
    _, full = os.pipe()
    os.set_blocking(full, False)
    with suppress(BlockingIOError):
        while True:
            os.write(full, bytes(4096))
    os.set_blocking(full, True)
    return full


@pytest.mark.parametrize("kept_apart", ["nowhere", "closed", "full"])
def test_what_goes_to_standard_error_may_be_kept_apart_and_is_never_waited_for(
    tmp_path: Path, kept_apart: str
) -> None:
    folder = known(tmp_path)
    errors = {
        "nowhere": lambda: os.open(os.devnull, os.O_WRONLY),
        "closed": lambda: None,
        "full": a_full_pipe,
    }[kept_apart]()
    with terminal("start", "step", "--config-dir", str(folder), errors=errors) as coach:
        attributes = coach.attributes
        led_to_the_second_set(coach)
        begin = time.monotonic()
        os.kill(coach.pid, signal.SIGTERM)
        assert coach.wait_for_end() == 143
        assert time.monotonic() - begin < ending.GRACE_S
        require_as_it_was(coach, attributes)
        assert coach.said == []
    require_kept(folder)


@pytest.mark.parametrize("how", ["Ctrl+Z", "SIGTSTP", "SIGSTOP"])
def test_a_coach_that_was_stopped_comes_back_to_a_workout_that_waits(
    tmp_path: Path, how: str
) -> None:
    folder = known(tmp_path)
    with terminal("start", "step", "--config-dir", str(folder)) as coach:
        attributes = coach.attributes
        led_to_the_second_set(coach)
        if how == "Ctrl+Z":
            coach.press("\x1a")
        else:
            os.kill(coach.pid, signal.Signals[how])
        coach.wait_until_stopped()
        if how != "SIGSTOP":  # of which nobody is told
            require_as_it_was(coach, attributes)
        require_kept(folder)
        coach.watch(GAP_S + 0.5)
        shown = len(coach.raw)
        coach.go_on()
        coach.wait_for("space to go on")
        assert b"\x1b[?1049h" in coach.raw[shown:]
        coach.press("n")
        coach.wait_for("2 of 10 sets saved")
        coach.press("\x11")
        assert coach.wait_for_end() == 0
        require_as_it_was(coach, attributes)


def test_a_coach_that_is_to_end_while_it_is_stopped_leaves_the_shells_terminal_alone(
    tmp_path: Path,
) -> None:
    folder = known(tmp_path)
    with terminal("start", "step", "--config-dir", str(folder)) as coach:
        attributes = coach.attributes
        led_to_the_second_set(coach)
        coach.press("\x1a")
        coach.wait_until_stopped()
        shown = len(coach.raw)
        os.kill(coach.pid, signal.SIGTERM)
        coach.go_on()
        assert coach.wait_for_end() == 143
        assert b"\x1b[?1049" not in coach.raw[shown:]
        assert coach.attributes == attributes
    require_kept(folder)


@pytest.mark.parametrize(
    "place", ["action", "worker", "thread", "timer", "callback", "before the paint"]
)
def test_a_mistake_of_the_program_is_told_in_plain_words_and_noted(
    tmp_path: Path, place: str
) -> None:
    folder, state = known(tmp_path / "config"), tmp_path / "state"
    where = ("--config-dir", str(folder))
    with terminal(
        "start",
        "step",
        *where,
        module=BREAKING,
        KNEECOACH_BREAKS=place,
        KNEECOACH_STATE_DIR=str(state),
        HOME=str(tmp_path),
    ) as coach:
        attributes = coach.attributes
        if place != "before the paint":
            led_to_the_second_set(coach)
            coach.press("v")
        assert coach.wait_for_end() == 1
        require_as_it_was(coach, attributes)
    said = "\n".join(coach.said)
    assert "kneecoach: stopped by a mistake of its own (ValueError)." in said
    kept = "Your workout is saved: start again to go on."
    assert ("No workout was under way." if place == "before the paint" else kept) in said
    assert "~/state/kneecoach.log" in said
    assert "Traceback" not in said
    log = state / "kneecoach.log"
    assert log.stat().st_mode & 0o777 == 0o600
    assert "breaking.py" in log.read_text("utf-8")
    for text in (said, log.read_text("utf-8")):
        assert SECRET not in text
        assert str(tmp_path) not in text
    if place != "before the paint":
        require_kept(folder)


def run_broken(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", BREAKING, "rules"],
        capture_output=True,
        text=True,
        env={**os.environ, "KNEECOACH_BREAKS": "", "HOME": str(folder), **environment},
        check=False,
    )


def test_a_mistake_in_a_command_is_told_without_a_traceback(tmp_path: Path) -> None:
    ended = run_broken(tmp_path, KNEECOACH_STATE_DIR=str(tmp_path / "state"))
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        "kneecoach: stopped by a mistake of its own (ValueError).",
        "To have it mended, send what stands in ~/state/kneecoach.log",
    ]


def test_where_it_cannot_be_noted_the_mistake_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    ended = run_broken(tmp_path, KNEECOACH_STATE_DIR=str(tmp_path / "state"))
    assert ended.returncode == 1
    assert "could not be noted in ~/state/kneecoach.log: " in ended.stderr
    assert "breaking.py" in ended.stderr
    assert SECRET not in ended.stderr
