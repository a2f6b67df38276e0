"""The dose of one exercise of a workout, number by number."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import EVERYWHERE, HELP
from kneecoach.actions.routine_editor import DOSE
from kneecoach.model.exercises.dose import DoseNumber
from kneecoach.model.exercises.dose_words import full_dose_words, number_words
from kneecoach.model.routines.draft import BOUNDS, Draft
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.words import clock, minutes
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.widgets.key_bar import KeyBar


class DoseScreen(HelpingScreen[Draft | None], ModalScreen[Draft | None]):
    """Numbers to choose with up and down, and to change with left and right."""

    ACTIONS = (*DOSE, HELP)
    MORE_HELP = (("↑ ↓", "Choose a number."),)
    BINDINGS = bindings((*ACTIONS, *EVERYWHERE))  # a dialog hears no keys of the app's
    CSS_PATH = ["asking.tcss", "dose.tcss"]

    def __init__(self, draft: Draft, index: int, timing: Timing) -> None:
        """Show a dose.

        Args:
            draft: the workout.
            index: which of its exercises.
            timing: the seconds between exercises, for lengths.
        """
        super().__init__()
        self._draft = draft
        self._index = index
        self._timing = timing
        self._numbers: tuple[DoseNumber, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the dialog."""
        one = self._draft.items[self._index]
        with Vertical(id="dialog"):
            yield Static(f"{one.exercise.short}: {one.level.name}", id="question", markup=False)
            yield OptionList(compact=True)
            yield Static(id="told", markup=False)
            yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Show the numbers."""
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the dose when enter is pressed."""
        self.action_keep()

    def action_change(self, steps: int) -> None:
        """Change the highlighted number."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self._draft = self._draft.change(self._index, self._numbers[highlighted], steps)
            self._show()

    def action_keep(self) -> None:
        """Give the workout with the new dose."""
        self._leave(self._draft)

    def action_drop(self) -> None:
        """Give nothing: the dose stays as it was."""
        self._leave(None)

    def _leave(self, draft: Draft | None) -> None:
        if self.app.screen is self:  # a key pressed twice leaves but once
            self.dismiss(draft)

    def _show(self) -> None:
        options = self.query_one(OptionList)
        highlighted = options.highlighted or 0
        self._numbers = self._draft.numbers(self._index)
        options.set_options(Option(self._row(number)) for number in self._numbers)
        options.highlighted = highlighted
        dose = self._draft.items[self._index].dose
        length = clock(self._draft.lengths_s(self._timing)[self._index])
        whole = minutes(self._draft.length_s(self._timing))
        told = f"{full_dose_words(dose)}\n{length} of the workout's {whole}"
        self.query_one("#told", Static).update(Content(told))

    def _row(self, number: DoseNumber) -> Content:
        dose = self._draft.items[self._index].dose
        least, most = BOUNDS[number]
        return Content.assemble(
            f"{number_words(number, dose):<18}",
            (f"{dose.number(number):>4}", "bold"),
            f"   {least} to {most}",
        )
