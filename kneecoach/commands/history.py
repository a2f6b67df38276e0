"""`kneecoach history`: the workouts, newest first, or those that are searched for."""

from __future__ import annotations

from datetime import date

import msgspec
from rich.table import Column, Table
from rich.text import Text

from kneecoach.commands.output import console, print_json
from kneecoach.commands.overview import read_overview
from kneecoach.model.history.search import Names, Search
from kneecoach.model.problem import ProblemError, unknown
from kneecoach.model.proposal.day_plan import COACHS_PICK
from kneecoach.model.sessions.session import KeptSession
from kneecoach.model.sessions.session_words import pain_change, pain_elsewhere, sets_done
from kneecoach.model.words import clock
from kneecoach.storage.history import History
from kneecoach.storage.library import Library, load_library
from kneecoach.storage.paths import Paths


def run(paths: Paths, search: Search, today: date, *, as_json: bool) -> int:
    """Print every session that is searched for; those that can't be read are told of.

    Raises:
        ProblemError: nothing was found by a name that is not known.
    """
    library = load_library(paths)
    names = Names.of(library.catalogue, library.title)
    found = [one for one in read_overview(paths, today).digests if search.finds(one, names)]
    if not found:
        _require_known(search, names, library)
    if as_json:
        history = History(paths)
        print_json([_named(history.read(one.file)) for one in found])
        return 0
    if not found:
        none_yet = "No workouts yet. Start one with: kneecoach"
        console.print(none_yet if search == Search() else "No such workouts.")
        return 0
    when = Column("When", min_width=len("2026-11-22"))
    table = Table(when, "Routine", "Length", "Sets", "Pain", "", box=None, pad_edge=False)
    for one in found:
        table.add_row(
            f"{one.started:%Y-%m-%d %H:%M}",
            Text(one.routine),
            clock(one.length_s),
            sets_done(one),
            ", ".join(filter(None, (pain_change(one), pain_elsewhere(one)))),
            one.status,
        )
    console.print(table)
    return 0


def _named(kept: KeptSession) -> dict[str, object]:
    """Return a session with the name of its file, by which an export knows it too."""
    fields: dict[str, object] = msgspec.to_builtins(kept.session)
    return {"file": kept.file, **fields}


def _require_known(search: Search, names: Names, library: Library) -> None:
    """Make sure that no name was mistyped; one that only past sessions know is found in them."""
    routines = (*library.routines, *names.exercises, COACHS_PICK)
    for kind, known in (
        ("exercise", names.exercises),
        ("fault", names.faults),
        ("routine", {name: f"{name} {library.title(name)}".casefold() for name in routines}),
    ):
        for text in search.texts.get(kind, ()):
            if not any(text in name for name in known.values()):
                raise ProblemError(unknown(kind, text, known, f"--{kind}"))
