"""The real program in terminals that change their size, or have few colours and characters."""

from __future__ import annotations

import re
import time
from pathlib import Path
from random import Random

import pytest

from kneecoach.model.routines.timeline import unroll
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.terminal.support import SPEED, answer, end_workout, known, session, sets, terminal

RESIZING_S = 4
"""Real seconds, in which a few hundred sizes come and go."""
COLOUR = re.compile(rb"\x1b\[([0-9;]*)m")
EXACT = re.compile(rb"[34]8;2;(\d+);(\d+);(\d+)")
NAMED = {str(base + hue).encode() for base in (30, 40, 90, 100) for hue in range(1, 7)}


def test_a_workout_goes_on_while_its_terminal_is_resized_all_the_time(tmp_path: Path) -> None:
    random = Random(20261129)
    folder = known(tmp_path / "config")
    where = ("--config-dir", str(folder))
    with terminal("start", "floor", *where, size=(80, 24), KNEECOACH_SPEED=SPEED) as coach:
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("set 1 of")
        end = time.monotonic() + RESIZING_S
        while time.monotonic() < end:
            coach.resize(random.randint(20, 300), random.randint(5, 100))
            coach.watch(random.uniform(0, 0.05))
        assert coach.exit_code is None
        coach.resize(120, 36)
        coach.press("n")
        coach.wait_for("sets saved")
        coach.press(" ")
        coach.wait_for("space to go on")
        coach.resize(20, 5)
        coach.wait_for("PAUSED")
        coach.resize(120, 36)
        coach.wait_for("sets saved")
        coach.wait_for("space to go on")
        coach.press(" ")
        coach.wait_until_gone("space to go on")
        end_workout(coach)
        coach.press("q")
        assert coach.wait_for_end() == 0
        assert b"Traceback" not in coach.raw
    assert session(folder)["status"] == "stopped"
    done = [log for log in sets(folder) if not log["skipped"] and log["reps"] == log["target"]]
    planned = unroll(load_library(Paths(folder)).plan("floor")).sets
    assert done
    for log, one in zip(done, planned, strict=False):
        worked = log["worked"]
        assert isinstance(worked, float)
        assert abs(worked - one.planned.dose.reps * one.planned.dose.tempo.rep_s) < 0.2


def test_a_whole_workout_in_20_by_5_in_the_c_locale_without_colour(tmp_path: Path) -> None:
    folder = known(tmp_path / "config")
    where = ("--config-dir", str(folder))
    with terminal(
        "start",
        "desk-break",
        *where,
        size=(20, 5),
        KNEECOACH_SPEED=SPEED,
        LC_ALL="C",
        NO_COLOR="1",
        TERM="xterm",
        COLORTERM="",
    ) as coach:
        answer(coach, "How much does your", "2")
        coach.wait_for("GET IN PLACE")
        assert "space Pause ? Help" in coach.text
        coach.wait_for("rep")
        coach.wait_for("enter for how")
        coach.press("\r")
        answer(coach, "How much does your", "2")
        answer(coach, "How hard was it?", "4")
        answer(coach, "A note for yourself?", "Good", "\r")
        coach.wait_for("How it went")
        coach.press("\r")
        coach.wait_until_gone("How it went")
        coach.press("q")
        assert coach.wait_for_end() == 0
    assert '"' not in coach.raw.decode("ascii")  # no number of what is put for half blocks
    assert hues(coach.raw) == set()
    assert session(folder)["status"] == "finished"
    assert not any(log["skipped"] for log in sets(folder))


@pytest.mark.parametrize(
    ("kind", "encoding", "bars", "dots"),
    [("xterm", "latin-1", "######", ".·"), ("linux", "cp437", "██████", ".·")],
)
def test_a_terminal_with_few_characters_and_16_colours_gets_only_those(
    kind: str, encoding: str, bars: str, dots: str, tmp_path: Path
) -> None:
    where = ("--config-dir", str(known(tmp_path)))
    sent = "utf-8" if encoding == "cp437" else encoding
    with terminal(
        "start",
        "step",
        *where,
        size=(80, 24),
        KNEECOACH_SPEED=SPEED,
        TERM=kind,
        COLORTERM="",
        PYTHONIOENCODING=sent,
    ) as coach:
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("rep 1 of")
        coach.press("\x11")
        assert coach.wait_for_end() == 0
    written = coach.raw.decode(sent)
    written.encode(encoding)
    assert bars in written
    assert not set(dots) - set(written)
    assert not re.search(r"[34]8;[25];", written)


def hues(raw: bytes) -> set[bytes]:
    """Return the colours written that are no shade of grey, as they were written."""
    sequences = set(COLOUR.findall(raw))
    assert sequences
    exact = {
        found[0]
        for codes in sequences
        for found in EXACT.finditer(codes)
        if len({*found.groups()}) > 1
    }
    named = {
        one for codes in sequences for one in EXACT.sub(b"", codes).split(b";") if one in NAMED
    }
    return exact | named
