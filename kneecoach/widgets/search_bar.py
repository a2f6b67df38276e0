"""A line to type a search of the history into, and below it what can be typed or was found."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from kneecoach.model.history.search import SYNTAX, Search, UnfinishedError, parse_search
from kneecoach.model.problem import ProblemError
from kneecoach.widgets.entry import Entry


class SearchBar(Vertical):
    """Understands what is typed; what it does not understand it says, and that finds nothing."""

    @dataclass
    class Changed(Message):
        """Something else is searched for."""

        search: Search | None
        """None where it is not understood."""

    @dataclass
    class Submitted(Message):
        """The person wants to go to what was found."""

    def __init__(self) -> None:
        """Have nothing typed yet."""
        super().__init__()
        self._wrong = ""
        """What is not understood of what is typed."""

    def compose(self) -> ComposeResult:
        """Lay out the two lines."""
        yield Entry(placeholder="Search", id="search", compact=True)
        yield Static(SYNTAX, id="syntax", markup=False)

    def on_mount(self) -> None:
        """Stay out of the way."""
        self.display = False

    def open(self) -> None:
        """Let a search be typed, by the very next key."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))

    def close(self) -> None:
        """Search for nothing any more."""
        self.query_one(Input).clear()
        self.display = False

    def tell(self, search: Search, found: str) -> None:
        """Say what was found, in these words; before anything is typed, what can be."""
        told = SYNTAX if search == Search() else found
        if search.pain_from is not None:
            told += ", by pain before, in a set, after or the next morning"
        self._tell(self._wrong or told)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed now; as long as it is only begun, for what was before."""
        event.stop()
        self._understand(event.value, is_typing=True)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take what is typed as all of it."""
        event.stop()
        self._understand(event.value, is_typing=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found; stay where it has to be put right."""
        event.stop()
        self._understand(event.value, is_typing=False)
        if not self._wrong:
            self.post_message(self.Submitted())

    def _tell(self, words: str) -> None:
        line = self.query_one("#syntax", Static)
        line.update(Content(words))
        line.set_class(bool(self._wrong), "-wrong")

    def _understand(self, line: str, *, is_typing: bool) -> None:
        try:
            search = parse_search(line)
            self._wrong = ""
        except ProblemError as error:
            search, self._wrong = None, str(error)
            self._tell(self._wrong)
            if is_typing and isinstance(error, UnfinishedError):
                return
        self.post_message(self.Changed(search))
