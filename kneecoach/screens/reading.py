"""A page to read over the screen below: help, how-to, one session in full, a summary."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from kneecoach.actions.everywhere import EVERYWHERE
from kneecoach.actions.reading import READING
from kneecoach.screens.binding import bindings
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.prose import Paragraph, Prose


class ReadingScreen(ModalScreen[None]):
    """Text with a title, scrolled by the arrow keys."""

    BINDINGS = bindings((*READING, *EVERYWHERE))  # a dialog hears no keys of the app's
    CSS_PATH = "reading.tcss"

    def __init__(self, title: str, paragraphs: Iterable[Paragraph]) -> None:
        super().__init__()
        self._heading = title
        self._paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="page") as page:
            page.border_title = Content(self._heading)
            yield Prose(self._paragraphs)
        yield KeyBar(READING)

    def action_close(self) -> None:
        """Go back to the screen below."""
        if self.app.screen is self:  # a key pressed twice closes but once
            self.dismiss()
