"""A performance: how one exercise went in one session, as far as anybody said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.exercise import DoseSpec, Exercise, Level
from kneecoach.model.pain import verdict
from kneecoach.model.profile import Profile
from kneecoach.model.routine import RoutineItem
from kneecoach.model.session import KeptSession, Session, SetLog
from kneecoach.model.thresholds import REPEATED_FROM


@dataclass(frozen=True, slots=True)
class Performance:
    """One exercise in one session, left and right taken together."""

    file: str
    """The session's file."""
    day: date
    level: str
    """The easiest level of its sets; of levels that are alternatives, the last."""
    reps: int
    """Reps or holds a set that were planned."""
    hold_s: int
    complete: bool
    """Whether every planned set was done to its end."""
    fell_short: bool
    """Whether a set that was done had fewer reps or holds than planned."""
    pain: int | None
    """The worst pain that is its own (0-10): of its sets, or after a workout of nothing else."""
    pain_after: int | None
    """Pain after the workout it was in."""
    stopped: bool
    """Whether it was ended because it hurt."""
    faults: frozenset[str]
    """The faults flagged at least once."""
    doubled: frozenset[str]
    """The faults flagged in several sets."""
    other_hurt: bool
    """Whether another exercise of that session was stopped because it hurt, or hurt too much."""
    swelling: bool
    settled: bool | None
    """Whether the knee was as before by the morning after; None where that is not known."""
    worse: bool
    """Whether it was not, and more than safe pain or a new swelling was there that morning."""


def performances(
    exercise: Exercise, sessions: Iterable[KeptSession], profile: Profile
) -> tuple[Performance, ...]:
    """Return how an exercise went in each ended session that had it, the oldest first.

    Sets of a level that the exercise no longer has tell nothing of its doses, so a session with
    no others is left out.
    """
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


def _worse(session: Session, profile: Profile) -> bool:
    morning = session.next_morning
    if morning is None or settled(session, profile) is not False:
        return False
    return morning.swelling or verdict(morning.pain, profile.pain_rule) != "safe"


def _performances(
    exercise: Exercise, ordered: Sequence[KeptSession], profile: Profile
) -> Iterator[Performance]:
    for kept in ordered:
        session = kept.session
        logs = [log for log in session.sets if log.exercise == exercise.id]
        level = _level(exercise, logs)
        if session.status == "live" or level is None or not any(_tried(log) for log in logs):
            continue
        spec = exercise.dose_spec(level)
        at_level = [log for log in logs if log.level == level.id]
        morning = session.next_morning
        flagged = Counter(
            fault for log in logs for fault in log.faults if exercise.fault(fault) is not None
        )
        yield Performance(
            file=kept.file,
            day=session.started.date(),
            level=level.id,
            reps=min(_reps(log, spec) for log in at_level),
            hold_s=min(_hold_s(log, spec, session) for log in at_level),
            complete=_complete(exercise, session, logs),
            fell_short=any(log.done and _fell_short(log) for log in logs),
            pain=_pain(session, logs),
            pain_after=session.pain_after,
            stopped=any(log.stopped_for_pain for log in logs),
            faults=frozenset(flagged),
            doubled=frozenset(
                fault for fault, times in flagged.items() if times >= REPEATED_FROM.value
            ),
            other_hurt=any(_hurt(log) for log in session.sets if log.exercise != exercise.id),
            swelling=morning is not None and morning.swelling,
            settled=settled(session, profile),
            worse=_worse(session, profile),
        )


def _tried(log: SetLog) -> bool:
    """Tell whether a set says anything about how the exercise went."""
    return log.done or log.stopped_for_pain or log.pain is not None


def _level(exercise: Exercise, logs: Sequence[SetLog]) -> Level | None:
    known = [level for log in logs if (level := exercise.level(log.level)) is not None]
    if exercise.levels_are == "alternatives":
        return known[-1] if known else None
    return min(known, key=exercise.levels.index, default=None)


def _hurt(log: SetLog) -> bool:
    return log.stopped_for_pain or (log.pain is not None and verdict(log.pain) == "too much")


def _pain(session: Session, logs: Sequence[SetLog]) -> int | None:
    said = [log.pain for log in logs if log.pain is not None]
    if session.pain_after is not None and len(logs) == len(session.sets):
        said.append(session.pain_after)  # nothing else was done that could have hurt
    return max(said, default=None)


def _reps(log: SetLog, spec: DoseSpec) -> int:
    """Return the reps that were planned; until tired, what was done, or the fewest there are."""
    if spec.until is not None:
        return spec.reps.least
    if log.target is not None:
        return log.target
    return spec.reps.least if log.reps is None else log.reps


def _hold_s(log: SetLog, spec: DoseSpec, session: Session) -> int:
    """Return the seconds of each hold, which the plan tells where the set doesn't."""
    if spec.until is not None:
        return spec.hold_s.least
    if log.hold is not None:
        return log.hold
    planned = (
        item.hold_s
        for item in session.plan
        if item.exercise == log.exercise and item.hold_s is not None
    )
    return min(planned, default=spec.hold_s.least)


def _complete(exercise: Exercise, session: Session, logs: Sequence[SetLog]) -> bool:
    items = (item for item in session.plan if item.exercise == exercise.id)
    return len(logs) >= sum(_sets(exercise, item) for item in items) and all(
        log.done
        and not log.stopped_for_pain
        and (log.target is None or (log.reps is not None and log.reps >= log.target))
        for log in logs
    )


def _sets(exercise: Exercise, item: RoutineItem) -> int:
    """Return how many sets were planned, each side counted."""
    spec = exercise.dose_spec(exercise.level(item.level or "") or exercise.levels[0])
    sides = 2 if spec.sides == "each" and item.side is None else 1
    return (item.sets or spec.sets.least) * sides


def _fell_short(log: SetLog) -> bool:
    """Tell whether a set is known to have had fewer reps or holds than planned."""
    return log.target is not None and log.reps is not None and log.reps < log.target
