"""The journal: keeps a live session's file up to date, off the screen's thread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import PurePosixPath
from threading import Lock

from msgspec.structs import replace

from kneecoach.clock import Clock
from kneecoach.model.live.events import (
    Event,
    PhaseStarted,
    SessionDone,
    SetAmended,
    SetDone,
    SetReopened,
    SetSkipped,
)
from kneecoach.model.live.keeping import Keeping
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession, SetLog
from kneecoach.storage.history import History
from kneecoach.storage.place import Place
from kneecoach.storage.plain_file import read_plain
from kneecoach.storage.reason import no_answer, reason

RETRY_S = 5.0
"""Real seconds until what could not be written is tried again, also without anything new."""
STALL_S = 5.0
"""Real seconds that a write may take until it is told that the disk does not answer."""
PATIENCE_S = 2.0
"""Real seconds that are waited for the disk where somebody waits for the coach."""


class Journal:
    """Listens to a live session and writes down each set when it is over.

    Writes happen one after the other on a thread of their own; only the newest text matters,
    so what is overtaken before it was written is left out. What cannot be written stays in memory
    and is tried again: with whatever changes next, and every few seconds. Folders are made only for
    the first write: where the one that the file was in is gone, that is trouble.
    """

    def __init__(
        self,
        history: History,
        kept: KeptSession,
        clock: Clock,
        on_kept: Callable[[Keeping], None],
    ) -> None:
        """Begin with the session as it stands; its file is written at once.

        Args:
            history: where it is kept.
            kept: the session and its file, new or to be gone on with.
            clock: tells when it ends, and when to try again.
            on_kept: told, mostly on the writing thread, what is on the disk: after each try to
                write, and when one takes too long.
        """
        self._history = history
        self._kept = kept
        self._clock = clock
        self._on_kept = on_kept
        self._sets: list[SetLog] = list(kept.session.sets)
        self._changes: dict[str, object] = {}
        self._text: str | None = None
        """What this journal last wrote all by itself, to tell whether others touched the file."""
        self._place = Place(history.path(kept.file).parent)
        self._keeping = Keeping()
        self._retry_at = 0.0
        self._began_at: float | None = None
        """When the write that is under way began; None where none is."""
        self._is_stalled = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._submitting, self._closing = Lock(), Lock()
        self._is_closed = False
        self._lasted_s: Callable[[], float] | None = None
        self._newest = self._writer.submit(lambda: None)
        self.change(status="live")

    @property
    def kept(self) -> KeptSession:
        """The session as it now stands."""
        return self._kept

    def __call__(self, event: Event) -> None:
        """Write down what an event changes."""
        match event:
            case SetDone(index, log) | SetSkipped(index, log) | SetAmended(index, log):
                self._sets[index : index + 1] = [log]
                self.change(sets=tuple(self._sets))
            case SetReopened(index):
                del self._sets[index:]
                self.change(sets=tuple(self._sets))
            case PhaseStarted() if self._kept.session.status != "live":
                self.change(status="live", ended=None)  # gone back to after its end
            case SessionDone(finished):
                self.change(
                    status="finished" if finished else "stopped", ended=self._clock.time_of_day()
                )
            case _:
                pass

    def time_with(self, lasted_s: Callable[[], float]) -> None:
        """Write down from now on how many seconds the workout has lasted."""
        self._lasted_s = lasted_s

    def change(self, **changes: object) -> None:
        """Change fields of the session and write it."""
        if self._lasted_s is not None:
            changes["lasted"] = round(self._lasted_s(), 1)
        self._kept = KeptSession(self._kept.file, replace(self._kept.session, **changes))
        self._changes |= changes
        self._submit()

    def look(self) -> None:
        """Tell of a disk that does not answer, and try again, once it is time, what failed.

        To be called now and then.
        """
        now, began_at = self._clock.monotonic(), self._began_at
        is_stalled = began_at is not None and now - began_at >= STALL_S * self._clock.speed
        if is_stalled != self._is_stalled:
            self._is_stalled = is_stalled
            self._on_kept(self._unanswered() if is_stalled else self._keeping)
        elif self._keeping.trouble and now >= self._retry_at:
            self._retry_at = now + RETRY_S * self._clock.speed
            self._submit()

    @property
    def is_settled(self) -> bool:
        """Whether everything is written."""
        return not self._so_far().trouble

    def settle(self) -> Keeping:
        """Wait until everything is written, and try again at once what was not.

        Returns what is on the disk then, or once the disk was waited for in vain; where that is not
        all, with the trouble.
        """
        end = time.monotonic() + PATIENCE_S
        self._wait(end)
        if self._newest.done() and self._keeping.trouble:
            self._submit()
            self._wait(end)
        return self._so_far()

    def close(self) -> Keeping:
        """Write no more, once everything was tried; return what is on the disk then."""
        with self._closing:  # who ends the app may come while who led the workout does so
            if not self._is_closed:
                self.settle()
                self._is_closed = True
                self._writer.shutdown(wait=False, cancel_futures=True)
        return self._so_far()

    def discard(self) -> None:
        """Write no more, and move the session's file to the trash, as the person asked.

        Raises:
            FileNotFoundError: it never came to be saved.
            OSError: it cannot be moved.
            ProblemError: the disk does not answer; it is moved once that does.
        """
        with self._closing:
            # After what is under way, which would bring the file back.
            moved = self._writer.submit(self._trash, self._kept.file)
            self._is_closed = True
            self._writer.shutdown(wait=False)
        try:
            moved.result(PATIENCE_S)
        except TimeoutError:
            why = reason(no_answer())
            raise ProblemError(
                Problem(f"{why}. It is discarded once the disk answers, unless you leave before")
            ) from None

    def _trash(self, file: str) -> None:
        with self._history.changing(file, regardless=True):
            self._history.trash(file)

    def _submit(self) -> None:
        with self._submitting:  # else what is older may be written last
            before = self._newest
            self._newest = self._writer.submit(self._write, self._kept, dict(self._changes))
            before.cancel()

    def _wait(self, end: float) -> None:
        while not (newest := self._newest).done() and (left := end - time.monotonic()) > 0:
            wait((newest,), left)

    def _write(self, kept: KeptSession, changes: Mapping[str, object]) -> None:
        self._began_at = self._clock.monotonic()
        try:
            with self._history.changing(kept.file, regardless=True):
                self._require_place(kept)
                if self._is_ours(kept):
                    self._text = self._history.write_new(kept)
                else:
                    self._history.edit(kept.file, changes)
                    self._text = None  # it holds what others wrote too; it is edited from now on
        except OSError as error:
            self._fail(self._problem(error))
        except ProblemError as error:
            self._fail(error.problem.at(self._history.shown(kept.file), error.problem.line))
        except Exception as error:  # else nobody would hear that a set is not on the disk
            what = f"a mistake of kneecoach's own ({type(error).__name__})"
            self._fail(Problem(what, file=self._history.shown(kept.file)))
        else:
            self._place.remember()
            self._keeping = Keeping(kept.session.sets)
        self._began_at = None
        self._on_kept(self._keeping)

    def _fail(self, problem: Problem) -> None:
        self._retry_at = self._clock.monotonic() + RETRY_S * self._clock.speed
        self._keeping = Keeping(self._keeping.sets, problem)

    def _so_far(self) -> Keeping:
        """Return what is on the disk; where that is not all, with the trouble."""
        is_written = self._newest.done() and not self._newest.cancelled()
        return self._keeping if is_written else self._unanswered()

    def _unanswered(self) -> Keeping:
        return Keeping(self._keeping.sets, self._problem(no_answer()))

    def _problem(self, error: OSError) -> Problem:
        folder = PurePosixPath(self._kept.file).parent.as_posix()
        return Problem(reason(error), file=self._history.shown(folder))

    def _require_place(self, kept: KeptSession) -> None:
        """Make sure that a file that is not there may be written where it is to be.

        Raises:
            OSError: the folder that it was in, or that all is in, is gone.
            ProblemError: another is in its place.
        """
        if not os.path.lexists(self._history.path(kept.file)):
            self._history.home.require_same()
            self._place.require_same()

    def _is_ours(self, kept: KeptSession) -> bool:
        """Tell whether the file holds just what this journal wrote, or nothing yet."""
        try:
            text = read_plain(self._history.path(kept.file)).decode("utf-8")
        except FileNotFoundError:
            return True
        except (OSError, ProblemError, UnicodeDecodeError):
            return False
        return text == self._text
