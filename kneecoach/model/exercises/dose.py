"""A planned dose: the exact numbers a set is led by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kneecoach.model.exercises.exercise import DoseSpec, PhaseKind

Sides = Literal["each", "both", "left", "right"]
"""each: left and right one after the other; left or right: that one alone."""
DoseNumber = Literal["sets", "reps", "hold_s", "rest_s"]
"""What a person may set in a dose. The rest of its tempo stays the exercise's."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Whole seconds lowering, pausing and lifting, and which comes first."""

    lower_s: int
    hold_s: int
    lift_s: int
    first: Literal["lower", "lift"] = "lower"

    @property
    def phases(self) -> tuple[tuple[PhaseKind, int], ...]:
        """The movements of one rep that take time, in order, each with its seconds."""
        lower: tuple[PhaseKind, int] = ("lower", self.lower_s)
        hold: tuple[PhaseKind, int] = ("hold", self.hold_s)
        lift: tuple[PhaseKind, int] = ("lift", self.lift_s)
        order = (lower, hold, lift) if self.first == "lower" else (lift, hold, lower)
        return tuple(phase for phase in order if phase[1] > 0)

    @property
    def rep_s(self) -> int:
        """Seconds one rep takes."""
        return self.lower_s + self.hold_s + self.lift_s

    @property
    def cycle_s(self) -> int:
        """Seconds from one rep to the next when they follow one another, a second apart."""
        there_s, stay_s, back_s = self._way
        return there_s + stay_s + back_s + 1

    def movement(self, seconds: float) -> float:
        """Return how far a body is that does rep after rep: 0 at a rep's start, 1 half-way."""
        there_s, stay_s, back_s = self._way
        at = seconds % self.cycle_s
        if at < there_s:
            return at / there_s
        return min(1.0, max(0.0, 1 - (at - there_s - stay_s) / back_s))

    @property
    def _way(self) -> tuple[int, int, int]:
        """Seconds there, staying and back; without any of their own, as self-paced, one each."""
        there_s, back_s = self.lower_s or 1, self.lift_s or 1
        if self.first == "lift":
            there_s, back_s = back_s, there_s
        return there_s, self.hold_s if self.lower_s or self.lift_s else 0, back_s


@dataclass(frozen=True, slots=True)
class Dose:
    """How much is planned: sets a side, reps or holds a set, tempo and rests in seconds."""

    counts: Literal["reps", "holds"]
    sides: Sides
    sets: int
    reps: int
    tempo: Tempo
    relax_s: int
    rest_s: int
    until: Literal["tired", "unable"] | None = None

    @classmethod
    def lightest(cls, spec: DoseSpec) -> Dose:
        """Return the dose at the bottom of every range: where everybody starts."""
        return cls(
            counts=spec.counts,
            sides=spec.sides,
            sets=spec.sets.least,
            reps=spec.reps.least,
            tempo=Tempo(spec.lower_s.least, spec.hold_s.least, spec.lift_s.least, spec.first),
            relax_s=spec.relax_s.least,
            rest_s=spec.rest_s.least,
            until=spec.until,
        )

    def number(self, number: DoseNumber) -> int:
        """Return one of the numbers that a person may set."""
        match number:
            case "sets":
                return self.sets
            case "reps":
                return self.reps
            case "hold_s":
                return self.tempo.hold_s
            case "rest_s":
                return self.rest_s

    def with_number(self, number: DoseNumber, value: int) -> Dose:
        """Return the dose with one of its numbers set."""
        match number:
            case "sets":
                return replace(self, sets=value)
            case "reps":
                return replace(self, reps=value)
            case "hold_s":
                return replace(self, tempo=replace(self.tempo, hold_s=value))
            case "rest_s":
                return replace(self, rest_s=value)

    @property
    def set_s(self) -> int:
        """Seconds one set works; for a self-paced set, what it is expected to take."""
        return self.reps * self.tempo.rep_s + (self.reps - 1) * self.relax_s

    @property
    def sets_in_all(self) -> int:
        """How many sets that makes, each side counted."""
        return self.sets * (2 if self.sides == "each" else 1)
