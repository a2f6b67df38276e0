"""Written histories: what was done on which day of November, as a diary would tell it.

The exercise in it, a heel slide, has six rungs: "low 10", "low 12", "low 14", and the same from
"high 10" on, for which weights are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from kneecoach.model.exercises.exercise import (
    Condition,
    DoseChange,
    DoseSpec,
    Equipment,
    Exercise,
    Level,
    Quantity,
)
from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.progression.ladder import Rung
from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog
from tests.builders import TWO_CUES, fixed

LADDER = ("low 10", "low 12", "low 14", "high 10", "high 12", "high 14")
WITH_WEIGHTS: tuple[Equipment, ...] = ("weights",)


def grows(least: int, most: int) -> Quantity:
    return Quantity(least=least, most=most, source="default")


def a_slide(
    levels: Sequence[Level] = (
        Level(id="low", name="Low"),
        Level(id="high", name="High", needs=WITH_WEIGHTS),
    ),
    *,
    levels_are: Literal["ladder", "alternatives"] = "ladder",
    sides: Literal["each", "both"] = "both",
    not_with: tuple[Condition, ...] = (),
) -> Exercise:
    return Exercise(
        format=1,
        id="heel-slide",
        name="Heel slide",
        short="Heel slide",
        region="hips",
        position="on the back",
        why="It helps.",
        how=("Do it.",),
        dose=DoseSpec(sides=sides, reps=grows(10, 14), lower_s=fixed(2), lift_s=fixed(2)),
        levels=tuple(levels),
        levels_are=levels_are,
        cues=TWO_CUES,
        not_with=not_with,
    )


SLIDE = a_slide()
ABLE = Profile(
    equipment=WITH_WEIGHTS, severe_knee_problem=False, back_pain=False, kneeling_hurts=False
)
"""Somebody whom nothing hinders, and whose pain before a workout is only known when said."""
STRICT = Profile(equipment=WITH_WEIGHTS, pain_rule="strict")
UNTIL_TIRED = a_slide([Level(id="low", name="Low", dose=DoseChange(until="tired"))])


def nov(day: int) -> date:
    """A day counted from 1 November 2026; the thirty-first is 1 December."""
    return date.fromordinal(date(2026, 11, 1).toordinal() + day - 1)


def rung(words: str) -> Rung:
    """The rung called "low 12"."""
    level, reps = words.split()
    return Rung(level, int(reps), 0)


@dataclass(frozen=True)
class Set:
    """One set, as it was done where that was not as planned."""

    reps: int | None = None
    """None: as many as planned."""
    pain: int | None = None
    faults: str = ""
    skipped: bool = False
    stopped: bool = False
    back: int | None = None
    """Pain on coming back, where the workout was broken off after it."""
    dose: str = ""
    """Where it was done at another dose than the first."""


AS_PLANNED = Set()
SKIPPED = Set(skipped=True)


def did(
    day: int,
    dose: str = "low 10",
    *sets: Set,
    before: int | None = 1,
    after: int | None = 1,
    morning: int | None = 1,
    swelling: bool = False,
    status: Literal["live", "finished", "stopped"] = "finished",
    planned: int | None = None,
    at: int = 18,
    exercise: str = "heel-slide",
    also: Sequence[SetLog] = (),
) -> Digest:
    """A workout in which the exercise was done at a dose such as "low 12".

    Args:
        day: of November.
        dose: what was planned, and done.
        sets: its sets; one as planned if none is given.
        before: pain before the workout.
        after: pain after it.
        morning: pain the next morning; None: not said.
        swelling: whether the knee was newly swollen that morning.
        status: how the workout ended.
        planned: how many sets were planned; those given if None.
        at: the hour of the day.
        exercise: its id.
        also: sets of other exercises in the same workout.
    """
    done = sets or (AS_PLANNED,)
    level, reps = dose.split()
    started = datetime.combine(nov(day), datetime.min.time(), UTC).replace(hour=at)
    kept = KeptSession(
        f"2026/{started:%Y%m%dT%H%M%SZ}-0000.toml",
        Session(
            status=status,
            started=started,
            routine="everyday",
            pain_before=before,
            pain_after=after,
            next_morning=None if morning is None else NextMorning(pain=morning, swelling=swelling),
            plan=(
                RoutineItem(
                    exercise=exercise, level=level, sets=planned or len(done), reps=int(reps)
                ),
            ),
            sets_planned=planned or len(done),
            sets=(*(_log(exercise, one.dose or dose, one) for one in done), *also),
        ),
    )
    return digest(kept)


def another(
    exercise: str = "clamshell",
    pain: int | None = None,
    *,
    stopped: bool = False,
    back: int | None = None,
) -> SetLog:
    """A set of another exercise, in the same workout."""
    return SetLog(
        exercise=exercise,
        level="bodyweight",
        side="left",
        target=12,
        reps=12,
        pain=pain,
        stopped_for_pain=stopped,
        pain_on_return=back,
    )


def cleared(day: int) -> Profile:
    """Somebody who said on a day that nothing speaks against exercise."""
    return Profile(equipment=WITH_WEIGHTS, red_flags=RedFlags(any=False, asked=nov(day)))


def _log(exercise: str, dose: str, one: Set) -> SetLog:
    level, planned = dose.split()
    reps = int(planned) if one.reps is None else one.reps
    return SetLog(
        exercise=exercise,
        level=level,
        side="both",
        target=int(planned),
        reps=0 if one.skipped else reps,
        worked=30.0,
        pain=one.pain,
        faults=tuple(one.faults.split()),
        skipped=one.skipped,
        stopped_for_pain=one.stopped,
        pain_on_return=one.back,
    )
