"""All that is wrong with a person's files, told at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.person.profile import Profile
from kneecoach.model.problem import Problem, unknown
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile
from kneecoach.storage.reason import reason
from kneecoach.storage.settings import in_settings, load_settings, readable_settings
from kneecoach.storage.theme_files import load_theme_files
from kneecoach.storage.toml_reader import line_of


def check(paths: Paths, today: date = date.max) -> list[Problem]:
    """Read every file of the person's; return what is wrong.

    Args:
        paths: where they are.
        today: the day it is; a session of a later one is told of.
    """
    settings, (_, found) = readable_settings(paths), load_settings(paths)
    themes, in_themes = load_theme_files(paths)
    profile, in_profile = load_profile(paths)
    library = load_library(paths)
    problems = [*found, *in_profile, *library.problems, *in_themes]
    for problem in _levels_unknown(profile, library.catalogue):
        line = line_of(paths.profile, problem.key)
        problems.append(problem.at(paths.shown(paths.profile), line))
    if settings.theme not in themes:
        problems.append(in_settings(unknown("theme", settings.theme, themes, "theme"), paths))
    problems += History(paths).problems(today)
    if (hindrance := unsavable(paths)) and hindrance.file not in {one.file for one in problems}:
        problems.append(hindrance)
    return problems


def _levels_unknown(profile: Profile, catalogue: Catalogue) -> Iterator[Problem]:
    """Say which levels set by hand are of no exercise that there is."""
    for exercise_id, level_id in profile.levels.items():
        key = f'levels."{exercise_id}"'
        if exercise_id not in catalogue:
            yield unknown("exercise", exercise_id, (one.id for one in catalogue), key)
            continue
        levels = catalogue.find(exercise_id).levels
        if all(level.id != level_id for level in levels):
            known = (level.id for level in levels)
            yield unknown(f"level of {exercise_id}", level_id, known, key)


def unsavable(paths: Paths) -> Problem | None:
    """Say what would keep a workout from being saved; None where nothing does."""
    folder = paths.history
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        return Problem(f"workouts cannot be saved: {reason(error)}").at(paths.shown(folder))
    return None
