"""Plain characters in place of those that a terminal cannot show."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_REPERTOIRES: Mapping[str, str] = {
    "linux": "cp437",  # the kernel's own console has blocks and lines, but no braille
    "vt52": "ascii",
    "vt100": "ascii",
    "vt102": "ascii",
    "vt220": "latin-1",
}
"""What terminals have in their fonts, as the name of an encoding, whatever they are sent in."""

_SIGNS: Mapping[str, str] = dict(
    zip(
        "█▓▒░▀▄■□▪◆◇●○·•…–—−×÷✓✗°“”„‘’½¼¾≤≥",
        '##=-"_#o*+-@o.*.---x/v!o"""\'\'/||<>',
        strict=True,
    )
)
_WORDS: Mapping[str, str] = {
    "LEFTWARDS": "<",
    "LEFT-POINTING": "<",
    "RIGHTWARDS": ">",
    "RIGHT-POINTING": ">",
    "UPWARDS": "^",
    "UP-POINTING": "^",
    "DOWNWARDS": "v",
    "DOWN-POINTING": "v",
    "BRAILLE": ":",
    "BLOCK": "#",
    "SQUARE": "#",
}
"""Signs by a word in the character's name."""
_UPPER_DOTS, _LOWER_DOTS = 0b00011011, 0b11100100
"""The dots of the upper two and the lower two rows of a braille character."""


def encoding_of(usual: str, environment: Mapping[str, str]) -> str:
    """Return in what to write to the terminal: ASCII where the person's settings name the C locale.

    Python writes UTF-8 there, as where nothing is set; what is set is taken at its word.

    Args:
        usual: the encoding that Python has chosen.
        environment: the variables that name a locale, among others.
    """
    named = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return "ascii" if next(filter(None, named), "") in ("C", "POSIX") else usual


def plainly(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that an output lacks, as `codecs.register_error` asks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(Plain(error.encoding)), error.end


class Plain(dict[int, str]):
    """A table for `str.translate` that leaves what a terminal can show, and replaces the rest.

    What takes a character's place takes as many cells.
    """

    def __init__(self, encoding: str, kind: str = "") -> None:
        """Look characters up as they come.

        Args:
            encoding: in what the terminal is written to.
            kind: which terminal it is, as in TERM.
        """
        super().__init__()
        self._encodings = {encoding, _REPERTOIRES.get(kind, encoding)}

    @property
    def has_half_blocks(self) -> bool:
        """Whether large letters can be drawn of half blocks: what is put for them is not read."""
        return "▀▄".translate(self) == "▀▄"

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if self._has(char) else self._sign(char)
        return self[code]

    def _has(self, char: str) -> bool:
        try:
            return all(char.encode(encoding) for encoding in self._encodings)
        except UnicodeEncodeError:
            return False

    def _sign(self, char: str) -> str:
        """Return what looks most like a character, as wide as it."""
        from rich.cells import cell_len  # not before a character is lacking

        cells = cell_len(char)
        likeness = _SIGNS.get(char) or _dots(char) or _line(char) or _by_name(char)
        if likeness is None:
            bare = unicodedata.normalize("NFKD", char)[:1]
            likeness = bare if bare.isascii() and bare.isprintable() else "?"
        return likeness.ljust(cells)[:cells]


def _dots(char: str) -> str | None:
    """Return the sign for a braille character by where its dots are."""
    dots = ord(char) - 0x2800
    if not 0 <= dots <= 0xFF:
        return None
    match bool(dots & _UPPER_DOTS), bool(dots & _LOWER_DOTS):
        case True, True:
            return ":"
        case True, False:
            return "'"
        case False, True:
            return "."
    return " "


def _line(char: str) -> str | None:
    """Return the sign for a piece of a frame."""
    if not 0x2500 <= ord(char) <= 0x257F:
        return None
    if ord(char) in (0x2574, 0x2576, 0x2578, 0x257A):  # halves of a line
        return "-"
    name = unicodedata.name(char)
    if "HORIZONTAL" in name and "VERTICAL" not in name:
        return "-"
    if "VERTICAL" in name and "HORIZONTAL" not in name:
        return "|"
    return "|" if ord(char) in (0x2575, 0x2577, 0x2579, 0x257B) else "+"


def _by_name(char: str) -> str | None:
    words = unicodedata.name(char, "").split()
    return next((sign for word, sign in _WORDS.items() if word in words), None)
