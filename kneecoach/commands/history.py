"""`kneecoach history`: the sessions, newest first, or those that are looked for."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.day_plan import COACHS_PICK
from kneecoach.model.history_filter import EVERYTHING, Filter
from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.session import KeptSession
from kneecoach.model.words import clock, pain_change, sets_done
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths


def run(paths: Paths, sought: Filter, *, as_json: bool) -> int:
    """Print every session that is looked for; those that can't be read are told of.

    Raises:
        ProblemError: nothing was found by a name that is not known.
    """
    found = list(History(paths).sessions(sought))
    print_problems(one for one in found if isinstance(one, Problem))
    sessions = [one.session for one in found if isinstance(one, KeptSession)]
    if not sessions and sought != EVERYTHING:
        _require_known(sought, paths)
    if as_json:
        print_json(sessions)
        return 0
    if not sessions:
        none_yet = "No workouts yet. Start one with: kneecoach"
        console.print(none_yet if sought == EVERYTHING else "No such workouts.")
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


def _require_known(sought: Filter, paths: Paths) -> None:
    """Make sure that nothing was mistyped. Names that only past sessions know are found in them."""
    library = load_library(paths)
    exercises = {one.id for one in library.catalogue}
    faults = {cue.fault.id for one in library.catalogue for cue in one.cues if cue.fault}
    for kind, name, known in (
        ("exercise", sought.exercise, exercises),
        ("routine", sought.routine, {*library.routines, *exercises, COACHS_PICK}),
        ("fault", sought.fault, faults),
    ):
        if name and name not in known:
            raise ProblemError(unknown(kind, name, known, f"--{kind}"))
