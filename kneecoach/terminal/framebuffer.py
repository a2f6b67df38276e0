"""What the terminal shows and what it is to show, so that only the difference need be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import split_graphemes

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<style>[\d;]*)m"
    r"|(?P<newline>\n)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<other>\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[^@-~]*[@-~]|.)",
    re.DOTALL,
)
_ONE_CELL_EACH = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u2500-\u259f\u2800-\u28ff]*")
"""Letters of western languages, pieces of frames, blocks and braille."""
_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_UNUSED = ("\x1b]8;", "\x1b]22;")
"""What begins a hyperlink, or gives the mouse pointer a shape."""
_GAP = 5
"""So many cells that stay as they are cost no more to be sent again than to be skipped."""
_LINES_ON_SPACES = frozenset({"4", "7", "9", "21", "53"})
"""The attributes that are seen where nothing is written."""

Cell = tuple[str, str]
"""What is written in a cell, and in which style, as the numbers of its SGR sequence.

The second cell of a character that takes two has nothing written in it.
"""
_BLANK: Cell = (" ", "")


class Framebuffer:
    """The cells of a terminal: as painted by the app, and as last sent."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with a blank screen of so many cells, of which nothing has been sent."""
        self.cursor = (0, 0)
        """Column and row at which the app left the cursor."""
        self.is_synchronised = False
        """Whether the terminal has told that it shows a frame only when it is whole."""
        self._style = ""
        self._rows: list[list[Cell]]
        self._sent: list[list[Cell] | None]
        self._touched: set[int]
        self._painted: set[int]
        self._wide: set[int]
        """The rows that are sent whole, for a character that may be wider than is thought."""
        self._clear(width, height)

    def find_differences(self) -> bool:
        """Find the rows in which something was painted that has not been sent; tell if any is."""
        self._touched = {y for y in self._touched if self._rows[y] != self._sent[y]}
        return bool(self._touched)

    @property
    def is_painted_anew(self) -> bool:
        """Whether every row was painted to its end since the last frame was sent."""
        return len(self._painted) == len(self._rows)

    def forget(self) -> None:
        """Let everything be sent again: what the terminal shows is not known any more."""
        self._touched |= {y for y, sent in enumerate(self._sent) if sent is not None}
        self._sent = [None] * len(self._rows)

    def resize(self, width: int, height: int) -> None:
        """Have another size; nothing is sent until it is painted anew."""
        if (width, height) != self.size:
            self._clear(width, height)

    def feed(self, output: str) -> str:
        """Take the app's output; return what in it is no painting, to be sent as it is.

        A frame's beginning and end are taken out of it, as these are the sender's; so are
        hyperlinks and shapes of the mouse pointer, as there are no links and no mouse is needed.
        """
        others: list[str] = []
        for token in _TOKEN.finditer(output):
            match token.lastgroup:
                case "text":
                    self._put(token["text"])
                case "style":
                    self._style = "" if token["style"] in ("", "0") else token["style"]
                case "column":
                    self.cursor = (int(token["column"]) - 1, int(token["row"]) - 1)
                case "newline":
                    self.cursor = (self.cursor[0], self.cursor[1] + 1)
                case _:
                    if token["other"] in (_SYNC_START, _SYNC_END):
                        self.is_synchronised = True
                    elif not token["other"].startswith(_UNUSED):
                        others.append(token["other"])
        return "".join(others)

    def frame(self) -> Iterator[str]:
        """Return, row by row, what makes the terminal show what was painted.

        A row counts as sent once it was asked for. The last piece puts the cursor in its place.
        """
        if self.is_synchronised:
            yield _SYNC_START
        self._painted.clear()
        style: str | None = None
        for y in sorted(self._touched):
            if y in self._touched:
                sequence, style = self._row(y, style)
                yield sequence
        x, y = self.cursor
        yield f"\x1b[0m\x1b[{y + 1};{x + 1}H"
        if self.is_synchronised:
            yield _SYNC_END

    def _clear(self, width: int, height: int) -> None:
        self.size = (width, height)
        self._rows = [[_BLANK] * width for _ in range(height)]
        self._sent = [None] * height
        self._touched, self._painted, self._wide = set(), set(), set()

    def _put(self, text: str) -> None:
        x, y = self.cursor
        cells = _cells(text, self._style)
        self.cursor = (x + len(cells), y)
        width, height = self.size
        if 0 <= y < height and 0 <= x < width:
            end = min(x + len(cells), width)
            row = self._rows[y]
            if not row[x][0]:  # what half of a wide character is left of is blank
                row[x - 1] = (" ", row[x - 1][1])
            if end < width and not row[end][0]:
                row[end] = (" ", row[end][1])
            row[x:end] = cells[: end - x]
            self._touched.add(y)
            if not _ONE_CELL_EACH.fullmatch(text):
                self._wide.add(y)
            if end == width:
                self._painted.add(y)

    def _row(self, y: int, style: str | None) -> tuple[str, str | None]:
        """Return what brings a row up to date, and count it as sent.

        Args:
            y: which row.
            style: the style that the terminal writes in; None if not known.

        Returns:
            What is to be sent, and the style in which the terminal writes after that.
        """
        row, sent = self._rows[y], self._sent[y]
        self._touched.discard(y)
        self._sent[y] = row.copy()
        if y in self._wide and not _has_wide(row):
            self._wide.discard(y)
            sent = None
        if sent is None or y in self._wide:
            spans = [(0, len(row))]
        else:
            spans = list(_differences(row, sent))
        pieces: list[str] = []
        for x, end in spans:
            pieces.append(f"\x1b[{y + 1};{x + 1}H")
            for char, own in row[x:end]:
                if own != style and not (char == " " and _is_same_on_spaces(style, own)):
                    pieces.append(_change(style, own))
                    style = own
                pieces.append(char)
        return "".join(pieces), style


