"""The choice of a routine, with what it holds and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import EVERYWHERE, HELP
from kneecoach.actions.picking import PICKING
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.words import minutes
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class Picked:
    """A routine that was chosen."""

    name: str
    to_edit: bool
    """Whether it is to be changed first."""


class RoutineScreen(HelpingScreen[Picked | None], ModalScreen[Picked | None]):
    """Routines to choose from; gives the chosen one, or None."""

    ACTIONS = (*PICKING, HELP)
    BINDINGS = bindings((*ACTIONS, *EVERYWHERE))  # a dialog hears no keys of the app's
    CSS_PATH = ["asking.tcss", "picking.tcss"]

    def __init__(self, verb: str, routines: Mapping[str, Draft], timing: Timing) -> None:
        """Show routines.

        Args:
            verb: what choosing one does, such as "Start".
            routines: the routines by name.
            timing: the seconds between exercises, for their lengths.
        """
        super().__init__()
        self._verb = verb
        self._routines = routines
        self._timing = timing

    def compose(self) -> ComposeResult:
        """Lay out the choice."""
        with Vertical(id="dialog"):
            yield Static(f"{self._verb} a routine", id="question", markup=False)
            yield OptionList(
                *(Option(self._row(draft), id=name) for name, draft in self._routines.items()),
                compact=True,
            )
            yield Static(id="holds", markup=False)
            bar = KeyBar(self.ACTIONS)
            bar.labels = {"picking.choose": self._verb}
            yield bar

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the highlighted routine holds."""
        draft = self._routines[event.option.id or ""]
        exercises = ", ".join(one.exercise.short for one in draft.items)
        self.query_one("#holds", Static).update(Content(f"{draft.about}\n{exercises}".strip()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the routine that enter was pressed on."""
        self.action_choose()

    def action_choose(self) -> None:
        """Give the highlighted routine, as it is."""
        self._give(to_edit=False)

    def action_edit(self) -> None:
        """Give the highlighted routine, to be changed."""
        self._give(to_edit=True)

    def action_back(self) -> None:
        """Choose none."""
        self._leave(None)

    def _give(self, *, to_edit: bool) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._leave(Picked(option.id, to_edit))

    def _leave(self, picked: Picked | None) -> None:
        if self.app.screen is self:  # a key pressed twice leaves but once
            self.dismiss(picked)

    def _row(self, draft: Draft) -> Content:
        return Content(f"{draft.title:<22} {minutes(draft.length_s(self._timing)):>7}")
