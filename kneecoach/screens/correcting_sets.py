"""Questions about one set of a past workout: what was wrong with its form, and its level."""

from __future__ import annotations

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.sessions.correction import is_far_more
from kneecoach.model.sessions.session import SetLog
from kneecoach.screens.asking import Aside
from kneecoach.screens.choosing import ChoiceScreen, ManyScreen


async def ask_faults(app: App[None], exercise: Exercise, log: SetLog) -> tuple[str, ...]:
    """Ask which faults there were; one that the exercise no longer knows is left in the set.

    Each has the digit with which it is flagged in a workout.
    """
    choices = [
        Choice(str(number), cue.fault.name, cue.fault.id)
        for number, cue in enumerate(exercise.cues, start=1)
        if cue.fault is not None
    ]
    said = await app.push_screen_wait(
        ManyScreen("What was wrong in this set?", choices, now=log.faults)
    )
    if isinstance(said, Aside):
        return log.faults
    strange = (fault for fault in log.faults if exercise.fault(fault) is None)
    return (*said, *strange)


async def ask_whether_so_many(app: App[None], log: SetLog, reps: int) -> bool:
    """Ask whether it were really so many reps or holds, where that is far more than planned."""
    if not is_far_more(log, reps):
        return True
    planned = "" if log.target is None else f", where {log.target} were planned"
    question: ChoiceScreen[bool] = ChoiceScreen(
        f"{reps} {'holds' if log.hold else 'reps'}{planned}?",
        (Choice("n", "No", False), Choice("y", "Yes, so many", True)),
    )
    return await app.push_screen_wait(question) is True


async def ask_level(app: App[None], exercise: Exercise, log: SetLog) -> str:
    """Ask at which level it was done."""
    choices = [
        Choice(str(number), level.name, level.id)
        for number, level in enumerate(exercise.levels, start=1)
    ]
    question = f"{exercise.short}: which level was it?"
    said = await app.push_screen_wait(ChoiceScreen(question, choices, now=log.level))
    return log.level if isinstance(said, Aside) else said
