"""The line to the terminal: whether it has taken in what was sent."""

from __future__ import annotations

from collections import deque

QUESTION = "\x1b[6n"
"""Has a terminal tell where its cursor is, which it does after all that was sent before."""
SLOW_S = 0.3
"""From so long to an answer on, a line is slow."""
SLOW_FOR_S = 30.0
"""For so long it counts as slow after such an answer: it is rather busy than quick in between."""
LATEST_S = 2.0
"""Seconds to an answer on the slowest line thought of, where nothing but the question is sent."""
LEAST_BYTES_PER_S = 1000
"""What the slowest line thought of carries."""
_MOST_OPEN = 100
"""So many unanswered questions are remembered: some terminals answer none."""


class Line:
    """Tells when there is room for the next frame.

    Without it frames pile up on a slow line, and what is seen is long past. Most terminals answer;
    where one does not, frames are sent as they come.
    """

    def __init__(self, *, is_remote: bool = False) -> None:
        """Begin with a line of which nothing is known.

        Args:
            is_remote: whether it leads to another machine. Then it may be slow, so that the first
                answer is waited for too, come or not.
        """
        self.is_quick = False
        """Whether all answers of late came soon."""
        self.is_slow = False
        """Whether one of them did not."""
        self._slow_at = -SLOW_FOR_S
        self._asked_at: deque[float] = deque(maxlen=_MOST_OPEN)
        """When each question was asked that has had no answer, the oldest first."""
        self._answers = is_remote
        self._patience_s = LATEST_S

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come, from a terminal that gives some."""
        return self._answers and bool(self._asked_at)

    def ask(self, size: int, now: float) -> None:
        """Note that a frame of so many bytes was sent, and the question after it."""
        self._asked_at.append(now)
        self._patience_s = LATEST_S + size / LEAST_BYTES_PER_S

    def hear(self, now: float) -> None:
        """Note an answer."""
        self._answers = True
        if self._asked_at and now - self._asked_at.popleft() >= SLOW_S:
            self._slow_at = now
        self.is_slow = now - self._slow_at < SLOW_FOR_S
        self.is_quick = not self.is_slow

    def wait_s(self, now: float) -> float:
        """Return the seconds to wait for an answer before anything more is sent; 0: none."""
        if not self.is_waiting:
            return 0.0
        left = self._asked_at[-1] + self._patience_s - now
        if left <= 0:
            self._answers = False  # until it gives one
        return max(0.0, left)

    def forget(self) -> None:
        """Expect no answer any more: the terminal is not ours."""
        self._asked_at.clear()
