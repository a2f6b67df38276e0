"""What the screens have in common on which a workout is put together."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive

from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.screens.helping import HelpingScreen


@dataclass
class StartWorkout(Message):
    """A workout was chosen to be started."""

    name: str
    """What its session is called."""
    plan: tuple[PlannedExercise, ...]


@dataclass
class EditWorkout(Message):
    """A workout was chosen to be changed line by line."""

    draft: Draft


@dataclass
class ChooseLevel(Message):
    """A level of an exercise was chosen by hand, or was left to the coach."""

    exercise: str
    level: str | None


class WorkoutScreen(HelpingScreen[None]):
    """A screen with a workout on it, to be changed and started."""

    problems: reactive[str] = reactive("")
    """How much is wrong in the person's files, in words; nothing where nothing is."""

    @abstractmethod
    def take(self, workout: Draft) -> None:
        """Take another workout, or the same one changed."""
