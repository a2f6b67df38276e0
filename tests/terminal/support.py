"""The installed program in a real pseudo-terminal, seen through a terminal emulator."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import sys
import termios
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyte

from kneecoach.screens.asking import DEAF_S
from tests.app.support import KNOWN

PATIENCE_S = 60
"""Real seconds in which something must happen on the busiest machine."""

SPEED = "60"
"""How fast the coach's clock runs where a workout is led that would take too long."""

BREAKING = "tests.terminal.breaking"
"""The program, in which something breaks."""
GUARDED = "tests.terminal.guarded"
"""The program, dead at once if it opens a connection or starts a process."""


class Terminal:
    """A process in a pseudo-terminal, its screen, and its keyboard."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (120, 36),
        module: str = "kneecoach",
        ignoring: signal.Signals | None = None,
        errors: int | None = 2,
        **environment: str,
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.exit_code: int | None = None
        self.is_stopped = False
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            # The terminal itself says how large it is, and it is here.
            for name in ("COLUMNS", "LINES", "SSH_CONNECTION"):
                os.environ.pop(name, None)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # also where the tests run under nohup
            if ignoring is not None:
                signal.signal(ignoring, signal.SIG_IGN)
            if errors is None:
                os.close(2)
            else:
                os.dup2(errors, 2)
            usual = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
            os.environ.update({**usual, **environment})
            os.execv(sys.executable, [sys.executable, "-m", module, *arguments])

    @property
    def text(self) -> str:
        """What a person sees."""
        return "\n".join(self.screen.display)

    @property
    def said(self) -> list[str]:
        """What it said once it had given the screen back, line by line."""
        given_back = self.raw.rpartition(b"\x1b[?1049l")[2].decode()
        return re.sub(r"\x1b\[[?<]?[0-9;]*[A-Za-z]", "", given_back).splitlines()

    def press(self, *keys: str) -> None:
        """Type."""
        for key in keys:
            os.write(self._handle, key.encode())

    def wait_for(self, words: str) -> None:
        """Wait until words are on the screen."""
        self._wait(lambda: words in self.text, words)

    def wait_until_gone(self, words: str) -> None:
        """Wait until words are no longer on the screen."""
        self._wait(lambda: words not in self.text, f"no {words}")

    def wait_until_given_back(self) -> None:
        """Wait until the terminal's own screen is there again."""
        self._wait(lambda: b"\x1b[?1049l" in self.raw, "the terminal's own screen")

    def wait_for_end(self) -> int:
        """Wait until the process has ended; return its exit code."""
        self._wait(lambda: self.exit_code is not None, "the end")
        assert self.exit_code is not None
        return self.exit_code

    def wait_until_stopped(self) -> None:
        """Wait until the process has stopped, as for a shell that takes over."""
        self._wait(lambda: self.is_stopped, "the stop")

    def go_on(self) -> None:
        """Let the process go on that was stopped, as `fg` in a shell does."""
        self.is_stopped = False
        os.kill(self.pid, signal.SIGCONT)

    def watch(self, seconds: float) -> None:
        """Look at the screen for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read()

    def seconds_until_painted(self, key: str, words: str) -> float:
        """Type a key and return the seconds until words are on the screen that were not there."""
        assert words not in self.text
        begin = time.perf_counter()
        os.write(self._handle, key.encode())
        while words not in self.text:
            if not select.select([self._handle], [], [], PATIENCE_S)[0]:
                raise AssertionError(f"never came: {words}\n{self.text}")
            came = os.read(self._handle, 65536)
            self.raw += came
            self._stream.feed(came)
        return time.perf_counter() - begin

    def limit_files(self, size: int | None) -> None:
        """Let no file of the process grow beyond so many bytes; or let them grow again."""
        most = resource.RLIM_INFINITY
        limits = (most if size is None else size, most)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, limits)

    @property
    def attributes(self) -> list[object]:
        """How the terminal treats what is typed and written."""
        return [*termios.tcgetattr(self._handle)]

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller."""
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def close(self) -> None:
        """Close the window."""
        os.close(self._handle)
        self._handle = os.open(os.devnull, os.O_RDONLY)

    def kill(self) -> None:
        """End the process as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_for_end()

    def _wait(self, true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_S
        while not true():
            self._read()
            if time.monotonic() > end:
                raise AssertionError(f"never came: {what}\n{self.text}")

    def _read(self) -> None:
        self._take_output()
        if self._has_come_to_rest():
            self._take_output()  # what it wrote between the two

    def _take_output(self) -> None:
        patience = 0.05
        while select.select([self._handle], [], [], patience)[0]:
            try:
                output = os.read(self._handle, 65536)
            except OSError:  # the other end is closed
                break
            if not output:  # this one is
                break
            self.raw += output
            self._stream.feed(output)
            patience = 0.03  # a frame comes in pieces; what is seen is whole frames

    def _has_come_to_rest(self) -> bool:
        """Look whether the process has stopped or ended since the last look."""
        if self.exit_code is not None:
            return False
        pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
        if pid and os.WIFSTOPPED(status):
            self.is_stopped = True
        elif pid:
            self.exit_code = os.waitstatus_to_exitcode(status)
        return pid != 0


@contextlib.contextmanager
def terminal(
    *arguments: str,
    size: tuple[int, int] = (120, 36),
    module: str = "kneecoach",
    ignoring: signal.Signals | None = None,
    errors: int | None = 2,
    **environment: str,
) -> Iterator[Terminal]:
    """Run the program, and end it whatever happens.

    Args:
        arguments: of the program.
        size: the terminal's columns and lines.
        module: what is run.
        ignoring: a signal that whoever starts it has it ignore.
        errors: where standard error goes to, by default the terminal; None for nowhere at all.
        environment: what is in the environment besides what there is.
    """
    program = Terminal(
        *arguments, size=size, module=module, ignoring=ignoring, errors=errors, **environment
    )
    try:
        yield program
    finally:
        if program.exit_code is None:
            program.kill()


def answer(coach: Terminal, question: str, *keys: str) -> None:
    """Answer a question, once it has begun to listen."""
    coach.wait_for(question)
    coach.watch(2 * DEAF_S)
    coach.press(*keys)


def end_workout(coach: Terminal) -> None:
    """End a workout and have what was done saved, with no answers; close what sums it up."""
    coach.press("q")
    answer(coach, "End here?", "s")
    for question in ("How much", "How hard", "A note"):
        answer(coach, question, "\r")
    coach.wait_for("How it went")
    coach.press("\r")
    coach.wait_until_gone("How it went")


def known(folder: Path) -> Path:
    """Return a config folder in which the coach has met the person."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profile.toml").write_text(KNOWN, "utf-8")
    return folder


def session(folder: Path) -> Mapping[str, object]:
    """Return the one session in a config folder."""
    (path,) = folder.glob("history/*/*.toml")
    return tomllib.loads(path.read_text("utf-8"))


def sets(folder: Path) -> list[Mapping[str, object]]:
    """Return the sets of the one session in a config folder."""
    found = session(folder).get("sets", [])
    assert isinstance(found, list)
    return found
