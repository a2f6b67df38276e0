"""The choice of a ready-made routine, with what it holds and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.model.routine import PlannedExercise, Routine
from kneecoach.model.timeline import Timing, unroll
from kneecoach.model.words import minutes


class RoutineScreen(ModalScreen[str | None]):
    """Routines to choose from; gives the name of one, or None."""

    BINDINGS = [("escape,q,r", "back", "Back")]
    CSS_PATH = "picking.tcss"

    def __init__(
        self,
        verb: str,
        routines: Mapping[str, Routine],
        plans: Mapping[str, Sequence[PlannedExercise]],
        timing: Timing,
    ) -> None:
        super().__init__()
        self._verb = verb
        self._routines = routines
        self._plans = plans
        self._timing = timing

    def compose(self) -> ComposeResult:
        """Lay out the choice."""
        with Vertical(id="dialog"):
            yield Static(f"{self._verb} a routine", id="question", markup=False)
            yield OptionList(
                *(Option(self._row(name), id=name) for name in self._routines), compact=True
            )
            yield Static(id="holds", markup=False)
            yield Static(f"↑↓ choose · enter {self._verb.lower()} · q back", id="keys")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the highlighted routine holds."""
        name = event.option.id or ""
        exercises = ", ".join(one.exercise.short for one in self._plans[name])
        about = self._routines[name].about
        self.query_one("#holds", Static).update(Content(f"{about}\n{exercises}".strip()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen routine."""
        self._leave(event.option.id)

    def action_back(self) -> None:
        """Choose none."""
        self._leave(None)

    def _leave(self, name: str | None) -> None:
        if self.app.screen is self:  # a key pressed twice leaves but once
            self.dismiss(name)

    def _row(self, name: str) -> Content:
        length = minutes(unroll(self._plans[name], self._timing).length_s)
        return Content(f"{self._routines[name].title:<22} {length:>7}")
