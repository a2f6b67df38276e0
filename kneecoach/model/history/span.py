"""A day, a month or a year as it is written, in a search or on the command line."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kneecoach.model.problem import Problem, ProblemError

_SPAN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BEGUN = re.compile(r"\d{0,3}|(\d{4}(?:-\d{1,2})?)-", re.ASCII)


def span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    Raises:
        ProblemError: it is none of these.
    """
    found = _SPAN.fullmatch(text)
    if found is None:
        wanted = "a day is written 2026-11-05, a month 2026-11, a year 2026"
        raise ProblemError(Problem(f"'{text}' is no day: {wanted}"))
    year, month, day = (None if one is None else int(one) for one in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        return first, first if day else _last_day(first.year, month or 12)
    except ValueError:
        kind = "day" if day is not None else "year" if month is None else "month"
        raise ProblemError(Problem(f"{text} is no {kind}")) from None


def may_become_span(text: str) -> bool:
    """Tell whether, with more typed after it, it may be a day, a month or a year."""
    found = _BEGUN.fullmatch(text)
    if found is None:
        return False
    try:
        return found[1] is None or bool(span(found[1]))
    except ProblemError:
        return False


def _last_day(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
