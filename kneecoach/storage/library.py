"""What the coach can choose from: shipped and the person's own exercises and routines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.routines.draft import Origin
from kneecoach.model.routines.routine import (
    NOTHING_PRESCRIBED,
    PlannedExercise,
    Prescribed,
    Routine,
    plan,
)
from kneecoach.storage.folder import read_folder, read_named
from kneecoach.storage.paths import Paths, shipped
from kneecoach.storage.toml_reader import line_of, read_as


@dataclass(frozen=True, slots=True)
class Library:
    """All that could be read, and all that could not."""

    catalogue: Catalogue = field(default_factory=lambda: Catalogue(()))
    routines: Mapping[str, Routine] = field(default_factory=dict)
    """The routines by name, each one known to fit the catalogue; shipped ones first."""
    own: frozenset[str] = frozenset()
    """The names of those that are the person's own."""
    problems: tuple[Problem, ...] = ()

    def origin(self, name: str) -> Origin | None:
        """Tell whose the routine of a name is; None where there is none."""
        if name in self.own:
            return "own"
        return "shipped" if name in self.routines else None

    def title(self, name: str) -> str:
        """Return what a session of that name was: a routine's title, or an exercise's name."""
        if name in self.routines:
            return self.routines[name].title
        return self.catalogue.find(name).short if name in self.catalogue else name.capitalize()

    def routine(self, name: str) -> Routine:
        """Return the routine of that name.

        Raises:
            ProblemError: there is none; the problem is that of its file, or names the nearest.
        """
        if name in self.routines:
            return self.routines[name]
        file = f"routines/{name}.toml"
        in_file = (problem for problem in self.problems if problem.file == file)
        raise ProblemError(next(in_file, unknown("routine", name, self.routines)))

    def plan(
        self, name: str, prescribed: Prescribed = NOTHING_PRESCRIBED
    ) -> tuple[PlannedExercise, ...]:
        """Return the exact plan of the routine of that name.

        Args:
            name: its name.
            prescribed: what the coach prescribes where it says nothing.

        Raises:
            ProblemError: there is no such routine, or its file has a mistake.
        """
        return plan(self.routine(name).items, self.catalogue, prescribed=prescribed)


def load_library(paths: Paths) -> Library:
    """Read every exercise and routine; a bad file is told of and the rest go on.

    A file of the person's with the id or name of a shipped one takes its place.
    """
    problems: list[Problem] = []
    exercises: dict[str, Exercise] = {}
    for folder in (shipped("exercises"), paths.exercises):
        own_ids: dict[str, str] = {}
        for path, exercise in read_folder(folder, paths, Exercise, problems.append):
            if exercise.id in own_ids:
                what = f"'{exercise.id}' is the id of {own_ids[exercise.id]} too"
                problems.append(Problem(what, "id").at(paths.shown(path), line_of(path, "id")))
                continue
            own_ids[exercise.id] = path.name
            exercises[exercise.id] = exercise
    catalogue = Catalogue(exercises.values())
    routines: dict[str, Routine] = {}
    own: set[str] = set()
    for folder in (shipped("routines"), paths.routines):
        for path, routine in read_named(folder, paths, Routine, problems.append):
            try:
                _require_fits(routine, catalogue, path, paths)
            except ProblemError as error:
                problems.append(error.problem)
            else:
                routines[path.stem] = routine
                if folder == paths.routines:
                    own.add(path.stem)
    ordered = sorted(routines.items(), key=lambda pair: pair[1].place)
    return Library(catalogue, dict(ordered), frozenset(own), tuple(problems))


def check_routine(path: Path, catalogue: Catalogue, paths: Paths) -> None:
    """Check a file as `load_library` does that of a routine.

    Raises:
        ProblemError: it is not a routine; the problem names file, key and line.
    """
    _require_fits(read_as(path, paths.shown(path), Routine), catalogue, path, paths)


def _require_fits(routine: Routine, catalogue: Catalogue, path: Path, paths: Paths) -> None:
    try:
        plan(routine.items, catalogue)
    except ProblemError as error:
        line = line_of(path, error.problem.key)
        raise ProblemError(error.problem.at(paths.shown(path), line)) from None
