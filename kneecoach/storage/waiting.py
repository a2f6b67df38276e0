"""The workout that waits to be gone on with, if none that has not ended is still being led."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.own_file import stands_there

LED_HERE = "A workout is being led in another window."
LED_FAR = (
    "A workout seems to be under way on another machine. "
    "It can be gone on with here ten minutes after it last changed."
)
SET_ASIDE = "More of a workout waits to be saved in its place; then it can be gone on with."
CHANGES_ASIDE = (
    "more of this workout waits to be saved in its place; then it can be gone on with or changed"
)
CHANGES_FAR = (
    "this workout seems to be under way on another machine; "
    "it can be changed here ten minutes after it last changed"
)
SILENCE = timedelta(minutes=10)
"""How long nothing comes from another machine before a workout is taken to be broken off there."""
LONGEST = timedelta(hours=12)
"""How long after its start a workout may still be under way on another machine."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What there is to be gone on with."""

    session: KeptSession | None = None
    told: str = ""
    """What keeps a workout that has not ended from being offered."""


def find_waiting(history: History, index: HistoryIndex, now: datetime) -> Waiting:
    """Return the newest workout that waits.

    One that is led on this machine does not, nor one of which more waits to be saved in its place:
    what is there is not all that was done. Of one that was begun on another machine nobody can
    know, so it waits once nothing has come from there for a while.
    """
    told = ""
    for kept in index.unfinished():
        trace = history.claims.trace(kept.file)
        if trace == "led":
            told = LED_HERE
        elif history.is_awaited(kept.file):
            told = told or SET_ASIDE
        elif trace is None and _is_young(history, kept, now):
            told = told or LED_FAR
        else:
            return Waiting(kept)
    return Waiting(told=told)


def require_unled(history: History, file: str, now: datetime) -> None:
    """Make sure that nobody leads a workout that is to be changed by hand, as far as can be known.

    Raises:
        ProblemError: somebody does on this machine, or seems to on another; or more of it waits
            to be saved in its place.
    """
    history.claims.require_free(file)
    _require_whole(history, file)
    if history.claims.trace(file) is not None:
        return
    try:
        kept = history.read(file)
    except ProblemError:
        return  # nobody can lead what nobody can read
    if kept.session.status == "live" and _is_young(history, kept, now):
        raise ProblemError(Problem(CHANGES_FAR))


@contextmanager
def unled(history: History, file: str, now: datetime) -> Iterator[None]:
    """Let nobody on this machine lead a workout while it is changed by hand.

    Raises:
        ProblemError: see `require_unled`.
    """
    require_unled(history, file, now)
    with history.claims.held(file):
        yield


def forget_claims(history: History) -> None:
    """Remove what is left of claims on workouts that have ended or are gone.

    They are left by a coach that was killed after the last set, and where a workout that was kept
    for later has been deleted or ended elsewhere.
    """

    def is_over(files: Collection[str]) -> bool:
        if any(map(history.is_awaited, files)):
            return False
        there = [file for file in files if stands_there(history.path(file))]
        try:
            return all(history.read(file).session.status != "live" for file in there)
        except ProblemError:
            return False

    if history.years():  # else they may all be on a disk that is not connected
        history.claims.forget(is_over)


def as_it_waits(history: History, file: str) -> KeptSession:
    """Read a workout that waited, as it stands now that no other coach can lead it.

    Raises:
        ProblemError: it can't be read, or has ended while somebody was asked about it; or more of
            it waits to be saved in its place.
    """
    _require_whole(history, file)
    kept = history.read(file)
    if kept.session.status != "live":
        raise ProblemError(Problem("this workout has been ended elsewhere"))
    return kept


def _require_whole(history: History, file: str) -> None:
    if history.is_awaited(file):
        raise ProblemError(Problem(CHANGES_ASIDE))


def _is_young(history: History, kept: KeptSession, now: datetime) -> bool:
    """Tell whether a session was begun and changed lately enough to be still under way."""
    try:
        changed = datetime.fromtimestamp(history.path(kept.file).stat().st_mtime, now.tzinfo)
        return abs(now - changed) < SILENCE and now - kept.session.started < LONGEST
    except (OSError, ValueError, OverflowError):
        return False
