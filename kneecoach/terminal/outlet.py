"""Where what is painted leaves for the terminal, no faster than that takes it in."""

from __future__ import annotations

import os
import select
import threading
import time
from collections.abc import Iterator
from typing import TextIO

from kneecoach.terminal.framebuffer import Framebuffer
from kneecoach.terminal.line import QUESTION, Line
from kneecoach.terminal.plain import Plain, encoding_of

PIECE = 2048
"""Bytes of a frame that are written at once."""
CLOSING_S = 2.0
"""Seconds in which the terminal must take what gives it back."""
_ENTERS, _LEAVES = "\x1b[?1049h", "\x1b[?1049l"
"""Takes the whole screen, and gives it back."""
_ENDS_FRAME = "\x1b[?2026l\x1b[0m"


class Outlet:
    """Where the app writes to: a terminal that may be slow, or plain, or gone.

    Frames are sent by a thread of its own, always the newest and only what differs in it; one
    that was painted while another was under way is never seen. All else goes ahead of them.
    """

    def __init__(self, file: TextIO) -> None:
        """Write to the terminal that a file is."""
        self._handle = file.fileno()
        self._encoding = encoding_of(file.encoding, os.environ)
        self._plain = Plain(self._encoding, os.environ.get("TERM", ""))
        self._buffer = Framebuffer(*self._size())
        self._line = Line(is_remote="SSH_CONNECTION" in os.environ)
        self._ahead = ""
        self._frame: Iterator[str] | None = None
        self._frame_bytes = 0
        self._shows = False
        self._is_closing = False
        self._changed = threading.Condition()
        self._sender: threading.Thread | None = None

    @property
    def has_half_blocks(self) -> bool:
        """Whether the terminal shows half blocks."""
        return self._plain.has_half_blocks

    def write(self, text: str) -> int:
        """Take text to be written, as soon as there is room."""
        with self._changed:
            self._buffer.resize(*self._size())
            others = self._buffer.feed(text)
            if _ENTERS in others:
                self._open()
            if _LEAVES in others:
                self._shows = False
            self._ahead += others
            self._changed.notify_all()
        return len(text)

    def flush(self) -> None:
        """Do nothing: all is written as soon as there is room."""

    def fileno(self) -> int:
        """Return the terminal's handle."""
        return self._handle

    def hear(self) -> bool:
        """Take the terminal's answer, that it has taken in what was sent; return whether late."""
        with self._changed:
            self._line.hear(time.monotonic())
            self._changed.notify_all()
            return self._line.is_slow

    def settle(self) -> None:
        """Show no more, and wait for answers under way, which whoever reads next is not to have."""
        with self._changed:
            self._shows = False
            if self._frame is not None:
                self._frame = None
                self._ahead = _ENDS_FRAME + self._ahead
            patience_s = self._line.wait_s(time.monotonic())
            self._changed.wait_for(lambda: not self._line.is_waiting, patience_s)
            self._line.forget()

    def close(self) -> None:
        """Write what is left but frames, and no more."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._sender is not None:
            self._sender.join(CLOSING_S)

    def _open(self) -> None:
        self._shows = True
        self._is_closing = False
        self._buffer.forget()
        if self._sender is None or not self._sender.is_alive():
            self._sender = threading.Thread(target=self._send, name="terminal sender", daemon=True)
            self._sender.start()

    def _send(self) -> None:
        while (piece := self._next_piece()) is not None:
            data = piece.translate(self._plain).encode(self._encoding, "replace")
            try:
                while data:
                    data = data[self._written(data) :]
            except OSError:  # the terminal is gone
                with self._changed:
                    self._line.forget()
                    self._changed.notify_all()
                return

    def _written(self, data: bytes) -> int:
        """Write what there is room for; return how many bytes that were.

        Raises:
            OSError: the terminal is gone.
        """
        try:
            return os.write(self._handle, data)
        except BlockingIOError:  # whoever shares the terminal has it wait for nobody
            select.select([], [self._handle], [])
            return 0

    def _next_piece(self) -> str | None:
        """Wait for something to be sent, and return it; None at the end."""
        with self._changed:
            while True:
                if self._ahead:
                    ahead, self._ahead = self._ahead, ""
                    return ahead
                if self._is_closing:
                    return None
                if self._frame is None:
                    wait_s = self._begin_frame()
                    if self._frame is None:
                        self._changed.wait(wait_s)
                        continue
                return self._piece_of(self._frame)

    def _begin_frame(self) -> float | None:
        """Begin to send a frame, or return for how long there is no room for one; None: no end."""
        if not self._shows or not self._buffer.find_differences():
            return None
        wait_s = self._line.wait_s(time.monotonic())
        if not wait_s:
            if self._line.is_quick and self._buffer.is_painted_anew:
                self._buffer.forget()  # it costs little, and something else may have written there
            self._frame = self._buffer.frame()
            self._frame_bytes = 0
        return wait_s

    def _piece_of(self, frame: Iterator[str]) -> str:
        """Return the next rows of a frame; with the last of them comes the question."""
        piece = ""
        for sequence in frame:
            piece += sequence
            if len(piece) >= PIECE:
                break
        else:
            piece += QUESTION
            self._frame = None
        self._frame_bytes += len(piece)
        if self._frame is None:
            self._line.ask(self._frame_bytes, time.monotonic())
        return piece

    def _size(self) -> tuple[int, int]:
        try:
            return os.get_terminal_size(self._handle)
        except OSError:
            return 80, 24
