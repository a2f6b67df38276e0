"""`kneecoach list`: the exercises by region, and the routines."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.exercises.dose_words import spec_words
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.words import minutes
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths


def run(paths: Paths, *, as_json: bool) -> int:
    """Print what there is to choose from."""
    library = load_library(paths)
    print_problems(library.problems)
    lengths = {name: unroll(library.plan(name)).length_s for name in library.routines}
    if as_json:
        print_json(
            {
                "exercises": list(library.catalogue),
                "routines": [
                    {"name": name, "title": routine.title, "seconds": lengths[name]}
                    for name, routine in library.routines.items()
                ],
            }
        )
        return 0
    exercises = Table("Exercise", "Name", "Dose", "Needs", box=None, pad_edge=False)
    for region, members in library.catalogue.by_region():
        exercises.add_row(Text(region.upper(), style="bold"))
        for exercise in members:
            level = exercise.levels[0]
            exercises.add_row(
                Text(exercise.id),
                Text(exercise.name),
                Text(spec_words(exercise.dose_spec(level))),
                Text(", ".join(exercise.needs_at(level)) or "nothing"),
            )
    console.print(exercises)
    routines = Table("Routine", "Length", "About", box=None, pad_edge=False)
    for name, routine in library.routines.items():
        routines.add_row(Text(name), Text(minutes(lengths[name])), Text(routine.about))
    console.print()
    console.print(routines)
    return 0
