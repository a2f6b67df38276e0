"""The colours the coach can wear."""

from __future__ import annotations

import pytest

from kneecoach.storage.paths import Paths
from kneecoach.storage.theme_files import load_theme_files
from tests.unit.storage.support import THEME, write


def told(paths: Paths) -> list[str]:
    return [str(problem) for problem in load_theme_files(paths)[1]]


def test_the_shipped_themes_are_one_dark_and_one_light(paths: Paths) -> None:
    themes, problems = load_theme_files(paths)
    assert problems == ()
    assert (themes["dark"].dark, themes["light"].dark) == (True, False)


def test_a_theme_of_ones_own_joins_under_its_files_name(paths: Paths) -> None:
    write(paths.themes / "night.toml", THEME)
    themes, problems = load_theme_files(paths)
    assert problems == ()
    assert themes["night"].accent == "#ffc040"
    assert set(themes) == {"dark", "light", "night"}


def test_a_theme_of_ones_own_takes_the_place_of_the_shipped_one(paths: Paths) -> None:
    write(paths.themes / "dark.toml", THEME)
    assert load_theme_files(paths)[0]["dark"].background == "#101010"


@pytest.mark.parametrize("colour", ["amber", "#fff", "#12345g", "#1234567", "", "#12345\u0665"])
def test_a_bad_colour_is_told_with_file_line_and_key(colour: str, paths: Paths) -> None:
    write(paths.themes / "night.toml", THEME.replace("#ffc040", colour))
    themes, problems = load_theme_files(paths)
    assert "night" not in themes
    assert [str(problem).partition(": expected")[0] for problem in problems] == [
        "themes/night.toml, line 8: accent"
    ]


def test_a_broken_theme_leaves_the_shipped_one_and_the_others(paths: Paths) -> None:
    write(paths.themes / "dark.toml", THEME.replace("#ffc040", "amber"))
    write(paths.themes / "night.toml", THEME)
    themes, _ = load_theme_files(paths)
    assert themes["dark"].background != "#101010"
    assert "night" in themes


def test_a_missing_colour_and_a_strange_key_are_told(paths: Paths) -> None:
    write(paths.themes / "a.toml", THEME.replace('error = "#ff4040"\n', ""))
    write(paths.themes / "b.toml", THEME + 'border = "#ff4040"\n')
    assert told(paths) == [
        "themes/a.toml: 'error' is missing",
        "themes/b.toml, line 12: border: unknown key 'border' (did you mean 'foreground'?)",
    ]


def test_a_file_in_place_of_the_folder_is_told(paths: Paths) -> None:
    write(paths.themes, "")
    assert told(paths) == [
        "themes: cannot be read: a file stands where the folder should be; move it away"
    ]
