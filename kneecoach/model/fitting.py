"""Fitting a workout into the time there is, by whole exercises and whole sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kneecoach.model.routine import PlannedExercise
from kneecoach.model.thresholds import MOST_SETS

CLOSE_ENOUGH = 0.1
"""How far a workout's length may be from the time asked for, as a part of it."""

Plan = tuple[PlannedExercise, ...]
Length = Callable[[Plan], int]
"""Tells how many seconds a workout takes."""


def fit(wanted: Sequence[PlannedExercise], exercises: int, seconds: int, length_s: Length) -> Plan:
    """Return as much of what is wanted as fits the time, as whole sets allow.

    First so many exercises with a set each, as far as the time goes; then a second set of each,
    and a third, those most wanted first; then more exercises.

    Args:
        wanted: what may be done, the most wanted first, with the sets it has at least.
        exercises: how many there should be before any gets a second set.
        seconds: the time.
        length_s: how long a workout takes.
    """

    def distance(plan: Plan) -> int:
        return abs(length_s(plan) - seconds)

    plan = tuple(wanted[:exercises])
    while len(plan) > 1 and length_s(plan) > seconds * (1 + CLOSE_ENOUGH):
        plan = plan[:-1]
    while (more := _grown(plan, wanted)) and length_s(more) <= seconds:
        plan = more
    while distance(plan) > seconds * CLOSE_ENOUGH:
        nearest = min(neighbours(plan, wanted), key=distance, default=plan)
        if distance(nearest) >= distance(plan):
            break
        plan = nearest
    return plan


def neighbours(plan: Plan, wanted: Sequence[PlannedExercise]) -> Iterator[Plan]:
    """Yield each workout that has one set more or less; an only set goes with its exercise."""
    for place, one in enumerate(plan):
        before, after = plan[:place], plan[place + 1 :]
        if one.dose.sets < most_sets(one):
            yield (*before, with_sets(one, one.dose.sets + 1), *after)
        if one.dose.sets > 1:
            yield (*before, with_sets(one, one.dose.sets - 1), *after)
        elif len(plan) > 1:
            yield (*before, *after)
    for one in _unused(plan, wanted):
        yield (*plan, one)


def most_sets(planned: PlannedExercise) -> int:
    """Return how many sets of an exercise may be proposed: one where it goes until tired."""
    return 1 if planned.dose.until is not None else MOST_SETS.value


def _grown(plan: Plan, wanted: Sequence[PlannedExercise]) -> Plan | None:
    """Return a workout with one thing more, or None where there is nothing to add."""
    able = [one for one in plan if one.dose.sets < most_sets(one)]
    if able:
        fewest = min(able, key=lambda one: one.dose.sets)
        place = plan.index(fewest)
        return (*plan[:place], with_sets(fewest, fewest.dose.sets + 1), *plan[place + 1 :])
    unused = _unused(plan, wanted)
    return (*plan, unused[0]) if unused else None


def _unused(plan: Plan, wanted: Sequence[PlannedExercise]) -> list[PlannedExercise]:
    used = {one.exercise.id for one in plan}
    return [one for one in wanted if one.exercise.id not in used]


def with_sets(planned: PlannedExercise, sets: int) -> PlannedExercise:
    """Return an exercise with so many sets a side."""
    return replace(planned, dose=replace(planned.dose, sets=sets))
