"""The journal: keeps a live session's file up to date, off the screen's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec.structs import replace

from kneecoach.clock import Clock
from kneecoach.model.events import (
    Event,
    PhaseStarted,
    SessionDone,
    SetAmended,
    SetDone,
    SetReopened,
    SetSkipped,
)
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.session import KeptSession, SetLog
from kneecoach.storage.history import History


class Journal:
    """Listens to a live session and writes down each set when it is over.

    Writes happen one after the other on a thread of their own; only the newest text matters,
    so what is overtaken before it was written is left out.
    """

    def __init__(
        self,
        history: History,
        kept: KeptSession,
        clock: Clock,
        on_problem: Callable[[Problem], None],
    ) -> None:
        """Begin with the session as it stands; its file is written at once.

        Args:
            history: where it is kept.
            kept: the session and its file, new or to be gone on with.
            clock: tells when it ends.
            on_problem: called, on the writing thread, with what could not be saved and why.
        """
        self._history = history
        self._kept = kept
        self._clock = clock
        self._on_problem = on_problem
        self._sets: list[SetLog] = list(kept.session.sets)
        self._changes: dict[str, object] = {}
        self._text: str | None = None
        """What this journal last wrote all by itself, to tell whether others touched the file."""
        self._told: Problem | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._newest: Future[None] | None = None
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

    def change(self, **changes: object) -> None:
        """Change fields of the session and write it."""
        self._kept = KeptSession(self._kept.file, replace(self._kept.session, **changes))
        self._changes |= changes
        if self._newest is not None:
            self._newest.cancel()
        self._newest = self._writer.submit(self._write, self._kept, dict(self._changes))

    def close(self) -> None:
        """Wait until everything is written."""
        self._writer.shutdown(wait=True)

    def _write(self, kept: KeptSession, changes: Mapping[str, object]) -> None:
        try:
            if self._is_ours(kept):
                self._text = self._history.write_new(kept)
            else:
                self._history.edit(kept.file, changes)
                self._text = None  # it holds what others wrote too, so it is edited from now on
        except OSError as error:
            what = f"not saved: {error.strerror or error}"
            self._tell(Problem(what, file=self._history.shown(kept.file)))
        except ProblemError as error:
            self._tell(error.problem.at(self._history.shown(kept.file), error.problem.line))
        else:
            self._told = None

    def _tell(self, problem: Problem) -> None:
        """Tell of a problem once, until a write succeeds again."""
        if problem != self._told:
            self._told = problem
            self._on_problem(problem)

    def _is_ours(self, kept: KeptSession) -> bool:
        """Tell whether the file holds just what this journal wrote, or nothing yet."""
        try:
            return self._history.path(kept.file).read_text("utf-8") == self._text
        except FileNotFoundError:
            return True
        except (OSError, UnicodeDecodeError):
            return False
