"""The pain prompt: a number from 0 to 10 said by keys while the workout goes on."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

from kneecoach.screens.asking import SCALE_END, SECOND_DIGIT_S

PATIENCE_S = 10
"""Real seconds it waits for a digit."""


class PainPrompt:
    """Waits, once opened, for the keys of one number; a 1 waits a moment for its 0."""

    words = "Pain now? 0–10 · Esc leaves it"

    def __init__(
        self,
        screen: Widget,
        on_change: Callable[[], None],
        on_answer: Callable[[int], None],
    ) -> None:
        """Stay closed.

        Args:
            screen: whose timers it uses.
            on_change: called when it has opened or closed.
            on_answer: called with the number, once it has closed.
        """
        self._screen = screen
        self._on_change = on_change
        self._on_answer = on_answer
        self._timer: Timer | None = None
        self._has_one = False
        self.is_open = False

    def open(self) -> None:
        """Wait for a number from now on."""
        self._set_open(True)
        self._wait(PATIENCE_S, self.close)

    def close(self) -> None:
        """Wait no more."""
        if self.is_open:
            self._set_open(False)

    def digit(self, digit: int) -> None:
        """Take a digit, or 10, while it waits."""
        if self._has_one:
            self._answer(SCALE_END if digit == 0 else 1)
        elif digit == 1:
            self._has_one = True
            self._wait(SECOND_DIGIT_S, lambda: self._answer(1))
        else:
            self._answer(digit)

    def _answer(self, pain: int) -> None:
        self.close()
        self._on_answer(pain)

    def _set_open(self, is_open: bool) -> None:
        if self._timer is not None:
            self._timer.stop()
        self.is_open, self._has_one = is_open, False
        self._on_change()

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(seconds, then)
