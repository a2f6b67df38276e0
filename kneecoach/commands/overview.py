"""All workouts in brief, as several commands look at them."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress

from kneecoach.commands.output import print_problems
from kneecoach.model.sessions.digest import Overview
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths


def read_overview(paths: Paths) -> Overview:
    """Read the sessions in brief, and tell of those that can't be read.

    In a terminal a bar says how far it is: the first time, each file is read.
    """
    errors = Console(stderr=True)
    with Progress(console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("Reading workouts")

        def progress(behind: int, total: int) -> bool:
            bar.update(task, completed=behind, total=total)
            return True

        overview = HistoryIndex(History(paths), paths).refresh(progress)
    assert overview is not None, "it was not left before its end"
    print_problems(overview.problems)
    return overview
