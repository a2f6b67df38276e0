"""`kneecoach import FILE`: workouts from an export of the coach's own, here or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.text import Text

from kneecoach.commands.output import console
from kneecoach.commands.progress import bar
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable
from kneecoach.storage.adding import add, last_added, take_back
from kneecoach.storage.carried import Carried
from kneecoach.storage.incoming import read_incoming
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason

_NAMED = 10
"""How many files are named one by one."""


def run(paths: Paths, file: str, now: datetime, *, yes: bool) -> int:
    """Say what a file would add, and add it if the person agrees.

    Returns:
        0, or 1 where the person did not agree.

    Raises:
        ProblemError: the file can't be read or is no export, or its workouts can't be added.
    """
    path = Path(file)
    with bar("Reading"):
        incoming = read_incoming(path, paths)
    new = _workouts(len(incoming.new)) if incoming.new else "Nothing"
    _say(f"{new} to add{_days(incoming.new)}.")
    if incoming.same:
        _say(f"{_workouts(len(incoming.same))} already here.")
    if incoming.other:
        _say(f"{_workouts(len(incoming.other))} here, but not the same; what is here stays:")
        for one in incoming.other[:_NAMED]:
            _say(f"  {paths.shown(paths.history / one.file)}")
        if more := incoming.other[_NAMED:]:
            _say(f"  and {len(more)} more")
    if not incoming.new:
        return 0
    if not (yes or _agrees("Add them?")):
        _say("Nothing added.")
        return 1
    try:
        with bar("Adding") as progress:
            add(incoming.new, path.name, now, paths, progress)
    except OSError as error:
        raise ProblemError(_told("nothing added", error, paths.history)) from None
    _say(f"{new} added. `kneecoach import --undo` takes that back.")
    return 0


def undo(paths: Paths, now: datetime, *, yes: bool) -> int:
    """Take back what was imported last, if the person agrees.

    Returns:
        0, or 1 where the person did not agree.

    Raises:
        ProblemError: a workout is led just now, or it can't be done to its end.
    """
    added = last_added(paths)
    if added is None:
        _say("No import to take back.")
        return 0
    when = f"{added.added:%Y-%m-%d %H:%M}"
    _say(f"{_workouts(len(added.files))} from {added.source}, imported on {when}.")
    if not (yes or _agrees("Move them to the trash?")):
        _say("Nothing changed.")
        return 1
    try:
        with bar("Taking back"):
            take_back(added, now, paths)
    except OSError as error:
        raise ProblemError(_told("not all taken back", error, paths.history)) from None
    _say("Taken back. `kneecoach restore` brings single ones back from the trash.")
    return 0


def _workouts(count: int) -> str:
    return f"{count} workout" if count == 1 else f"{count} workouts"


def _days(sessions: Sequence[Carried]) -> str:
    days = sorted(one.session.started.date() for one in sessions)
    if not days:
        return ""
    return f", of {days[0]}" if days[0] == days[-1] else f", from {days[0]} to {days[-1]}"


def _agrees(question: str) -> bool:
    """Ask; whoever says nothing does not agree."""
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def _told(what: str, error: OSError, place: Path) -> Problem:
    return Problem(f"{what}: {reason(error)}").at(str(error.filename or place))


def _say(line: str) -> None:
    console.print(Text(printable(line)), soft_wrap=True)
