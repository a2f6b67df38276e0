"""The morning after a workout: which ones the coach still asks about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from kneecoach.model.progression.thresholds import MORNING_DAYS, NIGHT_ENDS_H, SLEEP_H
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.digest import Digest


@dataclass(frozen=True, slots=True)
class MorningAfter:
    """A morning to ask about."""

    day: date
    """The day on which the workouts before it ended."""
    sessions: tuple[Digest, ...]
    """The workouts of that day; one answer holds for all of them."""


def mornings_to_ask(sessions: Iterable[Digest], now: datetime) -> tuple[MorningAfter, ...]:
    """Return the mornings not asked about yet, the oldest first; each is asked about but once.

    A morning has come when a night has ended since the workout, and there was time to sleep.

    Args:
        sessions: what was done, the newest first; no more is taken than is needed.
        now: the time of day where the person is.
    """
    today = day_of(now, now.tzinfo)
    by_day: dict[date, list[Digest]] = {}
    for session in sessions:
        begun = day_of(session.started, now.tzinfo)
        if (today - begun).days > MORNING_DAYS.value:
            break
        # One that was broken off and gone on with another day has its morning after that day.
        day = max(begun, day_of(_end(session, now), now.tzinfo))
        asked = session.morning_asked or session.next_morning is not None
        if day < today and counts(session) and not asked:
            by_day.setdefault(day, []).append(session)
    slept = now - timedelta(hours=SLEEP_H.value)
    return tuple(
        MorningAfter(day, tuple(by_day[day]))
        for day in sorted(by_day)
        if all(_end(one, now) <= slept for one in by_day[day])
    )


def _end(session: Digest, now: datetime) -> datetime:
    """Return when a session ended; where that is not known or yet to come, when it was begun."""
    ended = session.ended or session.started
    return ended if ended <= now else session.started


def day_of(time: datetime, zone: tzinfo | None) -> date:
    """Return the day that an instant belongs to, in a zone; the night belongs to the day before."""
    return (time.astimezone(zone) - timedelta(hours=NIGHT_ENDS_H.value)).date()