@lru_cache(maxsize=4096)
def _cells(text: str, style: str) -> tuple[Cell, ...]:
    """Return the cells that a text takes."""
    if _ONE_CELL_EACH.fullmatch(text):
        bare = _on_spaces(style)
        return tuple([(char, bare if char == " " else style) for char in text])
    cells: list[Cell] = []
    for begin, end, width in split_graphemes(text)[0]:
        if width:
            cells.append((text[begin:end], style))
            cells.extend([("", style)] * (width - 1))
        elif cells:
            before = cells.pop()
            cells.append((before[0] + text[begin:end], style))
    return tuple(cells)


def _has_wide(row: list[Cell]) -> bool:
    """Tell whether a row has a character about whose width terminals are not of one mind."""
    return any(len(char) != 1 for char, _ in row)


def _differences(row: list[Cell], sent: list[Cell]) -> Iterator[tuple[int, int]]:
    """Return where cells differ, as the first and the one after the last of each stretch."""
    begin = end = -1
    for x, (cell, before) in enumerate(zip(row, sent, strict=True)):
        if cell == before:
            continue
        if begin < 0:
            begin = x
        elif x - end >= _GAP:
            yield begin, end
            begin = x
        end = x + 1
    if begin >= 0:
        yield begin, end


@lru_cache(maxsize=4096)
def _change(before: str | None, style: str) -> str:
    """Return the SGR sequence that leads from a style, or none known, to another."""
    attributes, colour, background = _parts(style)
    if before is not None:
        old_attributes, old_colour, old_background = _parts(before)
        loses_colour = (old_colour and not colour) or (old_background and not background)
        if attributes == old_attributes and not loses_colour:
            changes = [colour] * (colour != old_colour)
            changes += [background] * (background != old_background)
            return f"\x1b[{';'.join(changes)}m" if changes else ""
    return f"\x1b[{';'.join(filter(None, ('0', attributes, colour, background)))}m"


@lru_cache(maxsize=4096)
def _parts(style: str) -> tuple[str, str, str]:
    """Return a style's attributes, colour and background, each as in an SGR sequence."""
    attributes, colour, background = [], "", ""
    numbers = iter(style.split(";") if style else ())
    for number in numbers:
        if number in ("38", "48"):
            kind = next(numbers, "")
            count = {"2": 3, "5": 1}.get(kind, 0)
            number = ";".join((number, kind, *(next(numbers, "0") for _ in range(count))))
        code = int(number.split(";")[0])
        if 30 <= code <= 39 or 90 <= code <= 97:
            colour = number
        elif 40 <= code <= 49 or 100 <= code <= 107:
            background = number
        else:
            attributes.append(number)
    return ";".join(attributes), colour, background


@lru_cache(maxsize=4096)
def _is_same_on_spaces(one: str | None, other: str) -> bool:
    return one is not None and _on_spaces(one) == _on_spaces(other)


@lru_cache(maxsize=4096)
def _on_spaces(style: str) -> str:
    """Return what is seen of a style where nothing is written."""
    attributes, _, background = _parts(style)
    return style if _LINES_ON_SPACES.intersection(attributes.split(";")) else background
