"""All that is wrong with a person's files, told at once."""

from __future__ import annotations

from kneecoach.model.problem import Problem
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import load_settings
from kneecoach.storage.theme_files import load_theme_files


def check(paths: Paths) -> list[Problem]:
    """Read every file of the person's; return what is wrong, in the order of the files."""
    _, settings = load_settings(paths)
    _, themes = load_theme_files(paths)
    problems = [*settings, *load_library(paths).problems, *themes, *History(paths).problems()]
    return sorted(problems, key=lambda problem: (problem.file, problem.line or 0))
