"""The course of an exercise: where it began, where it is, and the most that was done of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.adherence import counts
from kneecoach.model.catalogue import Catalogue
from kneecoach.model.digest import Digest
from kneecoach.model.exercise import Exercise
from kneecoach.model.ladder import Rung
from kneecoach.model.performance import performances
from kneecoach.model.profile import Profile
from kneecoach.model.why import rung_words
from kneecoach.model.words import clock


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
    """In how many workouts it was ended because it hurt."""


def courses(
    catalogue: Catalogue, sessions: Sequence[Digest], profile: Profile
) -> tuple[Course, ...]:
    """Return the courses of all exercises that were done or tried, in the catalogue's order."""
    return tuple(filter(None, (_course(one, sessions, profile) for one in catalogue)))


def best_words(exercise: Exercise, best: Best) -> str:
    """Return the most of an exercise, such as "Low step, 12 reps"; by the clock if until tired."""
    level = exercise.level(best.rung.level)
    if level is not None and exercise.dose_spec(level).until is not None:
        named = f"{level.name}, " if len(exercise.levels) > 1 else ""
        return f"{named}{clock(best.seconds)}"
    return rung_words(exercise, best.rung)


def _course(exercise: Exercise, sessions: Sequence[Digest], profile: Profile) -> Course | None:
    went = performances(exercise, sessions, profile)
    if not went:
        return None
    pains = [one.pain for one in went if one.pain is not None]
    return Course(
        exercise,
        workouts=len(went),
        began=Rung(went[0].level, went[0].reps, went[0].hold_s),
        began_on=went[0].day,
        now=Rung(went[-1].level, went[-1].reps, went[-1].hold_s),
        last_on=went[-1].day,
        best=_best(exercise, sessions),
        pain=max(pains, default=None),
        stops=sum(one.stopped for one in went),
    )


def _best(exercise: Exercise, sessions: Sequence[Digest]) -> Best | None:
    """Return the best set; of several that are alike, the first."""
    order = [level.id for level in exercise.levels]
    is_ladder = exercise.levels_are == "ladder"

    def rank(best: Best) -> tuple[int, int, int, float, int]:
        level = order.index(best.rung.level) if is_ladder else 0
        return level, best.rung.hold_s, best.rung.reps, best.seconds, -best.day.toordinal()

    return max(_sets(exercise, sessions), key=rank, default=None)


def _sets(exercise: Exercise, sessions: Sequence[Digest]) -> Iterator[Best]:
    for session in filter(counts, sessions):
        if (exercised := session.find(exercise.id)) is None:
            continue
        for at in exercised.levels:
            level = exercise.level(at.level)
            if level is None or at.longest_s == 0:
                continue
            spec = exercise.dose_spec(level)
            reps = spec.reps.least if spec.until or at.best_reps is None else at.best_reps
            hold_s = at.best_hold_s or exercised.planned_hold_s or spec.hold_s.least
            rung = Rung(level.id, reps, spec.hold_s.least if spec.until else hold_s)
            yield Best(session.day, rung, at.longest_s)
