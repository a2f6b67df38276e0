"""A timeline: a plan unrolled into phases, each one stretch of time with one instruction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kneecoach.model.exercises.exercise import ON_THE_FLOOR, PhaseKind, Position
from kneecoach.model.routines.routine import PlannedExercise

Side = Literal["left", "right", "both"]
Seconds = Annotated[int, Meta(ge=0, le=600)]

READY_S = 3
"""Seconds of get-ready before a set, and after a pause."""
SWITCH_SIDES_S = 10


class Timing(Struct, frozen=True, kw_only=True):
    """The seconds between exercises, as the person set them."""

    setup_s: Seconds = 8
    """To get in place for an exercise."""
    floor_setup_s: Seconds = 20
    """The same, where it means getting down to the floor or up from it."""

    def setup_between(self, position: Position, needed: Position) -> int:
        """Return the seconds it takes to get from one position into another."""
        floor_changes = (position in ON_THE_FLOOR) != (needed in ON_THE_FLOOR)
        return self.floor_setup_s if floor_changes else self.setup_s


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set of one side, as planned."""

    index: int
    """Its place among all sets of the workout, counted from 0."""
    item: int
    """The place of its exercise in the plan, counted from 0."""
    planned: PlannedExercise
    side: Side
    number: int
    """Which set of this side it is, counted from 1, of `planned.dose.sets`."""

    @property
    def position(self) -> Position:
        """The position the body is in."""
        return self.planned.exercise.position_at(self.planned.level)


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of time with one instruction."""

    kind: PhaseKind
    seconds: int
    """How long it takes; for a self-paced phase, how long it is expected to take."""
    set_index: int
    """The set it belongs to: the one being done, or the one it leads up to."""
    rep: int = 0
    """Which rep or hold of the set, counted from 1; 0 outside the reps."""
    ends_rep: bool = False

    @property
    def is_work(self) -> bool:
        """Whether the body works in it, so that it counts as time worked."""
        return self.kind in ("lower", "hold", "lift", "self-paced")

    @property
    def leads_up(self) -> bool:
        """Whether it comes before the set it belongs to."""
        return self.kind in ("setup", "ready", "rest", "switch sides")


class Timeline:
    """All sets and phases of a workout, in order.

    `before_s[i]` is the seconds that pass before phase i when nothing intervenes; the last
    entry is the length of the whole.
    """

    def __init__(
        self, sets: Sequence[PlannedSet], phases: Sequence[Phase], items: int, timing: Timing
    ) -> None:
        self.sets = tuple(sets)
        self.phases = tuple(phases)
        self.items = items
        """How many exercises the plan has."""
        self.timing = timing
        self.before_s = (0, *accumulate(phase.seconds for phase in phases))
        self._first: dict[int, int] = {}
        self._ready: dict[int, int] = {}
        for index, phase in enumerate(phases):
            self._first.setdefault(phase.set_index, index)
            if phase.kind == "ready":
                self._ready[phase.set_index] = index

    @property
    def length_s(self) -> int:
        """Seconds the whole takes when nothing intervenes."""
        return self.before_s[-1]

    def first_phase(self, set_index: int) -> int:
        """Return the place of the phase with which the way to a set begins."""
        return self._first[set_index]

    def ready_phase(self, set_index: int) -> int:
        """Return the place of a set's get-ready."""
        return self._ready[set_index]

    def end_of_set(self, set_index: int) -> int:
        """Return the place just past a set's last phase."""
        return self._first.get(set_index + 1, len(self.phases))


def unroll(
    plan: Sequence[PlannedExercise], timing: Timing | None = None, *, from_set: int = 0
) -> Timeline:
    """Unroll a plan into a timeline.

    All sets are in it; its phases begin with getting in place for set `from_set`, so that a
    workout broken off can be gone on with. Where all sets were done, they begin with the last.
    """
    timing = timing or Timing()
    sets = tuple(_sets(plan))
    from_set = min(from_set, len(sets) - 1)
    phases: list[Phase] = []
    position: Position = "sitting"  # at the keyboard
    for planned_set in sets[from_set:]:
        needed = planned_set.position
        previous = sets[planned_set.index - 1] if planned_set.index > from_set else None
        if previous is None or previous.item != planned_set.item:
            lead_in = Phase("setup", timing.setup_between(position, needed), planned_set.index)
        elif previous.number == planned_set.number:
            lead_in = Phase("switch sides", SWITCH_SIDES_S, planned_set.index)
        else:
            lead_in = Phase("rest", planned_set.planned.dose.rest_s, planned_set.index)
        position = needed
        phases += (lead_in, Phase("ready", READY_S, planned_set.index), *_work(planned_set))
    return Timeline(sets, phases, len(plan), timing)


def _sets(plan: Sequence[PlannedExercise]) -> Iterator[PlannedSet]:
    index = 0
    for item, planned in enumerate(plan):
        asked = planned.dose.sides
        sides: tuple[Side, ...] = ("left", "right") if asked == "each" else (asked,)
        for number in range(1, planned.dose.sets + 1):
            for side in sides:
                yield PlannedSet(index, item, planned, side, number)
                index += 1


def _work(planned_set: PlannedSet) -> Iterator[Phase]:
    dose, index = planned_set.planned.dose, planned_set.index
    if dose.until is not None:
        yield Phase("self-paced", dose.set_s, index)
        return
    movements = dose.tempo.phases
    for rep in range(1, dose.reps + 1):
        for place, (kind, seconds) in enumerate(movements, start=1):
            yield Phase(kind, seconds, index, rep, ends_rep=place == len(movements))
        if dose.relax_s and rep < dose.reps:
            yield Phase("relax", dose.relax_s, index, rep)
