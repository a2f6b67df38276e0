"""An exercise: how it is done, what good form is, what can go wrong, how much of it.

These are the types that the TOML files of the catalogue are read into. Seconds are whole
seconds. Every number that coaches carries its source: "article" for the article the
catalogue is drawn from, "default" where the article gives none and the number is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from kneecoach.model.body.figure import Figure, Guide, View
from kneecoach.model.body.region import Region

Position = Literal["standing", "sitting", "kneeling", "side-lying", "on the back"]
ON_THE_FLOOR: frozenset[Position] = frozenset({"kneeling", "side-lying", "on the back"})

Equipment = Literal[
    "step", "handrail", "mat", "band", "weights", "ankle weights", "towel", "marbles and two bowls"
]
Condition = Literal["severe knee problem", "back pain", "kneeling hurts"]
"""What a person may have that speaks against some exercises."""
Source = Literal["article", "default"]

PhaseKind = Literal[
    "setup", "ready", "lower", "hold", "lift", "relax", "rest", "switch sides", "self-paced"
]
"""One stretch of time with one instruction."""

WorkKind = Literal["lower", "hold", "lift", "self-paced"]
"""The phases in which the body works, and to which cues are tied."""

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=400)]

MAX_CUE_WORDS = 6


class Quantity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number, or the range inside which it may grow, and where it comes from."""

    least: Annotated[int, Meta(ge=0, le=600)]
    most: Annotated[int, Meta(ge=0, le=600)]
    source: Source

    def __post_init__(self) -> None:
        if self.most < self.least:
            raise ValueError(f"most ({self.most}) is below least ({self.least})")


def ours(seconds: int) -> Quantity:
    """Return a fixed number of our own."""
    return Quantity(least=seconds, most=seconds, source="default")


