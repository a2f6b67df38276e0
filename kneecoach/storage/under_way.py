"""The changes of files that are under way, for whoever ends the program to wait for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import no_answer, reason


@dataclass(eq=False, slots=True)
class _Change:
    path: Path
    why_not: Problem | None
    """Why it is not on the disk; None once it is."""


_changes: list[_Change] = []
_one_less = Condition()


@contextmanager
def under_way(path: Path) -> Iterator[None]:
    """Have a change of a file waited for at the program's end."""
    change = _Change(path, Problem(reason(no_answer())))
    with _one_less:
        _changes.append(change)
    try:
        yield
        change.why_not = None
    except OSError as error:
        change.why_not = Problem(reason(error))
        raise
    except ProblemError as error:
        change.why_not = error.problem
        raise
    finally:
        with _one_less:
            _changes.remove(change)
            _one_less.notify_all()


def wait_for_changes(paths: Paths, patience_s: float) -> list[Problem]:
    """Wait until no change is under way; return why any of them is not on the disk.

    Ctrl+C waits no longer.

    Args:
        paths: how files are told to people.
        patience_s: real seconds that the disk has.
    """
    with _one_less:
        seen = [*_changes]
        with suppress(KeyboardInterrupt):
            _one_less.wait_for(lambda: not _changes, patience_s)
        left = {change.path: change.why_not for change in (*seen, *_changes)}
    return [why.at(paths.shown(path)) for path, why in left.items() if why is not None]
