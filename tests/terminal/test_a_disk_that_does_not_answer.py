"""The real program on a disk that neither writes nor fails, such as one whose network is gone."""

from __future__ import annotations

import os
import signal
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.support import SPEED, Terminal, answer, known, sets, terminal

UNANSWERED = "history/2026: the disk does not answer"


@contextmanager
def stalling(folder: Path, *arguments: str) -> Iterator[tuple[Terminal, Path]]:
    """Run the program, which knows the person; tell what stalls the disk."""
    stall, config = folder / "stall", known(folder / "config")
    with terminal(
        *arguments,
        "--config-dir",
        str(config),
        module="tests.terminal.stalling",
        KNEECOACH_SPEED=SPEED,
        KNEECOACH_STATE_DIR=str(folder / "state"),
        KNEECOACH_STALLS=str(stall),
    ) as coach:
        yield coach, stall


@contextmanager
def in_a_workout(folder: Path) -> Iterator[tuple[Terminal, Path]]:
    """Lead a workout to where it waits, one set being saved; tell what stalls the disk."""
    with stalling(folder, "start", "step") as (coach, stall):
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("Lunge stretch for the hip · left")
        coach.press(" ")
        coach.wait_for("space to go on")
        coach.press("n")
        coach.wait_for("1 of 10 sets saved")
        yield coach, stall


def test_it_is_told_the_workout_goes_on_and_all_is_saved_once_it_answers(tmp_path: Path) -> None:
    with in_a_workout(tmp_path) as (coach, stall):
        stall.touch()
        coach.press("n", "n")
        coach.wait_for(f"Not saved from set 2 on: {UNANSWERED}")
        coach.wait_for("1 of 10 sets saved")
        coach.press("n")
        coach.wait_for("Romanian deadlift · set 1")
        stall.unlink()
        coach.wait_until_gone("Not saved")
        coach.wait_for("4 of 10 sets saved")
        coach.kill()
    assert len(sets(tmp_path / "config")) == 4


def test_leaving_it_is_asked_about_and_waits_for_nothing(tmp_path: Path) -> None:
    with in_a_workout(tmp_path) as (coach, stall):
        stall.touch()
        coach.press("n", "\x11")  # Ctrl+Q, before anything is told
        coach.wait_for("This workout is not saved")
        coach.wait_for("Not saved from set 2 on")
        answer(coach, "This workout is not saved", "f")
        answer(coach, "Save it in which folder?", str(tmp_path / "stick"), "\r")
        answer(coach, "Copy it into", "o")
        assert coach.wait_for_end() == 0
    (copy,) = (tmp_path / "stick").iterdir()
    assert len(tomllib.loads(copy.read_text("utf-8"))["sets"]) == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_where_nobody_can_be_asked_all_is_set_aside_and_comes_home(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with in_a_workout(tmp_path) as (coach, stall):
        stall.touch()
        coach.press("n", "n")
        coach.wait_for("squat · right")
        if number == signal.SIGHUP:
            coach.close()
        else:
            os.kill(coach.pid, number)
        assert coach.wait_for_end() == code
        if number == signal.SIGTERM:
            assert "the disk does not answer" in coach.text
            assert "until the next start." in coach.text
    assert len(sets(tmp_path / "config")) == 1
    (aside,) = tmp_path.glob("state/unsaved/*/*/*.toml")
    assert len(tomllib.loads(aside.read_text("utf-8"))["sets"]) == 3
    stall.unlink()
    where = ("--config-dir", str(tmp_path / "config"))
    with terminal(*where, KNEECOACH_STATE_DIR=str(tmp_path / "state")) as coach:
        coach.wait_for("A workout is waiting")
    assert len(sets(tmp_path / "config")) == 3
    assert not aside.exists()


def answer_and_leave(coach: Terminal, stall: Path) -> None:
    """Say on a disk that does not answer which knee hurts; leave."""
    coach.wait_for("Today")
    coach.press("\x10")  # the palette
    answer(coach, "Search for", "which knee")
    coach.wait_for("About you: which knee")
    coach.press("\r")
    answer(coach, "Which knee")
    stall.touch()
    coach.press("r")
    coach.wait_until_gone("Which knee")
    coach.press("\x11")  # Ctrl+Q
    coach.wait_until_given_back()


def test_an_answer_is_saved_before_the_program_ends_once_the_disk_answers(tmp_path: Path) -> None:
    with stalling(tmp_path) as (coach, stall):
        answer_and_leave(coach, stall)
        assert coach.exit_code is None
        stall.unlink()
        assert coach.wait_for_end() == 0
    assert 'knee = "right"' in (tmp_path / "config" / "profile.toml").read_text("utf-8")


def test_an_answer_that_the_disk_never_takes_is_told_and_the_program_ends(tmp_path: Path) -> None:
    with stalling(tmp_path) as (coach, stall):
        answer_and_leave(coach, stall)
        assert coach.wait_for_end() == 1
        assert coach.said[-1] == (
            "kneecoach: not saved: profile.toml: the disk does not answer; "
            "see whether it is still connected"
        )
