"""All that is wrong with a person's files, their keys among it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kneecoach.actions.keymap import check_keymap
from kneecoach.model.problem import Problem
from kneecoach.storage.check import check
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import in_settings, readable_settings


def all_problems(paths: Paths, today: date) -> Sequence[Problem]:
    """Read every file; return what is wrong, in the order of the files and their lines."""
    _, wrong_keys = check_keymap(readable_settings(paths).keymap)
    found = (*check(paths, today), *(in_settings(problem, paths) for problem in wrong_keys))
    return sorted(found, key=lambda problem: (problem.file, problem.line or 0))
