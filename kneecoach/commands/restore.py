"""`kneecoach restore [NAME]`: the deleted workouts, or one of them brought back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_problems
from kneecoach.model.history.span import span
from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.sessions.session import Session
from kneecoach.model.sessions.session_words import sets_done
from kneecoach.model.text import printable
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason

_DAY = len("20261122")
"""How much of a name is the day."""


def run(paths: Paths, name: str | None) -> int:
    """Print what is in the trash, or bring one workout back from there.

    Args:
        paths: where the trash is.
        name: the name of its file, with or without the folder and `.toml`; or a day. Where more
            than one workout of that day is in the trash, these are printed.

    Raises:
        ProblemError: the trash can't be read, there is none of that name or day, or it can't be
            brought back.
    """
    history = History(paths)
    try:
        trashed = {Path(file).stem: file for file in history.trashed()}
    except OSError as error:
        what = f"cannot be read: {reason(error, 'read')}"
        raise ProblemError(Problem(what).at(paths.shown(paths.trash))) from None
    if not trashed:
        console.print("The trash is empty.")
        return 0
    if name is None:
        _list(history, trashed)
        return 0
    day = _as_day(name)
    of_day = {} if day is None else _of_day(history, trashed, day)
    if len(of_day) > 1:
        _list(history, of_day)
        return 0
    stem = next(iter(of_day), Path(name).name.removesuffix(".toml"))
    if stem not in trashed:
        raise ProblemError(_unknown(name, stem, trashed))
    shown = history.shown(trashed[stem])
    try:
        restored = history.restore(trashed[stem])
    except FileExistsError:
        raise ProblemError(Problem("a workout of that name is there again").at(shown)) from None
    except OSError as error:
        raise ProblemError(Problem(f"not brought back: {reason(error)}").at(shown)) from None
    console.print(Text(f"Brought back: {history.shown(restored)}"), soft_wrap=True)
    return 0


def _as_day(name: str) -> date | None:
    """Return the day that is meant; None where it is none."""
    try:
        first, last = span(name)
    except ProblemError:
        return None
    return first if first == last else None


def _of_day(history: History, trashed: Mapping[str, str], day: date) -> Mapping[str, str]:
    """Return the workouts of a day; one that can't be read is of the day in its name."""
    found: dict[str, str] = {}
    for stem, file in trashed.items():
        session = _read(history, file)
        if isinstance(session, Problem):
            is_of_day = stem.startswith(f"{day:%Y%m%d}")
        else:
            is_of_day = session.started.date() == day
        if is_of_day:
            found[stem] = file
    return found


def _read(history: History, file: str) -> Session | Problem:
    try:
        return history.read(file).session
    except ProblemError as error:
        return error.problem


def _unknown(name: str, stem: str, trashed: Mapping[str, str]) -> Problem:
    """Say that there is no such workout; only one of the same day can be the one that is meant."""
    same_day = [one for one in trashed if one[:_DAY] == stem[:_DAY]]
    if same_day:
        return unknown("deleted workout", name, same_day)
    return Problem(f"unknown deleted workout '{name}' (`kneecoach restore` lists them)")


def _list(history: History, trashed: Mapping[str, str]) -> None:
    table = Table("Name", "When", "Routine", "Sets", box=None, pad_edge=False)
    problems: list[Problem] = []
    for stem, file in trashed.items():
        row = ["", "", ""]
        session = _read(history, file)
        if isinstance(session, Problem):
            problems.append(session)
        else:
            row = [f"{session.started:%Y-%m-%d %H:%M}", session.routine, sets_done(session)]
        table.add_row(*map(Text, (printable(stem), *row)))
    print_problems(problems)
    console.print(table)
    console.print("Bring one back: kneecoach restore NAME")
