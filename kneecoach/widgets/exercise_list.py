"""The exercises by region, all or those that match what is typed above them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose_words import spec_short
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.routines.draft import Draft
from kneecoach.widgets.entry import Entry

_SHORT_WIDTH = 20


class ExerciseList(Vertical):
    """A row for each exercise: its place in the workout, its name, and its dose at a level."""

    @dataclass
    class Highlighted(Message):
        """Another exercise is highlighted now, or none."""

    @dataclass
    class Selected(Message):
        """Enter was pressed on the highlighted exercise."""

    def __init__(self, level_of: Callable[[Exercise], Level]) -> None:
        """Show no exercises yet.

        Args:
            level_of: gives the level at which an exercise is shown.
        """
        super().__init__()
        self._level_of = level_of
        self._catalogue = Catalogue(())
        self._workout = Draft()
        self._entry = Entry(placeholder="Search", id="search", compact=True)
        self._options = OptionList(id="exercises", compact=True)

    def compose(self) -> ComposeResult:
        """Lay out the search and the list."""
        yield self._entry
        yield self._options

    @property
    def highlighted(self) -> Exercise | None:
        """The exercise that is highlighted."""
        option = self._options.highlighted_option
        return None if option is None or option.id is None else self._catalogue.find(option.id)

    @property
    def is_searching(self) -> bool:
        """Whether there is a search."""
        return self.has_class("-searching")

    @property
    def is_typing(self) -> bool:
        """Whether letters are for the search."""
        return self._entry.has_focus

    def open_search(self) -> None:
        """Let a search be typed."""
        self.add_class("-searching")
        self._entry.focus()

    def close_search(self) -> None:
        """List all exercises again."""
        self._entry.value = ""
        self.remove_class("-searching")

    def focus_list(self) -> None:
        """Let the keys go through the list."""
        self._options.focus()

    def show(self, catalogue: Catalogue, workout: Draft) -> None:
        """List the exercises of a catalogue, each with its place in a workout."""
        self._catalogue, self._workout = catalogue, workout
        self._list()

    def mark(self, workout: Draft) -> None:
        """Show the places in another workout, or in the same one changed."""
        self._workout = workout
        for option in self._options.options:
            if option.id is not None:
                row = self._row(self._catalogue.find(option.id))
                self._options.replace_option_prompt(option.id, row)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that another exercise is highlighted."""
        event.stop()
        self.post_message(self.Highlighted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell that enter was pressed."""
        event.stop()
        self.post_message(self.Selected())

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what matches the words."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the search to what it found."""
        event.stop()
        self.focus_list()

    def _list(self) -> None:
        options, before = self._options, self.highlighted
        options.clear_options()
        for region, members in self._catalogue.by_region(self._entry.value):
            options.add_option(Option(Content.styled(region.upper(), "bold"), disabled=True))
            options.add_options([Option(self._row(one), id=one.id) for one in members])
        found = [option.id for option in options.options if option.id is not None]
        if found:
            keep = before.id if before is not None and before.id in found else found[0]
            with options.prevent(OptionList.OptionHighlighted):  # it is told below
                options.highlighted = options.get_option_index(keep)
        else:
            options.add_option(Option("Nothing found", disabled=True))
        self.post_message(self.Highlighted())

    def _row(self, exercise: Exercise) -> Content:
        indexes = self._workout.indexes_of(exercise)
        mark = f"{indexes[0] + 1:>2}" if indexes else "  "
        dose = spec_short(exercise.dose_spec(self._level_of(exercise)))
        return Content.assemble((mark, "bold"), f" {exercise.short:<{_SHORT_WIDTH}}{dose:>10}")
