"""Where the person's files live."""

from __future__ import annotations

from pathlib import Path

import appdirs
import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.storage.paths import (
    CACHE_DIR_VARIABLE,
    CONFIG_DIR_VARIABLE,
    STATE_DIR_VARIABLE,
    Paths,
    shipped,
)


def test_the_flag_is_stronger_than_the_environment(tmp_path: Path) -> None:
    environment = {CONFIG_DIR_VARIABLE: str(tmp_path / "environment")}
    assert Paths.find(str(tmp_path / "flag"), environment).config == tmp_path / "flag"


def test_the_environment_is_stronger_than_the_system(tmp_path: Path) -> None:
    environment = {CONFIG_DIR_VARIABLE: str(tmp_path)}
    assert Paths.find(None, environment).config == tmp_path


@pytest.mark.parametrize("environment", [{}, {CONFIG_DIR_VARIABLE: ""}])
def test_where_neither_says_anything_the_system_decides(environment: dict[str, str]) -> None:
    assert Paths.find(None, environment).config == Path(appdirs.user_config_dir("kneecoach"))


def test_cache_and_state_are_the_system_s_unless_the_environment_says_otherwise(
    tmp_path: Path,
) -> None:
    assert Paths.find(None, {}).cache == Path(appdirs.user_cache_dir("kneecoach"))
    assert Paths.find(None, {CACHE_DIR_VARIABLE: str(tmp_path)}).cache == tmp_path
    assert Paths.find(None, {}).state == Path(appdirs.user_state_dir("kneecoach"))
    assert Paths.find(None, {STATE_DIR_VARIABLE: str(tmp_path)}).state == tmp_path


def test_each_history_has_an_index_of_its_own_in_the_cache(tmp_path: Path) -> None:
    here, there = (Paths(tmp_path / name, tmp_path / "cache") for name in ("here", "there"))
    assert here.index != there.index
    assert here.index.parent == there.index.parent == tmp_path / "cache"


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Paths.find("~/knees", {}).config == tmp_path / "knees"
    assert Paths.find(None, {CONFIG_DIR_VARIABLE: "~/legs"}).config == tmp_path / "legs"


def test_the_home_of_nobody_is_told() -> None:
    with pytest.raises(ProblemError, match="~nobody-of-this-name/knees: no such home folder"):
        Paths.find("~nobody-of-this-name/knees", {})


def test_a_relative_folder_is_taken_from_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.find("knees", {}).config == tmp_path / "knees"


def test_everything_of_the_person_lies_in_the_config_folder(paths: Paths) -> None:
    places = (paths.settings, paths.exercises, paths.routines, paths.themes, paths.history)
    assert len(set(places)) == 5
    assert {place.parent for place in places} == {paths.config}


def test_a_path_is_short_inside_the_config_folder_and_whole_outside(
    paths: Paths, tmp_path: Path
) -> None:
    assert paths.shown(paths.routines / "evening.toml") == "routines/evening.toml"
    assert paths.shown(tmp_path / "elsewhere.toml") == str(tmp_path / "elsewhere.toml")


def test_a_path_that_could_steer_the_terminal_is_shown_harmless(paths: Paths) -> None:
    assert paths.shown(paths.routines / "\x1b[31m.toml") == "routines/\ufffd[31m.toml"


@pytest.mark.parametrize("kind", ["exercises", "routines", "themes"])
def test_what_is_shipped_is_found(kind: str) -> None:
    assert list(shipped(kind).glob("*.toml"))
