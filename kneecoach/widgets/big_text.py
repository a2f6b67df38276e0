"""A word or number in large letters, as large as its place allows."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

# Each letter is five rows of dots, written here as one string a row.
_LETTERS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# ..# ..#",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    "A": "### #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": "### #.. #.. #.. ###",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": "#### #... #.## #..# ####",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# ###",
    "K": "#..# #.#. ##.. #.#. #..#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": "### #.# #.# #.# ###",
    "P": "### #.# ### #.. #..",
    "Q": "### #.# #.# ### ..#",
    "R": "##. #.# ##. #.# #.#",
    "S": "### #.. ### ..# ###",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# ### .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "?": "### ..# .## ... .#.",
    "-": "... ... ### ... ...",
    ":": ". # . # .",
    " ": ".. .. .. .. ..",
}
_ROWS = 5
_HALF_ROWS = 3
"""Rows of cells that five rows of dots take, two dots a cell."""
_DOT_WIDTH = 2
"""A whole-cell dot is two cells wide and one high, which looks square."""


def dots(text: str) -> list[str]:
    """Return a text as five rows of "#" and ".", or nothing where a letter is not known."""
    if not text or any(letter not in _LETTERS for letter in text):
        return []
    letters = [_LETTERS[letter].split(" ") for letter in text]
    return [".".join(letter[row] for letter in letters) for row in range(_ROWS)]


@lru_cache(maxsize=32)
def enlarged(text: str, width: int, height: int, *, halves: bool = True) -> tuple[str, ...]:
    """Return the rows of a text drawn as large as fits; the text itself where nothing does.

    Args:
        text: what to draw.
        width: cells there are.
        height: rows there are.
        halves: whether it may be drawn of half blocks.
    """
    rows = dots(text)
    dots_wide = len(rows[0]) if rows else 0
    scale = min(height // _ROWS, width // (dots_wide * _DOT_WIDTH)) if rows else 0
    if scale >= 1:
        wide = ["".join(dot * _DOT_WIDTH * scale for dot in row) for row in rows]
        return tuple(_blocks(row) for row in wide for _ in range(scale))
    if halves and rows and height >= _HALF_ROWS and width >= dots_wide:
        blank = "." * dots_wide
        pairs = zip(rows[::2], [*rows[1::2], blank], strict=True)
        return tuple("".join(map(_half_blocks, upper, lower)) for upper, lower in pairs)
    return (text,)


def _blocks(row: str) -> str:
    return row.replace("#", "█").replace(".", " ")


def _half_blocks(upper: str, lower: str) -> str:
    return {"##": "█", "#.": "▀", ".#": "▄", "..": " "}[upper + lower]


class BigText(Widget):
    """A word or number in the middle of its place, redrawn only when it changes."""

    value: reactive[str] = reactive("")
    """What to show, in capitals."""

    DEFAULT_CSS = """
    BigText { width: 1fr; height: 1fr; }
    """

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.size
        halves = not self.app.has_class("-without-half-blocks")
        rows = enlarged(self.value, width, height, halves=halves)
        row = y - (height - len(rows)) // 2
        line = rows[row] if 0 <= row < len(rows) else ""
        return Strip([Segment(line.center(width)[:width], self.visual_style.rich_style)], width)
