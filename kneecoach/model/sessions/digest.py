"""A digest: what is ever asked of a session when many are looked at, so that its file can rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msgspec import Struct

from kneecoach.model.problem import Problem
from kneecoach.model.sessions.coming_back import Return, returns
from kneecoach.model.sessions.session import Instant, KeptSession, NextMorning, Session, SetLog


class PlannedSets(Struct, frozen=True, array_like=True, gc=False):
    """What was planned of an exercise in one place of a workout."""

    level: str | None
    sets: int | None
    """Sets a side; None where the plan left it to the exercise."""
    one_side: bool
    """Whether only the left or only the right side was planned."""


class AtLevel(Struct, frozen=True, array_like=True, gc=False):
    """The sets of an exercise at one of its levels."""

    level: str
    reps: tuple[int | None, ...]
    """Reps or holds planned in a set, else done, each number once; None where neither is known."""
    holds_s: tuple[int | None, ...]
    """Seconds that each hold was planned to last, each number once; None where that is not said."""
    best_reps: int | None
    """The most reps or holds done in a set."""
    best_hold_s: int | None
    """Seconds of the longest hold of a set that was done, as planned where nobody measured.

    No longer than planned, nor than the holds of its set took one with another, there and back too.
    """
    longest_s: float
    """The most seconds worked in a set."""


class Exercised(Struct, frozen=True, array_like=True, gc=False):
    """One exercise in one session, left and right taken together, whatever is known of it."""

    exercise: str
    levels: tuple[AtLevel, ...]
    """By when each was done last."""
    planned: tuple[PlannedSets, ...]
    planned_hold_s: int | None
    """The shortest hold planned."""
    sets: int
    """How many sets, each side counted, are in the log."""
    sides_done: int
    """How many of them were done; one of both sides at once counts twice."""
    tried: bool
    """Whether any of them says how it went."""
    whole: bool
    """Whether each of them was done to its end."""
    fell_short: bool
    """Whether one that was done is known to have had fewer reps or holds than planned."""
    stopped: bool
    """Whether it was stopped because it hurt."""
    pain: int | None
    """The worst pain in its sets (0-10)."""
    pain_on_return: int | None
    """The worst pain on coming back to the workout after it was begun."""
    own_pain_on_return: int | None
    """The worst of it from before anything else was done."""
    where: tuple[str, ...]
    """Where it hurt, as far as that was said."""
    faults: Mapping[str, int]
    """How often each fault was flagged."""


class Digest(Struct, frozen=True, array_like=True, gc=False):
    """A session in brief."""

    file: str
    """Its name inside the history folder, such as `2026/20261122T061503Z-7f3a.toml`."""
    status: Literal["live", "finished", "stopped"]
    started: Instant
    ended: Instant | None
    length_s: float
    """Seconds it lasted; seconds worked so far where that is not known."""
    worked_s: float
    """Seconds of work, without rests and pauses."""
    routine: str
    pain_before: int | None
    pain_after: int | None
    pain_on_return: int | None
    """The worst pain on coming back to it after it was broken off."""
    effort: int | None
    next_morning: NextMorning | None
    morning_asked: bool
    """Whether the next morning was asked about, answered or not."""
    note: str
    sets_planned: int
    """Each side counted, as in those that were done."""
    sets_done: int
    """How many sets were done; one that ended because it hurt was not."""
    exercises: tuple[Exercised, ...]
    """In the order in which they were begun."""

    @property
    def day(self) -> date:
        """The day on which it was begun, where the person was."""
        return self.started.date()

    def find(self, exercise: str) -> Exercised | None:
        """Return what was done of an exercise, by its id; None where it was not in it."""
        return next((one for one in self.exercises if one.exercise == exercise), None)

    @property
    def worst_pain(self) -> int | None:
        """The most pain told of at any time, from before it to the next morning (0-10)."""
        morning = None if self.next_morning is None else self.next_morning.pain
        during = (one.pain for one in self.exercises)
        said = (self.pain_before, self.pain_on_return, self.pain_after, morning, *during)
        return max((pain for pain in said if pain is not None), default=None)


@dataclass(frozen=True, slots=True)
class Overview:
    """All sessions in brief, newest first."""

    digests: tuple[Digest, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the files that can't be read."""

    @classmethod
    def of(cls, found: Iterable[Digest | Problem]) -> Overview:
        """Tell apart what was read and what could not be.

        A session that was put right by hand may have been begun when its file's name does not say.
        """
        both = tuple(found)
        digests = (one for one in both if isinstance(one, Digest))
        return cls(
            tuple(sorted(digests, key=lambda one: one.started, reverse=True)),
            tuple(one for one in both if isinstance(one, Problem)),
        )


