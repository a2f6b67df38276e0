"""What the history's screens ask of the person's records; none of it is quick, so never wait."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from textual.message import Message

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem
from kneecoach.model.progression.outlook import Outlook
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.correction import Change
from kneecoach.model.sessions.digest import Digest, Overview
from kneecoach.model.sessions.session import KeptSession, Session


class RecordsChanged(Message):
    """A session was corrected, added or deleted, so the coach may judge otherwise."""


class Records(Protocol):
    """The person's sessions, and what is known around them; any thread may ask."""

    def now(self) -> datetime:
        """Return the time of day where the person is."""

    def exercises(self) -> Mapping[str, Exercise]:
        """Return what is known of exercises, by id."""

    def routines(self) -> Mapping[str, Draft]:
        """Return the routines by name."""

    def title(self, routine: str) -> str:
        """Return what a routine is called."""

    def workouts_a_week(self) -> int:
        """Return how many workouts a week are planned."""

    def newest_files(self) -> list[str]:
        """Return the session files of the two newest years; older ones take no time."""

    def files(self) -> list[str]:
        """Return the session files, newest first, without opening any."""

    def deleted(self) -> int:
        """Return how many sessions are in the trash; none where it cannot be looked at."""

    def look_up(self, files: Sequence[str]) -> list[Digest | Problem]:
        """Return what is in some files, in the same order."""

    def overview(self, progress: Callable[[int, int], bool]) -> Overview | None:
        """Return all sessions; None where that was left before its end.

        Args:
            progress: told how many files are behind and how many there are; tells whether to
                go on.
        """

    def read(self, file: str) -> KeptSession:
        """Read one session.

        Raises:
            ProblemError: it can't be read.
        """

    def outlooks(self, kept: KeptSession) -> Sequence[Outlook]:
        """Return what follows from a session for each exercise in it; nothing before its end."""

    def usual(self, exercises: Collection[str]) -> tuple[PlannedExercise, ...]:
        """Return exercises, by id, in the order and dose in which the coach would have them."""

    def change(self, file: str, change: Change) -> None:
        """Correct a session in its file.

        Raises:
            ProblemError: it can't be read or written, or what is to be corrected was changed since
                it was shown.
        """

    def add(self, session: Session) -> str:
        """Write a session's file; return its name.

        Raises:
            ProblemError: it can't be written.
        """

    def delete(self, file: str) -> None:
        """Move a session's file to the trash.

        Raises:
            ProblemError: it can't be moved.
        """

    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""

    def undo(self) -> tuple[str, str]:
        """Take the last change back; return its session's file, and what it was, in words.

        Raises:
            ProblemError: it can't be taken back. It stays the last, but where what it changed was
                changed once more since: then it never can be, and the one before is the last.
        """
