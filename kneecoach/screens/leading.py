"""A screen that leads a live session: looks at the clock, tells what happens, lets it wait."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.app import App
from textual.timer import Timer

from kneecoach.model.live.events import Event
from kneecoach.model.live.keeping import Keeping
from kneecoach.model.live.live import LiveSession
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.screens.helping import HelpingScreen

TICK_S = 0.1
"""Real seconds between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Eased:
    """The workout is to be gone on with at once, by a plan that is easier from here on."""

    plan: tuple[PlannedExercise, ...]


Outcome = Literal["done", "kept", "discarded"] | Eased
"""done: to be saved; kept: to be gone on with later; discarded: to go to the trash."""


class LeadingScreen(HelpingScreen[Outcome]):
    """Walks a session as time passes. What is seen of it, and its keys, are for a subclass."""

    def __init__(
        self,
        live: LiveSession,
        now: Callable[[], float],
        listeners: Sequence[Callable[[Event], None]],
    ) -> None:
        """Lead a session.

        Args:
            live: the session, not yet started.
            now: the coach's monotonic clock, in seconds.
            listeners: told each event, in order.
        """
        super().__init__()
        self.live = live
        self.keeping = Keeping()
        """What of the session is on the disk."""
        self.now = now
        self._listeners = (*listeners, self.heed)
        self._ticks: Timer | None = None
        self._in_aside = False
        self._goes_on_after_aside = False

    @abstractmethod
    def show(self) -> None:
        """Show where the session stands."""

    @abstractmethod
    def heed(self, event: Event) -> None:
        """Do what the screen itself has to do about an event."""

    @property
    def is_over(self) -> bool:
        """Whether the session has come to its end."""
        return self.live.state == "done"

    def on_mount(self) -> None:
        """Start the session."""
        self._ticks = self.set_interval(TICK_S, self.tick)
        self.tell(self.live.start(self.now()))
        self.app.app_suspend_signal.subscribe(self, self._wait_for_the_person, immediate=True)

    def on_screen_suspend(self) -> None:
        """Stop the clock while something else is on top."""
        if not self._goes_on_after_aside:
            self._goes_on_after_aside = self.live.state in ("running", "going on")
        self.tell(self.live.pause(self.now()))

    def on_screen_resume(self) -> None:
        """Go on, by way of get-ready, once nothing is on top."""
        if self._goes_on_after_aside and not self._in_aside:
            self._goes_on_after_aside = False
            self.tell(self.live.go_on(self.now()))

    def _wait_for_the_person(self, app: App[object]) -> None:
        """Stop the clock when they go to the shell; they come back to a workout that waits."""
        self.tell(self.live.pause(self.now()))

    def begin_aside(self) -> bool:
        """Let the session wait through several questions; False where it does so already."""
        was_in_one, self._in_aside = self._in_aside, True
        return not was_in_one

    def end_aside(self) -> None:
        """Go on after the questions."""
        self._in_aside = False
        self.on_screen_resume()

    def on_resize(self) -> None:
        """Show what there is room for now, also while the clock stands still."""
        self.call_after_refresh(self.show)

    def tick(self) -> None:
        """Look at the clock; while something else is on top, it stands still."""
        if self.app.screen is self:
            self.tell(self.live.tick(self.now()))

    def tell(self, events: Sequence[Event]) -> None:
        """Tell all listeners what happened, and show it."""
        for event in events:
            for listener in self._listeners:
                listener(event)
        if self._ticks is not None and self.live.state in ("running", "going on"):
            self._ticks.resume()
        elif self._ticks is not None:
            self._ticks.pause()
        self.show()

    def keep(self, keeping: Keeping) -> None:
        """Show what of the session is on the disk by now."""
        self.keeping = keeping
        if self.is_attached and self._ticks is not None:
            self.show()

    def leave(self, outcome: Outcome) -> None:
        """Leave the screen; a key pressed twice leaves but once."""
        if self.app.screen is self:
            self.dismiss(outcome)
