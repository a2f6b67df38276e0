"""Text of people and files, made harmless before anything shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_JOINERS = frozenset("\u200c\u200d")
_HARMLESS = frozenset("\n\t") | _JOINERS
"""Line breaks and tabs, and the joiners that some scripts and emoji are written with."""
_HARMFUL_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control and format characters (escapes, direction overrides), surrogates, line separators."""
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters of Hangul that look like nothing, so that a name of them would be no name."""
MOST_MARKS = 8
"""So many marks in a row stand on one letter at most; scripts that are read need half of that."""
_MARKS = frozenset({"Mn", "Me"})
_ODD = re.compile(rf"[{''.join(sorted(_BLANKS))}]|[^\w\x00-\x7f]{{{MOST_MARKS + 1},}}")
"""What makes printing characters worth a look: a blank, or a run of what may be marks."""


def printable(text: str) -> str:
    """Return the text with every character that could steer a terminal replaced.

    So are letters that cannot be seen, and what stands on a letter beyond what any script needs.
    """
    if text.isprintable() and not is_odd(text):  # by which fewer characters pass than are harmless
        return text
    kept, marks = [], 0
    for char in text:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in _MARKS or char in _JOINERS else 0
        if marks > MOST_MARKS:
            if marks == MOST_MARKS + 1:
                kept.append(REPLACEMENT)
        elif char in _BLANKS or (kind in _HARMFUL_KINDS and char not in _HARMLESS):
            kept.append(REPLACEMENT)
        else:
            kept.append(char)
    return "".join(kept)


def is_odd(text: str) -> bool:
    """Return whether there may be more to replace in a text than what does not print."""
    return not text.isascii() and bool(_ODD.search(text))


def printable_table(table: Mapping[str, object]) -> dict[str, object]:
    """Return a table with all text in it made harmless, keys too, however deep."""
    return {printable(key): _printable(value) for key, value in table.items()}


def hyphenated(text: str) -> str:
    """Return a text as the name of a file: small letters, digits and hyphens, 60 at most.

    Nothing is left of a text in letters that have no likeness among a to z.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[:60].rstrip("-")


def _printable(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return printable_table(value)
    return value
