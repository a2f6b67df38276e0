"""Questions with a few answers, of which one or any number is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kneecoach.model.choice import Choice
from kneecoach.screens.asking import BACK, OneKeyQuestion, Way

Value = TypeVar("Value")


class ChoiceScreen(OneKeyQuestion[Value]):
    """A question with a few answers: by their keys, or by arrows and enter."""

    KEYS = "its key, or ↑↓ enter"
    FEW_KEYS = "↑↓ enter"

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice[Value]],
        told: str = "",
        *,
        ways: Sequence[Way] = (BACK,),
        place: str = "",
        now: Value | None = None,
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            choices: the answers.
            told: what helps to answer it.
            ways: the ways past it.
            place: where it stands among several, such as "3 of 9".
            now: the answer that holds until now; enter alone keeps it.
        """
        super().__init__(question, told, ways=ways, place=place)
        self._choices = choices
        self._now = now

    def answers(self) -> Iterator[Widget]:
        """List the answers."""
        yield OptionList(
            *(_row(choice.key, choice.label) for choice in self._choices), compact=True
        )

    def on_mount(self) -> None:
        """Highlight the answer that holds."""
        values = [choice.value for choice in self._choices]
        if self._now is not None and self._now in values:
            self.query_one(OptionList).highlighted = values.index(self._now)

    def on_key(self, event: events.Key) -> None:
        """Take the answer whose key was pressed."""
        for choice in self._choices:
            if event.character == choice.key:
                event.stop()
                self._take(choice)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the highlighted answer."""
        self._take(self._choices[event.option_index])

    @property
    def shows_answers(self) -> bool:
        """Whether all answers are in sight at once."""
        return not self.query_one(OptionList).show_vertical_scrollbar

    def tell(self) -> None:
        """Write beside the keys what each does now."""
        super().tell()
        options = self.query_one(OptionList)
        for index, choice in enumerate(self._choices):
            if choice.reads_on:
                label = "Read on" if self._only_reads_on(choice) else choice.label
                options.replace_option_prompt_at_index(index, _row(choice.key, label))

    def _only_reads_on(self, choice: Choice[Value]) -> bool:
        return choice.reads_on and self.has_more and not self.was_read

    def _take(self, choice: Choice[Value]) -> None:
        if self._only_reads_on(choice):
            self.read_on()
        else:
            self.answer(choice.value)


def _row(key: str, label: str) -> Content:
    return Content.assemble((key, "bold"), "  ", label)


class ManyScreen(OneKeyQuestion[tuple[Value, ...]]):
    """A question to which several answers may be true; each key switches one, enter goes on."""

    KEYS = FEW_KEYS = "enter go on"
    shows_answers = False  # that enter goes on is not seen from what may be true

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice[Value]],
        told: str = "",
        *,
        ways: Sequence[Way] = (BACK,),
        place: str = "",
        now: Sequence[Value] = (),
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            choices: what may be true.
            told: what helps to answer it.
            ways: the ways past it.
            place: where it stands among several, such as "3 of 9".
            now: what is true until now.
        """
        super().__init__(question, told, ways=ways, place=place)
        self._choices = choices
        self._true = set(now)

    def answers(self) -> Iterator[Widget]:
        """List what may be true."""
        yield OptionList(*(Option(self._row(choice)) for choice in self._choices), compact=True)

    def on_mount(self) -> None:
        """Have a place from which arrows start; enter goes on from any."""
        self.query_one(OptionList).highlighted = 0

    def on_key(self, event: events.Key) -> None:
        """Switch what belongs to the key, or the highlighted one."""
        options = self.query_one(OptionList)
        for index, choice in enumerate(self._choices):
            if event.character == choice.key or (
                event.key == "space" and options.highlighted == index
            ):
                event.stop()
                event.prevent_default()
                if self.listens:
                    self._true ^= {choice.value}
                    options.replace_option_prompt_at_index(index, self._row(choice))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with what is true."""
        self.answer(tuple(one.value for one in self._choices if one.value in self._true))

    def _row(self, choice: Choice[Value]) -> Content:
        mark = "x" if choice.value in self._true else " "
        return Content.assemble((choice.key, "bold"), f" [{mark}] {choice.label}")
