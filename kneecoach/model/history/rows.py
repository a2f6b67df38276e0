"""The lines of the history: a session on one line, and the months they stand under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from kneecoach.model.problem import Problem
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import FIRST_YEAR, LAST_YEAR
from kneecoach.model.sessions.session_words import (
    STATUS_WORDS,
    pain_change,
    pain_elsewhere,
    sets_done,
    workouts_words,
)
from kneecoach.model.words import clock

COLUMN_NAMES = ("Day", "At", "Workout", "Length", "Sets", "Pain", "", "Note")
_WIDTHS = (6, 5, 20, 6, 8, 7, 11, 0)
_NARROW = ((0, 6), (2, 10), (4, 8), (5, 7))
"""The columns for which there is always room, and how wide they are then."""
_ROOM_FOR_STATUS, _ROOM_FOR_NOTE = 75, 96
"""Cells from which on it is told how a session ended, and what was noted."""
LONG_AGO = date(FIRST_YEAR, 1, 1)
"""The day of a session of which none is known."""
_ROOM = 60
"""Cells from which on all other columns are told."""


class Entry(Struct, frozen=True, gc=False):
    """A session in the list, as far as it is known."""

    file: str
    day: date
    """Its day; as long as only its name is known, the day it then was in Greenwich."""
    digest: Digest | None = None
    """None as long as its file was not looked into."""

    @classmethod
    def named(cls, file: str) -> Entry:
        """Return what the name of a session's file tells; without a day it stands last."""
        stamp = file.rpartition("/")[2]
        try:
            day = date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
        except ValueError:
            return cls(file, LONG_AGO)
        return cls(file, day if FIRST_YEAR <= day.year <= LAST_YEAR else LONG_AGO)

    @classmethod
    def of(cls, digest: Digest) -> Entry:
        """Return what is known once the file was looked into."""
        return cls(digest.file, digest.day, digest)


def listed(files: Iterable[str], known: Iterable[Entry]) -> list[Entry]:
    """Return the sessions in files: those that are known, and of the others what names tell."""
    by_file = {one.file: one for one in known}
    return [by_file.get(file) or Entry.named(file) for file in files]


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
    worst = pain_elsewhere(one)
    return (
        f"{one.started:%a %d}",
        f"{one.started:%H:%M}",
        title,
        clock(one.length_s),
        sets_done(one),
        pain_change(one),
        STATUS_WORDS[one.status],
        " · ".join(filter(None, (worst and f"pain {worst}", " ".join(one.note.split())))),
    )


def by_month(entries: Sequence[Entry]) -> Iterator[str | int]:
    """Yield the lines of a list: a month's name and number of workouts, then its entries' places.

    Args:
        entries: the newest first.
    """
    start = 0
    for _, of_month in groupby(entries, key=lambda one: (one.day.year, one.day.month)):
        end = start + sum(1 for _ in of_month)
        done, only_begun = _told_apart(entries[start:end])
        yield f"{entries[start].day:%B %Y} · {workouts_words(done, only_begun)}"
        yield from range(start, end)
        start = end


def by_day(entries: Sequence[Entry]) -> Mapping[date, Sequence[Entry]]:
    """Return the sessions of each day that has any, in the order in which they are given."""
    days: dict[date, tuple[Entry, ...]] = {}
    for day, of_day in groupby(entries, key=lambda one: one.day):
        days[day] = (*days.get(day, ()), *of_day)
    return days


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


def title_line(found: Sequence[Entry], entries: Sequence[Entry]) -> str:
    """Return what stands above the history, such as "History · 3 of 400 workouts".

    Args:
        found: what is shown.
        entries: all there are; none as long as that is not known.
    """
    if not entries:
        return "History"
    done, only_begun = _told_apart(found)
    count, _ = _told_apart(entries)
    of = f"{done} of " if len(found) != len(entries) else ""
    return f"History · {of}{workouts_words(count, only_begun)}"


def found_words(found: Sequence[Entry]) -> str:
    """Return how many sessions a search has found, such as "3 workouts found"."""
    return workouts_words(*_told_apart(found), so=" found")


def unreadable_words(problems: Sequence[Problem], key: str) -> str:
    """Return what is wrong with files on at most three lines; nothing where nothing is.

    Args:
        problems: all that is wrong.
        key: the key that tells all of it.
    """
    if len(problems) < 2:
        return "".join(map(str, problems))
    more = len(problems) - 2
    last = f"and {more} more: press {key}" if more else f"More about them: press {key}"
    return "\n".join((*map(str, problems[:2]), last))


def _told_apart(entries: Iterable[Entry]) -> tuple[int, int]:
    """Return how many sessions are workouts, as far as is known, and how many were only begun."""
    only_begun = [one.digest is not None and not counts(one.digest) for one in entries]
    return only_begun.count(False), only_begun.count(True)
