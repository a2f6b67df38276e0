"""All that is known about one exercise, as text for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from kneecoach.model.exercise import Exercise, Level
from kneecoach.model.words import source_words, spec_words


def exercise_detail(exercise: Exercise) -> Content:
    """Return dose, levels, form, how, cautions and why, in the order they are looked for."""
    return Content("\n").join(_lines(exercise))


def exercise_how(exercise: Exercise, level: Level) -> Content:
    """Return how it is done at a level: steps, cues with their faults, cautions."""
    return Content("\n").join(
        (
            Content.styled(f"{exercise.name}: {level.name}", "bold $primary"),
            *([Content(level.about)] if level.about else []),
            *_how(exercise),
            Content(""),
            Content.styled("Form, and what helps when it goes wrong", "bold $primary"),
            *_faults(exercise),
            *_cautions(exercise),
        )
    )


def _lines(exercise: Exercise) -> Iterator[Content]:
    level = exercise.levels[0]
    yield Content.styled(exercise.name, "bold $accent")
    facts = [exercise.region.capitalize(), spec_words(exercise.dose_spec(level))]
    yield Content.styled(" · ".join(facts), "bold")
    position = exercise.position_at(level)
    yield Content(f"{position.capitalize()} · needs {', '.join(exercise.needs) or 'nothing'}")
    yield Content("")
    yield Content.styled("Form", "bold $primary")
    for number, cue in enumerate(exercise.cues, start=1):
        yield Content.assemble((f" {number} ", "bold $accent"), cue.text)
    yield from _cautions(exercise)
    yield from _how(exercise)
    yield Content("")
    ladder = exercise.levels_are == "ladder"
    yield Content.styled("Levels, easiest first" if ladder else "Choose one", "bold $primary")
    for number, level in enumerate(exercise.levels, start=1):
        mark = f" {number} " if ladder else " · "
        needs = f" (needs {', '.join(level.needs)})" if level.needs else ""
        dose = spec_words(exercise.dose_spec(level))
        yield Content.assemble((mark, "bold"), f"{level.name}: {dose}{needs}")
        if level.about:
            yield Content.styled(f"   {level.about}", "$foreground 80%")
    yield Content("")
    yield Content.styled("Why it helps", "bold $primary")
    yield Content(exercise.why)
    works = ", ".join((*exercise.muscles, *exercise.also))
    yield Content(f"Works: {works}.")
    yield Content("")
    yield Content.styled("Where the numbers come from", "bold $primary")
    for line in source_words(exercise):
        yield Content(line)


def _how(exercise: Exercise) -> Iterator[Content]:
    yield Content("")
    yield Content.styled("How", "bold $primary")
    for number, step in enumerate(exercise.how, start=1):
        yield Content.assemble((f" {number} ", "bold"), step)


def _cautions(exercise: Exercise) -> Iterator[Content]:
    if exercise.cautions:
        yield Content("")
        yield Content.styled("Careful", "bold $warning")
        for line in exercise.cautions:
            yield Content.assemble((" ! ", "bold $warning"), line)


def _faults(exercise: Exercise) -> Iterator[Content]:
    for number, cue in enumerate(exercise.cues, start=1):
        yield Content.assemble((f" {number} {cue.text}", "bold $accent"))
        if cue.fault:
            yield Content(f"   {cue.fault.name}: {cue.fault.remedy}")
