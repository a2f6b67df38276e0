"""Exercises, plans and the shipped library, as tests need them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from kneecoach.model.body.region import Region
from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.exercises.exercise import (
    Cue,
    DoseSpec,
    Exercise,
    Fault,
    Level,
    Position,
    Quantity,
    WorkKind,
)
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.storage.library import Library, load_library
from kneecoach.storage.paths import Paths


@cache
def shipped_library() -> Library:
    """What comes with the program, without anything of a person's."""
    with TemporaryDirectory() as folder:
        return load_library(Paths(Path(folder)))


def shipped_exercise(exercise_id: str) -> Exercise:
    return shipped_library().catalogue.find(exercise_id)


def fixed(number: int) -> Quantity:
    return Quantity(least=number, most=number, source="default")


def a_cue(text: str, *phases: WorkKind, fault: str | None = None) -> Cue:
    found = None if fault is None else Fault(id=fault, name=f"It {fault}.", remedy="Do less.")
    return Cue(text=text, phases=phases or ("lower", "hold", "lift"), fault=found)


TWO_CUES = (
    a_cue("Knee over third toe", fault="knee-drifts"),
    a_cue("Hips level", "lower", "lift", fault="hips-drop"),
    a_cue("Breathe"),
)
"""Three cues; behind two of them is a fault."""


def an_exercise(
    exercise_id: str = "squat",
    *,
    position: Position = "standing",
    region: Region = "glutes",
    place: int = 50,
    levels: Sequence[Level] = (Level(id="easy", name="Easy"),),
    cues: Sequence[Cue] = TWO_CUES,
) -> Exercise:
    return Exercise(
        format=1,
        id=exercise_id,
        name=exercise_id.replace("-", " ").capitalize(),
        short=exercise_id[:20],
        region=region,
        place=place,
        position=position,
        why="It helps.",
        how=("Do it.",),
        dose=DoseSpec(sides="both", reps=fixed(2), lower_s=fixed(2), lift_s=fixed(1)),
        levels=tuple(levels),
        cues=tuple(cues),
    )


def a_dose(
    *,
    counts: Literal["reps", "holds"] = "reps",
    sides: Literal["each", "both"] = "both",
    sets: int = 1,
    reps: int = 2,
    tempo: Tempo | None = None,
    relax_s: int = 0,
    rest_s: int = 30,
    until: Literal["tired", "unable"] | None = None,
) -> Dose:
    """A dose of two reps, each two seconds down and one up, but for what is said."""
    tempo = tempo or Tempo(2, 0, 1)
    return Dose(counts, sides, sets, reps, tempo, relax_s, rest_s, until)


def planned(exercise: Exercise | None = None, dose: Dose | None = None) -> PlannedExercise:
    """An exercise planned at its first level."""
    exercise = exercise or an_exercise()
    return PlannedExercise(exercise, exercise.levels[0], dose or a_dose())
