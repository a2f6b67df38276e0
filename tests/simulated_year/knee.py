"""A knee, as simple as it can be and still answer a coach: how much it can do, how sore it is.

It is made up: no study stands behind its numbers. What counts is that it behaves as knees are
known to: it gets stronger with what it does, sorer with what is too much, and calms down by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from kneecoach.model.progression.ladder import Ladder
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import PlannedSet

LOAD = {
    "lunge-stretch": 0.4,
    "leg-lift": 0.1,
    "glute-bridge": 0.3,
    "clamshell": 0.1,
    "split-squat": 1.0,
    "back-plank": 0.3,
    "romanian-deadlift": 0.3,
    "peterson-step-up": 0.8,
    "step-up": 0.8,
    "calf-raise": 0.3,
    "footwork": 0.0,
}
"""How much of what is too much of an exercise the knee feels."""
LEVEL_UP = {"back-plank": 0.5, "split-squat": 0.7}
"""How much harder a level is than the one below, where that is not 1."""
LEAST_FELT = 0.3
"""How much of its soreness a knee feels in an exercise that does not load it."""
CALMS = 0.55
"""What is left of soreness after a night."""
PAIN_OF_EXCESS = 4.0
SORENESS_OF_EXCESS = 1.0
FAILS_ABOVE = 0.6
"""The excess above which a set cannot be done to its end."""
FORGETS_AFTER_DAYS = 14


@dataclass
class Knee:
    """How much a knee and what surrounds it can do, in levels: 0 is the lowest, done with ease."""

    random: Random
    base: float
    """Pain at the beginning (0-10), without any soreness."""
    can: float
    """What it can do at the beginning."""
    learns: float
    """What a workout adds to that, for an exercise done near the limit."""
    limit: float
    """What it can ever do."""
    wavers: float
    """How much pain goes up and down from day to day, without a reason."""
    soreness: float = 0.0
    strength: dict[str, float] = field(default_factory=dict)
    last_day: dict[str, int] = field(default_factory=dict)

    def night(self, day: int) -> None:
        """Sleep, and forget a little of what was not done for long."""
        self.soreness *= CALMS
        for exercise, last in self.last_day.items():
            if day - last > FORGETS_AFTER_DAYS:
                self.strength[exercise] = max(0.0, self.strength[exercise] - 0.005)

    def pain(self) -> int:
        """How much it hurts now."""
        strong = sum(self.strength.values()) / max(1, len(self.strength)) / self.limit
        base = self.base * (1 - 0.8 * strong)
        return _pain(base + self.soreness + self.random.uniform(-self.wavers, self.wavers))

    def excess(self, planned: PlannedExercise) -> float:
        """How far an exercise is above what the knee can do."""
        return max(0.0, asked(planned) - self.strength.get(planned.exercise.id, self.can))

    def does(self, one: PlannedSet) -> tuple[int | None, int]:
        """Do a set; return the reps done and how much it hurt."""
        excess = self.excess(one.planned)
        load = LOAD[one.planned.exercise.id]
        self.soreness += SORENESS_OF_EXCESS * load * excess
        reps = one.planned.dose.reps
        if excess > FAILS_ABOVE:
            reps = max(1, round(reps / (1 + excess)))
        felt = self.soreness * (LEAST_FELT + (1 - LEAST_FELT) * load)
        pain = felt + PAIN_OF_EXCESS * load * excess + self.base / 2
        return (None if one.planned.dose.until else reps), _pain(pain)

    def has_done(self, exercises: Iterable[PlannedExercise], day: int) -> None:
        """Grow with what was done."""
        for planned in exercises:
            name = planned.exercise.id
            now = self.strength.get(name, self.can)
            near = 1.0 if now < asked(planned) + 0.5 else 0.3
            self.strength[name] = min(self.limit, now + self.learns * near)
            self.last_day[name] = day


def asked(planned: PlannedExercise) -> float:
    """Return how much an exercise asks for, in levels: its own, and how far its dose is in it."""
    exercise, dose = planned.exercise, planned.dose
    ladder = Ladder(exercise, planned.level)
    rungs = [place for place, rung in enumerate(ladder.rungs) if rung.level == planned.level.id]
    place = ladder.place(planned.level.id, dose.reps, dose.tempo.hold_s)
    level = 0 if exercise.levels_are == "alternatives" else exercise.levels.index(planned.level)
    return LEVEL_UP.get(exercise.id, 1.0) * (level + 0.7 * max(0, place - rungs[0]) / len(rungs))


def _pain(amount: float) -> int:
    return max(0, min(10, round(amount)))
