"""Problems: all that is wrong in a person's files, a line or two each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.worker import get_current_worker

from kneecoach.actions.everywhere import HELP
from kneecoach.actions.problems import PROBLEMS
from kneecoach.model.problem import Problem
from kneecoach.model.words import problems_in_files
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.prose import Paragraph, Prose

ALL_GOOD = "All good: there is nothing wrong in your files."
NEVER_CHANGED = (
    "Put right what you find here in your editor, then check again. The coach changes none of "
    "these files, and all else works."
)
MOST_TOLD = 500
"""How many problems are told one by one."""


class ProblemsScreen(HelpingScreen[None]):
    """Every problem, in the order of the files; they are read anew each time this opens."""

    ACTIONS = (*PROBLEMS, HELP)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "#page"

    def __init__(self, read: Callable[[], Sequence[Problem]]) -> None:
        """Show nothing yet.

        Args:
            read: reads all files; it may take a while.
        """
        super().__init__()
        self._read = read

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with VerticalScroll(id="page") as page:
            page.border_title = Content("Problems")
            yield Prose()
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Read the files."""
        self.action_again()

    def action_again(self) -> None:
        """Read all files again."""
        self._show("Reading your files…", ())
        self._check()

    def action_close(self) -> None:
        """Go back to the screen below."""
        if self.app.screen is self:  # a key pressed twice closes but once
            self.dismiss()

    @work(thread=True, exclusive=True, group="checking")
    def _check(self) -> None:
        problems = self._read()
        if not get_current_worker().is_cancelled:
            title = problems_in_files(len(problems)) or ALL_GOOD
            self.app.call_from_thread(self._show, title, problems)

    def _show(self, title: str, problems: Sequence[Problem]) -> None:
        paragraphs = [Paragraph(title, "bold" if problems else "")]
        for problem in problems[:MOST_TOLD]:
            paragraphs += (Paragraph(), Paragraph(str(problem), lead="• ", lead_style="$warning"))
        if more := problems[MOST_TOLD:]:
            paragraphs += (Paragraph(), Paragraph(f"and {len(more)} more"))
        if problems:
            paragraphs += (Paragraph(), Paragraph(NEVER_CHANGED, "$foreground 70%"))
        self.query_one(Prose).show(paragraphs)
        self.query_one("#page").scroll_home(animate=False)
