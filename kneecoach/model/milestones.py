"""Milestones: what somebody did for the first time, and is worth a quiet word.

None is ever written down. That it is the first follows from all that was done before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kneecoach.model.adherence import counts, weeks
from kneecoach.model.digest import AtLevel, Digest

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
        """Tell whether it was done in a session; what was ended because it hurt was not."""
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


def milestones(digests: Iterable[Digest], planned: int) -> Mapping[str, Sequence[str]]:
    """Return what was reached first in each session, by its file; most have reached nothing.

    Args:
        digests: all sessions.
        planned: how many workouts a week are planned now.
    """
    ordered = sorted(filter(counts, digests), key=lambda one: (one.started, one.file))
    found: dict[str, list[str]] = {}
    for session, words in (*_firsts(ordered), *_weeks_kept(ordered, planned)):
        found.setdefault(session.file, []).append(words)
    return found


def _firsts(ordered: Sequence[Digest]) -> Iterator[tuple[Digest, str]]:
    for first in FIRSTS:
        session = next(filter(first.is_in, ordered), None)
        if session is not None:
            yield session, first.words


def _weeks_kept(ordered: Sequence[Digest], planned: int) -> Iterator[tuple[Digest, str]]:
    """Yield the sessions with which a week became full, where it was one of those that count."""
    if not ordered:
        return
    days = {one.day: one for one in reversed(ordered)}  # the first of each day
    every = weeks(days, ordered[-1].day, planned)
    kept = [monday for monday, week in every if week.is_full]
    for count, words in WEEKS_KEPT.items():
        if count <= len(kept):
            monday = kept[count - 1]
            of_week = sorted(day for day in days if 0 <= (day - monday).days < 7)
            yield days[of_week[planned - 1]], words
