"""`kneecoach restore [NAME]`: the deleted workouts, or one of them brought back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_problems
from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.sessions.session_words import sets_done
from kneecoach.model.text import printable
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason


def run(paths: Paths, name: str | None) -> int:
    """Print what is in the trash, or bring one workout back from there.

    Args:
        paths: where the trash is.
        name: the name of its file, with or without the folder and `.toml`.

    Raises:
        ProblemError: the trash can't be read, there is none of that name, or it can't be brought
            back.
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
    stem = Path(name).name.removesuffix(".toml")
    if stem not in trashed:
        raise ProblemError(unknown("deleted workout", name, trashed))
    shown = history.shown(trashed[stem])
    try:
        restored = history.restore(trashed[stem])
    except FileExistsError:
        raise ProblemError(Problem("a workout of that name is there again").at(shown)) from None
    except OSError as error:
        raise ProblemError(Problem(f"not brought back: {reason(error)}").at(shown)) from None
    console.print(Text(f"Brought back: {history.shown(restored)}"), soft_wrap=True)
    return 0


def _list(history: History, trashed: Mapping[str, str]) -> None:
    table = Table("Name", "When", "Routine", "Sets", box=None, pad_edge=False)
    problems: list[Problem] = []
    for stem, file in trashed.items():
        row = ["", "", ""]
        try:
            session = history.read(file).session
        except ProblemError as error:
            problems.append(error.problem)
        else:
            row = [f"{session.started:%Y-%m-%d %H:%M}", session.routine, sets_done(session)]
        table.add_row(*map(Text, (printable(stem), *row)))
    print_problems(problems)
    console.print(table)
    console.print("Bring one back: kneecoach restore NAME")
