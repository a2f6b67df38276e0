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
    if not rows:
        return (text,)
    # Half a row of cells is about as high as a cell is wide: a dot of both looks square.
    scale = min(2 * height // _ROWS, width // len(rows[0]))
    if not halves:
        scale -= scale % 2
    while scale and -(-_ROWS * scale // 2) > height:
        scale -= 1 if halves else 2
    if not scale:
        return (text,)
    half_rows = ["".join(dot * scale for dot in row) for row in rows for _ in range(scale)]
    if len(half_rows) % 2:
        half_rows.append("." * len(half_rows[0]))
    pairs = zip(half_rows[::2], half_rows[1::2], strict=True)
    return tuple("".join(map(_half_blocks, upper, lower)) for upper, lower in pairs)


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