class DoseSpec(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of an exercise is asked for: the ranges a planned dose is taken from."""

    counts: Literal["reps", "holds"] = "reps"
    """What is counted: movements, or positions that are held."""
    sides: Literal["each", "both"]
    """"each": left and right one after the other, each a set of its own."""
    first: Literal["lower", "lift"] = "lower"
    """Which way a rep begins."""
    reps: Quantity
    """Reps or holds in a set."""
    lower_s: Quantity = field(default_factory=lambda: ours(0))
    hold_s: Quantity = field(default_factory=lambda: ours(0))
    lift_s: Quantity = field(default_factory=lambda: ours(0))
    relax_s: Quantity = field(default_factory=lambda: ours(0))
    """Seconds to let go between two reps."""
    sets: Quantity = field(default_factory=lambda: ours(1))
    """Sets a side."""
    rest_s: Quantity = field(default_factory=lambda: ours(30))
    """Seconds between two sets."""
    until: Literal["tired", "unable"] | None = None
    """Self-paced, with no count asked for: until tired, or until it can't be done well."""

    def __post_init__(self) -> None:
        if not 1 <= self.reps.least <= self.reps.most <= 100:
            raise ValueError("reps are 1 to 100")
        if not 1 <= self.sets.least <= self.sets.most <= 10:
            raise ValueError("sets are 1 to 10")
        if self.lower_s.least + self.hold_s.least + self.lift_s.least == 0:
            raise ValueError("a rep takes no time: give lower_s, hold_s or lift_s")


class DoseChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a level changes in its exercise's dose; what it leaves out stays."""

    counts: Literal["reps", "holds"] | UnsetType = UNSET
    sides: Literal["each", "both"] | UnsetType = UNSET
    reps: Quantity | UnsetType = UNSET
    lower_s: Quantity | UnsetType = UNSET
    hold_s: Quantity | UnsetType = UNSET
    lift_s: Quantity | UnsetType = UNSET
    relax_s: Quantity | UnsetType = UNSET
    sets: Quantity | UnsetType = UNSET
    rest_s: Quantity | UnsetType = UNSET
    until: Literal["tired", "unable"] | UnsetType = UNSET


_UNCHANGED = DoseChange()


class Fault(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Good form gone wrong, and what helps."""

    id: Id
    name: Line
    remedy: Line


class Cue(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Good form in six words, at the phase in which it matters."""

    text: Line
    phases: tuple[WorkKind, ...]
    fault: Fault | None = None
    """What it is when this cue is not met; none where the cue only allows something."""
    guide: Guide | None = None
    """What the figure draws for it."""
    view: View | None = None
    """From where it is seen best."""
    ours: bool = False
    """True where the article does not give this cue and we do."""

    def __post_init__(self) -> None:
        if len(self.text.split()) > MAX_CUE_WORDS:
            raise ValueError(f"a cue is {MAX_CUE_WORDS} words at most: '{self.text}'")


class Level(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rung of an exercise's ladder, or one of its alternatives."""

    id: Id
    name: Line
    about: str = ""
    """What is different at this level, in a sentence."""
    needs: tuple[Equipment, ...] = ()
    """What it needs on top of what the exercise needs."""
    not_with: tuple[Condition, ...] = ()
    """With which conditions this level is not done, on top of those of the exercise."""
    position: Position | None = None
    dose: DoseChange = DoseChange()
    words: Mapping[PhaseKind, Line] = {}
    figure: Figure | None = None
    """How it looks, where that is not as the exercise."""


class Exercise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One exercise of the catalogue."""

    format: Literal[1]
    id: Id
    name: Line
    short: Annotated[str, Meta(min_length=1, max_length=20)]
    """The name where there is little room."""
    region: Region
    place: Annotated[int, Meta(ge=1, le=99)] = 50
    """Where it stands among its region's exercises; the lowest is done first."""
    also: tuple[Region, ...] = ()
    """Other regions that work too."""
    muscles: tuple[Line, ...] = ()
    position: Position
    needs: tuple[Equipment, ...] = ()
    helps: tuple[Equipment, ...] = ()
    """What is not needed but may help."""
    not_with: tuple[Condition, ...] = ()
    """With which conditions it is not done."""
    why: Line
    how: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=12)]
    cautions: tuple[Line, ...] = ()
    words: Mapping[PhaseKind, Line] = {}
    """What a phase is called here, where "lower", "hold" or "lift" would mislead."""
    dose: DoseSpec
    levels_are: Literal["ladder", "alternatives"] = "ladder"
    """Whether each level is harder than the one before, or they are a choice."""
    levels: Annotated[tuple[Level, ...], Meta(min_length=1, max_length=12)]
    figure: Figure | None = None
    cues: Annotated[tuple[Cue, ...], Meta(max_length=9)] = ()
    """At most nine, since each is flagged with one digit key."""

    def __post_init__(self) -> None:
        ids = [level.id for level in self.levels]
        if doubled := {name for name in ids if ids.count(name) > 1}:
            raise ValueError(f"two levels have the id '{min(doubled)}'")
        faults = [cue.fault.id for cue in self.cues if cue.fault]
        if doubled := {name for name in faults if faults.count(name) > 1}:
            raise ValueError(f"two faults have the id '{min(doubled)}'")
        for level in self.levels:
            self.dose_spec(level)

    def level(self, level_id: str) -> Level | None:
        """Return the level of that id, or None."""
        return next((level for level in self.levels if level.id == level_id), None)

    def level_after(self, level: Level) -> Level:
        """Return the next level, or the next way to do it; after the last comes the first."""
        ids = [one.id for one in self.levels]
        return self.levels[(ids.index(level.id) + 1) % len(ids)]

    def position_at(self, level: Level) -> Position:
        """Return the position the body is in at this level."""
        return level.position or self.position

    def figure_at(self, level: Level) -> Figure | None:
        """Return how it looks at this level; None where nobody has drawn it."""
        return level.figure or self.figure

    def needs_at(self, level: Level) -> tuple[Equipment, ...]:
        """Return all that this level needs."""
        return (*self.needs, *(item for item in level.needs if item not in self.needs))

    def not_with_at(self, level: Level) -> tuple[Condition, ...]:
        """Return the conditions with which this level is not done."""
        return (*self.not_with, *level.not_with)

    def dose_spec(self, level: Level) -> DoseSpec:
        """Return the exercise's dose with the level's changes in it."""
        if level.dose == _UNCHANGED:
            return self.dose
        return DoseSpec(
            **{
                name: value
                for name in DoseSpec.__struct_fields__
                if (value := getattr(level.dose, name, UNSET)) is not UNSET
                or (value := getattr(self.dose, name)) is not UNSET
            }
        )

    def word(self, kind: PhaseKind, level: Level) -> str:
        """Return what a phase is called in this exercise, at this level."""
        return level.words.get(kind) or self.words.get(kind) or kind.replace("-", " ").capitalize()

    def fault(self, fault_id: str) -> Fault | None:
        """Return the fault of that id, or None."""
        faults = (cue.fault for cue in self.cues if cue.fault is not None)
        return next((fault for fault in faults if fault.id == fault_id), None)

    def cues_in(self, kind: PhaseKind) -> tuple[int, ...]:
        """Return the places, counted from 0, of the cues that matter in a phase.

        A self-paced phase holds every movement, so all of them matter in it where none is its own.
        """
        places = tuple(index for index, cue in enumerate(self.cues) if kind in cue.phases)
        return places or (tuple(range(len(self.cues))) if kind == "self-paced" else ())
