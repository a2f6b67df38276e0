"""The person's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.timeline import Timing
from kneecoach.storage import plain_file
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import Settings, load_settings, save_theme
from tests.unit.storage.support import write

MINE = """\
# How I like it.
theme = "light"   # in the sun
mood = "good"

[timing]
# my knees need a while
setup_s = 15

[keymap]
"live.done" = "d"
"""


def told(paths: Paths) -> list[str]:
    return [str(problem) for problem in load_settings(paths)[1]]


def test_without_a_file_the_defaults_hold_and_nothing_is_wrong(paths: Paths) -> None:
    assert load_settings(paths) == (Settings(), ())
    assert (Settings().theme, Settings().timing) == ("dark", Timing(setup_s=8, floor_setup_s=20))


def test_what_the_file_leaves_out_is_as_by_default(paths: Paths) -> None:
    write(paths.settings, "[timing]\nsetup_s = 15\n")
    assert load_settings(paths) == (Settings(timing=Timing(setup_s=15, floor_setup_s=20)), ())


def test_an_unknown_key_is_told_and_the_known_ones_hold(paths: Paths) -> None:
    write(paths.settings, MINE)
    settings, problems = load_settings(paths)
    assert settings.theme == "light"
    assert settings.timing.setup_s == 15
    assert settings.keymap == {"live.done": "d"}
    assert [str(problem) for problem in problems] == [
        "settings.toml, line 3: mood: unknown key 'mood' "
        "(known: animation, cues, format, keymap, theme, timing)"
    ]


def test_an_unknown_key_is_told_with_the_nearest_also_inside_a_table(paths: Paths) -> None:
    write(paths.settings, "them = 'light'\n[timing]\nsetup = 15\n")
    assert told(paths) == [
        "settings.toml, line 1: them: unknown key 'them' (did you mean 'theme'?)",
        "settings.toml, line 3: timing.setup: unknown key 'setup' (did you mean 'setup_s'?)",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[timing]\nsetup_s = -3\n", "line 2: timing.setup_s: expected a whole number >= 0"),
        (
            "[timing]\nfloor_setup_s = 9000\n",
            "line 2: timing.floor_setup_s: expected a whole number <= 600",
        ),
        (
            "[timing]\nsetup_s = 'long'\n",
            "line 2: timing.setup_s: expected a whole number, got text",
        ),
        ("timing = 8\n", "line 1: timing: expected a table, got a whole number"),
        ("\ntheme = 3\n", "line 2: theme: expected text, got a whole number"),
        ("[keymap]\nlive.done = 'd'\n", "line 2: keymap.live: expected text, got a table"),
    ],
)
def test_a_bad_value_is_told_and_the_defaults_hold(text: str, problem: str, paths: Paths) -> None:
    write(paths.settings, text)
    assert load_settings(paths)[0] == Settings()
    assert told(paths) == [f"settings.toml, {problem}"]


def test_a_file_that_is_not_toml_is_told_and_the_defaults_hold(paths: Paths) -> None:
    write(paths.settings, "theme = 'light\n")
    assert load_settings(paths)[0] == Settings()
    assert [problem.line for problem in load_settings(paths)[1]] == [1]


def test_the_file_is_read_but_once(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    write(paths.settings, "theme = 'light'\n")
    reads: list[Path] = []
    read_once = plain_file.read_plain

    def seen(path: Path, most: int) -> bytes:
        reads.append(path)
        return read_once(path, most)

    monkeypatch.setattr(plain_file, "read_plain", seen)
    assert load_settings(paths)[0].theme == "light"
    assert reads == [paths.settings]


def test_a_folder_in_place_of_the_file_is_told(paths: Paths) -> None:
    paths.settings.mkdir(parents=True)
    assert told(paths) == ["settings.toml: not a file"]


def test_a_file_that_cannot_be_looked_at_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(os, "open", refuse)
    assert told(paths) == [
        "settings.toml: cannot be read: you may not read it; change its permissions"
    ]


def test_saving_the_theme_keeps_comments_unknown_keys_and_order(paths: Paths) -> None:
    write(paths.settings, MINE)
    save_theme(paths, "dark")
    assert paths.settings.read_text("utf-8") == MINE.replace('"light"', '"dark"')
    assert load_settings(paths)[0].theme == "dark"


def test_saving_the_theme_makes_folder_and_file_where_there_are_none(paths: Paths) -> None:
    save_theme(paths, "light")
    assert paths.settings.read_text("utf-8") == 'theme = "light"\n'


def test_saving_the_theme_leaves_a_broken_file_as_it_is(paths: Paths) -> None:
    write(paths.settings, "theme = 'light\n")
    with pytest.raises(ProblemError, match=r"settings.toml: not valid TOML, so not changed"):
        save_theme(paths, "dark")
    assert paths.settings.read_text("utf-8") == "theme = 'light\n"
