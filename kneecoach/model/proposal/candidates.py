"""The candidates for a workout: what can be done on a day, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kneecoach.model.body.region import Region
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise, Position
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import planned_at
from kneecoach.model.progression.progression import Decision
from kneecoach.model.progression.thresholds import MOST_SETS, SETS_AT_FIRST
from kneecoach.model.routines.routine import PlannedExercise

TOO_NEW = "new, and your last workout did not go well"
"""Why an exercise is left out of a gentler workout."""
_GENTLE: tuple[Position, ...] = ("side-lying", "on the back")
_GENTLE_REGIONS: tuple[Region, ...] = ("hips", "glutes")


@dataclass(frozen=True, slots=True)
class ProposedExercise:
    """One line of the proposal, with what it rests on."""

    planned: PlannedExercise
    decision: Decision
    last_done: date | None
    good_sets: int
    """How many sets a side are good; more are proposed only to fill the time."""
    most_sets: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that is not for today."""

    exercise: Exercise
    hindrance: str
    """What it is not done with, or needs, or `TOO_NEW`; nothing where the coach lets it rest."""
    decision: Decision


def sorted_out(
    catalogue: Catalogue,
    profile: Profile,
    decisions: Mapping[str, Decision],
    last_done: Mapping[str, date],
    day: date,
) -> tuple[tuple[ProposedExercise, ...], tuple[LeftOut, ...]]:
    """Return what can be done on a day, and what is left out and why."""
    able: list[ProposedExercise] = []
    left_out: list[LeftOut] = []
    for exercise in catalogue:
        decision = decisions[exercise.id]
        planned = planned_at(exercise, decision.after)
        hindrance = profile.hindrance(exercise, planned.level)
        if hindrance or decision.rests_on(day):
            left_out.append(LeftOut(exercise, hindrance, decision))
        else:
            last = last_done.get(exercise.id)
            good_sets, most_sets = _sets(planned, decision)
            able.append(ProposedExercise(planned, decision, last, good_sets, most_sets))
    return tuple(able), tuple(left_out)


def gentler(
    able: Iterable[ProposedExercise], profile: Profile
) -> tuple[tuple[ProposedExercise, ...], tuple[LeftOut, ...]]:
    """Return what may be done after a workout that went badly, a set of each; and what may not.

    That is what was done before, or is gentle.
    """
    kept: list[ProposedExercise] = []
    too_new: list[LeftOut] = []
    for one in able:
        if one.last_done is not None or is_gentle(one.planned, profile):
            kept.append(replace(one, good_sets=1, most_sets=1))
        else:
            too_new.append(LeftOut(one.planned.exercise, TOO_NEW, one.decision))
    return tuple(kept), tuple(too_new)


def is_gentle(one: PlannedExercise, profile: Profile) -> bool:
    """Tell whether an exercise works hips or glutes, lying, and is for this person."""
    return (
        one.exercise.region in _GENTLE_REGIONS
        and one.exercise.position_at(one.level) in _GENTLE
        and not profile.hindrance(one.exercise, one.level)
    )


def _sets(planned: PlannedExercise, decision: Decision) -> tuple[int, int]:
    """Return how many sets a side are good, and how many may be proposed.

    Fewer are good where an exercise is new, or was too much; one is all where it goes until
    tired.
    """
    most = 1 if planned.dose.until is not None else MOST_SETS.value
    is_new = decision.kind in ("begin", "step back", "rest")
    return min(most, SETS_AT_FIRST.value if is_new else most), most
