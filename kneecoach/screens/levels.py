"""The choice of an exercise's level by hand, beside what the coach would take."""

from __future__ import annotations

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.why import because, rung_words
from kneecoach.model.proposal.candidates import ProposedExercise
from kneecoach.screens.asking import Aside
from kneecoach.screens.choosing import ChoiceScreen

COACHS = ""
"""Stands for the level that the coach chooses."""


async def ask_level(app: App[None], line: ProposedExercise, profile: Profile) -> str | Aside:
    """Ask for a level's id, of those that are for this person, or `COACHS`."""
    exercise, decision = line.planned.exercise, line.decision
    own = decision.instead_of or decision
    levels = [level for level in exercise.levels if not profile.hindrance(exercise, level)]
    choices = [
        Choice("c", "The coach's choice", COACHS),
        *(Choice(str(key), level.name, level.id) for key, level in enumerate(levels, start=1)),
    ]
    return await app.push_screen_wait(
        ChoiceScreen(
            f"{exercise.short}: which level?",
            choices,
            f"The coach would take {rung_words(exercise, own.after)}, because "
            f"{because(exercise, own)}.",
            now=profile.levels.get(exercise.id, COACHS),
        )
    )
