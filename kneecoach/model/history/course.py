"""The course of an exercise: where it began, where it is, and the most that was done of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.progression.ladder import Rung
from kneecoach.model.progression.performance import chronologically, own_pain, rung_done
from kneecoach.model.progression.why import rung_words
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.digest import Digest, Exercised
from kneecoach.model.words import clock

_Part = tuple[Digest, Exercised]
"""One exercise in one session."""


@dataclass(frozen=True, slots=True)
class Best:
    """The most of an exercise in one set, at the hardest level that was done."""

    day: date
    rung: Rung
    seconds: float
    """How long the longest set of that level took that day."""


@dataclass(frozen=True, slots=True)
class Course:
    """One exercise in a row of workouts."""

    exercise: Exercise
    workouts: int
    """In how many it was done or tried."""
    began: Rung
    """What was planned of it the first time."""
    began_on: date
    now: Rung
    """What was planned of it the last time."""
    last_on: date
    best: Best | None
    """None where no set was done."""
    pain: int | None
    """The worst pain in its sets (0-10); None where nobody said."""
    stops: int
    """In how many workouts it was stopped because it hurt."""


def courses(catalogue: Catalogue, sessions: Iterable[Digest]) -> tuple[Course, ...]:
    """Return the courses of all exercises that were done or tried, in the catalogue's order."""
    done: dict[str, list[_Part]] = {exercise.id: [] for exercise in catalogue}
    for session in sorted(sessions, key=chronologically):
        if session.status != "live":
            for part in session.exercises:
                if part.tried and part.exercise in done:
                    done[part.exercise].append((session, part))
    return tuple(filter(None, (_course(one, done[one.id]) for one in catalogue)))


def best_words(exercise: Exercise, best: Best) -> str:
    """Return the most of an exercise, such as "Low step, 12 reps"; by the clock if until tired."""
    level = exercise.level(best.rung.level)
    if level is not None and exercise.dose_spec(level).until is not None:
        named = f"{level.name}, " if len(exercise.levels) > 1 else ""
        return f"{named}{clock(best.seconds)}"
    return rung_words(exercise, best.rung)


def _course(exercise: Exercise, parts: Sequence[_Part]) -> Course | None:
    levels = {level.id for level in exercise.levels}
    went = [
        (session, part) for session, part in parts if any(at.level in levels for at in part.levels)
    ]
    if not went:
        return None
    (first, begun), (last, latest) = went[0], went[-1]
    began, now = rung_done(exercise, begun), rung_done(exercise, latest)
    assert began is not None and now is not None  # both have a level that is known
    pains = (own_pain(session, part) for session, part in went)
    return Course(
        exercise,
        workouts=len(went),
        began=began,
        began_on=first.day,
        now=now,
        last_on=last.day,
        best=_best(exercise, went),
        pain=max((pain for pain in pains if pain is not None), default=None),
        stops=sum(part.stopped for _, part in went),
    )


def _best(exercise: Exercise, went: Sequence[_Part]) -> Best | None:
    """Return the best set; of several that are alike, the first."""
    is_ladder = exercise.levels_are == "ladder"
    specs = {
        level.id: (place if is_ladder else 0, exercise.dose_spec(level))
        for place, level in enumerate(exercise.levels)
    }
    most: tuple[int, int, int, float] | None = None
    best: tuple[Digest, str] | None = None
    for session, part in went:
        for at in part.levels:
            if at.longest_s == 0 or at.level not in specs or not counts(session):
                continue
            place, spec = specs[at.level]
            reps = spec.reps.least if spec.until or at.best_reps is None else at.best_reps
            hold_s = at.best_hold_s or part.planned_hold_s or spec.hold_s.least
            rank = (place, spec.hold_s.least if spec.until else hold_s, reps, at.longest_s)
            if most is None or rank > most:
                most, best = rank, (session, at.level)
    if most is None or best is None:
        return None
    _, hold_s, reps, seconds = most
    session, level = best
    return Best(session.day, Rung(level, reps, hold_s), seconds)
