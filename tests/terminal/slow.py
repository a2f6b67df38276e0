"""A terminal at the far end of a slow line."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Callable

import pyte

from kneecoach.widgets.big_text import enlarged
from tests.terminal.support import Terminal

BYTES_PER_S = 2000
LATENCY_S = 0.2
"""Seconds that anything takes to the other end, either way."""
_STEP_S = 0.01
_BLOCKS = frozenset("█▀▄")
_SCALES = (3, 5, 10, 15, 20, 25)
"""Rows that large digits may have."""


class SlowTerminal(Terminal):
    """A program whose output trickles in, and to which keys and answers take their time.

    What cannot be carried yet waits in the line, however much that is: so it does behind SSH.
    """

    def __init__(
        self, *arguments: str, size: tuple[int, int] = (80, 24), **environment: str
    ) -> None:
        super().__init__(*arguments, size=size, SSH_CONNECTION="far")
        self.unheard = ""
        """What was typed or answered after the program had ended."""
        self.screen = _AnsweringScreen(*size, self._send)
        self._stream = pyte.ByteStream(self.screen)
        self._waiting = b""
        self._coming: deque[tuple[float, bytes]] = deque()
        self._going: deque[tuple[float, bytes]] = deque()
        self._carried_at = time.monotonic()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._send(key)

    @property
    def seconds_shown(self) -> int | None:
        """The countdown, as it is read from its large digits; None where there is none."""
        shown = [line.rstrip() for line in self.screen.display]
        for seconds in range(100):
            for height in _SCALES:
                rows = enlarged(str(seconds), 80, height)
                if len(rows) > 1 and _stand_in(shown, rows):
                    return seconds
        return None

    def _send(self, text: str) -> None:
        if self.exit_code is not None:
            self.unheard += text
        self._going.append((time.monotonic() + LATENCY_S, text.encode()))

    def _take_output(self) -> None:
        if select.select([self._handle], [], [], _STEP_S)[0]:
            try:
                self._waiting += os.read(self._handle, 65536)
            except OSError:  # the other end is closed
                time.sleep(_STEP_S)
        now = time.monotonic()
        room = int(BYTES_PER_S * (now - self._carried_at))
        if room:
            self._carried_at += room / BYTES_PER_S
            carried, self._waiting = self._waiting[:room], self._waiting[room:]
            self._coming.append((now + LATENCY_S, carried))
        while self._going and self._going[0][0] <= now:
            os.write(self._handle, self._going.popleft()[1])
        while self._coming and self._coming[0][0] <= now:
            output = self._coming.popleft()[1]
            self.raw += output
            self._stream.feed(output)


class _AnsweringScreen(pyte.Screen):
    def __init__(self, columns: int, lines: int, answer: Callable[[str], None]) -> None:
        super().__init__(columns, lines)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)


def _stand_in(shown: list[str], rows: tuple[str, ...]) -> bool:
    """Tell whether rows of digits are on a screen, with no other digit beside them."""
    apart = 2 * (len(rows) // 5) + 2
    left = min(len(row) - len(row.lstrip()) for row in rows)
    digits = [row[left:].rstrip() for row in rows]
    width = max(map(len, digits))
    for y in range(len(shown) - len(digits) + 1):
        x = shown[y].find(digits[0])
        if x >= apart and all(
            line[x : x + width].rstrip() == row
            and _BLOCKS.isdisjoint(line[x - apart : x])
            and _BLOCKS.isdisjoint(line[x + width : x + width + apart])
            for line, row in zip(shown[y:], digits, strict=False)
        ):
            return True
    return False
