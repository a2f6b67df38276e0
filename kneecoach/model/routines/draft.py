"""A workout being put together: whatever is done to it, it stays one that can be led."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from kneecoach.model.body.region import REGIONS
from kneecoach.model.exercises.catalogue import Catalogue, turn
from kneecoach.model.exercises.dose import Dose, DoseNumber
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import (
    DEFAULT_PLACE,
    HOLD_S,
    MOST_ITEMS,
    NOTHING_PRESCRIBED,
    REPS,
    REST_S,
    SETS,
    Bounds,
    PlannedExercise,
    Prescribed,
    Routine,
    plan,
)
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.text import hyphenated

OWN_CHOICE = "own choice"
"""What a workout is called that is no routine; no routine's name has a space."""

Origin = Literal["own", "shipped"]
"""Whether a routine is the person's own, or comes with kneecoach."""

BOUNDS: Mapping[DoseNumber, Bounds] = {
    "sets": SETS,
    "reps": REPS,
    "hold_s": HOLD_S,
    "rest_s": REST_S,
}
_BY_FIVES_FROM: Mapping[DoseNumber, int] = {"hold_s": 10, "rest_s": 0}
"""From how many seconds on they change by five at once."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Exercises with their doses, in the order in which they are done; each change is a new one.

    Indexes count from 0. Ankles and feet always stand last.
    """

    items: tuple[PlannedExercise, ...] = ()
    name: str = OWN_CHOICE
    """The routine it is, or began as; what a session of it is called."""
    title: str = "Own choice"
    about: str = ""
    place: int = DEFAULT_PLACE
    """Where the routine stands among the others."""
    prescribed: Prescribed = field(default_factory=dict)
    """What the coach prescribes for what comes into it."""

    @classmethod
    def of(
        cls,
        name: str,
        routine: Routine,
        catalogue: Catalogue,
        prescribed: Prescribed = NOTHING_PRESCRIBED,
    ) -> Draft:
        """Begin with a routine.

        Raises:
            ProblemError: the routine does not fit the catalogue.
        """
        items = plan(routine.items, catalogue, prescribed=prescribed)
        return cls(items, name, routine.title, routine.about, routine.place, prescribed)

    def as_routine(self) -> Routine:
        """Return it as a routine, as brief as a person would write it.

        Raises:
            ProblemError: there is no exercise in it.
        """
        if not self.items:
            raise ProblemError(Problem("a routine needs an exercise"))
        return Routine(
            format=1,
            title=self.title,
            about=self.about,
            place=self.place,
            items=tuple(one.in_brief(prescribed=self.prescribed) for one in self.items),
        )

    def titled(self, title: str, about: str = "") -> Draft:
        """Return it as the routine of that title; another title makes it another routine.

        Raises:
            ProblemError: the title has nothing to make a file's name from.
        """
        if title == self.title and self.name != OWN_CHOICE:
            return replace(self, about=about)
        name = hyphenated(title)
        if not name:
            raise ProblemError(Problem("a title needs a letter from a to z, or a digit"))
        place = self.place if name == self.name else DEFAULT_PLACE
        return replace(self, name=name, title=title, about=about, place=place)

    def indexes_of(self, exercise: Exercise) -> tuple[int, ...]:
        """Return where an exercise stands: nowhere, once, or more often."""
        ids = enumerate(one.exercise.id for one in self.items)
        return tuple(index for index, one in ids if one == exercise.id)

    def index_for(self, exercise: Exercise) -> int:
        """Return where an exercise would be added: where it is least out of turn.

        Ankles and feet have the last turn of all, so nothing is ever added after them.
        """
        mine = turn(exercise)
        turns = [turn(one.exercise) for one in self.items]

        def out_of_turn(index: int) -> int:
            later_before = sum(one > mine for one in turns[:index])
            earlier_after = sum(one <= mine for one in turns[index:])
            return later_before + earlier_after

        return min(range(len(turns) + 1), key=out_of_turn)

    def add(self, exercise: Exercise, level: Level | None = None) -> Draft:
        """Add an exercise in its place, at a level or as it is prescribed.

        Raises:
            ProblemError: there are as many as a workout may have.
        """
        if len(self.items) >= MOST_ITEMS:
            raise ProblemError(Problem(f"a workout has {MOST_ITEMS} exercises at most"))
        index = self.index_for(exercise)
        added = PlannedExercise.unsaid(exercise, self.prescribed, level)
        return replace(self, items=(*self.items[:index], added, *self.items[index:]))

    def toggle(self, exercise: Exercise, level: Level | None = None) -> Draft:
        """Add an exercise, or take it out wherever it stands."""
        kept = tuple(one for one in self.items if one.exercise.id != exercise.id)
        return self.add(exercise, level) if kept == self.items else replace(self, items=kept)

    def remove(self, index: int) -> Draft:
        """Take out what stands somewhere."""
        return replace(self, items=(*self.items[:index], *self.items[index + 1 :]))

    def move(self, index: int, by: int) -> Draft:
        """Move an exercise down by so many, up if negative; at the ends it stays.

        Raises:
            ProblemError: something would then come after ankles and feet.
        """
        others = list(self.remove(index).items)
        others.insert(min(max(0, index + by), len(others)), self.items[index])
        moved = replace(self, items=tuple(others))
        if not moved.has_feet_last:
            what = "ankles and feet come last: tired, they cannot steady the knee"
            raise ProblemError(Problem(what))
        return moved

    def at_level(self, index: int, level: Level) -> Draft:
        """Take an exercise at one of its levels; at another one, with its dose there."""
        one = self.items[index]
        if level.id == one.level.id:
            return self
        return self._with(index, PlannedExercise.unsaid(one.exercise, self.prescribed, level))

    def numbers(self, index: int) -> tuple[DoseNumber, ...]:
        """Return which numbers of a dose can be changed: those that mean something in it."""
        one = self.items[index]
        lightest = Dose.lightest(one.exercise.dose_spec(one.level))
        means: Mapping[DoseNumber, bool] = {
            "sets": True,
            "reps": one.dose.until is None,
            "hold_s": lightest.tempo.hold_s > 0,
            "rest_s": one.dose.sets > 1,
        }
        return tuple(number for number, does in means.items() if does)

    def change(self, index: int, number: DoseNumber, steps: int) -> Draft:
        """Change one number of a dose by so many steps, inside its bounds.

        A step is one; five for seconds of rest, and for seconds held from ten on.
        """
        one = self.items[index]
        new = one.dose.number(number)
        for _ in range(abs(steps)):
            new = _next(new, steps > 0, _BY_FIVES_FROM.get(number, REPS.most))
        least, most = BOUNDS[number]
        dose = one.dose.with_number(number, min(max(least, new), most))
        return self._with(index, replace(one, dose=dose))

    @property
    def has_feet_last(self) -> bool:
        """Whether nothing comes after ankles and feet."""
        last = REGIONS[-1]
        regions = [one.exercise.region for one in self.items]
        return all(before != last or after == last for before, after in pairwise(regions))

    def length_s(self, timing: Timing) -> int:
        """Return the seconds it takes when nothing intervenes."""
        return unroll(self.items, timing).length_s

    def lengths_s(self, timing: Timing) -> tuple[int, ...]:
        """Return the seconds each exercise takes, with the way to it; their sum is the length."""
        timeline = unroll(self.items, timing)
        begins = {
            one.item: timeline.before_s[timeline.first_phase(one.index)]
            for one in reversed(timeline.sets)
        }
        ends = (*sorted(begins.values()), timeline.length_s)
        return tuple(end - begin for begin, end in pairwise(ends))

    def _with(self, index: int, one: PlannedExercise) -> Draft:
        return replace(self, items=(*self.items[:index], one, *self.items[index + 1 :]))


def _next(number: int, up: bool, by_fives_from: int) -> int:
    if up:
        return number + 1 if number < by_fives_from else number - number % 5 + 5
    return number - 1 if number <= by_fives_from else number - (number % 5 or 5)