def digest(kept: KeptSession) -> Digest:
    """Return a session in brief."""
    session = kept.session
    came_back = returns(session.sets)
    logs: dict[str, list[SetLog]] = {}
    for log in session.sets:
        logs.setdefault(log.exercise, []).append(log)
    return Digest(
        file=kept.file,
        status=session.status,
        started=session.started,
        ended=session.ended,
        length_s=session.length_s,
        worked_s=sum(log.worked for log in session.sets),
        routine=session.routine,
        pain_before=session.pain_before,
        pain_after=session.pain_after,
        pain_on_return=max([one.pain for one in came_back], default=None),
        effort=session.effort,
        next_morning=session.next_morning,
        # Nor is there anything to ask where the answer could not be written down.
        morning_asked=session.morning_asked or kept.newer is not None,
        note=session.note,
        sets_planned=session.sets_planned,
        sets_done=session.sets_done,
        exercises=tuple(
            _exercised(session, exercise, of, came_back) for exercise, of in logs.items()
        ),
    )


def _exercised(
    session: Session, exercise: str, logs: Sequence[SetLog], came_back: Sequence[Return]
) -> Exercised:
    items = [item for item in session.plan if item.exercise == exercise]
    done = [log for log in logs if log.done]
    short = [log for log in done if _is_short(log)]
    hurt = [log for log in logs if log.stopped_for_pain]
    pains = [log.pain for log in logs if log.pain is not None]
    after = [one for one in came_back if exercise in one.tried]
    alone = [one.pain for one in after if len(one.tried) == 1]
    faults = [fault for log in logs for fault in log.faults]
    return Exercised(
        exercise=exercise,
        levels=_levels(logs),
        planned=tuple([PlannedSets(one.level, one.sets, one.side is not None) for one in items]),
        planned_hold_s=min([one.hold_s for one in items if one.hold_s is not None], default=None),
        sets=len(logs),
        sides_done=sum([2 if log.side == "both" else 1 for log in done]),
        tried=bool(done or hurt or pains),
        whole=len(done) == len(logs) and not short and not hurt,
        fell_short=bool([log for log in short if log.reps is not None]),
        stopped=bool(hurt),
        pain=max(pains, default=None),
        pain_on_return=max([one.pain for one in after], default=None),
        own_pain_on_return=max(alone, default=None),
        where=tuple([log.where for log in logs if log.where]),
        faults={name: faults.count(name) for name in faults},
    )


def _levels(logs: Sequence[SetLog]) -> tuple[AtLevel, ...]:
    by_level: dict[str, list[SetLog]] = {}
    for log in logs:
        by_level[log.level] = [*by_level.pop(log.level, ()), log]
    return tuple([_at_level(level, of) for level, of in by_level.items()])


def _at_level(level: str, logs: Sequence[SetLog]) -> AtLevel:
    done = [log for log in logs if log.done]
    return AtLevel(
        level=level,
        reps=tuple({log.reps if log.target is None else log.target: None for log in logs}),
        holds_s=tuple({log.hold: None for log in logs}),
        best_reps=max([log.reps for log in done if log.reps is not None], default=None),
        best_hold_s=max([_held_s(log, log.hold) for log in done if log.hold], default=0) or None,
        longest_s=max([log.worked for log in done], default=0.0),
    )


def _held_s(log: SetLog, planned_s: int) -> int:
    """Return how long the longest hold of a set was; some or all may have been made shorter."""
    return int(min(planned_s, log.worked / (log.reps or 1))) if log.worked else planned_s


def _is_short(log: SetLog) -> bool:
    """Tell whether a set had fewer reps or holds than planned, or nobody said how many."""
    return log.target is not None and (log.reps is None or log.reps < log.target)
