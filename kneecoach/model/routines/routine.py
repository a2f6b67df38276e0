"""A routine: an ordered list of exercises with doses, as planned."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, NamedTuple, TypeAlias

from msgspec import Meta, Struct, structs

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose import Dose, Sides
from kneecoach.model.exercises.exercise import Exercise, Level, Line
from kneecoach.model.problem import Problem, ProblemError, unknown


class Bounds(NamedTuple):
    """The least and the most that a number of a routine may be."""

    least: int
    most: int


SETS, REPS, HOLD_S, REST_S = Bounds(1, 10), Bounds(1, 100), Bounds(1, 600), Bounds(0, 600)
MOST_ITEMS = 60
DEFAULT_PLACE = 50
"""Where a routine stands that says nothing of it: after the shipped ones."""


class RoutineItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise of a routine; what is left out is as the coach prescribes, else the lightest."""

    exercise: str
    level: str | None = None
    sets: Annotated[int, Meta(ge=SETS.least, le=SETS.most)] | None = None
    reps: Annotated[int, Meta(ge=REPS.least, le=REPS.most)] | None = None
    hold_s: Annotated[int, Meta(ge=HOLD_S.least, le=HOLD_S.most)] | None = None
    rest_s: Annotated[int, Meta(ge=REST_S.least, le=REST_S.most)] | None = None
    side: Literal["left", "right"] | None = None
    """The one side to do, of an exercise whose sides are done one after the other."""
    until: Literal["tired", "unable"] | None = None
    """Self-paced: until tired, or until it can't be done well."""


class Routine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ordered list of exercises; its name is its file's."""

    format: Literal[1]
    title: Line
    about: str = ""
    place: Annotated[int, Meta(ge=1, le=99)] = DEFAULT_PLACE
    """Where it stands among the routines; the lowest is offered first."""
    items: Annotated[tuple[RoutineItem, ...], Meta(min_length=1, max_length=MOST_ITEMS)]


Prescribed: TypeAlias = "Mapping[str, PlannedExercise]"
"""Exercises at the level and dose that the coach asks for, by their ids; others have none."""
NOTHING_PRESCRIBED: Prescribed = {}


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise, at one level, with the exact dose that is planned."""

    exercise: Exercise
    level: Level
    dose: Dose

    @classmethod
    def lightest(cls, exercise: Exercise, level: Level | None = None) -> PlannedExercise:
        """Return the exercise at a level (the first where none is given) and lightest dose."""
        level = level or exercise.levels[0]
        return cls(exercise, level, Dose.lightest(exercise.dose_spec(level)))

    @classmethod
    def unsaid(
        cls, exercise: Exercise, prescribed: Prescribed, level: Level | None = None
    ) -> PlannedExercise:
        """Return the exercise as it is planned where nothing is said of it, or but a level.

        That is as it is prescribed; at another level than that, or without, its lightest dose.
        """
        one = prescribed.get(exercise.id)
        if one is not None and level in (None, one.level):
            return one
        return cls.lightest(exercise, level)

    def with_sets(self, sets: int, sides: Sides | None = None) -> PlannedExercise:
        """Return it with so many sets a side; of other sides, where these are given."""
        dose = replace(self.dose, sets=sets, sides=sides or self.dose.sides)
        return replace(self, dose=dose)

    def as_item(self) -> RoutineItem:
        """Return it with its level, sets, reps, holds and rests; tempo stays the exercise's."""
        return RoutineItem(
            exercise=self.exercise.id,
            level=self.level.id,
            sets=self.dose.sets,
            reps=self.dose.reps,
            hold_s=self.dose.tempo.hold_s or None,
            rest_s=self.dose.rest_s,
            side=self.dose.sides if self.dose.sides in ("left", "right") else None,
            until=self.dose.until,
        )

    def in_brief(
        self, keep: Collection[str] = (), prescribed: Prescribed = NOTHING_PRESCRIBED
    ) -> RoutineItem:
        """Return it as a person writes it: without what a routine that says nothing has anyway.

        Args:
            keep: keys that are to stand there even so.
            prescribed: what the coach prescribes.
        """
        full = self.as_item()
        first = PlannedExercise.unsaid(self.exercise, prescribed).level
        at_level = PlannedExercise.unsaid(self.exercise, prescribed, self.level)
        unsaid = structs.replace(at_level.as_item(), level=first.id)
        needless = {
            key: None
            for key in RoutineItem.__struct_fields__
            if key != "exercise" and key not in keep and getattr(full, key) == getattr(unsaid, key)
        }
        return structs.replace(full, **needless)


def plan(
    items: Sequence[RoutineItem],
    catalogue: Catalogue,
    key: str = "items",
    prescribed: Prescribed = NOTHING_PRESCRIBED,
) -> tuple[PlannedExercise, ...]:
    """Resolve a routine's items against the catalogue.

    Args:
        items: what is to be done, in order.
        catalogue: where the exercises are.
        key: the name of the list in the file it came from, for problems.
        prescribed: what is planned where an item says nothing.

    Raises:
        ProblemError: an exercise or level is unknown, or ankles and feet do not come last.
    """
    planned = tuple(
        _plan_item(item, catalogue, prescribed, f"{key}[{index}]")
        for index, item in enumerate(items)
    )
    _require_feet_last(planned, key)
    return planned


def _plan_item(
    item: RoutineItem, catalogue: Catalogue, prescribed: Prescribed, key: str
) -> PlannedExercise:
    exercise = catalogue.find(item.exercise, f"{key}.exercise")
    level = None if item.level is None else exercise.level(item.level)
    if item.level is not None and level is None:
        known = (level.id for level in exercise.levels)
        raise ProblemError(unknown(f"level of {exercise.id}", item.level, known, f"{key}.level"))
    unsaid = PlannedExercise.unsaid(exercise, prescribed, level)
    dose = unsaid.dose
    tempo = dose.tempo if item.hold_s is None else replace(dose.tempo, hold_s=item.hold_s)
    return replace(
        unsaid,
        dose=replace(
            dose,
            tempo=tempo,
            sides=item.side if item.side is not None and dose.sides == "each" else dose.sides,
            sets=item.sets or dose.sets,
            reps=item.reps or dose.reps,
            rest_s=dose.rest_s if item.rest_s is None else item.rest_s,
            until=item.until or dose.until,
        ),
    )


def _require_feet_last(planned: Sequence[PlannedExercise], key: str) -> None:
    feet: Exercise | None = None
    for index, item in enumerate(planned):
        if item.exercise.region == "ankles and feet":
            feet = item.exercise
        elif feet is not None:
            raise ProblemError(
                Problem(
                    f"{item.exercise.id} comes after {feet.id}: tired ankles and feet cannot "
                    f"steady the knee, so they come last; move {feet.id} below it",
                    f"{key}[{index}].exercise",
                )
            )
