"""The cue card: the cues of the exercise, the one that matters now marked, faults flagged."""

from __future__ import annotations

from collections.abc import Iterator

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.live.moment import Moment
from kneecoach.widgets.prose import Paragraph


def cue_card(moment: Moment) -> Iterator[Paragraph]:
    """Yield the numbered cues; each number is the key that flags the fault behind its cue."""
    for index, cue in enumerate(moment.exercise.cues):
        now = index == moment.cue
        yield Paragraph(
            cue.text,
            "bold $accent" if now else "",
            lead=f"{'▶' if now else ' '} {index + 1} ",
            lead_style="bold $accent" if now else "bold",
        )
        if cue.fault and cue.fault.id in moment.flagged:
            yield Paragraph(cue.fault.name, "$warning", lead="    ! ", lead_style="bold $warning")


def flagged_words(exercise: Exercise, cue: int) -> str:
    """Say which fault was flagged by the number of its cue, and what helps against it.

    Args:
        exercise: what is done.
        cue: the place of the cue, from 0.
    """
    fault = exercise.cues[cue].fault
    return f"{cue + 1}: {fault.name}. {fault.remedy}" if fault else ""


def fault_number(exercise: Exercise, fault_id: str) -> int:
    """Return the key that flags a fault, which is the number of its cue."""
    faults = [cue.fault.id if cue.fault else "" for cue in exercise.cues]
    return faults.index(fault_id) + 1


def fault_name(exercise: Exercise, fault_id: str) -> str:
    """Return what a fault is called; its id where the exercise no longer knows it."""
    faults = (cue.fault for cue in exercise.cues if cue.fault)
    return next((fault.name for fault in faults if fault.id == fault_id), fault_id)
