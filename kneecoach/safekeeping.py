"""The safekeeping of a workout under way: what of it is on the disk, and what of the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import TYPE_CHECKING

from kneecoach.clock import Clock
from kneecoach.model.keeping import Keeping
from kneecoach.model.session import KeptSession
from kneecoach.storage.history import History
from kneecoach.storage.journal import Journal

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

LOOK_S = 1.0
"""Real seconds between two looks at whether it is time to try again."""


class Safekeeping:
    """Keeps the journal of the workout under way, and tells the screen what is on the disk."""

    def __init__(self, app: App[None], history: History, clock: Clock) -> None:
        """Begin with no workout.

        Args:
            app: where to ask.
            history: where workouts are kept.
            clock: the coach's clock.
        """
        self._app = app
        self._history = history
        self._clock = clock
        self._journal: Journal | None = None
        self._looks: Timer | None = None
        self._keeping = Keeping()
        self._show: Callable[[Keeping], None] | None = None

    def open(self, kept: KeptSession) -> Journal:
        """Begin to keep a workout, new or to be gone on with; return its journal."""
        loop, context = asyncio.get_running_loop(), copy_context()

        def tell(keeping: Keeping) -> None:  # on the journal's thread, which must not wait
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._take, keeping, context=context)

        self._keeping, self._show = Keeping(), None
        self._journal = Journal(self._history, kept, self._clock, tell)
        self._looks = self._app.set_interval(LOOK_S, self._journal.look)
        return self._journal

    def show_on(self, show: Callable[[Keeping], None]) -> None:
        """Have shown, now and from now on, what is on the disk."""
        self._show = show
        show(self._keeping)

    async def close(self) -> None:
        """Write down the rest of the workout."""
        if self._looks is not None:
            self._looks.stop()
        if self._journal is not None:
            await asyncio.to_thread(self._journal.close)

    def _take(self, keeping: Keeping) -> None:
        self._keeping = keeping
        if self._show is not None:
            self._show(keeping)
