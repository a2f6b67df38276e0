from __future__ import annotations

import os
import pty
import select
import struct
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from fcntl import ioctl
from termios import TIOCSWINSZ
from threading import Event, Thread, current_thread

import pytest

from kneecoach.terminal.line import QUESTION
from kneecoach.terminal.outlet import Outlet

ASKED = QUESTION.encode()
ENTER = "\x1b[?1049h"
PATIENCE_S = 60
END = b"the end"


class Far:
    """The far end of a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.handle, self.near = pty.openpty()
        self.resize(10, 4)
        self._file = os.fdopen(self.near, "w", encoding=encoding)
        self.outlet = Outlet(self._file)
        self._waits: defaultdict[Thread | None, Event] = defaultdict(Event)
        changed = self.outlet._changed
        wait = changed.wait

        def waits(timeout: float | None = None) -> bool:
            self._waits[current_thread()].set()
            return wait(timeout)

        changed.wait = waits  # type: ignore[method-assign]

    def resize(self, columns: int, lines: int) -> None:
        ioctl(self.near, TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def paint(self, text: str) -> None:
        self.outlet.write(text)
        self.outlet.flush()

    def until(self, sought: bytes) -> bytes:
        """Return all that comes until something came."""
        came = b""
        while sought not in came:
            assert select.select([self.handle], [], [], PATIENCE_S)[0], came
            came += os.read(self.handle, 65536)
        return came

    def until_waiting(self, thread: Thread | None) -> None:
        """Wait until a thread, having looked once more, waits for something to change."""
        waits = self._waits[thread]
        with self.outlet._changed:
            waits.clear()
            self.outlet._changed.notify_all()
        assert waits.wait(PATIENCE_S)

    def rest(self) -> bytes:
        """Return what comes until nothing more is going to."""
        sender = self.outlet._sender
        if sender is not None and sender.is_alive():
            self.until_waiting(sender)
        os.write(self.near, END)
        return self.until(END).removesuffix(END)

    def close(self) -> None:
        self.outlet.close()
        os.close(self.handle)
        self._file.close()


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[Far]:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)  # it is as near as can be
    with closing(Far()) as end:
        yield end


def test_the_next_frame_waits_for_the_answer_and_is_then_the_newest(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    assert b"one" in far.until(ASKED)
    far.outlet.hear()
    far.paint("\x1b[1;1Htwo")
    assert b"two" in far.until(ASKED)
    far.paint("\x1b[1;1Hthree")
    far.paint("\x1b[1;1Hfour ")
    assert far.rest() == b""
    far.outlet.hear()
    came = far.until(ASKED)
    assert b"four" in came and b"th" not in came


def test_a_terminal_that_never_answers_is_sent_all(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.until(ASKED)
    far.paint("\x1b[1;1Htwo")
    assert b"two" in far.until(ASKED)


def test_what_is_no_painting_does_not_wait(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.until(ASKED)
    far.outlet.hear()
    far.paint("\x1b[1;1Htwo")
    far.until(ASKED)
    far.paint("\x1b[1;1Hsix\x07")
    assert far.rest() == b"\x07"


def test_before_the_terminal_is_given_back_its_answer_is_waited_for(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.until(ASKED)
    far.outlet.hear()
    far.paint("\x1b[1;1Htwo")
    far.until(ASKED)
    settling = Thread(target=far.outlet.settle)
    settling.start()
    far.until_waiting(settling)
    assert settling.is_alive()
    far.outlet.hear()
    settling.join(PATIENCE_S)
    assert not settling.is_alive()
    far.paint("\x1b[1;1Hsix\x1b[?1049l")
    far.outlet.close()
    assert far.rest() == b"\x1b[?1049l"


def test_taken_over_again_it_shows_all_again(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.until(ASKED)
    far.outlet.settle()
    far.paint("\x1b[?1049l")
    far.outlet.close()
    far.paint(ENTER)
    assert b"one" in far.until(ASKED)


def test_in_another_size_all_is_shown_as_soon_as_it_is_painted(far: Far) -> None:
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.until(ASKED)
    far.resize(20, 4)
    far.paint("\x1b[1;15Hwide")
    assert b"wide" in far.until(ASKED)


def test_on_a_quick_line_a_screen_that_is_painted_whole_is_sent_whole(far: Far) -> None:
    whole = "".join(f"\x1b[{row};1Habcdefghij" for row in (1, 2, 3, 4))
    far.paint(f"{ENTER}{whole}")
    far.until(ASKED)
    far.outlet.hear()
    far.paint(whole.replace("a", "b", 1))
    assert far.until(ASKED).count(b"cdefghij") == 4


def test_a_terminal_that_waits_for_nobody_gets_all_once_it_has_room(far: Far) -> None:
    os.set_blocking(far.near, False)
    far.paint(ENTER + "\x07" * 200_000)
    far.paint("\x1b[1;1Hlast")
    assert b"last" in far.until(b"last")


def test_a_terminal_that_is_gone_stops_nothing(monkeypatch: pytest.MonkeyPatch, far: Far) -> None:
    def gone(handle: int, data: bytes) -> int:
        raise OSError

    monkeypatch.setattr(os, "write", gone)
    far.paint(f"{ENTER}\x1b[1;1Hone")
    far.outlet.settle()
    far.outlet.close()


def test_what_a_terminal_has_no_letters_for_is_shown_in_those_it_has() -> None:
    with closing(Far("ascii")) as far:
        far.paint(f"{ENTER}\x1b[1;1H─█⣿é")
        assert b"-#:e" in far.until(ASKED)
