"""A performance: how one exercise went in one session, as far as anybody said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kneecoach.model.exercises.exercise import DoseSpec, Exercise, Level
from kneecoach.model.person.pain import is_too_much, verdict
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import Rung
from kneecoach.model.progression.thresholds import REPEATED_FROM
from kneecoach.model.sessions.digest import AtLevel, Digest, Exercised, PlannedSets


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
    """The worst pain after the workout it was in, or on coming back to that after it was begun."""
    is_safe: bool | None
    """Whether that was safe by the person's pain rule; None where it was not said."""
    stopped: bool
    """Whether it was stopped because it hurt."""
    faults: frozenset[str]
    """The faults flagged at least once."""
    doubled: frozenset[str]
    """The faults flagged in several sets."""
    other_hurt: bool
    """Whether another exercise of that session was stopped because it hurt, or hurt too much."""
    swelling: bool
    settled: bool | None
    """Whether the knee was as before by the morning after; None where that is not known."""


def performances(
    exercise: Exercise, sessions: Iterable[Digest], profile: Profile
) -> tuple[Performance, ...]:
    """Return how an exercise went in each session that had it, the oldest first.

    Of a session that has not ended only what hurt counts; how else it went is still open.
    Sets of a level that the exercise no longer has tell nothing of its doses, so a session with
    no others is left out.
    """
    ordered = sorted(sessions, key=chronologically)
    return tuple(_performances(exercise, ordered, profile))


def chronologically(session: Digest) -> tuple[datetime, str]:
    """Return by what sessions are ordered in time."""
    return session.started, session.file


def rung_done(exercise: Exercise, done: Exercised) -> Rung | None:
    """Return the level and dose at which an exercise was done; None at no level that it has."""
    at = _level(exercise, done)
    if at is None:
        return None
    level, sets = at
    spec = exercise.dose_spec(level)
    return Rung(level.id, _reps(sets, spec), _hold_s(sets, spec, done))


def _hurt(done: Exercised) -> bool:
    """Tell whether an exercise was stopped because it hurt, or hurt too much in a set."""
    return done.stopped or is_too_much(done.pain)


def own_pain(session: Digest, done: Exercised) -> int | None:
    """Return the worst pain that is its own: of its sets, or after nothing else was done."""
    is_alone = len(session.exercises) == 1  # nothing else was done that could have hurt
    return _worst(done.pain, done.own_pain_on_return, session.pain_after if is_alone else None)


def settled(session: Digest, profile: Profile) -> bool | None:
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


def hurts_already(done: Exercised) -> bool:
    """Tell whether it hurt too much, or the knee did after it, before the workout has ended."""
    return _hurt(done) or is_too_much(done.pain_on_return)


def _performances(
    exercise: Exercise, ordered: Sequence[Digest], profile: Profile
) -> Iterator[Performance]:
    for session in ordered:
        done = session.find(exercise.id)
        rung = None if done is None else rung_done(exercise, done)
        if done is None or rung is None or not done.tried:
            continue
        if session.status == "live" and not hurts_already(done):
            continue
        morning, pain = session.next_morning, own_pain(session, done)
        flagged = {name: times for name, times in done.faults.items() if exercise.fault(name)}
        yield Performance(
            file=session.file,
            day=session.day,
            level=rung.level,
            reps=rung.reps,
            hold_s=rung.hold_s,
            complete=_complete(exercise, done),
            fell_short=done.fell_short,
            pain=pain,
            pain_after=_worst(session.pain_after, done.pain_on_return),
            is_safe=None if pain is None else verdict(pain, profile.pain_rule) == "safe",
            stopped=done.stopped,
            faults=frozenset(flagged),
            doubled=frozenset(
                fault for fault, times in flagged.items() if times >= REPEATED_FROM.value
            ),
            other_hurt=any(_hurt(other) for other in session.exercises if other is not done),
            swelling=morning is not None and morning.swelling,
            settled=settled(session, profile),
        )


def _level(exercise: Exercise, done: Exercised) -> tuple[Level, AtLevel] | None:
    known = [(level, at) for at in done.levels if (level := exercise.level(at.level)) is not None]
    if exercise.levels_are == "alternatives":
        return known[-1] if known else None
    return min(known, key=lambda one: exercise.levels.index(one[0]), default=None)


def _worst(*said: int | None) -> int | None:
    return max((pain for pain in said if pain is not None), default=None)


def _reps(sets: AtLevel, spec: DoseSpec) -> int:
    """Return the reps that were planned; until tired, what was done, or the fewest there are."""
    if spec.until is not None:
        return spec.reps.least
    return min(spec.reps.least if reps is None else reps for reps in sets.reps)


def _hold_s(sets: AtLevel, spec: DoseSpec, done: Exercised) -> int:
    """Return the seconds of each hold, which the plan tells where the sets don't."""
    if spec.until is not None:
        return spec.hold_s.least
    planned = spec.hold_s.least if done.planned_hold_s is None else done.planned_hold_s
    return min(planned if hold_s is None else hold_s for hold_s in sets.holds_s)


def _complete(exercise: Exercise, done: Exercised) -> bool:
    return done.whole and done.sets >= sum(_sets(exercise, one) for one in done.planned)


def _sets(exercise: Exercise, planned: PlannedSets) -> int:
    """Return how many sets were planned, each side counted."""
    spec = exercise.dose_spec(exercise.level(planned.level or "") or exercise.levels[0])
    sides = 2 if spec.sides == "each" and not planned.one_side else 1
    return (planned.sets or spec.sets.least) * sides
