"""All that is wrong with a person's files, told at once."""

from __future__ import annotations

import os

from kneecoach.model.problem import Problem, unknown
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import in_settings, load_settings
from kneecoach.storage.theme_files import load_theme_files


def check(paths: Paths) -> list[Problem]:
    """Read every file of the person's; return what is wrong, in the order of the files."""
    settings, found = load_settings(paths)
    themes, in_themes = load_theme_files(paths)
    problems = [*found, *load_library(paths).problems, *in_themes]
    if settings.theme not in themes:
        problems.append(in_settings(unknown("theme", settings.theme, themes, "theme"), paths))
    problems += History(paths).problems()
    if (hindrance := unsavable(paths)) and hindrance.file not in {one.file for one in problems}:
        problems.append(hindrance)
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))


def unsavable(paths: Paths) -> Problem | None:
    """Say what would keep a workout from being saved; None where nothing does."""
    folder = paths.history
    try:
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            what = "a file stands where a folder should be: workouts cannot be saved"
        elif not os.access(folder, os.W_OK | os.X_OK):
            what = "cannot be written to: workouts cannot be saved"
        else:
            return None
    except OSError as error:
        what = f"{error.strerror}: workouts cannot be saved"
    return Problem(what).at(paths.shown(folder))
