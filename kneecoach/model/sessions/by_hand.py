"""A past workout that is logged by hand: when it was, and what its session says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.sessions.session import FIRST_YEAR, Session, log_of

WHEN = "today, yesterday or 2026-11-05, and if you like the time: 18:30"
"""How a day is written."""
USUAL_HOUR = 12
"""When a workout was, where only its day was said; ours."""
_WHEN = re.compile(r"(today|yesterday|\d{4}-\d{1,2}-\d{1,2})?\s*(?:(\d{1,2})[:.](\d{2}))?")


def parse_when(text: str, now: datetime) -> datetime:
    """Understand when a workout was, in the person's own time.

    Raises:
        ProblemError: it cannot be understood, or has not been yet.
    """
    found = _WHEN.fullmatch(text.strip().casefold())
    if found is None or not found[0]:
        raise ProblemError(Problem(f"'{text}' is no day; write {WHEN}"))
    named, hour, minute = found.groups()
    try:
        day = _day(named or "today", now)
        when = day.replace(hour=int(hour or USUAL_HOUR), minute=int(minute or 0))
    except ValueError:
        raise ProblemError(Problem(f"there is no {text}")) from None
    if when.year < FIRST_YEAR:
        raise ProblemError(Problem(f"{text} is too long ago; the first year is {FIRST_YEAR}"))
    if hour is None and when.date() == now.date():
        when = min(when, now)
    if when > now:
        raise ProblemError(Problem(f"{text} has not been yet"))
    return when


def logged(
    name: str,
    planned: Sequence[PlannedExercise],
    started: datetime,
    now: datetime,
    *,
    pain_before: int | None = None,
    pain_after: int | None = None,
    effort: int | None = None,
    note: str = "",
) -> Session:
    """Return the session of a workout that was done as planned; single sets are corrected later.

    Args:
        name: what the session is called.
        planned: what was done.
        started: when it began; so much earlier that day, if need be, that it is over by now.
        now: the time of day where the person is.
        pain_before: how much it hurt before (0-10).
        pain_after: how much it hurt after (0-10).
        effort: how hard it was (0-10).
        note: what there is to say.
    """
    timeline = unroll(planned)
    length = timedelta(seconds=timeline.length_s)
    if started + length > now:
        started = max(now - length, started.replace(hour=0, minute=0, second=0, microsecond=0))
    return Session(
        status="finished",
        started=started,
        ended=min(started + length, now),
        routine=name,
        pain_before=pain_before,
        pain_after=pain_after,
        effort=effort,
        note=note,
        plan=tuple(one.as_item() for one in planned),
        sets_planned=len(timeline.sets),
        sets=tuple(
            log_of(
                one,
                reps=None if one.planned.dose.until else one.planned.dose.reps,
                worked=one.planned.dose.set_s,
                pain=None,
                faults=(),
            )
            for one in timeline.sets
        ),
    )


def _day(named: str, now: datetime) -> datetime:
    """Return midnight of a day.

    Raises:
        ValueError: there is no such day.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if named == "today":
        return midnight
    if named == "yesterday":
        return midnight - timedelta(days=1)
    year, month, day = map(int, named.split("-"))
    return midnight.replace(year=year, month=month, day=day)
