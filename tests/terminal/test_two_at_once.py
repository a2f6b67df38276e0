"""Two coaches on one folder: each leads its workout, and neither touches the other's."""

from __future__ import annotations

import shutil
import threading
import tomllib
from collections.abc import Mapping
from pathlib import Path

from kneecoach.model.routines.timeline import unroll
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.terminal.support import answer, end_workout, known, session, sets, terminal


def workouts(folder: Path) -> list[Mapping[str, object]]:
    """Return all sessions, the oldest first; each must be whole."""
    files = sorted(folder.glob("history/*/*.toml"))
    return [tomllib.loads(path.read_text("utf-8")) for path in files]


def done(session: Mapping[str, object]) -> list[object]:
    logs = session.get("sets", [])
    assert isinstance(logs, list)
    return [log["exercise"] for log in logs]


def test_of_two_coaches_one_is_killed_and_both_workouts_are_kept(tmp_path: Path) -> None:
    folder = known(tmp_path / "config")
    where = ("--config-dir", str(folder))
    with terminal("start", "step", *where) as one:
        answer(one, "How much does your knee hurt now?", "2")
        one.wait_for("set 1 of")
        one.press("n")
        one.wait_for("1 of 10 sets saved")
        with terminal("start", "floor", *where) as other:
            other.wait_for("is being led in another")
            answer(other, "How much does your knee hurt now?", "1")
            other.wait_for("set 1 of")
            one.kill()
            other.press("n")
            other.wait_for("1 of 8 sets saved")
            killed, running = workouts(folder)
            assert (killed["status"], running["status"]) == ("live", "live")
            end_workout(other)
            other.press("s")  # the one that was killed waits here now
            answer(other, "A workout is waiting", "l")
            other.press("q")
        left, stopped = workouts(folder)
        assert left == killed
        assert stopped["status"] == "stopped"
        assert "lunge-stretch" in done(left)


def test_what_a_sync_tool_does_to_the_file_underneath_loses_no_set(tmp_path: Path) -> None:
    folder = known(tmp_path / "config")
    planned = unroll(load_library(Paths(folder)).plan("floor")).sets
    over = threading.Event()

    def sync() -> None:
        """Copy each file away, put an older copy of it back, or take it away, over and over."""
        turn = 0
        while not over.wait(0.02):
            for path in folder.glob("history/*/*.toml"):
                turn += 1
                copy = tmp_path / f"{path.name}.{turn % 3}"
                try:
                    if turn % 3 == 0:
                        shutil.copy2(path, copy)
                    elif turn % 3 == 1 and (older := tmp_path / f"{path.name}.0").exists():
                        shutil.copy2(older, copy)
                        copy.replace(path)
                    else:
                        path.unlink()
                except FileNotFoundError:
                    continue

    tool = threading.Thread(target=sync)
    tool.start()
    try:
        with terminal("start", "floor", "--config-dir", str(folder), KNEECOACH_SPEED="200") as one:
            answer(one, "How much does your knee hurt now?", "1")
            one.wait_for("enter when the set is over")
            over.set()
            tool.join()
            end_workout(one)
            one.press("q")
            assert one.wait_for_end() == 0
    finally:
        over.set()
        tool.join()
    assert session(folder)["status"] == "stopped"
    before_footwork = [one.planned.exercise.id for one in planned][:-2]
    assert [log["exercise"] for log in sets(folder)][: len(planned) - 2] == before_footwork
