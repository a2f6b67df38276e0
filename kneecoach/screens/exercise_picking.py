"""The choice of one exercise, by region."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import EVERYWHERE, HELP
from kneecoach.actions.picking import BACK, CHOOSE
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose_words import spec_short
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.widgets.key_bar import KeyBar


class ExerciseScreen(HelpingScreen[Exercise | None], ModalScreen[Exercise | None]):
    """Exercises to choose from; gives the chosen one, or None."""

    ACTIONS = (CHOOSE, BACK, HELP)
    BINDINGS = bindings((*ACTIONS, *EVERYWHERE))  # a dialog hears no keys of the app's
    CSS_PATH = ["asking.tcss", "picking.tcss"]

    def __init__(self, verb: str, catalogue: Catalogue, there: Collection[str] = ()) -> None:
        """Show exercises.

        Args:
            verb: what choosing one does, such as "Add".
            catalogue: the exercises.
            there: the ids of those that are marked, since the workout has them already.
        """
        super().__init__()
        self._verb = verb
        self._catalogue = catalogue
        self._there = there

    def compose(self) -> ComposeResult:
        """Lay out the choice."""
        with Vertical(id="dialog"):
            yield Static(f"{self._verb} an exercise", id="question", markup=False)
            yield OptionList(*self._options(), compact=True)
            yield Static(id="holds", markup=False)
            bar = KeyBar(self.ACTIONS)
            bar.labels = {"picking.choose": self._verb}
            yield bar

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about the highlighted exercise."""
        exercise = self._catalogue.find(event.option.id or "")
        needs = ", ".join(exercise.needs_at(exercise.levels[0])) or "nothing"
        told = f"{exercise.position.capitalize()} · needs {needs}\n{exercise.why}"
        self.query_one("#holds", Static).update(Content(told))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the exercise that enter was pressed on."""
        self.action_choose()

    def action_choose(self) -> None:
        """Give the highlighted exercise."""
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._leave(self._catalogue.find(option.id))

    def action_back(self) -> None:
        """Choose none."""
        self._leave(None)

    def _leave(self, exercise: Exercise | None) -> None:
        if self.app.screen is self:  # a key pressed twice leaves but once
            self.dismiss(exercise)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for region, members in self._catalogue.by_region():
            options.append(Option(Content.styled(region.upper(), "bold $primary"), disabled=True))
            options += [Option(self._row(one), id=one.id) for one in members]
        return options

    def _row(self, exercise: Exercise) -> Content:
        mark = "✓" if exercise.id in self._there else " "
        dose = spec_short(exercise.dose_spec(exercise.levels[0]))
        return Content(f"{mark} {exercise.short:<20}{dose:>10}")
