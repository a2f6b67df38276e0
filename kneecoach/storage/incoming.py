"""Sessions from elsewhere: read, and compared with those that are here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable
from kneecoach.storage.carried import Carried, read_carried
from kneecoach.storage.csv_reading import from_csv
from kneecoach.storage.json_file import from_json
from kneecoach.storage.own_file import stands_there
from kneecoach.storage.paths import Paths
from kneecoach.storage.plain_file import read_plain
from kneecoach.storage.reason import reason

MAX_BYTES = 500_000_000
"""More than an export of fifty years of daily workouts has."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Sessions that came, apart by what is here of them; what is here stays as it is."""

    new: tuple[Carried, ...]
    same: tuple[Carried, ...]
    """Those that are here already."""
    other: tuple[Carried, ...]
    """Those of which something else is here."""


def read_incoming(path: Path, paths: Paths) -> Incoming:
    """Read an export in JSON or CSV and compare it with the history.

    Raises:
        ProblemError: it can't be read, or is none; the problem names line and key or column.
    """
    try:
        text = _text(path)
        sessions = from_json(text) if text.lstrip()[:1] in ("{", "[") else from_csv(text)
    except ProblemError as error:
        raise ProblemError(error.problem.at(printable(str(path)), error.problem.line)) from None
    return _compared(sessions, paths)


def _text(path: Path) -> str:
    try:
        return read_plain(path, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ProblemError(Problem("not UTF-8 text")) from None
    except OSError as error:
        raise ProblemError(Problem(f"cannot be read: {reason(error, 'read')}")) from None


def _compared(sessions: Sequence[Carried], paths: Paths) -> Incoming:
    new: list[Carried] = []
    same: list[Carried] = []
    other: list[Carried] = []
    for one in sessions:
        if not stands_there(paths.history / one.file):
            new.append(one)
            continue
        try:
            is_same = read_carried(one.file, paths) == one
        except ProblemError:
            is_same = False
        (same if is_same else other).append(one)
    return Incoming(tuple(new), tuple(same), tuple(other))
