"""Statistics: numbers over all workouts there were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kneecoach.model.history.period import mean
from kneecoach.model.history.trends import workouts
from kneecoach.model.sessions.adherence import Kept, kept
from kneecoach.model.sessions.digest import Digest


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a row of workouts comes to."""

    workouts: int
    minutes: int
    """Of exercise, without rests and pauses."""
    pain_before: float | None
    """Averages of what was said (0-10); None where nobody said."""
    pain_after: float | None
    next_morning: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers over everything."""

    first: date | None
    """The day of the first workout; None where there was none."""
    last: date | None
    weeks: Kept
    sets_done: int
    sets_planned: int
    whole: Numbers
    months: tuple[tuple[str, Numbers], ...]
    """By month, such as "2026-11", the oldest first; without those that had no workout."""


def statistics(digests: Sequence[Digest], planned: int, today: date) -> Statistics:
    """Count over all workouts.

    Args:
        digests: all sessions.
        planned: how many workouts a week are planned now.
        today: the day it is.
    """
    done = workouts(digests)
    return Statistics(
        first=done[0].day if done else None,
        last=done[-1].day if done else None,
        weeks=kept([one.day for one in done], today, planned),
        sets_done=sum(one.sets_done for one in done),
        sets_planned=sum(one.sets_planned for one in done),
        whole=_numbers(done),
        months=tuple(
            (month, _numbers(list(of_month)))
            for month, of_month in groupby(sorted(done, key=_month), key=_month)
        ),
    )


def _month(one: Digest) -> str:
    return one.day.isoformat()[:7]


def _numbers(done: Sequence[Digest]) -> Numbers:
    mornings = [one.next_morning.pain for one in done if one.next_morning is not None]
    return Numbers(
        workouts=len(done),
        minutes=round(sum(one.worked_s for one in done) / 60),
        pain_before=_average([one.pain_before for one in done]),
        pain_after=_average([one.pain_after for one in done]),
        next_morning=_average(mornings),
    )


def _average(pains: Sequence[int | None]) -> float | None:
    said = [float(pain) for pain in pains if pain is not None]
    return round(mean(said), 1) if said else None
