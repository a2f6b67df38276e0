"""The outlook after a workout: what follows from it for each exercise, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from kneecoach.model.catalogue import Catalogue
from kneecoach.model.exercise import Exercise
from kneecoach.model.profile import Profile
from kneecoach.model.progression import Decision, decide
from kneecoach.model.session import KeptSession, NextMorning, Session
from kneecoach.model.thresholds import MORNING_DAYS

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
    kept: KeptSession,
    sessions: Sequence[KeptSession],
    catalogue: Catalogue,
    profile: Profile,
    today: date,
) -> tuple[Outlook, ...]:
    """Return what follows from a workout for each exercise done or tried in it.

    Args:
        kept: the workout, ended.
        sessions: all that was done, in any order; what came later than this is left out.
        catalogue: what there is.
        profile: what the person told.
        today: the day it is, where the person is.
    """
    before = [one for one in sessions if _when(one) < _when(kept)]
    is_open = _morning_is_open(kept.session, today)
    exercises = (catalogue.find(one) for one in _tried(kept.session) if one in catalogue)

    def follows(exercise: Exercise, morning: NextMorning | None) -> Decision:
        session = replace(kept.session, next_morning=morning)
        done = (*before, KeptSession(kept.file, session))
        return decide(exercise, done, profile, session.started.date())

    def outlook(exercise: Exercise) -> Outlook:
        if not is_open:
            return Outlook(exercise, follows(exercise, kept.session.next_morning), False)
        calm = follows(exercise, _CALM)
        return Outlook(exercise, calm, calm != follows(exercise, _WORSE))

    return tuple(outlook(exercise) for exercise in exercises)


def _when(kept: KeptSession) -> tuple[float, str]:
    return kept.session.started.timestamp(), kept.file


def _tried(session: Session) -> list[str]:
    tried = (log.exercise for log in session.sets if log.done or log.stopped_for_pain)
    return list(dict.fromkeys(tried))


def _morning_is_open(session: Session, today: date) -> bool:
    """Tell whether it may yet be said how the knee was the morning after."""
    asked = session.morning_asked or session.next_morning is not None
    return not asked and (today - session.started.date()).days <= MORNING_DAYS.value
