"""Text of people and files, made harmless before anything shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HARMLESS = frozenset("\n\t\u200c\u200d")
"""Line breaks and tabs, and the joiners that some scripts and emoji are written with."""
_HARMFUL_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control and format characters (escapes, direction overrides), surrogates, line separators."""


def printable(text: str) -> str:
    """Return the text with every character that could steer a terminal replaced."""
    if text.isprintable():  # by which fewer characters pass than are harmless
        return text
    return "".join(
        REPLACEMENT
        if unicodedata.category(char) in _HARMFUL_KINDS and char not in _HARMLESS
        else char
        for char in text
    )


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
