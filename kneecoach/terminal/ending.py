"""Hears that the program is to end, and sees to it that it does."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

GRACE_S = 5.0
"""Real seconds that there are for leaving in order; then it is over all the same."""

SAVE_S = 5.0
"""Real seconds that the disk has for changes that are under way, such as of an answer; in haste,
where a signal came and there are `GRACE_S` for all, fewer."""
HASTE_S = 2.0

LAST_S = 1.0
"""Real seconds that whatever is still under way has once all is saved and told."""

_MOMENT_MS = 200
_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_GIVING_BACK = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h"
"""Ends pasting in brackets, mouse and kitty's keys, leaves the full screen, shows the cursor."""
_STUCK = "It did not answer any more. What was shown as saved is kept: start again to go on."


def told_to_end(number: int, outcome: str) -> None:
    """Say on standard error that a signal ended the program, and what has become of the workout."""
    say(f"told to end ({signal.Signals(number).name}). {outcome}")


def say(words: str) -> None:
    """Say a line on standard error.

    Nothing is said where that cannot be written at once: nobody shall wait for it.
    """
    if sys.__stderr__ is None:
        return  # then its number may be that of any file
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTTOU,))  # also from the background
    with suppress(OSError):
        handle = sys.__stderr__.fileno()
        poll = select.poll()
        poll.register(handle, select.POLLOUT)
        if any(event & select.POLLOUT for _, event in poll.poll(_MOMENT_MS)):
            said = f"kneecoach: {words}\n".encode(sys.__stderr__.encoding, "replace")
            os.write(handle, said)


def end_soon(code: int) -> None:
    """See to it that the program ends, whatever a thread of it still waits for."""

    def end() -> None:
        time.sleep(LAST_S)
        os._exit(code)

    threading.Thread(target=end, name="end", daemon=True).start()


class EndWatch:
    """Listens, on a thread of its own, for signals that end the program and for a lost terminal.

    A thread of its own hears them also while the screen's waits for something, be it for ever.
    Signals that whoever started the program had it ignore, as `nohup` does, stay ignored.
    """

    def __init__(self, hear: Callable[[], None], leave: Callable[[int], None]) -> None:
        """Begin to listen.

        Args:
            hear: called at once, between two steps of whatever the main thread does.
            leave: called, on the watch's thread, with the signal that came; the terminal's loss
                counts as SIGHUP.
        """
        self._leave = leave
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._mouth, False)
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ else -1
        self._attributes = None
        with suppress(termios.error):
            self._attributes = termios.tcgetattr(self._terminal)
        self._is_ending = False

        def heard(number: int, frame: FrameType | None) -> None:
            self._is_ending = True
            hear()

        ending = [one for one in _ENDING if signal.getsignal(one) is not signal.SIG_IGN]
        self._before = {one: signal.signal(one, heard) for one in ending}
        signal.set_wakeup_fd(self._mouth, warn_on_full_buffer=False)
        threading.Thread(target=self._watch, name="end watch", daemon=True).start()

    def stop(self) -> None:
        """Listen no more, unless a signal has come: then no other shall cut short what is left."""
        if self._is_ending:
            return
        signal.set_wakeup_fd(-1)
        os.write(self._mouth, b"\0")
        for number, before in self._before.items():
            signal.signal(number, before)

    def _watch(self) -> None:
        number = self._wait()
        if number is None:
            return
        self._leave(number)
        time.sleep(GRACE_S)
        self._give_back()
        told_to_end(number, _STUCK)
        os._exit(128 + number)

    def _wait(self) -> int | None:
        """Return the signal by which to end; None where it has ended by itself."""
        poll = select.poll()
        poll.register(self._ear, select.POLLIN)
        poll.register(self._terminal, 0)  # only whether it is lost
        while True:
            for handle, event in poll.poll():
                if handle == self._ear:
                    for number in os.read(self._ear, 64):
                        if number in self._before or number == 0:
                            return number or None
                elif event & select.POLLHUP:
                    return signal.SIGHUP
                else:  # a system that cannot watch a terminal; there SIGHUP has to do
                    poll.unregister(handle)

    def _give_back(self) -> None:
        """Give the terminal back as it was, without waiting for it."""
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTTOU,))  # also from the background
        with suppress(OSError, termios.error):
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            if self._attributes is not None:
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
            own = os.open(os.ttyname(self._terminal), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            os.write(own, _GIVING_BACK)
