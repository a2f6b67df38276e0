"""A performance: how one exercise went in one session, as far as anybody said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.exercise import Exercise
from kneecoach.model.profile import Profile
from kneecoach.model.routine import RoutineItem
from kneecoach.model.session import KeptSession, Session, SetLog


@dataclass(frozen=True, slots=True)
class Performance:
    """One exercise in one session, left and right taken together."""

    file: str
    """The session's file."""
    day: date
    level: str
    reps: int
    """Reps or holds a set that were planned."""
    hold_s: int
    complete: bool
    """Whether every planned set was done to its end."""
    pain: int | None
    """The worst pain of its sets or after the workout (0-10); None where nobody said."""
    stopped: bool
    """Whether it was ended because it hurt."""
    faults: frozenset[str]
    """The faults flagged at least once."""
    doubled: frozenset[str]
    """The faults flagged in more than one set."""
    swelling: bool
    settled: bool | None
    """Whether the knee was as before by the morning after; None where that is not known."""


def performances(
    exercise: Exercise, sessions: Iterable[KeptSession], profile: Profile
) -> tuple[Performance, ...]:
    """Return how an exercise went in each ended session that had it, the oldest first."""
    ordered = sorted(sessions, key=lambda kept: (kept.session.started, kept.file))
    return tuple(_performances(exercise, ordered, profile))


def settled(session: Session, profile: Profile) -> bool | None:
    """Tell whether the knee had settled by the morning after a session; None: not known.

    Settled is pain no higher than before the workout, and no new swelling. Where pain before was
    not said, usual pain stands in for it.
    """
    morning = session.next_morning
    if morning is None:
        return None
    if morning.swelling:
        return False
    before = profile.usual_pain if session.pain_before is None else session.pain_before
    if before is None:
        return True if morning.pain == 0 else None
    return morning.pain <= before


def _performances(
    exercise: Exercise, ordered: Sequence[KeptSession], profile: Profile
) -> Iterator[Performance]:
    for kept in ordered:
        session = kept.session
        logs = [log for log in session.sets if log.exercise == exercise.id]
        if session.status == "live" or not any(log.done or log.stopped_for_pain for log in logs):
            continue
        last = logs[-1]
        flagged = Counter(fault for log in logs for fault in log.faults)
        pains = [log.pain for log in logs if log.pain is not None]
        if session.pain_after is not None:
            pains.append(session.pain_after)
        yield Performance(
            file=kept.file,
            day=session.started.date(),
            level=last.level,
            reps=_reps(logs),
            hold_s=_hold_s(exercise, session, last),
            complete=_complete(exercise, session, logs),
            pain=max(pains, default=None),
            stopped=any(log.stopped_for_pain for log in logs),
            faults=frozenset(flagged),
            doubled=frozenset(fault for fault, times in flagged.items() if times > 1),
            swelling=session.next_morning is not None and session.next_morning.swelling,
            settled=settled(session, profile),
        )


def _reps(logs: Sequence[SetLog]) -> int:
    """Return what every set was planned to have; 1 where they are not counted."""
    return min((log.target for log in logs if log.target is not None), default=1)


def _hold_s(exercise: Exercise, session: Session, log: SetLog) -> int:
    """Return the seconds of each hold, which the plan tells where the set doesn't."""
    if log.hold is not None:
        return log.hold
    for item in session.plan:
        if item.exercise == exercise.id and item.hold_s is not None:
            return item.hold_s
    level = exercise.level(log.level)
    return 0 if level is None else exercise.dose_spec(level).hold_s.least


def _complete(exercise: Exercise, session: Session, logs: Sequence[SetLog]) -> bool:
    planned = sum(_sets(exercise, item) for item in session.plan if item.exercise == exercise.id)
    done = [log for log in logs if log.done and not log.stopped_for_pain]
    return len(done) == len(logs) >= planned and all(
        log.target is None or (log.reps is not None and log.reps >= log.target) for log in done
    )


def _sets(exercise: Exercise, item: RoutineItem) -> int:
    """Return how many sets were planned, each side counted."""
    spec = exercise.dose_spec(exercise.level(item.level or "") or exercise.levels[0])
    sides = 2 if spec.sides == "each" and item.side is None else 1
    return (item.sets or spec.sets.least) * sides
