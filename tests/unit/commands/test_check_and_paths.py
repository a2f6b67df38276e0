"""`kneecoach check` and `kneecoach paths`."""

from __future__ import annotations

import pytest

from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths, shipped
from tests.unit.commands.support import run
from tests.unit.storage.support import EXERCISE, ROUTINE, THEME, a_session, keep, write

Capsys = pytest.CaptureFixture[str]


def test_check_of_good_files_says_so_with_code_0(capsys: Capsys, paths: Paths) -> None:
    write(paths.settings, 'theme = "night"\n')
    write(paths.exercises / "wall-sit.toml", EXERCISE)
    write(paths.routines / "evening.toml", ROUTINE)
    write(paths.themes / "night.toml", THEME)
    keep(History(paths), a_session())
    ran = run(capsys, "check")
    assert (ran.code, ran.out, ran.err) == (0, f"All good in {paths.config}\n", "")


def test_check_of_a_folder_that_is_not_there_finds_nothing_wrong_and_makes_nothing(
    capsys: Capsys, paths: Paths
) -> None:
    ran = run(capsys, "check")
    assert (ran.code, ran.out, ran.err) == (0, f"Nothing there yet: {paths.config}\n", "")
    assert not paths.config.exists()


def test_check_tells_of_keys_that_cannot_be_used_with_their_line(
    capsys: Capsys, paths: Paths
) -> None:
    write(paths.settings, '[keymap]\n"live.skip" = "s"\n"live.flip" = "f"\n')
    ran = run(capsys, "check")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "settings.toml, line 2: keymap.\"live.skip\": 's' is the key of live.stop in a workout",
        'settings.toml, line 3: keymap."live.flip": '
        "unknown action 'live.flip' (did you mean 'live.skip'?)",
    ]


def test_check_tells_of_keys_that_cannot_be_used_beside_other_mistakes(
    capsys: Capsys, paths: Paths
) -> None:
    write(paths.settings, 'cues = "sung"\n[keymap]\n"live.skip" = "s"\n"live.done" = 3\n')
    lines = [line.partition(": ")[0] for line in run(capsys, "check").out.splitlines()]
    assert lines == [f"settings.toml, line {number}" for number in (1, 3, 4)]


def test_check_prints_one_line_a_problem_with_code_1(
    capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    write(paths.settings, 'them = "light"\n[timing]\nsetup = 9\n')
    write(paths.exercises / "wall-sit.toml", EXERCISE.replace("least = 20", "least = -20"))
    write(paths.routines / "evening.toml", ROUTINE + '[[items]]\nexercise = "step-up"\n')
    write(paths.themes / "night.toml", THEME.replace("#ffc040", "amber"))
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "a = \n")
    ran = run(capsys, "check")
    assert (ran.code, ran.err) == (1, "")
    assert [line.partition(": ")[0] for line in ran.out.splitlines()] == [
        "exercises/wall-sit.toml, line 14",
        "history/2026/20260601T000000Z-0000.toml, line 1",
        "routines/evening.toml, line 10",
        "settings.toml, line 1",
        "settings.toml, line 3",
        "themes/night.toml, line 8",
    ]


def test_check_changes_no_file(capsys: Capsys, paths: Paths) -> None:
    broken = write(paths.settings, "theme = \n")
    before = broken.stat()
    assert run(capsys, "check").code == 1
    assert broken.stat().st_mtime_ns == before.st_mtime_ns
    assert list(paths.config.iterdir()) == [broken]


def test_paths_prints_a_line_for_every_place(capsys: Capsys, paths: Paths) -> None:
    ran = run(capsys, "paths")
    assert (ran.code, ran.err) == (0, "")
    places = dict(line.split(": ", 1) for line in ran.out.splitlines())
    assert places["config"] == str(paths.config)
    assert places["settings"] == str(paths.settings)
    assert places["profile"] == str(paths.profile)
    assert places["history"] == str(paths.history)
    assert places["cache"] == str(paths.cache)
    assert places["shipped themes"] == str(shipped("themes"))
    assert not paths.config.exists()
