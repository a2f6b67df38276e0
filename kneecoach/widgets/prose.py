"""Paragraphs with a hanging indent: what is wrapped stays clear of the number before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text, never of markup."""

    text: str = ""
    style: str = ""
    lead: str = ""
    """What stands before it: a number, a mark."""
    lead_style: str = ""

    def wrapped(self, width: int) -> list[Content]:
        """Return its lines at a width."""
        lead = Content.styled(self.lead, self.lead_style or self.style)
        body = Content.styled(self.text, self.style)
        lines = body.wrap(max(1, width - lead.cell_length))
        blank = Content(" " * lead.cell_length)
        return [(blank if index else lead) + line for index, line in enumerate(lines)] or [lead]


def heading(text: str, style: str = "bold $primary") -> tuple[Paragraph, Paragraph]:
    """Return a heading, with an empty line before it."""
    return Paragraph(), Paragraph(text, style)


class Prose(Static):
    """Paragraphs, wrapped anew whenever the width changes."""

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._paragraphs = tuple(paragraphs)
        self._height = 0
        """Lines written."""

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs; the same ones again cost nothing."""
        if self._paragraphs != tuple(paragraphs):
            self._paragraphs = tuple(paragraphs)
            self._write()

    def on_mount(self) -> None:
        """Write what is known before the width is."""
        self._write()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._write()

    def _write(self) -> None:
        width = self.size.width or 80
        lines = [line for paragraph in self._paragraphs for line in paragraph.wrapped(width)]
        layout, self._height = len(lines) != self._height, len(lines)
        self.update(Content("\n").join(lines), layout=layout)
