"""Sessions that lie ahead: begun while a clock was wrong, they count once their day has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from kneecoach.model.problem import Problem
from kneecoach.model.sessions.digest import Digest, Overview


def lies_ahead(day: date, today: date) -> bool:
    """Tell whether a day is later than any on which a session can have been begun on Earth."""
    return (day - today).days > 1


def come(digests: Iterable[Digest], today: date) -> tuple[Digest, ...]:
    """Return the sessions whose day has come, which are those that count."""
    return tuple(one for one in digests if not lies_ahead(one.day, today))


def ahead(day: date) -> Problem:
    """Say what it means that a session lies ahead, and what to do about it."""
    return Problem(
        f"begun on {day.isoformat()}, which has not come yet: it counts from then on; "
        "if a clock was wrong, put the right time there",
        "started",
    )


def with_ahead(overview: Overview, today: date, shown: Callable[[str], str]) -> Overview:
    """Tell of the sessions that lie ahead among what is wrong.

    Args:
        overview: all sessions.
        today: the day it is.
        shown: gives a session's file as it is told to people.
    """
    later = (one for one in overview.digests if lies_ahead(one.day, today))
    told = tuple(ahead(one.day).at(shown(one.file)) for one in later)
    return replace(overview, problems=overview.problems + told)
