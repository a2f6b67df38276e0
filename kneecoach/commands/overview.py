"""All workouts in brief, as several commands look at them."""

from __future__ import annotations

from kneecoach.commands.output import print_problems
from kneecoach.commands.progress import bar
from kneecoach.model.sessions.digest import Overview
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths


def read_overview(paths: Paths) -> Overview:
    """Read the sessions in brief, and tell of those that can't be read.

    In a terminal a bar says how far it is: the first time, each file is read.
    """
    with bar("Reading workouts") as progress:
        overview = HistoryIndex(History(paths), paths).refresh(progress)
    assert overview is not None, "it was not left before its end"
    print_problems(overview.problems)
    return overview
