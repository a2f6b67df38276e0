"""Easing: going on with a workout at an easier level of an exercise, or without it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kneecoach.model.exercises.dose import Sides
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.person.pain import PainRule, verdict
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.thresholds import ACCEPTABLE_TO_EASE
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import PlannedSet


def easier_level(planned: PlannedExercise, profile: Profile) -> Level | None:
    """Return the nearest level below that is for a person; None where none is, or no ladder."""
    exercise = planned.exercise
    if exercise.levels_are == "alternatives":
        return None
    below = reversed(exercise.levels[: exercise.levels.index(planned.level)])
    return next((level for level in below if not profile.hindrance(exercise, level)), None)


class PainWatch:
    """Counts how often pain was acceptable in one exercise, to offer the easier level in time."""

    def __init__(self, rule: PainRule) -> None:
        self._rule = rule
        self._exercise = ""
        self._times = 0

    def should_ease(self, exercise_id: str, pain: int) -> bool:
        """Take note of pain in an exercise; tell whether the easier level is to be offered now."""
        if exercise_id != self._exercise:
            self._exercise, self._times = exercise_id, 0
        if verdict(pain, self._rule) != "acceptable":
            return False
        self._times += 1
        return self._times == ACCEPTABLE_TO_EASE.value


def to_ease(sets: Sequence[PlannedSet], at: int, *, reps: int, begun: bool) -> list[PlannedSet]:
    """Return the sets of an exercise that would be done at the easier level.

    A set that has begun is over; it is done again if less than half of it was done.

    Args:
        sets: all sets of the workout, as planned.
        at: the place of the set at hand, or of the one that is led up to.
        reps: how many reps of it were done.
        begun: whether it has begun.
    """
    at_hand = sets[at]
    again = not begun or reps * 2 < at_hand.planned.dose.reps
    return [one for one in sets[at if again else at + 1 :] if one.item == at_hand.item]


def eased(
    sets: Sequence[PlannedSet], done: int, coming: Sequence[PlannedSet], level: Level
) -> tuple[PlannedExercise, ...]:
    """Return a plan in which the coming sets of an exercise are of an easier level.

    Args:
        sets: all sets of the workout, as planned.
        done: how many of them are logged.
        coming: the sets to do at the easier level, all of one exercise.
        level: the easier level.
    """
    at = coming[0].item
    plan: list[PlannedExercise] = []
    for item, planned in _items(sets):
        if item != at:
            plan.append(planned)
            continue
        plan += _as_plan(planned, [one for one in sets[:done] if one.item == item])
        easier = PlannedExercise.lightest(planned.exercise, level)
        easier = replace(easier, dose=replace(easier.dose, rest_s=planned.dose.rest_s))
        plan += _as_plan(easier, coming)
    return tuple(plan)


def without(
    sets: Sequence[PlannedSet], done: int, left_out: Collection[tuple[Exercise, Level]]
) -> tuple[PlannedExercise, ...]:
    """Return a plan in which some exercises have no more sets than those that are logged.

    Args:
        sets: all sets of the workout, as planned.
        done: how many of them are logged.
        left_out: the exercises, each with the level at which it is left out.
    """
    plan: list[PlannedExercise] = []
    for item, planned in _items(sets):
        if (planned.exercise, planned.level) in left_out:
            plan += _as_plan(planned, [one for one in sets[:done] if one.item == item])
        else:
            plan.append(planned)
    return tuple(plan)


def _items(sets: Sequence[PlannedSet]) -> Iterator[tuple[int, PlannedExercise]]:
    """Yield what the sets were planned as, by its place in the plan."""
    for item, of_one in groupby(sets, key=lambda one: one.item):
        yield item, next(of_one).planned


def _as_plan(planned: PlannedExercise, sets: Sequence[PlannedSet]) -> Iterator[PlannedExercise]:
    """Yield an exercise once or several times over, so that it has just these sets."""
    numbers = groupby(sets, key=lambda one: one.number)
    for sides, alike in groupby(_sides(planned, tuple(of_one)) for _, of_one in numbers):
        yield planned.with_sets(len(list(alike)), sides)


def _sides(planned: PlannedExercise, sets: Sequence[PlannedSet]) -> Sides:
    """Return which sides an exercise is to be done on, to stand for the sets of one number."""
    alone = sets[0].side if len(sets) == 1 else "both"
    return planned.dose.sides if "both" in (alone, planned.dose.sides) else alone
