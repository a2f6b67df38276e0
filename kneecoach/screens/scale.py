"""A question answered from 0 to 10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from kneecoach.screens.asking import (
    SCALE_END,
    SECOND_DIGIT_S,
    SKIP,
    OneKeyQuestion,
    Way,
)

_TALL, _SHORT = 18, 10
"""Lines from which there is room for a column, and for a frame."""
_FRAME = 4
"""Cells that the frame and the gap within it take of the width."""


class ScaleScreen(OneKeyQuestion[int]):
    """A question answered from 0 to 10, each number with its word."""

    KEYS = "0–9 · x 10"
    FEW_KEYS = "0–9 x=10"

    def __init__(
        self,
        question: str,
        words: Sequence[str],
        *,
        ways: Sequence[Way] = (SKIP,),
        place: str = "",
        now: int | None = None,
    ) -> None:
        """Ask a question.

        Args:
            question: what is asked.
            words: eleven words, for 0 to 10.
            ways: the ways past it.
            place: where it stands among several, such as "3 of 9".
            now: the answer that holds until now.
        """
        super().__init__(question, ways=ways, place=place)
        self._words = words
        self._now = now
        self._has_one = False
        self._is_whole = True

    def answers(self) -> Iterator[Widget]:
        """Write the scale."""
        yield Static(self._scale(), id="scale", markup=False)

    def on_resize(self) -> None:
        """Write the scale as it fits now."""
        self.query_one("#scale", Static).update(self._scale())

    @property
    def shows_answers(self) -> bool:
        """Whether the scale is written with all its numbers."""
        return self._is_whole

    def _scale(self) -> Content:
        """Return the scale as a column; as two, a line or its two ends where there is less room."""
        keys = [*map(str, range(SCALE_END)), "x"]
        cells = [
            Content.assemble(
                (key, "bold $accent"), (f" {word}", "reverse" if number == self._now else "")
            )
            for number, (key, word) in enumerate(zip(keys, self._words, strict=True))
        ]
        width, height = self.app.size
        rows: Sequence[Content]
        if height >= _TALL:
            rows, room = cells, width
        elif height >= _SHORT:
            rows, room = _two_columns(cells), width - _FRAME
        else:
            rows, room = [Content("  ").join(cells)], width
        self._is_whole = height >= _TALL or max(row.cell_length for row in rows) <= room
        return Content("\n").join(rows if self._is_whole else [cells[0], cells[-1]])

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
        elif self._has_one and event.key in ("enter", "space"):
            self.answer(1)
        else:
            return  # a way past it; or not for this question: the palette's, the way out
        event.stop()
        event.prevent_default()


def _two_columns(cells: Sequence[Content]) -> Sequence[Content]:
    half = (len(cells) + 1) // 2
    width = max(cell.cell_length for cell in cells[:half]) + 2
    return [
        left.pad_right(width - left.cell_length) + (right or Content(""))
        for left, right in zip(cells[:half], [*cells[half:], None], strict=True)
    ]
