"""`kneecoach show EXERCISE`: all that is known about one exercise."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.exercise import Exercise
from kneecoach.model.words import source_words, spec_words
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths


def run(paths: Paths, exercise_id: str, *, as_json: bool) -> int:
    """Print one exercise.

    Raises:
        ProblemError: it is not known.
    """
    library = load_library(paths)
    print_problems(library.problems)
    exercise = library.catalogue.find(exercise_id)
    if as_json:
        print_json(exercise)
        return 0
    console.print(Text(exercise.name, style="bold"))
    console.print(Text(exercise.why))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold", no_wrap=True)
    for heading, lines in _facts(exercise):
        for index, line in enumerate(lines):
            facts.add_row("" if index else heading, Text(line))
    console.print()
    console.print(facts)
    return 0


def _facts(exercise: Exercise) -> Iterator[tuple[str, list[str]]]:
    yield "Region", [", ".join((exercise.region, *exercise.also))]
    yield "Position", [exercise.position]
    yield "Needs", [", ".join(exercise.needs_at(exercise.levels[0])) or "nothing"]
    yield (
        "Levels" if exercise.levels_are == "ladder" else "Choose",
        [
            f"{level.id}: {level.name}, {spec_words(exercise.dose_spec(level))}"
            + (f" (needs {', '.join(level.needs)})" if level.needs else "")
            for level in exercise.levels
        ],
    )
    yield "Dose from", list(source_words(exercise))
    yield "Form", [cue.text for cue in exercise.cues]
    yield "How", [f"{step}. {line}" for step, line in enumerate(exercise.how, start=1)]
    yield (
        "If it goes wrong",
        [f"{cue.fault.name}: {cue.fault.remedy}" for cue in exercise.cues if cue.fault],
    )
    yield "Careful", list(exercise.cautions)
