"""All that is wrong with a person's files and keys, in the order in which they read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kneecoach.coach.checking import all_problems
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import EXERCISE, ROUTINE, write


def test_what_is_wrong_is_told_in_the_order_of_the_files_and_their_lines(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    write(paths.settings, '[keymap]\n"live.skip" = "foo bar"\n[timing]\nsetup_s = "x"\n')
    write(paths.exercises / "wall-sit.toml", EXERCISE.replace("least = 20", "least = -20"))
    write(paths.routines / "evening.toml", ROUTINE.replace("clamshell", "clamshel"))
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "a = ")
    assert [(one.file, one.line) for one in all_problems(paths, date(2026, 11, 22))] == [
        ("exercises/wall-sit.toml", 14),
        ("history/2026/20260601T000000Z-0000.toml", 1),
        ("routines/evening.toml", 5),
        ("settings.toml", 2),
        ("settings.toml", 4),
    ]
