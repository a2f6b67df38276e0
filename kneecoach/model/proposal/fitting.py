"""Fitting a workout into the time there is, by whole exercises and whole sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kneecoach.model.progression.thresholds import CLOSE_ENOUGH
from kneecoach.model.routines.routine import PlannedExercise

Plan = tuple[PlannedExercise, ...]
Length = Callable[[Plan], int]
"""Tells how many seconds a workout takes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An exercise that may be done, with the sets a side it may have."""

    planned: PlannedExercise
    """With the sets it has at least."""
    good_sets: int
    """As many are good; more are done only where there is time and nothing else to do."""
    most_sets: int


def fit(wanted: Sequence[Wanted], exercises: int, seconds: int, length_s: Length) -> Plan:
    """Return as much of what is wanted as fits the time, as whole sets allow.

    First so many exercises with a set each, as far as the time goes; then a second set of each,
    and a third, as many as are good, those most wanted first; then more exercises; then more sets.

    Args:
        wanted: what may be done, the most wanted first.
        exercises: how many there should be before any gets a second set.
        seconds: the time.
        length_s: how long a workout takes.
    """

    def distance(plan: Plan) -> int:
        return abs(length_s(plan) - seconds)

    plan = tuple(one.planned for one in wanted[:exercises])
    while len(plan) > 1 and length_s(plan) > seconds * (1 + CLOSE_ENOUGH.part):
        plan = plan[:-1]
    while (more := _grown(plan, wanted)) and length_s(more) <= seconds:
        plan = more
    while distance(plan) > seconds * CLOSE_ENOUGH.part:
        nearest = min(neighbours(plan, wanted), key=distance, default=plan)
        if distance(nearest) >= distance(plan):
            break
        plan = nearest
    return plan


def neighbours(plan: Plan, wanted: Sequence[Wanted]) -> Iterator[Plan]:
    """Yield each workout that has one set more or less; an only set goes with its exercise."""
    most_sets = _most_sets(wanted)
    for place, one in enumerate(plan):
        before, after = plan[:place], plan[place + 1 :]
        if one.dose.sets < most_sets[one.exercise.id]:
            yield (*before, with_sets(one, one.dose.sets + 1), *after)
        if one.dose.sets > 1:
            yield (*before, with_sets(one, one.dose.sets - 1), *after)
        elif len(plan) > 1:
            yield (*before, *after)
    for one in _unused(plan, wanted):
        yield (*plan, one)


def _most_sets(wanted: Sequence[Wanted]) -> Mapping[str, int]:
    return {one.planned.exercise.id: one.most_sets for one in wanted}


def _grown(plan: Plan, wanted: Sequence[Wanted]) -> Plan | None:
    """Return a workout with one thing more, or None where there is nothing to add."""
    if more := _with_a_set(plan, {one.planned.exercise.id: one.good_sets for one in wanted}):
        return more
    if unused := _unused(plan, wanted):
        return (*plan, unused[0])
    return _with_a_set(plan, _most_sets(wanted))


def _with_a_set(plan: Plan, up_to: Mapping[str, int]) -> Plan | None:
    """Return a workout with a set more of what has the fewest; None where all have enough."""
    able = [one for one in plan if one.dose.sets < up_to[one.exercise.id]]
    if not able:
        return None
    fewest = min(able, key=lambda one: one.dose.sets)
    place = plan.index(fewest)
    return (*plan[:place], with_sets(fewest, fewest.dose.sets + 1), *plan[place + 1 :])


def _unused(plan: Plan, wanted: Sequence[Wanted]) -> list[PlannedExercise]:
    used = {one.exercise.id for one in plan}
    return [one.planned for one in wanted if one.planned.exercise.id not in used]


def with_sets(planned: PlannedExercise, sets: int) -> PlannedExercise:
    """Return an exercise with so many sets a side."""
    return replace(planned, dose=replace(planned.dose, sets=sets))
