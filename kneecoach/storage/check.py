"""All that is wrong with a person's files, told at once."""

from __future__ import annotations

from kneecoach.model.problem import Problem, unknown
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import load_settings
from kneecoach.storage.theme_files import load_theme_files
from kneecoach.storage.toml_reader import line_of


def check(paths: Paths) -> list[Problem]:
    """Read every file of the person's; return what is wrong, in the order of the files."""
    settings, in_settings = load_settings(paths)
    themes, in_themes = load_theme_files(paths)
    problems = [*in_settings, *load_library(paths).problems, *in_themes]
    if settings.theme not in themes:
        place = paths.shown(paths.settings), line_of(paths.settings, "theme")
        problems.append(unknown("theme", settings.theme, themes, "theme").at(*place))
    problems += History(paths).problems()
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))
