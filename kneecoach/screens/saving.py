"""What a routine is to be called when it is saved, and what that means for those there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import OWN_CHOICE, Draft, Origin
from kneecoach.model.text import printable
from kneecoach.screens.asking import Question
from kneecoach.widgets.entry import Entry

_MEANS: Mapping[Origin | None, str] = {
    None: "new.",
    "own": "replaces another one of yours.",
    "shipped": "takes the place of the shipped one.",
}


class SavingScreen(Question[Draft | None]):
    """Asks for a title and a few words; gives the workout with them, or None."""

    CSS_PATH = ["asking.tcss", "saving.tcss"]

    def __init__(self, draft: Draft, origin: Callable[[str], Origin | None]) -> None:
        """Ask for a title.

        Args:
            draft: the workout; its title is offered, where it has one.
            origin: tells whose the routine of a name is; None where there is none.
        """
        super().__init__()
        self._draft = draft
        self._origin = origin

    def compose(self) -> ComposeResult:
        """Lay out the two lines to type."""
        title = "" if self._draft.name == OWN_CHOICE else self._draft.title
        with Vertical(id="dialog"):
            yield Static("Save the routine", id="question", markup=False)
            yield Static("Title", classes="name")
            yield Entry(title, id="title", max_length=60, compact=True, disabled=True)
            yield Static("A few words about it, if you like", classes="name")
            yield Entry(self._draft.about, id="about", max_length=300, compact=True, disabled=True)
            yield Static(id="told", markup=False)
            yield Static("enter on, then save · Esc back", id="keys")

    def listen(self) -> None:
        """Take what is typed from now on."""
        super().listen()
        for entry in self.query(Input):
            entry.disabled = False
        self.query_one("#title").focus()
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what saving would mean."""
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the title to the words about it; from there, give it all."""
        try:
            titled = self._titled()
        except ProblemError:
            self.query_one("#title").focus()  # the reason is told
            return
        if event.input.id == "title":
            self.query_one("#about").focus()
        else:
            self.answer(titled)

    def on_key(self, event: events.Key) -> None:
        """Leave without saving on Esc."""
        if event.key == "escape":
            event.stop()
            self.answer(None)

    def _tell(self) -> None:
        told = self.query_one("#told", Static)
        try:
            titled = self._titled()
        except ProblemError as error:
            told.update(Content(str(error)))
            return
        means = _MEANS[self._origin(titled.name)]
        if titled.name == self._draft.name and self._origin(titled.name) == "own":
            means = "yours, changed."
        told.update(Content(f"routines/{titled.name}.toml: {means}"))

    def _titled(self) -> Draft:
        title, about = (self.query_one(one, Input).value for one in ("#title", "#about"))
        return self._draft.titled(printable(title.strip()), printable(about.strip()))
