"""How an exercise went, made out set by set from whole sessions, to hold the brief way against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kneecoach.model.exercises.exercise import DoseSpec, Exercise, Level
from kneecoach.model.person.pain import verdict
from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.sessions.session import KeptSession, Session, SetLog


def plain_performances(
    exercise: Exercise, sessions: Sequence[KeptSession]
) -> Iterator[Mapping[str, object]]:
    """Yield what follows from the sets of an exercise, session by session, the oldest first."""
    for kept in sorted(sessions, key=lambda kept: (kept.session.started, kept.file)):
        session = kept.session
        logs = [log for log in session.sets if log.exercise == exercise.id]
        level = _level(exercise, logs)
        tried = any(map(_tried, logs))
        if level is None or not tried:
            continue
        told = [*(log.pain or 0 for log in logs), *_on_return(exercise.id, session)]
        hurt = any(map(_hurt, logs)) or max(told) > 5
        if session.status == "live" and not hurt:
            continue
        spec = exercise.dose_spec(level)
        at_level = [log for log in logs if log.level == level.id]
        known = (fault for log in logs for fault in log.faults if exercise.fault(fault))
        flagged = Counter(known)
        yield {
            "file": kept.file,
            "day": session.started.date(),
            "level": level.id,
            "reps": min(_reps(log, spec) for log in at_level),
            "hold_s": min(_hold_s(log, spec, session) for log in at_level),
            "complete": _complete(exercise, session, logs),
            "fell_short": any(log.done and _fell_short(log) for log in logs),
            "pain": _pain(session, logs),
            "pain_after": max(
                (
                    one
                    for one in (session.pain_after, *_on_return(exercise.id, session))
                    if one is not None
                ),
                default=None,
            ),
            "stopped": any(log.stopped_for_pain for log in logs),
            "faults": set(flagged),
            "doubled": {fault for fault, times in flagged.items() if times > 1},
            "other_hurt": any(_hurt(log) for log in session.sets if log.exercise != exercise.id),
        }


def _level(exercise: Exercise, logs: Sequence[SetLog]) -> Level | None:
    known = [level for log in logs if (level := exercise.level(log.level)) is not None]
    if exercise.levels_are == "alternatives":
        return known[-1] if known else None
    return min(known, key=exercise.levels.index, default=None)


def _hurt(log: SetLog) -> bool:
    return log.stopped_for_pain or (log.pain is not None and verdict(log.pain) == "too much")


def _pain(session: Session, logs: Sequence[SetLog]) -> int | None:
    said = [log.pain for log in logs if log.pain is not None]
    said += _alone(logs[0].exercise, session)
    if session.pain_after is not None and len(logs) == len(session.sets):
        said.append(session.pain_after)
    return max(said, default=None)


def _on_return(exercise: str, session: Session, *, alone: bool = False) -> Iterator[int]:
    """Yield what was said on coming back once it was begun, or while nothing else was."""
    for index, log in enumerate(session.sets):
        if log.pain_on_return is not None:
            begun = {one.exercise for one in session.sets[: index + 1] if _tried(one)}
            if begun == {exercise} or (exercise in begun and not alone):
                yield log.pain_on_return


def _alone(exercise: str, session: Session) -> list[int]:
    return list(_on_return(exercise, session, alone=True))


def _tried(log: SetLog) -> bool:
    return log.done or log.stopped_for_pain or log.pain is not None


def _reps(log: SetLog, spec: DoseSpec) -> int:
    if spec.until is not None:
        return spec.reps.least
    if log.target is not None:
        return log.target
    return spec.reps.least if log.reps is None else log.reps


def _hold_s(log: SetLog, spec: DoseSpec, session: Session) -> int:
    if spec.until is not None:
        return spec.hold_s.least
    if log.hold is not None:
        return log.hold
    of_it = (item.hold_s for item in session.plan if item.exercise == log.exercise)
    return min((hold_s for hold_s in of_it if hold_s is not None), default=spec.hold_s.least)


def _complete(exercise: Exercise, session: Session, logs: Sequence[SetLog]) -> bool:
    items = (item for item in session.plan if item.exercise == exercise.id)
    return len(logs) >= sum(_sets(exercise, item) for item in items) and all(
        log.done
        and not log.stopped_for_pain
        and (log.target is None or (log.reps is not None and log.reps >= log.target))
        for log in logs
    )


def _sets(exercise: Exercise, item: RoutineItem) -> int:
    spec = exercise.dose_spec(exercise.level(item.level or "") or exercise.levels[0])
    sides = 2 if spec.sides == "each" and item.side is None else 1
    return (item.sets or spec.sets.least) * sides


def _fell_short(log: SetLog) -> bool:
    return log.target is not None and log.reps is not None and log.reps < log.target
