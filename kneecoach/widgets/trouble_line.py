"""A line that says what is wrong for as long as it is, and takes no room otherwise."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class TroubleLine(Static):
    """Shows the words it is given; none, and it is not there."""

    DEFAULT_CSS = """
    TroubleLine {
        display: none;
        height: auto;
        max-height: 3;
        padding: 0 1;
        background: $panel;
        color: $warning;
        text-style: bold;
    }
    """

    def show(self, words: str) -> None:
        """Show what is wrong, or nothing."""
        if str(self.content) != words:
            self.update(Content(words))
            self.display = bool(words)
