"""Text of people and files, made harmless before anything shows it."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HARMLESS = frozenset("\n\t\u200c\u200d")
"""Line breaks and tabs, and the joiners that some scripts and emoji are written with."""
_HARMFUL_KINDS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control and format characters (escapes, direction overrides), surrogates, line separators."""


def printable(text: str) -> str:
    """Return the text with every character that could steer a terminal replaced."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        REPLACEMENT
        if unicodedata.category(char) in _HARMFUL_KINDS and char not in _HARMLESS
        else char
        for char in text
    )


def hyphenated(text: str) -> str:
    """Return a text as the name of a file: small letters, digits and hyphens, 60 at most.

    Nothing is left of a text in letters that have no likeness among a to z.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[:60].rstrip("-")
