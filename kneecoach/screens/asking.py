"""What all questions share: when they listen, how they lie on the screen, the ways past them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar, Literal, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from kneecoach.actions.everywhere import EVERYWHERE
from kneecoach.screens.binding import bindings
from kneecoach.widgets.entry import Entry

SCALE_END = 10
DEAF_S = 0.2
"""Real seconds in which a new question hears nothing, so that a key held down answers but one."""
SECOND_DIGIT_S = 0.6
"""Real seconds in which a 0 after a 1 makes it a 10."""

Answer = TypeVar("Answer")


class Question(ModalScreen[Answer]):
    """Something asked on top of a screen; it takes one answer, and only once."""

    CSS_PATH = "asking.tcss"
    BINDINGS = bindings(EVERYWHERE)  # a dialog hears no keys of the app's
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


class Aside(Enum):
    """What can be said in place of an answer."""

    BACK = auto()
    """Go back to what was before the question."""
    SKIP = auto()
    """Leave this question out."""
    REST = auto()
    """Leave out this question and all that would follow it."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way past a question, told in its line of keys."""

    keys: str
    """The keys that go it, with commas between."""
    told: str
    """Its key and what it does."""
    aside: Aside


BACK = Way("escape,backspace", "Esc back", Aside.BACK)
CLOSE = Way("escape,backspace", "Esc close", Aside.BACK)
LATER = Way("escape,backspace", "Esc later", Aside.BACK)
NOT_NOW = Way("escape,backspace,q", "q not now", Aside.BACK)
SKIP = Way("enter,space,escape,q", "enter skip", Aside.SKIP)
SKIP_REST = Way("q", "q skip rest", Aside.REST)


class OneKeyQuestion(Question[Answer | Aside]):
    """A question answered with a key; its line of keys stays in sight however small the screen."""

    KEYS: ClassVar[str]
    """How to answer, for the line of keys; left out where the ways past take up all the room."""

    def __init__(
        self, question: str, told: str = "", *, ways: Sequence[Way] = (BACK,), place: str = ""
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            told: what helps to answer it.
            ways: the ways past it; where two have the same key, the last has it.
            place: where it stands among several, such as "3 of 9".
        """
        super().__init__()
        self._question = question
        self._told = told
        self._ways = ways
        self._place = place

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog") as dialog:
            dialog.border_subtitle = Content(self._place)
            with VerticalScroll(id="words", can_focus=False):
                yield Static(self._question, id="question", markup=False)
                if self._told:
                    yield Static(self._told, id="told", markup=False)
            with Vertical(id="answers"):
                yield from self.answers()
                yield Static(self.KEYS, id="keys", markup=False)

    def answers(self) -> Iterator[Widget]:
        """Lay out the answers."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Write the line of keys anew once it is known what fits."""
        self.call_after_refresh(self._tell_keys)

    def on_key(self, event: events.Key) -> None:
        """Read on where its words are too long for the screen, or go a way past the question."""
        if event.key == "space" and self._is_long:
            event.stop()
            self.read_on()
            return
        for way in reversed(self._ways):
            if event.key in way.keys.split(","):
                event.stop()
                self.answer(way.aside)
                return

    @property
    def _is_long(self) -> bool:
        return self.query_one("#words").max_scroll_y > 0

    @property
    def has_more(self) -> bool:
        """Whether some of its words were not on the screen yet."""
        return not self.query_one("#words").is_vertical_scroll_end

    def read_on(self) -> None:
        """Show the words that follow; after the last, the first again."""
        words = self.query_one("#words")
        if self.has_more:
            words.scroll_page_down(animate=False)
        else:
            words.scroll_home(animate=False)

    def _tell_keys(self) -> None:
        line = self.query_one("#keys", Static)
        least, past = self.KEYS, [way.told for way in self._ways]
        if self._is_long:
            least = "space more"
            past.insert(0, least)
        told = (" · ".join((self.KEYS, *past)), " · ".join(past))
        line.update(next((keys for keys in told if 0 < len(keys) <= line.size.width), least))


class EntryScreen(Question[str]):
    """A question answered with a line of text or a number; enter alone skips it."""

    def __init__(
        self,
        question: str,
        *,
        kind: Literal["integer", "text"],
        now: str | None = None,
        without: str = "type nothing to skip",
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            kind: what can be typed.
            now: the answer that holds until now, to be changed; Esc leaves it.
            without: what can be done in place of an answer, where there is none until now.
        """
        super().__init__()
        self._question = question
        self._kind = kind
        self._now = now
        self._without = without

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog"):
            yield Static(self._question, id="question", markup=False)
            yield Entry(
                self._now or "",
                type=self._kind,
                restrict=r"[0-9]*" if self._kind == "integer" else None,
                max_length=3 if self._kind == "integer" else 1000,
                compact=True,
                disabled=True,
            )
            without = self._without if self._now is None else "Esc leaves it as it is"
            yield Static(f"enter to go on; {without}", id="keys", markup=False)

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
            self.answer(self._now or "")
