"""The safekeeping of a workout under way: what of it is on the disk, and what of the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kneecoach.clock import Clock
from kneecoach.model.live.keeping import Keeping, Outcome
from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.session import KeptSession
from kneecoach.model.text import printable
from kneecoach.screens.unsaved import ask_for_folder, ask_to_lose, ask_what_becomes, tell_where
from kneecoach.storage.elsewhere import save_in, set_aside
from kneecoach.storage.history import History
from kneecoach.storage.journal import PATIENCE_S, Journal
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import no_answer, reason

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

LOOK_S = 1.0
"""Real seconds between two looks at whether it is time to try again."""


class Safekeeping:
    """Keeps the journal of the workout under way, and tells the screen what is on the disk."""

    def __init__(self, app: App[None], paths: Paths, history: History, clock: Clock) -> None:
        """Begin with no workout.

        Args:
            app: where to ask.
            paths: where the person's files are.
            history: where workouts are kept.
            clock: the coach's clock.
        """
        self._app = app
        self._state = paths.state
        self._unsaved = paths.unsaved  # not to be found only once the disk does not answer
        self._history = history
        self._clock = clock
        self._journal: Journal | None = None
        self._looks: Timer | None = None
        self._keeping = Keeping()
        self._is_asking = False
        self._has_let_go = False
        """Whether the person decided what becomes of what is not saved."""
        self._show: Callable[[Keeping], None] | None = None

    def open(self, kept: KeptSession) -> Journal:
        """Begin to keep a workout, new or to be gone on with; return its journal."""
        loop, context = asyncio.get_running_loop(), copy_context()

        def tell(keeping: Keeping) -> None:  # on the journal's thread, which must not wait
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._take, keeping, context=context)

        self._keeping, self._show, self._has_let_go = Keeping(), None, False
        self._journal = Journal(self._history, kept, self._clock, tell)
        self._looks = self._app.set_interval(LOOK_S, self._journal.look)
        return self._journal

    def show_on(self, show: Callable[[Keeping], None]) -> None:
        """Have shown, now and from now on, what is on the disk."""
        self._show = show
        show(self._keeping)

    async def settle(self) -> bool:
        """Write down the rest of the workout; where it cannot be, ask what becomes of it.

        Returns whether it is saved where it belongs.
        """
        return await self._decide(may_go_back=False) == "saved"

    async def close(self) -> None:
        """Write no more."""
        self._look_no_more()
        if self._journal is not None:
            await asyncio.to_thread(self._journal.close)

    async def discard(self) -> None:
        """Move the workout to the trash, and miss nothing of it.

        Raises:
            FileNotFoundError: it never came to be saved.
            OSError: it cannot be moved.
            ProblemError: it is moved only once the disk answers.
        """
        self._has_let_go = True
        self._look_no_more()
        if self._journal is not None:
            await asyncio.to_thread(self._journal.discard)

    def leave(self) -> None:
        """End the app; where a workout cannot be saved, ask first what becomes of it."""
        if self._has_let_go or self._journal is None or self._journal.is_settled:
            self._app.exit()
        elif not self._is_asking:
            self._app.run_worker(self._ask_and_leave())

    def rescue(self) -> Outcome:
        """Write what is still not saved where it waits for the next start, after the app's end.

        Returns what has become of the workout.
        """
        if self._journal is None or self._has_let_go:
            return Outcome.of(None)
        keeping, kept = self._journal.close(), self._journal.kept
        if keeping.trouble is None:
            return Outcome.of(kept.session)
        told = keeping.told(kept.session.sets)
        try:
            path = set_aside(self._unsaved, kept)
        except OSError as error:
            return Outcome(f"{told} It is lost: {self._state}: {reason(error)}.", False)
        return Outcome(f"{told} It is kept in {path} until the next start.", False)

    def _look_no_more(self) -> None:
        if self._looks is not None:
            self._looks.stop()

    async def _ask_and_leave(self) -> None:
        if await self._decide(may_go_back=True) != "back":
            self._app.exit()

    async def _decide(self, *, may_go_back: bool) -> Literal["saved", "let go", "back"]:
        """Ask what becomes of what is not saved, until it has become that."""
        if self._journal is None:
            return "let go"
        self._is_asking, again = True, ""
        try:
            while (keeping := await asyncio.to_thread(self._journal.settle)).trouble:
                told = keeping.told(self._journal.kept.session.sets)
                fate = await ask_what_becomes(self._app, again + told, may_go_back=may_go_back)
                if fate == "again":
                    again = f"Tried again at {self._clock.time_of_day():%H:%M:%S}. "
                if fate == "back":
                    return "back"
                if (fate == "elsewhere" and await self._save_elsewhere(self._journal.kept)) or (
                    fate == "lose" and await ask_to_lose(self._app, told)
                ):
                    self._has_let_go = True
                    return "let go"
            return "saved"
        finally:
            self._is_asking = False

    async def _save_elsewhere(self, kept: KeptSession) -> bool:
        """Ask for folders until it is saved in one; False where the person gives none."""
        trouble = ""
        while typed := await ask_for_folder(self._app, trouble):
            try:
                folder = Path(typed).expanduser().absolute()
                path = await asyncio.wait_for(asyncio.to_thread(save_in, folder, kept), PATIENCE_S)
            except ProblemError as error:
                trouble = f"{error}."
            except TimeoutError:
                trouble = f"{printable(typed)}: {reason(no_answer())}."
            except OSError as error:
                trouble = f"{printable(typed)}: {reason(error)}."
            except (RuntimeError, ValueError):  # the home of nobody; a name that no folder can have
                trouble = f"{printable(typed)}: there is no such folder."
            else:
                home = self._history.path(kept.file).parent
                await tell_where(self._app, printable(str(path)), printable(str(home)))
                return True
        return False

    def _take(self, keeping: Keeping) -> None:
        self._keeping = keeping
        if self._show is not None:
            self._show(keeping)
