"""Pain and effort."""

from __future__ import annotations

from typing import Literal

import pytest

from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS, PLACES, verdict


@pytest.mark.parametrize(
    ("pains", "judged"),
    [(range(3), "safe"), (range(3, 6), "acceptable"), (range(6, 11), "too much")],
)
def test_pain_to_2_is_safe_to_5_acceptable_and_above_5_too_much(
    pains: range, judged: Literal["safe", "acceptable", "too much"]
) -> None:
    assert {verdict(pain) for pain in pains} == {judged}


@pytest.mark.parametrize("scale", [PAIN_WORDS, EFFORT_WORDS])
def test_every_number_from_0_to_10_has_a_word_of_its_own(scale: tuple[str, ...]) -> None:
    assert len(scale) == 11
    assert len(set(scale)) == 11


def test_every_place_it_can_hurt_has_a_digit_key() -> None:
    assert len(set(PLACES)) == len(PLACES) <= 9
