"""Sessions that lie ahead: begun while a clock was wrong, they count once their day has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kneecoach.model.problem import Problem
from kneecoach.model.sessions.digest import Digest, Overview


def lies_ahead(session: Digest, today: date) -> bool:
    """Tell whether a session is dated later than it can have been begun anywhere on Earth."""
    return (session.day - today).days > 1


def with_ahead(overview: Overview, today: date, shown: Callable[[str], str]) -> Overview:
    """Tell of the sessions that lie ahead among what is wrong.

    Args:
        overview: all sessions.
        today: the day it is.
        shown: gives a session's file as it is told to people.
    """
    ahead = tuple(
        Problem(
            f"begun on {one.day.isoformat()}, which has not come yet: it counts from then on; "
            "if a clock was wrong, put the right time there",
            "started",
            shown(one.file),
        )
        for one in overview.digests
        if lies_ahead(one, today)
    )
    return replace(overview, problems=overview.problems + ahead)
