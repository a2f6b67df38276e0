"""A calendar of workouts: a week is a column, Monday above and Sunday below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kneecoach.model.history.rows import Entry
from kneecoach.model.person.pain import is_too_much

Mark = Literal["rest", "unread", "short", "long", "hurt"]
"""A day without a workout, with one not looked into yet, with a short or a long one, or with one
in which an exercise was stopped for pain or pain was too much."""
MARKS: Mapping[Mark, str] = {"rest": "·", "unread": "□", "short": "▪", "long": "■", "hurt": "✗"}
"""How each is drawn, so that colour never carries the meaning alone."""
LONG_FROM_S = 600
"""Seconds worked out in a day from which on its square is the large one; ours."""
WEEK = timedelta(weeks=1)
YEAR_WEEKS = 53


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on a day."""

    length_s: float | None
    """Seconds from start to end of its workouts, taken together; None where that is not known."""
    hurt: bool
    """Whether an exercise was stopped because it hurt, or pain was too much at any time."""

    @property
    def mark(self) -> Mark:
        """How the day is drawn."""
        if self.hurt:
            return "hurt"
        if self.length_s is None:
            return "unread"
        return "long" if self.length_s >= LONG_FROM_S else "short"


def done_on(entries: Iterable[Entry]) -> Done | None:
    """Return what the sessions of one day come to; None where no set was done in any."""
    length_s: float | None = 0.0
    worked = hurt = False
    for one in (entry.digest for entry in entries):
        if one is None:
            worked, length_s = True, None
        elif one.sets_done or any(exercised.stopped for exercised in one.exercises):
            worked = True
            length_s = None if length_s is None else length_s + one.length_s
            stopped = any(exercised.stopped for exercised in one.exercises)
            hurt = hurt or stopped or is_too_much(one.worst_pain)
    return Done(length_s, hurt) if worked else None


def mondays(last: date, weeks: int) -> list[date]:
    """Return the Mondays of so many weeks, the last of which has a day in it."""
    monday = last - timedelta(days=last.weekday())
    return [monday - WEEK * ago for ago in range(weeks - 1, -1, -1)]


def month_row(weeks: Sequence[date], width: int) -> str:
    """Return the names of the months, each above the first week that begins in it.

    Args:
        weeks: the Mondays.
        width: the cells of a week.
    """
    first_of_months = [
        (place * width, f"{monday:%b}")
        for place, monday in enumerate(weeks)
        if place == 0 or monday.month != weeks[place - 1].month
    ]
    ends = [at - 1 for at, _ in first_of_months[1:]] + [len(weeks) * width]
    row = ""
    for (at, name), end in zip(first_of_months, ends, strict=True):
        if at + len(name) <= end:
            row = f"{row:<{at}}{name}"
    return row
