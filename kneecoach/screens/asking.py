"""Questions answered with one key, and two that take a word or a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

SCALE_END = 10
DEAF_S = 0.2
"""Real seconds in which a new question hears nothing, so that a key held down answers but one."""
SECOND_DIGIT_S = 0.6
"""Real seconds in which a 0 after a 1 makes it a 10."""

Answer = TypeVar("Answer")


class Question(ModalScreen[Answer]):
    """Something asked on top of a screen; it takes one answer, and only once."""

    CSS_PATH = "asking.tcss"
    listens = False
    """Whether it takes an answer now."""

    def on_mount(self) -> None:
        """Begin to listen."""
        self.set_timer(DEAF_S, self.listen)

    def listen(self) -> None:
        """Take an answer from now on."""
        self.listens = True

    def answer(self, answer: Answer) -> None:
        """Take the answer and leave."""
        if self.listens:
            self.listens = False
            self.dismiss(answer)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose."""

    key: str
    label: str
    value: str


class ChoiceScreen(Question[str | None]):
    """A question with a few answers: by their keys, or by arrows and enter; Esc gives None."""

    def __init__(self, question: str, choices: Sequence[Choice], told: str = "") -> None:
        super().__init__()
        self._question = question
        self._told = told
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog"):
            yield Static(self._question, id="question", markup=False)
            if self._told:
                yield Static(self._told, id="told", markup=False)
            yield OptionList(
                *(
                    Option(Content.assemble((choice.key, "bold"), "  ", choice.label))
                    for choice in self._choices
                ),
                compact=True,
            )
            yield Static("its key, or ↑↓ and enter · Esc back", id="keys")

    def on_key(self, event: events.Key) -> None:
        """Take the answer whose key was pressed."""
        if event.key == "escape":
            event.stop()
            self.answer(None)
            return
        for choice in self._choices:
            if event.character == choice.key:
                event.stop()
                self.answer(choice.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the highlighted answer."""
        self.answer(self._choices[event.option_index].value)


Scaled = int | Literal["skip", "cancel"]


class ScaleScreen(Question[Scaled]):
    """A question answered from 0 to 10, each number with its word."""

    def __init__(self, question: str, words: Sequence[str], *, can_cancel: bool = False) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            words: eleven words, for 0 to 10.
            can_cancel: whether Esc and `q` give "cancel"; they give "skip" otherwise.
        """
        super().__init__()
        self._question = question
        self._words = words
        self._can_cancel = can_cancel
        self._has_one = False

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog"):
            yield Static(self._question, id="question", markup=False)
            yield Static(id="scale", markup=False)
            keys = "0–9 · x 10 · enter skip"
            yield Static(keys + (" · q not now" if self._can_cancel else ""), id="keys")

    def on_resize(self) -> None:
        """Write the scale as one column, or as two where there is little height."""
        keys = [*map(str, range(SCALE_END)), "x"]
        cells = [
            Content.assemble((key, "bold $accent"), f" {word}")
            for key, word in zip(keys, self._words, strict=True)
        ]
        if self.app.size.height < 18:
            half = (len(cells) + 1) // 2
            width = max(cell.cell_length for cell in cells[:half]) + 2
            cells = [
                left.pad_right(width - left.cell_length) + (right or Content(""))
                for left, right in zip(cells[:half], [*cells[half:], None], strict=True)
            ]
        self.query_one("#scale", Static).update(Content("\n").join(cells))

    def on_key(self, event: events.Key) -> None:
        """Take the number pressed; a 1 waits a moment, in case a 0 makes it a 10."""
        digit = event.character if event.character and event.character in "0123456789" else None
        if self._has_one and digit is not None:
            self.answer(SCALE_END if digit == "0" else 1)
        elif digit == "1" and self.listens:
            self._has_one = True
            self.set_timer(SECOND_DIGIT_S, partial(self.answer, 1))
        elif digit is not None:
            self.answer(int(digit))
        elif event.key == "x":
            self.answer(SCALE_END)
        elif event.key in ("enter", "space"):
            self.answer(1 if self._has_one else "skip")
        elif event.key in ("escape", "q"):
            self.answer("cancel" if self._can_cancel else "skip")
        else:
            return  # not for this question: it may be the palette's, or the way out
        event.stop()


class EntryScreen(Question[str]):
    """A question answered with a line of text or a number; enter alone skips it."""

    def __init__(self, question: str, *, kind: Literal["integer", "text"]) -> None:
        super().__init__()
        self._question = question
        self._kind = kind

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog"):
            yield Static(self._question, id="question", markup=False)
            yield Input(
                type=self._kind,
                restrict=r"[0-9]*" if self._kind == "integer" else None,
                max_length=3 if self._kind == "integer" else 1000,
                compact=True,
                disabled=True,
            )
            yield Static("enter to go on; type nothing to skip", id="keys")

    def listen(self) -> None:
        """Take what is typed from now on."""
        super().listen()
        entry = self.query_one(Input)
        entry.disabled = False
        entry.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        self.answer(event.value.strip())

    def on_key(self, event: events.Key) -> None:
        """Skip the question on Esc."""
        if event.key == "escape":
            event.stop()
            self.answer("")
