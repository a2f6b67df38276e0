"""A number in large figures, as large as its place allows."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_FIGURES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
}
_ROWS = 5
_DOT_WIDTH = 2
"""A dot is two cells wide and one high, which looks square."""


def figures(text: str) -> list[str]:
    """Return a number as five rows of dots, one character a dot."""
    return [" ".join(_FIGURES[digit][row] for digit in text) for row in range(_ROWS)]


class BigNumber(Widget):
    """Digits drawn in blocks, centred; as plain text where there are fewer than five rows."""

    value: reactive[int] = reactive(0, layout=False)
    """What to show; 0 or more."""

    DEFAULT_CSS = """
    BigNumber { width: 1fr; height: 1fr; }
    """

    def render_line(self, y: int) -> Strip:
        """Draw one row of the figures."""
        width, height = self.size
        text = str(self.value)
        rows = figures(text)
        scale = min(height // _ROWS, width // (len(rows[0]) * _DOT_WIDTH))
        style = self.rich_style
        if scale < 1:
            line = text.center(width) if y == height // 2 else " " * width
            return Strip([Segment(line, style)])
        row = (y - (height - scale * _ROWS) // 2) // scale
        line = ""
        if 0 <= row < _ROWS:
            line = "".join(dot * _DOT_WIDTH * scale for dot in rows[row]).replace("#", "█")
        return Strip([Segment(line.center(width), style)])
