"""All that is known about one exercise, as paragraphs for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from kneecoach.model.exercises.dose_words import source_words, spec_words
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.widgets.prose import Paragraph, heading


def exercise_detail(exercise: Exercise, level: Level) -> Iterator[Paragraph]:
    """Yield dose, form, cautions, how, levels and why, in the order they are looked for."""
    yield Paragraph(exercise.name, "bold $accent")
    dose = spec_words(exercise.dose_spec(level))
    yield Paragraph(f"{exercise.region.capitalize()} · {dose}", "bold")
    yield Paragraph(
        f"{exercise.position_at(level).capitalize()} · "
        f"needs {', '.join(exercise.needs_at(level)) or 'nothing'}"
    )
    yield from heading("Form")
    for number, cue in enumerate(exercise.cues, start=1):
        ours = " (ours)" if cue.ours else ""
        yield Paragraph(cue.text + ours, lead=f"{number} ", lead_style="bold $accent")
    yield from _cautions(exercise)
    yield from _how(exercise)
    yield from _levels(exercise, level)
    yield from heading("Why it helps")
    yield Paragraph(exercise.why)
    yield Paragraph(f"Works: {', '.join(dict.fromkeys((*exercise.muscles, *exercise.also)))}.")
    yield from heading("Where the numbers come from")
    for line in source_words(exercise):
        yield Paragraph(line)


def exercise_how(exercise: Exercise, level: Level) -> Iterator[Paragraph]:
    """Yield how it is done at a level: steps, cues with their faults, cautions."""
    yield Paragraph(f"{exercise.name}: {level.name}", "bold $accent")
    if level.about:
        yield Paragraph(level.about)
    yield from _how(exercise)
    yield from heading("Form, and what helps when it goes wrong")
    for number, cue in enumerate(exercise.cues, start=1):
        yield Paragraph(cue.text, "bold", lead=f"{number} ", lead_style="bold $accent")
        if cue.fault:
            yield Paragraph(f"{cue.fault.name}: {cue.fault.remedy}", lead="  ")
    yield from _cautions(exercise)


def _levels(exercise: Exercise, chosen: Level) -> Iterator[Paragraph]:
    ladder = exercise.levels_are == "ladder"
    yield from heading("Levels, easiest first (l takes the next)" if ladder else "Choose one (l)")
    for number, level in enumerate(exercise.levels, start=1):
        needs = f" (needs {', '.join(level.needs)})" if level.needs else ""
        dose = spec_words(exercise.dose_spec(level))
        mark = "▶ " if level is chosen else "  "
        mark += f"{number} " if ladder else "· "
        style = "bold $accent" if level is chosen else ""
        yield Paragraph(f"{level.name}: {dose}{needs}", style, lead=mark, lead_style="bold")
        if level.about:
            yield Paragraph(level.about, "$foreground 80%", lead="    ")


def _how(exercise: Exercise) -> Iterator[Paragraph]:
    yield from heading("How")
    for number, step in enumerate(exercise.how, start=1):
        yield Paragraph(step, lead=f"{number} ", lead_style="bold")


def _cautions(exercise: Exercise) -> Iterator[Paragraph]:
    if exercise.cautions:
        yield from heading("Careful", "bold $warning")
        for line in exercise.cautions:
            yield Paragraph(line, lead="! ", lead_style="bold $warning")
