"""The terminal: written to in characters that it has, and given back as it was, come what may."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TextIO, cast

from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS
from textual.drivers.linux_driver import LinuxDriver
from textual.events import CursorPosition, Event, Paste
from textual.message import Message
from textual.worker import WorkerFailed

from kneecoach.model.text import printable
from kneecoach.terminal.outlet import Outlet


class LineChanged(Message):
    """The line to the terminal has become slow, or is so no more."""

    def __init__(self, is_slow: bool) -> None:
        """Tell which."""
        super().__init__()
        self.is_slow = is_slow


class TerminalApp(App[None], inherit_bindings=False):
    """An app that keeps its faults to itself; Textual would print all that was in them."""

    def __init__(self) -> None:
        """Make an app that has its terminal by way of our driver."""
        super().__init__(driver_class=TerminalDriver)
        self.fault: BaseException | None = None
        """The first mistake of the program's own that was met; the app ends by it."""
        self.is_leaving = False
        """Whether a signal has come that ends it."""
        self._moves = self.animation_level
        """How much moves while the line is quick."""
        self._is_slow = False

    async def on_event(self, event: Event) -> None:
        """Make harmless what is pasted, before a line that is typed in takes it."""
        if isinstance(event, Paste):
            event.text = printable(event.text)
        await super().on_event(event)

    def on_line_changed(self, message: LineChanged) -> None:
        """Let nothing move while the line is slow: the countdown and the keys need it."""
        self._is_slow = message.is_slow
        self.animation_level = "none" if self._is_slow else self._moves

    def let_move(self, moves: bool) -> None:
        """Let things move as far as the environment says, or nothing at all."""
        self._moves = TEXTUAL_ANIMATIONS if moves else "none"
        self.animation_level = "none" if self._is_slow else self._moves

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: whatever asks for it, nothing leaves the machine."""

    def _handle_exception(self, error: Exception) -> None:
        """Keep a fault to be told of; of Textual's ways to hear of it none is public."""
        if self._exit:
            return  # no part is mounted any more, and what is there goes: missing one is no fault
        if self.fault is None:
            self.fault = error.error if isinstance(error, WorkerFailed) else error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a picture of all variables, which takes seconds and is never shown."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print no values of variables, which are the person's own."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, which also outlives a lost terminal and a stop that it was not told of."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Make the driver; the terminal is left alone until it starts."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._outlet = Outlet(
            cast(TextIO, sys.__stdout__)
        )  # what goes to standard error may be kept apart
        self._file = cast(TextIOWrapper, self._outlet)
        app.set_class(not self._outlet.has_half_blocks, "-without-half-blocks")
        self._is_slow = False

    @property
    def has_terminal(self) -> bool:
        """Whether the terminal is taken over."""
        return self._writer_thread is not None

    def resume_application_mode(self) -> None:
        """Take the terminal over again, but not only to end: it may be the shell's just now.

        After SIGSTOP, of which nobody is told, it was never given back. That is made up for, as
        two threads would read keys otherwise, and what the terminal was before be forgotten.
        """
        if self.has_terminal:
            self.suspend_application_mode()
        if not (isinstance(self._app, TerminalApp) and self._app.is_leaving):
            super().resume_application_mode()

    def stop_application_mode(self) -> None:
        """Give the terminal back, once."""
        if self.has_terminal:
            self._outlet.settle()
            super().stop_application_mode()

    def disable_input(self) -> None:
        """Hear no more keys."""
        if self.has_terminal:
            super().disable_input()

    def write(self, data: str) -> None:
        """Write to the terminal while it is taken over; never waits for it."""
        if self.has_terminal:
            self._outlet.write(data)

    def process_message(self, message: Message) -> None:
        """Take the terminal's answers out of what was typed."""
        if isinstance(message, CursorPosition):
            is_slow = self._outlet.hear()
            if is_slow != self._is_slow:
                self._is_slow = is_slow
                super().process_message(LineChanged(is_slow))
        else:
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Hear keys for as long as there is a terminal to hear them from."""
        try:
            super().run_input_thread()
        except OSError:  # it is gone, of which SIGHUP tells
            self.exit_event.wait()

    def close(self) -> None:
        """Write what is left, and no more."""
        super().close()
        self._outlet.close()
        self._writer_thread = None
