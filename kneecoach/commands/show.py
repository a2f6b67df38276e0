"""`kneecoach show EXERCISE`: all that is known about one exercise."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.canvas import draw
from kneecoach.model.drawing.framing import box_of
from kneecoach.model.drawing.scene import scene
from kneecoach.model.exercises.dose_words import source_words, spec_words
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths

_WIDEST, _HIGHEST, _GAP = 36, 16, 2
"""The size of a pose and the room between two, in cells."""


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
    for row in _figure(exercise):
        console.print(row)
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


def _figure(exercise: Exercise) -> Iterator[Text]:
    """Yield start and end pose side by side, with their words below."""
    figure = exercise.figure_at(exercise.levels[0])
    if figure is None:
        return
    camera = Camera(figure.view)
    width = min(_WIDEST, (console.width - _GAP) // 2)
    braille = console.encoding.startswith("utf")
    box = box_of(figure, camera)
    height = min(
        _HIGHEST, max(6, round(width * (box.top - box.bottom) / (box.right - box.left) / 2))
    )
    start, end = (
        draw(scene(figure, progress, camera), box, width, height, braille=braille)
        for progress in (0.0, 1.0)
    )
    yield Text()
    for left, right in zip(start, end, strict=True):
        yield Text(" " * _GAP).join(
            Text("".join(run.text for run in runs)) for runs in (left, right)
        )
    for name, pose in (("Start", figure.start), ("End", figure.end)):
        if pose.words:
            yield Text(f"{name}: {pose.words}")
