"""Easing: going on with an exercise at an easier level, in the middle of a workout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kneecoach.model.exercise import Level
from kneecoach.model.pain import PainRule, verdict
from kneecoach.model.routine import PlannedExercise
from kneecoach.model.thresholds import ACCEPTABLE_TO_EASE
from kneecoach.model.timeline import PlannedSet


def easier_level(planned: PlannedExercise) -> Level | None:
    """Return the level below; None where there is none, or levels are not a ladder."""
    exercise = planned.exercise
    place = exercise.levels.index(planned.level)
    if exercise.levels_are == "alternatives" or place == 0:
        return None
    return exercise.levels[place - 1]


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


def eased(sets: Sequence[PlannedSet], done: int) -> tuple[PlannedExercise, ...]:
    """Return a plan in which an exercise goes on at the easier level, from its next set on.

    Where only the left side of a set was done, the right one follows at the easier level.

    Args:
        sets: all sets of the workout, as planned.
        done: how many of them are logged; the next one is of the exercise to be made easier.
    """
    at = sets[done].item
    items = {one.item: one.planned for one in sets}
    plan: list[PlannedExercise] = []
    for item, planned in items.items():
        if item == at:
            plan += _split(planned, sets[done])
        else:
            plan.append(planned)
    return tuple(plan)


def _split(planned: PlannedExercise, following: PlannedSet) -> Iterator[PlannedExercise]:
    """Yield an exercise as far as it was done, then the rest of it at the easier level."""
    level = easier_level(planned)
    if level is None:
        yield planned
        return
    easier = PlannedExercise.lightest(planned.exercise, level)
    easier = replace(easier, dose=replace(easier.dose, rest_s=planned.dose.rest_s))
    left = planned.dose.sets - following.number + 1
    half = following.side == "right" and planned.dose.sides == "each"
    whole = following.number - 1
    if whole:
        yield planned.with_sets(whole)
    if half:
        yield planned.with_sets(1, "left")
        if easier.dose.sides == "each":
            yield easier.with_sets(1, "right")
            left -= 1
    if left:
        yield easier.with_sets(left)
