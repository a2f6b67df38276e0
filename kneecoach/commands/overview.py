"""All workouts in brief, as several commands look at them."""

from __future__ import annotations

from datetime import date

from kneecoach.commands.output import print_problems
from kneecoach.commands.progress import bar
from kneecoach.model.sessions.ahead import with_ahead
from kneecoach.model.sessions.digest import Overview
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths


def read_overview(paths: Paths, today: date) -> Overview:
    """Read the sessions in brief, and tell of those that can't be read or lie ahead.

    In a terminal a bar says how far it is: the first time, each file is read.
    """
    history = History(paths)
    with bar("Reading workouts") as progress:
        overview = HistoryIndex(history, paths).refresh(progress)
    assert overview is not None, "it was not left before its end"
    overview = with_ahead(overview, today, history.shown)
    print_problems(overview.problems)
    return overview
