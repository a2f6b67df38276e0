"""A session: what was done, as it is kept in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import fields

from kneecoach.model.person.pain import Effort, Pain
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.routines.timeline import PlannedSet, Side

Instant = Annotated[datetime, Meta(tz=True)]
"""A time of day with its offset from UTC, so that order survives a change of zone."""
Count = Annotated[int, Meta(ge=0, le=10_000)]
FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years in which workouts are; so no reckoning with their days leaves the calendar."""


LONGEST_S = 4 * 3600
"""No workout takes longer; what a clock says beyond that is not time spent on one."""


class SetLog(Struct, frozen=True, kw_only=True):
    """One set of one side, as it was done."""

    exercise: str
    level: str
    side: Side
    set: Annotated[int, Meta(ge=1, le=100)] = 1
    target: Count | None = None
    """Reps or holds planned; None for a self-paced set."""
    hold: Count | None = None
    """Seconds each hold was planned to last, where holds are counted."""
    reps: Count | None = None
    """Reps or holds done; None where nobody counted."""
    worked: Annotated[float, Meta(ge=0, le=100_000)] = 0.0
    """Seconds of work, without rests and pauses."""
    pain: Pain | None = None
    faults: tuple[str, ...] = ()
    skipped: bool = False
    stopped_for_pain: bool = False
    where: str | None = None
    """Where it hurt, if it was stopped for pain."""
    pain_on_return: Pain | None = None
    """The worst pain said on coming back to the workout, where it was broken off after this set."""

    @property
    def done(self) -> bool:
        """Whether the set was done, even if not to its end; one ended with no rep was not."""
        return not self.skipped and self.reps != 0

    @property
    def counts(self) -> bool:
        """Whether it is counted among the sets done; one that ended because it hurt is not."""
        return self.done and not self.stopped_for_pain

    @property
    def fell_short(self) -> bool:
        """Whether fewer reps or holds are known to have been done than were planned."""
        if self.target is None or self.reps is None:
            return False
        return self.done and self.reps < self.target


class NextMorning(Struct, frozen=True, kw_only=True, gc=False):
    """How the knee was on the morning after."""

    pain: Pain
    swelling: bool = False


class Session(Struct, frozen=True, kw_only=True):
    """One workout: what was planned, and what was done of it."""

    format: Literal[1] = 1
    status: Literal["live", "finished", "stopped"]
    """live: not ended; finished: led to its end; stopped: ended early."""
    started: Instant
    ended: Instant | None = None
    lasted: Annotated[float, Meta(ge=0, le=100_000)] | None = None
    """Seconds that the coach led it, without pauses and without the time away from it."""
    routine: str
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    effort: Effort | None = None
    note: str = ""
    next_morning: NextMorning | None = None
    morning_asked: bool = False
    """Whether the next morning was asked about, answered or not; it is asked but once."""
    plan: tuple[RoutineItem, ...] = ()
    sets_planned: Annotated[int, Meta(ge=0, le=10_000)] = 0
    sets: tuple[SetLog, ...] = ()

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.started.year <= LAST_YEAR:
            raise ValueError(f"started: expected a year from {FIRST_YEAR} to {LAST_YEAR}")
        if self.ended is not None and not FIRST_YEAR <= self.ended.year <= LAST_YEAR:
            raise ValueError(f"ended: expected a year from {FIRST_YEAR} to {LAST_YEAR}")

    def says_all_of(self, other: Session) -> bool:
        """Tell whether it says all that another says of the same workout, and perhaps more."""
        return all(
            _goes_on(field.name, getattr(other, field.name), getattr(self, field.name))
            or getattr(other, field.name) == field.default
            for field in fields(self)
        )

    @property
    def sets_done(self) -> int:
        """How many sets were done, if not all to their end; one that ended as it hurt was not."""
        return sum(log.counts for log in self.sets)

    @property
    def length_s(self) -> float:
        """Seconds it lasted; where nobody measured, from start to end, if that can be.

        It can't where a clock was set or it was gone on with another day, and is not known before
        its end; then these are the seconds worked.
        """
        if self.lasted is not None:
            return self.lasted
        worked = sum(log.worked for log in self.sets)
        if self.ended is None:
            return worked
        from_start_to_end = (self.ended - self.started).total_seconds()
        return from_start_to_end if 0 <= from_start_to_end <= LONGEST_S else worked


def _goes_on(field: str, then: object, now: object) -> bool:
    """Tell whether a field may have become what it now is as a workout went on."""
    match field, then, now:
        case "status", "live", _:
            return True
        case "lasted", float(), float():
            return now >= then
        case "sets", tuple(), tuple():
            return now[: len(then)] == then
    return now == then


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session and the file it is kept in."""

    file: str
    """Its name inside the history folder, such as `2026/20261122T061503Z-7f3a.toml`."""
    session: Session
    newer: Problem | None = None
    """Says that the file is of a newer kneecoach, where it is: shown, but never changed."""


def log_of(
    planned_set: PlannedSet,
    *,
    reps: int | None,
    worked: float,
    pain: int | None,
    faults: Sequence[str],
    skipped: bool = False,
) -> SetLog:
    """Write down what was done of a planned set."""
    planned = planned_set.planned
    dose = planned.dose
    return SetLog(
        exercise=planned.exercise.id,
        level=planned.level.id,
        side=planned_set.side,
        set=planned_set.number,
        target=None if dose.until else dose.reps,
        hold=dose.tempo.hold_s if dose.counts == "holds" and not dose.until else None,
        reps=reps,
        worked=round(worked, 1),
        pain=pain,
        faults=tuple(faults),
        skipped=skipped,
    )


def require_fits_plan(sets: Sequence[PlannedSet], logs: Sequence[SetLog]) -> None:
    """Make sure that a workout can be gone on with: what was done are the first planned sets.

    Args:
        sets: all sets of the workout, as planned.
        logs: the sets already done, as a file says.

    Raises:
        ProblemError: nothing is planned, or a set was done that is not planned in its place.
    """
    if not sets:
        raise ProblemError(Problem("no exercise is planned, so there is no set to do", "plan"))
    for index, (planned_set, log) in enumerate(zip(sets, logs, strict=False)):
        for key, done, planned in (
            ("exercise", log.exercise, planned_set.planned.exercise.id),
            ("side", log.side, planned_set.side),
        ):
            if done != planned:
                what = f"'{done}' was done where '{planned}' is planned"
                raise ProblemError(Problem(what, f"sets[{index}].{key}"))
    if len(logs) > len(sets):
        what = f"{len(logs)} sets were done, but no more than {len(sets)} are planned"
        raise ProblemError(Problem(what, "sets"))
