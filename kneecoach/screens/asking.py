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
_LITTLE_ROOM = 30
"""Cells of a line of keys, below which they stand closer."""

Answer = TypeVar("Answer")


class Question(ModalScreen[Answer]):
    """Something asked on top of a screen; it takes one answer, and only once."""

    CSS_PATH = ["asking.tcss"]
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
    """How to answer, for the line of keys."""
    FEW_KEYS: ClassVar[str]
    """The same in few words, for little room; it stands first where the answers do not tell it."""

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
        self.was_read = False
        """Whether all of its words were on the screen, one after the other or at once."""

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

    def on_mount(self) -> None:
        """Follow what is on the screen of its words and answers."""
        self.watch(self.query_one("#words"), "scroll_y", self._follow, init=False)
        for scrolls in self.query("#words, OptionList"):
            self.watch(scrolls, "show_vertical_scrollbar", self._follow, init=False)

    def on_resize(self) -> None:
        """Write anew what depends on the room."""
        self._follow()

    def _follow(self) -> None:
        self.call_after_refresh(self.tell)  # only then it is known what fits

    @property
    def shows_answers(self) -> bool:
        """Whether every answer stands on the screen with its key."""
        raise NotImplementedError

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
        """Whether words follow those on the screen; so it seems, too, before they are laid out."""
        words = self.query_one("#words")
        is_laid_out = bool(words.region) and self.region.contains_region(words.region)
        return not (is_laid_out and words.is_vertical_scroll_end)

    def read_on(self) -> None:
        """Show the words that follow; after the last, the first again."""
        words = self.query_one("#words")
        if self.has_more:
            words.scroll_page_down(animate=False)
        else:
            words.scroll_home(animate=False)

    def tell(self) -> None:
        """Say by which keys it goes on; where few fit, how to answer first unless that is seen."""
        self.was_read |= not self.has_more
        line = self.query_one("#keys", Static)
        room = line.size.width
        past = [way.told for way in self._ways]
        if self._is_long:
            past = ["space more", *past] if self.has_more else [*past, "space again"]
        told = " · ".join((self.KEYS, *past))
        if len(told) > room:
            are_seen = self.shows_answers and past
            told = _fitting(past if are_seen else [self.FEW_KEYS, *past], room)
        line.update(told)


def _fitting(parts: Sequence[str], room: int) -> str:
    """Return as many of a line's parts as there is room for; always the very first."""
    gap = " · " if room >= _LITTLE_ROOM else " "
    for count in range(len(parts), 1, -1):
        if len(line := gap.join(parts[:count])) <= room:
            return line
    return parts[0]


class EntryScreen(Question[str]):
    """A question answered with a line of text or a number; enter alone skips it."""

    def __init__(
        self,
        question: str,
        *,
        kind: Literal["integer", "text"],
        now: str | None = None,
        typed: str = "",
        without: str = "type nothing to skip",
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            kind: what can be typed.
            now: the answer that holds until now, to be changed; Esc leaves it.
            typed: what stands there to begin with, where no answer holds until now.
            without: what can be done in place of an answer, where there is none until now.
        """
        super().__init__()
        self._question = question
        self._kind = kind
        self._now = now
        self._typed = typed
        self._without = without

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="dialog"):
            yield Static(self._question, id="question", markup=False)
            yield Entry(
                self._now or self._typed,
                type=self._kind,
                restrict=r"[0-9]*" if self._kind == "integer" else None,
                max_length=3 if self._kind == "integer" else 1000,
                compact=True,
                disabled=True,
            )
            without = self._without if self._now is None else "Esc leaves it as it is"
            yield Static(f"enter on · {without}", id="keys", markup=False)

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
