"""Text of people and files, made harmless."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.text import MOST_MARKS, REPLACEMENT, hyphenated, printable

HARMFUL_KINDS: tuple[Literal["Cc", "Cf", "Cs", "Co", "Zl", "Zp"], ...] = (
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Zl",
    "Zp",
)
STACKED: tuple[Literal["Mn", "Me"], ...] = ("Mn", "Me")
BLANKS = "\u115f\u1160\u3164\uffa0"
ALLOWED = "\n\t\u200c\u200d"


@given(st.text(st.characters()))
def test_no_character_that_could_steer_a_terminal_is_left(text: str) -> None:
    for char in printable(text):
        assert unicodedata.category(char) not in HARMFUL_KINDS or char in ALLOWED


@given(st.text(st.characters(max_codepoint=0x9F)))
def test_of_control_characters_only_line_breaks_and_tabs_are_left(text: str) -> None:
    controls = {char for char in printable(text) if unicodedata.category(char) == "Cc"}
    assert controls <= {"\n", "\t"}


@given(
    st.text(
        st.characters(
            exclude_categories=STACKED + HARMFUL_KINDS,
            exclude_characters=BLANKS,
            include_characters="\n\t",
        )
    )
)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@given(st.text(st.characters()))
def test_making_text_harmless_makes_it_no_longer_and_twice_is_as_once(text: str) -> None:
    once = printable(text)
    assert len(once) <= len(text)
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


@given(st.text(st.sampled_from("ae\u0301\u0489\ufe0f\u200d\u05b8 \n"), max_size=60))
def test_no_letter_carries_more_marks_than_any_script_needs(text: str) -> None:
    once = printable(text)
    run = 0
    for char in once:
        run = run + 1 if char in "\u0301\u0489\ufe0f\u200d\u05b8" else 0
        assert run <= MOST_MARKS
    assert printable(once) == once


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\ufe0f", "\u200d"])
def test_a_letter_buried_in_marks_keeps_some_and_shows_that_there_were_more(mark: str) -> None:
    assert printable(f"a{mark * 10_000}b") == f"a{mark * MOST_MARKS}{REPLACEMENT}b"


@pytest.mark.parametrize("blank", BLANKS)
def test_a_letter_that_cannot_be_seen_is_replaced(blank: str) -> None:
    assert printable(f"a{blank}") == f"a{REPLACEMENT}"


@pytest.mark.parametrize("text", ["הַבֶּרֶךְ כּוֹאֶבֶת", "رُكْبَتِي تُؤْلِمُنِي", "घुटना", "เข่าเจ็บ", "می\u200cخواهم"])
def test_scripts_with_marks_of_their_own_stay_readable(text: str) -> None:
    assert printable(text) == text
