"""A ladder: all doses of an exercise that the coach may ask for, from the lightest up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kneecoach.model.exercises.dose import Dose
from kneecoach.model.exercises.exercise import DoseSpec, Exercise, Level
from kneecoach.model.progression.thresholds import HOLD_S_STEP, HOLDS_STEP, REPS_STEP
from kneecoach.model.routines.routine import PlannedExercise


@dataclass(frozen=True, slots=True)
class Rung:
    """One level with one dose."""

    level: str
    reps: int
    """Reps or holds in a set."""
    hold_s: int
    """Seconds each is held; 0 where nothing is held."""

    def is_within(self, reps: int, hold_s: int) -> bool:
        """Tell whether so many reps or holds, held so long, are at least this."""
        return self.reps <= reps and self.hold_s <= hold_s


class Ladder:
    """The rungs of one exercise: reps or holds grow first, then seconds held, then the level.

    Levels that are alternatives are no rungs above one another: their ladder is that of one.
    """

    def __init__(self, exercise: Exercise, alternative: Level | None = None) -> None:
        """Build the ladder of an exercise.

        Args:
            exercise: the exercise.
            alternative: which level is done, where the levels are alternatives; the first if None.
        """
        self.exercise = exercise
        self._one_level = exercise.levels_are == "alternatives"
        levels = (alternative or exercise.levels[0],) if self._one_level else exercise.levels
        self.rungs = tuple(rung for level in levels for rung in _rungs(exercise, level))

    @property
    def top(self) -> int:
        """The place of the highest rung."""
        return len(self.rungs) - 1

    def place(self, level: str, reps: int, hold_s: int) -> int:
        """Return the place of the highest rung that a dose reaches; -1 where it reaches none.

        A level reaches all rungs of the levels below it. An alternative reaches what it would
        reach if it were the other.
        """
        order = [one.id for one in self.exercise.levels]
        reached = -1
        for place, rung in enumerate(self.rungs):
            lower = not self._one_level and order.index(rung.level) < order.index(level)
            same = self._one_level or rung.level == level
            if lower or (same and rung.is_within(reps, hold_s)):
                reached = place
        return reached

    def is_lightest(self, level: str, reps: int, hold_s: int) -> bool:
        """Tell whether a dose is no more than the lowest rung asks for."""
        lowest = self.rungs[0]
        same = self._one_level or level == lowest.level
        return same and reps <= lowest.reps and hold_s <= lowest.hold_s

    def level_at(self, place: int) -> Level:
        """Return the level of a rung."""
        return _level(self.exercise, self.rungs[place])


def planned_at(exercise: Exercise, rung: Rung) -> PlannedExercise:
    """Return an exercise at a rung of its ladder, as it would be led, with the fewest sets."""
    level = _level(exercise, rung)
    dose = Dose.lightest(exercise.dose_spec(level))
    tempo = replace(dose.tempo, hold_s=rung.hold_s)
    return PlannedExercise(exercise, level, replace(dose, reps=rung.reps, tempo=tempo))


def _level(exercise: Exercise, rung: Rung) -> Level:
    level = exercise.level(rung.level)
    assert level is not None, "rungs are made of the exercise's levels"
    return level


def _rungs(exercise: Exercise, level: Level) -> Iterator[Rung]:
    spec = exercise.dose_spec(level)
    yield Rung(level.id, spec.reps.least, spec.hold_s.least)
    if spec.until is not None:
        return  # until tired: there is no number to raise
    reps = spec.reps.least
    while reps < spec.reps.most:
        reps = min(spec.reps.most, reps + _step(spec))
        yield Rung(level.id, reps, spec.hold_s.least)
    hold_s = spec.hold_s.least
    while hold_s < spec.hold_s.most:
        hold_s = min(spec.hold_s.most, hold_s + HOLD_S_STEP.value)
        yield Rung(level.id, reps, hold_s)


def _step(spec: DoseSpec) -> int:
    return (REPS_STEP if spec.counts == "reps" else HOLDS_STEP).value
