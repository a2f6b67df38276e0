"""The person's records: sessions read, corrected, logged by hand and deleted, and all that undone.

Joins the history and the library with what the coach makes of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import RLock

from kneecoach.clock import Clock
from kneecoach.coach.judgement import Judgement
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.progression.outlook import Outlook
from kneecoach.model.progression.why import day_words
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.ahead import with_ahead
from kneecoach.model.sessions.correction import Change, OfSession, OutdatedError
from kneecoach.model.sessions.digest import Digest, Overview
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.library import Library
from kneecoach.storage.reason import reason
from kneecoach.storage.waiting import unled


@dataclass(frozen=True, slots=True)
class _Undo:
    """How to take a change back."""

    file: str
    told: str
    run: Callable[[], object]


class SessionRecords:
    """The sessions of one person; changes are done one at a time, and remembered to be undone."""

    def __init__(
        self,
        history: History,
        index: HistoryIndex,
        clock: Clock,
        library: Callable[[], Library],
        judge: Callable[[], Judgement],
    ) -> None:
        """Begin with nothing to undo.

        Args:
            history: where the sessions are.
            index: what they say in brief.
            clock: tells the time of day.
            library: gives exercises and routines as they are now.
            judge: judges by what the person tells now, and by what the files say now.
        """
        self._history = history
        self._index = index
        self._clock = clock
        self._library = library
        self._judge = judge
        self._undos: list[_Undo] = []
        self._one_at_a_time = RLock()

    def now(self) -> datetime:
        """Return the time of day where the person is."""
        return self._clock.time_of_day()

    def exercises(self) -> Mapping[str, Exercise]:
        """Return what is known of exercises, by id."""
        return {exercise.id: exercise for exercise in self._library().catalogue}

    def routines(self) -> Mapping[str, Draft]:
        """Return the routines by name."""
        library = self._library()
        return {
            name: Draft.of(name, routine, library.catalogue)
            for name, routine in library.routines.items()
        }

    def title(self, routine: str) -> str:
        """Return what a routine is called."""
        return self._library().title(routine)

    def workouts_a_week(self) -> int:
        """Return how many workouts a week are planned."""
        return self._judge().profile.workouts_a_week

    def newest_files(self) -> list[str]:
        """Return those of the two newest years, however many there are of older ones."""
        return self._history.newest_files()

    def files(self) -> list[str]:
        """Return the session files, newest first, without opening any."""
        return self._history.files()

    def deleted(self) -> int:
        """Return how many sessions are in the trash; none where it cannot be looked at."""
        try:
            return len(self._history.trashed())
        except OSError:
            return 0

    def look_up(self, files: Sequence[str]) -> list[Digest | Problem]:
        """Return what is in some files, in the same order."""
        return self._index.look_up(files)

    def overview(self, progress: Callable[[int, int], bool]) -> Overview | None:
        """Return all sessions; None where that was left before its end."""
        overview = self._index.refresh(progress)
        return overview and with_ahead(overview, self.now().date(), self._history.shown)

    def read(self, file: str) -> KeptSession:
        """Read one session.

        Raises:
            ProblemError: it can't be read.
        """
        return self._history.read(file)

    def outlooks(self, kept: KeptSession) -> Sequence[Outlook]:
        """Return what follows from a session for each exercise in it; nothing before its end."""
        return self._judge().outlooks(kept)

    def usual(self, exercises: Collection[str]) -> tuple[PlannedExercise, ...]:
        """Return exercises, by id, in the order and dose in which the coach would have them."""
        return self._judge().usual(exercises)

    def change(self, file: str, change: Change) -> None:
        """Correct a session in its file.

        Raises:
            ProblemError: it can't be read or written, or what is to be corrected was changed since
                it was shown.
        """
        with self._changing(file):
            before = self._history.text(file)
            after = self._write(file, change)

            def take_back() -> None:
                if self._history.text(file) == after:
                    self._history.put_back(file, before)
                else:  # somebody else changed it too, which stays
                    self._write(file, change.back)

            self._remember(file, f"{change.told} corrected", take_back)

    def add(self, session: Session) -> str:
        """Write a session's file; return its name.

        Raises:
            ProblemError: it can't be written.
        """
        file = self._history.new_file(session.started)
        with self._changing(file):
            self._history.write_new(KeptSession(file, session))
            told = f"workout of {day_words(session.started.date())} added"
            self._remember(file, told, lambda: self._history.trash(file))
        return file

    def delete(self, file: str) -> None:
        """Move a session's file to the trash.

        Raises:
            ProblemError: it can't be moved.
        """
        with self._changing(file):
            trashed = self._history.trash(file)
            self._remember(file, "workout deleted", lambda: self._history.restore(trashed))

    def can_undo(self) -> bool:
        """Tell whether there is a change to take back."""
        return bool(self._undos)

    def undo(self) -> tuple[str, str]:
        """Take the last change back; return its session's file, and what it was, in words.

        Raises:
            ProblemError: it can't be taken back. It stays the last, but where what it changed was
                changed once more since: then it never can be, and the one before is the last.
        """
        with self._one_at_a_time:
            if not self._undos:
                raise ProblemError(Problem("there is nothing to undo"))
            last = self._undos[-1]
            with self._changing(last.file):
                try:
                    last.run()
                except OutdatedError:
                    self._undos.pop()
                    raise
            self._undos.pop()
        return last.file, last.told

    def _write(self, file: str, change: Change) -> str:
        """Write a correction, and nothing else; return the text of the file.

        Raises:
            OSError: it cannot be written.
            ProblemError: it can't be read, or what is to be corrected was changed meanwhile.
        """
        change.require_fits(self._history.read(file).session)
        in_set = None if isinstance(change.line, OfSession) else change.line.index
        return self._history.edit(file, change.fields, in_set=in_set)

    def _remember(self, file: str, told: str, run: Callable[[], object]) -> None:
        self._undos.append(_Undo(file, told, run))

    @contextmanager
    def _changing(self, file: str) -> Iterator[None]:
        """Let nobody else change a session or lead it; say of an error of the disk where it was.

        Raises:
            ProblemError: in place of an OSError, and where the session may be led just now.
        """
        try:
            with (
                self._one_at_a_time,
                self._history.changing(file),
                unled(self._history, file, self.now()),
            ):
                yield
        except ProblemError as error:
            raise ProblemError(error.problem.at(self._history.shown(file))) from None
        except FileExistsError:
            what = "a file of that name is there again, so it was left in the trash"
            raise ProblemError(Problem(what).at(self._history.shown(file))) from None
        except OSError as error:
            what = reason(error)
            raise ProblemError(Problem(what).at(self._history.shown(file))) from None
