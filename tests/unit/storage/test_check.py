"""All that is wrong with a person's files, told at once."""

from __future__ import annotations

import os

import pytest

from kneecoach.storage.check import check
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import EXERCISE, ROUTINE, THEME, a_session, keep, write


def test_nothing_is_wrong_where_nothing_is(paths: Paths) -> None:
    assert check(paths) == []
    assert not paths.config.exists()


def test_nothing_is_wrong_with_good_files(paths: Paths) -> None:
    write(paths.settings, 'theme = "night"\n')
    write(paths.exercises / "wall-sit.toml", EXERCISE)
    write(paths.routines / "evening.toml", ROUTINE)
    write(paths.themes / "night.toml", THEME)
    keep(History(paths), a_session())
    assert check(paths) == []


def test_every_bad_file_is_told(paths: Paths) -> None:
    write(paths.settings, "theme = 3\n")
    write(paths.exercises / "wall-sit.toml", EXERCISE.replace("least = 20", "least = -20"))
    write(paths.routines / "evening.toml", ROUTINE.replace("clamshell", "clamshel"))
    write(paths.themes / "night.toml", THEME.replace("#ffc040", "amber"))
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "a = ")
    assert sorted(problem.file for problem in check(paths)) == [
        "exercises/wall-sit.toml",
        "history/2026/20260601T000000Z-0000.toml",
        "routines/evening.toml",
        "settings.toml",
        "themes/night.toml",
    ]


def test_a_theme_that_there_is_not_is_told_with_the_nearest(paths: Paths) -> None:
    write(paths.settings, '\ntheme = "drak"\n')
    assert [str(problem) for problem in check(paths)] == [
        "settings.toml, line 2: theme: unknown theme 'drak' (did you mean 'dark'?)"
    ]


def test_a_wrong_theme_is_told_beside_other_mistakes_in_the_settings(paths: Paths) -> None:
    write(paths.settings, 'cues = "sung"\ntheme = "drak"\n[timing]\nsetup_s = "x"\n')
    assert sorted((one.line, one.key) for one in check(paths)) == [
        (1, "cues"), (2, "theme"), (4, "timing.setup_s"),
    ]  # fmt: skip


def test_files_in_place_of_every_folder_are_each_told(paths: Paths) -> None:
    for folder in (paths.exercises, paths.routines, paths.themes, paths.history):
        write(folder, "")
    assert sorted(str(problem) for problem in check(paths)) == [
        f"{name}: cannot be read: a file stands where the folder should be; move it away"
        for name in ("exercises", "history", "routines", "themes")
    ]


def test_that_no_workout_could_be_saved_is_told_before_one_is_begun(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.history.mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda *_: False)
    (told,) = check(paths)
    assert str(told) == (
        "history: workouts cannot be saved: you may not write there; change its permissions"
    )
