"""The outlook after a workout: what follows from it for each exercise, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.progression import Decision, decide
from kneecoach.model.progression.thresholds import MORNING_DAYS
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import NextMorning

_CALM = NextMorning(pain=0)
_WORSE = NextMorning(pain=10)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What follows for one exercise."""

    exercise: Exercise
    decision: Decision
    if_calm: bool
    """Whether it holds only if the knee has settled by the next morning, which is to come."""


def outlooks(
    workout: Digest,
    sessions: Sequence[Digest],
    catalogue: Catalogue,
    profile: Profile,
    today: date,
) -> tuple[Outlook, ...]:
    """Return what follows from a workout for each exercise done or tried in it.

    Args:
        workout: the workout, ended.
        sessions: all that was done, in any order; what came later than this is left out.
        catalogue: what there is.
        profile: what the person told.
        today: the day it is, where the person is.
    """
    before = [one for one in sessions if _when(one) < _when(workout)]
    is_open = _morning_is_open(workout, today)
    exercises = (catalogue.find(one) for one in _tried(workout) if one in catalogue)

    def follows(exercise: Exercise, morning: NextMorning | None) -> Decision:
        done = (*before, replace(workout, next_morning=morning))
        return decide(exercise, done, profile, workout.day)

    def outlook(exercise: Exercise) -> Outlook:
        if not is_open:
            return Outlook(exercise, follows(exercise, workout.next_morning), False)
        calm = follows(exercise, _CALM)
        is_conditional = not calm.leaves_out and calm != follows(exercise, _WORSE)
        return Outlook(exercise, calm, is_conditional)

    return tuple(outlook(exercise) for exercise in exercises)


def _when(workout: Digest) -> tuple[float, str]:
    return workout.started.timestamp(), workout.file


def _tried(workout: Digest) -> list[str]:
    return [one.exercise for one in workout.exercises if one.sides_done or one.stopped]


def _morning_is_open(workout: Digest, today: date) -> bool:
    """Tell whether it may yet be said how the knee was the morning after."""
    asked = workout.morning_asked or workout.next_morning is not None
    return not asked and (today - workout.day).days <= MORNING_DAYS.value
