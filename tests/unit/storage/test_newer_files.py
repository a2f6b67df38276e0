"""Files of a newer kneecoach: shown as far as they are understood, and never changed."""

from __future__ import annotations

import pytest

from kneecoach.commands import import_
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.profile import Profile
from kneecoach.model.problem import ProblemError
from kneecoach.storage.adding import add
from kneecoach.storage.check import check
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile, save_profile
from kneecoach.storage.settings import load_settings, save_theme
from kneecoach.storage.theme_files import load_theme_files
from tests.unit.storage.support import EXERCISE, ROUTINE, SESSION, THEME, StillClock, write

NEWER = (
    "written by a newer kneecoach (format 2; this one knows 1): "
    "shown as far as it can be, never changed"
)
FILE = "2026/20261122T061503Z-7f3a.toml"


def test_a_newer_session_is_shown_as_far_as_it_fits_with_a_note(paths: Paths) -> None:
    text = SESSION.replace("format = 1", "format = 2").replace('"stopped"', '"live"')
    sets = '[[sets]]\nexercise = "a"\nlevel = "b"\nside = "{}"\npain = {}\nmood = 3\n'
    sets += 'pain_on_return = "some"\n'
    text += sets.format("left", 3) + sets.format("centre", 4) + sets.format("right", '"bad"')
    path = write(paths.history / FILE, text)
    history = History(paths)
    kept = history.read(FILE)
    assert [(one.side, one.pain) for one in kept.session.sets] == [("left", 3), ("right", 10)]
    assert [one.pain_on_return for one in kept.session.sets] == [10, 10]
    assert str(kept.newer) == f"history/{FILE}, line 1: format: {NEWER}"
    assert check(paths) == [kept.newer]
    assert list(HistoryIndex(history, paths).unfinished()) == []
    with pytest.raises(ProblemError, match="newer kneecoach"):
        history.edit(FILE, {"note": "mine"})
    assert path.read_text("utf-8") == text


def test_of_a_newer_profile_holds_what_fits_and_the_rest_is_careful(paths: Paths) -> None:
    text = (
        'format = 2\nknee = "left"\nback_pain = "sometimes"\nequipment = ["step", "swing"]\n'
        "usual_pain = 40\nminutes = 25\n[red_flags]\nany = 'maybe'\nasked = 2026-11-01\n"
    )
    path = write(paths.profile, text)
    profile, problems = load_profile(paths)
    expected = Profile(knee="left", equipment=("step",), usual_pain=10, minutes=25, asked=True)
    assert profile == expected
    assert list(map(str, problems)) == [f"profile.toml, line 1: format: {NEWER}"]
    with pytest.raises(ProblemError, match="newer kneecoach"):
        save_profile(paths, minutes=30)
    assert path.read_text("utf-8") == text


def test_newer_settings_hold_as_far_as_they_fit_and_no_theme_is_written_to_them(
    paths: Paths,
) -> None:
    text = 'format = 2\ntheme = "light"\ncues = "sung"\nmusic = true\n'
    path = write(paths.settings, text)
    settings, problems = load_settings(paths)
    assert (settings.theme, settings.cues) == ("light", "always")
    assert list(map(str, problems)) == [f"settings.toml, line 1: format: {NEWER}"]
    with pytest.raises(ProblemError, match="newer kneecoach"):
        save_theme(paths, "dark")
    assert path.read_text("utf-8") == text


def test_of_a_newer_routine_only_what_is_wholly_understood_is_done(paths: Paths) -> None:
    more = '[[items]]\nexercise = "step-up"\nmost_pain = 2\n'
    write(paths.routines / "evening.toml", ROUTINE.replace("format = 1", "format = 3") + more)
    routine = load_library(paths).routine("evening")
    assert [item.exercise for item in routine.items] == ["clamshell", "footwork"]


def test_a_newer_exercise_holds_only_if_all_known_of_it_is_understood(paths: Paths) -> None:
    newer = EXERCISE.replace("format = 1", "format = 2\nvideo = true")
    path = write(paths.exercises / "wall-sit.toml", newer)
    assert isinstance(load_library(paths).catalogue.find("wall-sit"), Exercise)
    write(path, newer.replace("video", 'not_with = ["weak ankles"]\nvideo'))
    library = load_library(paths)
    assert "wall-sit" not in library.catalogue
    assert [one.key for one in library.problems] == ["format", "not_with[0]"]


def test_a_newer_theme_is_worn_if_it_has_all_colours(paths: Paths) -> None:
    write(paths.themes / "night.toml", THEME.replace("format = 1", 'format = 2\nshadow = "#000"'))
    themes, problems = load_theme_files(paths)
    assert themes["night"].accent == "#ffc040"
    assert [one.key for one in problems] == ["format"]


def test_nothing_is_added_where_a_newer_kneecoach_remembers_what_was_added_last(
    paths: Paths,
) -> None:
    text = 'format = 2\nadded = 2026-11-22T07:15:03+01:00\nsource = "x"\nfiles = []\n'
    path = write(paths.last_import, text)
    for change in (
        lambda: add((), "x.json", StillClock().now, paths),
        lambda: import_.undo(paths, StillClock().now, yes=True),
    ):
        with pytest.raises(ProblemError, match="newer kneecoach"):
            change()
    assert path.read_text("utf-8") == text
