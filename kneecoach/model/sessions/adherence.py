"""Adherence: the workouts of a week against the plan for it; a rest day is no failure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kneecoach.model.sessions.digest import Digest


@dataclass(frozen=True, slots=True)
class Week:
    """How many workouts a week, Monday to Sunday, has had and was to have."""

    done: int
    """Days with a workout; a second one on the same day is not counted."""
    planned: int

    @property
    def is_full(self) -> bool:
        """Whether the plan for the week is done."""
        return self.done >= self.planned

    def __str__(self) -> str:
        return f"{self.done} of {self.planned}"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many weeks had what was planned."""

    full: int
    weeks: int
    """All weeks but those that only began or have not ended; these count only where full."""
    planned: int
    """How many workouts a week were to have."""


def counts(session: Digest) -> bool:
    """Tell whether a session was a workout: ended, with at least one set done."""
    return session.status != "live" and any(one.sides_done for one in session.exercises)


def week(sessions: Iterable[Digest], day: date, planned: int) -> Week:
    """Return the week that a day is in."""
    days = {
        one.day
        for one in sessions
        if counts(one) and one.day.isocalendar()[:2] == day.isocalendar()[:2]
    }
    return Week(len(days), planned)


def weeks(days: Iterable[date], last: date, planned: int) -> list[tuple[date, Week]]:
    """Return every week from that of the first workout to that of the last day, by its Monday.

    Args:
        days: the days of all workouts.
        last: a day in the last week, whether it had a workout or not.
        planned: how many workouts a week were to have.
    """
    done = Counter(monday(day) for day in set(days))
    first = min(done, default=monday(last))
    mondays = range(first.toordinal(), last.toordinal() + 1, 7)
    return [(start, Week(done[start], planned)) for start in map(date.fromordinal, mondays)]


def kept(days: Iterable[date], last: date, planned: int) -> Kept:
    """Return how many weeks had what was planned, from the first workout to the last day."""
    every = [week for _, week in weeks(days, last, planned)]
    ends = (0, len(every) - 1)
    whole = [week for place, week in enumerate(every) if week.is_full or place not in ends]
    return Kept(sum(week.is_full for week in whole), len(whole), planned)


def monday(day: date) -> date:
    """Return the Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())
