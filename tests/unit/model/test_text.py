"""Text of people and files, made harmless."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.text import REPLACEMENT, hyphenated, printable

HARMFUL_KINDS: tuple[Literal["Cc", "Cf", "Cs", "Co", "Zl", "Zp"], ...] = (
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Zl",
    "Zp",
)
ALLOWED = "\n\t\u200c\u200d"


@given(st.text(st.characters()))
def test_no_character_that_could_steer_a_terminal_is_left(text: str) -> None:
    for char in printable(text):
        assert unicodedata.category(char) not in HARMFUL_KINDS or char in ALLOWED


@given(st.text(st.characters(max_codepoint=0x9F)))
def test_of_control_characters_only_line_breaks_and_tabs_are_left(text: str) -> None:
    controls = {char for char in printable(text) if unicodedata.category(char) == "Cc"}
    assert controls <= {"\n", "\t"}


@given(st.text(st.characters(exclude_categories=HARMFUL_KINDS, include_characters=ALLOWED)))
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@given(st.text(st.characters()))
def test_making_text_harmless_keeps_its_length_and_twice_is_as_once(text: str) -> None:
    once = printable(text)
    assert len(once) == len(text)
    assert printable(once) == once


@pytest.mark.parametrize(
    "harmful",
    ["\x1b", "\r", "\x00", "\x07", "\x9b", "\u202e", "\u2028", "\ufeff", "\ud800", "\ue000"],
)
def test_escapes_overrides_and_surrogates_are_replaced(harmful: str) -> None:
    assert printable(f"a{harmful}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize(
    "text", ["Ça va très bien", "膝が痛い", "👩\u200d⚕️ 3–5 × 10", "two\nlines"]
)
def test_every_script_and_emoji_stays(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Evening", "evening"),
        ("  Before the sofa! (10 min) ", "before-the-sofa-10-min"),
        ("Größe und Café", "grosse-und-cafe"),
        ("../../etc/passwd", "etc-passwd"),
        ("膝が痛い", ""),
        ("a" * 59 + " bcd", "a" * 59),
    ],
)
def test_a_title_becomes_a_name_of_small_letters_digits_and_hyphens(title: str, name: str) -> None:
    assert hyphenated(title) == name
