"""Milestones: what somebody did for the first time, and is worth a quiet word.

None is ever written down. That it is the first follows from all that was done before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kneecoach.model.history.rows import Entry
from kneecoach.model.sessions.adherence import counts, monday
from kneecoach.model.sessions.digest import AtLevel, Digest

WEEKS_KEPT = {4: "Four weeks of your plan kept.", 8: "Eight weeks of your plan kept."}
"""After so many weeks kept, in a row or not; published programmes take six to eight weeks."""


@dataclass(frozen=True, slots=True)
class First:
    """What is done of an exercise for the first time."""

    exercise: str
    words: str
    level: str | None = None
    """The level at which a set is done; None for any."""
    hold_s: int = 0
    """How many seconds are held at least, once."""

    def is_in(self, session: Digest) -> bool:
        """Tell whether it was done in a session; what was stopped because it hurt was not."""
        return counts(session) and any(
            one.exercise == self.exercise
            and not one.stopped
            and any(self._is_at(at) for at in one.levels)
            for one in session.exercises
        )

    def _is_at(self, at: AtLevel) -> bool:
        done = at.longest_s > 0 and self.level in (None, at.level)
        return done and (at.best_hold_s or 0) >= self.hold_s


FIRSTS = (
    First("glute-bridge", "Your first bridge on a single leg.", level="single-leg"),
    First("back-plank", "Your first plank held for a full minute.", hold_s=60),
    First("split-squat", "Your first split squat without a step.", level="no-step"),
    First("calf-raise", "Your first calf raise on one leg.", level="one-leg"),
)


def reached(session: Digest, before: Iterable[Digest], planned: int) -> tuple[str, ...]:
    """Say what was reached in a session and in none before it; mostly that is nothing.

    Args:
        session: the session.
        before: the sessions before it, newest first; no more are taken than are needed.
        planned: how many workouts a week are planned now.
    """
    if not counts(session):
        return ()
    firsts = [first for first in FIRSTS if first.is_in(session)]
    weeks = _WeeksKept(session.day, planned)
    for one in filter(counts, before):
        firsts = [first for first in firsts if not first.is_in(one)]
        weeks.add(one.day)
        if not firsts and not weeks.may_matter:
            break
    words = [first.words for first in firsts]
    if weeks.is_filled and weeks.kept in WEEKS_KEPT:
        words.append(WEEKS_KEPT[weeks.kept])
    return tuple(words)


def reached_in(file: str, entries: Iterable[Entry], planned: int) -> tuple[str, ...]:
    """Say what was reached in one of a history's sessions; nothing before all of it is known.

    Args:
        file: the session's file.
        entries: the whole history, newest first.
        planned: how many workouts a week are planned now.
    """
    until = [one.digest for one in entries if one.file <= file]
    known = [one for one in until if one is not None]
    return reached(known[0], known[1:], planned) if known and len(known) == len(until) else ()


class _WeeksKept:
    """Counts the weeks in which the plan was kept, from the workout of a day back."""

    def __init__(self, day: date, planned: int) -> None:
        self._day, self._planned = day, planned
        self._is_first_of_day = True
        self._days = {day}
        self._done = Counter([monday(day)])
        self._oldest = day
        self.kept = int(planned == 1)
        """How many weeks were kept, as far as was looked back."""

    def add(self, day: date) -> None:
        """Count a workout before those counted so far."""
        self._oldest = day
        if day == self._day:
            self._is_first_of_day = False
        if day not in self._days:
            self._days.add(day)
            self._done[monday(day)] += 1
            self.kept += self._done[monday(day)] == self._planned

    @property
    def is_filled(self) -> bool:
        """Whether it was this workout with which the plan of its week was done."""
        return self._is_first_of_day and self._done[monday(self._day)] == self._planned

    @property
    def may_matter(self) -> bool:
        """Whether looking further back can make a difference."""
        of_its_week = self._oldest >= monday(self._day)
        return of_its_week or (self.is_filled and self.kept <= max(WEEKS_KEPT))
