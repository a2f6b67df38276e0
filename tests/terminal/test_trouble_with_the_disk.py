"""The real program on a disk that cannot be written in the middle of a workout."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.support import SPEED, Terminal, answer, known, session, sets, terminal


@contextmanager
def in_a_workout(folder: Path) -> Iterator[Terminal]:
    """Lead a workout to where it waits, one set being saved."""
    with terminal("start", "step", "--config-dir", str(folder), KNEECOACH_SPEED=SPEED) as coach:
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("Lunge stretch for the hip · left")
        coach.press(" ")
        coach.wait_for("space to go on")
        coach.press("n")
        coach.wait_for("1 of 10 sets saved")
        yield coach


def test_with_no_room_for_its_file_a_workout_goes_on_and_is_saved_once_there_is(
    tmp_path: Path,
) -> None:
    folder = known(tmp_path / "config")
    with in_a_workout(folder) as coach:
        before = session(folder)
        coach.limit_files(100)
        coach.press("n", "n")
        coach.wait_for(
            "Not saved from set 2 on: history/2026: no file may grow so large; have that"
        )
        coach.wait_for("1 of 10 sets saved")
        assert session(folder) == before
        coach.limit_files(None)
        coach.wait_until_gone("Not saved")
        coach.wait_for("3 of 10 sets saved")
        coach.kill()
    assert len(sets(folder)) == 3
    assert list(folder.rglob("*.part")) == []


def test_with_its_folder_gone_or_a_file_in_its_place_nothing_is_lost(tmp_path: Path) -> None:
    folder = known(tmp_path / "config")
    with in_a_workout(folder) as coach:
        aside = folder.rename(tmp_path / "aside")
        coach.press("n")
        coach.wait_for("Not saved from set 2 on: history/2026: the folder is gone; bring it back")
        folder.mkdir()  # as it is below a disk that was taken away
        coach.press("n")
        coach.wait_for("another folder stands where it was")
        assert list(folder.iterdir()) == []
        folder.rmdir()
        aside.rename(folder)
        coach.wait_until_gone("Not saved")
        coach.wait_for("3 of 10 sets saved")
        assert len(sets(folder)) == 3
        (year,) = (folder / "history").iterdir()
        shutil.rmtree(year)
        year.write_text("mine", "utf-8")
        coach.press("n")
        coach.wait_for("Not saved from set 4 on: history/2026: a file stands where the folder")
        coach.press("\x11")  # Ctrl+Q
        answer(coach, "This workout is not saved", "f")
        answer(coach, "Save it in which folder?", str(tmp_path / "stick"), "\r")
        answer(coach, "Copy it into", "o")
        assert coach.wait_for_end() == 0
    assert year.read_text("utf-8") == "mine"
    (copy,) = (tmp_path / "stick").iterdir()
    assert len(tomllib.loads(copy.read_text("utf-8"))["sets"]) == 4
    year.unlink()
    year.mkdir()
    shutil.copy(copy, year)
    with terminal("--config-dir", str(known(folder))) as coach:
        coach.wait_for("A workout is waiting")
