"""The order of a workout: ankles and feet last, and few changes of position before them."""

from __future__ import annotations

from collections.abc import Iterable

from kneecoach.model.body.region import REGIONS
from kneecoach.model.exercises.catalogue import turn
from kneecoach.model.exercises.exercise import Position
from kneecoach.model.routines.routine import PlannedExercise

_POSITIONS: tuple[Position, ...] = (
    "kneeling",
    "side-lying",
    "on the back",
    "standing",
    "sitting",
)
"""The positions in the order in which they are taken: what is on the floor in one go, first."""


def in_order(plan: Iterable[PlannedExercise]) -> tuple[PlannedExercise, ...]:
    """Return a workout in order: feet last, then few changes of position, then by region."""

    def key(one: PlannedExercise) -> tuple[bool, int, tuple[int, int], str]:
        feet = one.exercise.region == REGIONS[-1]
        position = _POSITIONS.index(one.exercise.position_at(one.level))
        return feet, 0 if feet else position, turn(one.exercise), one.exercise.id

    return tuple(sorted(plan, key=key))
