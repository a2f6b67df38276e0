"""`kneecoach history`: the sessions, newest first."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.problem import Problem
from kneecoach.model.session import KeptSession
from kneecoach.model.words import clock, pain_change, sets_done
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths


def run(paths: Paths, *, as_json: bool) -> int:
    """Print every session that can be read; those that can't are told of."""
    found = list(History(paths).sessions())
    print_problems(one for one in found if isinstance(one, Problem))
    sessions = [one.session for one in found if isinstance(one, KeptSession)]
    if as_json:
        print_json(sessions)
        return 0
    if not sessions:
        console.print("No workouts yet. Start one with: kneecoach")
        return 0
    table = Table("When", "Routine", "Length", "Sets", "Pain", "", box=None, pad_edge=False)
    for session in sessions:
        table.add_row(
            f"{session.started:%Y-%m-%d %H:%M}",
            Text(session.routine),
            clock(session.length_s),
            sets_done(session),
            pain_change(session),
            session.status,
        )
    console.print(table)
    return 0
