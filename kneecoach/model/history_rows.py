"""The lines of the history: a session on one line, and the months they stand under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kneecoach.model.digest import Digest
from kneecoach.model.words import clock, pain_change, sets_done

STATUS_WORDS = {"finished": "done", "stopped": "ended early", "live": "not ended"}
COLUMN_NAMES = ("Day", "At", "Workout", "Length", "Sets", "Pain", "", "Note")
_WIDTHS = (6, 5, 20, 6, 8, 7, 11, 0)
_NARROW = ((0, 6), (2, 10), (4, 8), (5, 7))
"""The columns for which there is always room, and how wide they are then."""
_ROOM_FOR_STATUS, _ROOM_FOR_NOTE = 75, 96
"""Cells from which on it is told how a session ended, and what was noted."""
_ROOM = 60
"""Cells from which on all other columns are told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A session in the list, as far as it is known."""

    file: str
    digest: Digest | None = None
    """None as long as its file was not looked into."""

    @property
    def day(self) -> date:
        """Its day; as long as only its name is known, the day it was in Greenwich."""
        return self.digest.day if self.digest else day_in_name(self.file)


def day_in_name(file: str) -> date:
    """Return the day that the name of a session's file tells; the first of all if it tells none."""
    try:
        return datetime.strptime(file.rpartition("/")[2][:8], "%Y%m%d").date()
    except ValueError:
        return date.min


def columns(width: int) -> tuple[tuple[int, int], ...]:
    """Return which columns there is room for, by their places, and how wide each is; 0: the rest.

    Args:
        width: the room, in cells.
    """
    if width < _ROOM:
        return _NARROW
    count = 6 + (width >= _ROOM_FOR_STATUS) + (width >= _ROOM_FOR_NOTE)
    return tuple(enumerate(_WIDTHS[:count]))


def cells(entry: Entry, title: str) -> tuple[str, ...]:
    """Return what is told of a session, column by column.

    Args:
        entry: the session.
        title: what its routine is called.
    """
    one = entry.digest
    if one is None:
        return f"{entry.day:%a %d}", "", "…", "", "", "", "", ""
    return (
        f"{one.started:%a %d}",
        f"{one.started:%H:%M}",
        title,
        clock(one.length_s),
        sets_done(one),
        pain_change(one),
        STATUS_WORDS[one.status],
        " ".join(one.note.split()),
    )


def by_month(entries: Sequence[Entry]) -> Iterator[str | int]:
    """Yield the lines of a list: a month's name and number of workouts, then its entries' places.

    Args:
        entries: the newest first.
    """
    places = enumerate(entries)
    for month, group in groupby(places, key=lambda pair: pair[1].day.replace(day=1)):
        of_month = [place for place, _ in group]
        noun = "workout" if len(of_month) == 1 else "workouts"
        yield f"{month:%B %Y} · {len(of_month)} {noun}"
        yield from of_month


def day_line(day: date, entries: Sequence[Entry], title: Callable[[str], str]) -> str:
    """Return a day in words, such as "Thu 19 November 2026 · Everyday 18:06".

    Args:
        day: the day.
        entries: its sessions.
        title: gives what a routine is called, by name.
    """
    said = f"{day:%a} {day.day} {day:%B %Y}"
    if not entries:
        return f"{said} · no workout"
    known = (one.digest for one in reversed(entries) if one.digest is not None)
    return " · ".join((said, *(f"{title(one.routine)} {clock(one.length_s)}" for one in known)))
