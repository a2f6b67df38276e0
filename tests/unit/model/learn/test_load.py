"""What a knee carries at a body weight."""

from __future__ import annotations

import pytest

from kneecoach.model.learn.load import Weight, parse_weight, weighed
from kneecoach.model.learn.page import Page
from kneecoach.model.problem import ProblemError


@pytest.mark.parametrize(
    ("said", "weight"),
    [
        ("80", Weight(80)),
        ("80kg", Weight(80)),
        (" 80.5 KG ", Weight(80.5)),
        ("80,5", Weight(80.5)),
        ("176lb", Weight(176, "lb")),
        ("176 Lbs", Weight(176, "lb")),
    ],
)
def test_a_weight_is_read_as_people_write_it_in_kilos_where_nothing_is_said(
    said: str, weight: Weight
) -> None:
    assert parse_weight(said) == weight


@pytest.mark.parametrize("said", ["", "0", "0.0 kg", "-80", "1e2", "nan", "8000", "80 stone"])
def test_what_is_no_weight_is_told_with_one_that_would_be(said: str) -> None:
    with pytest.raises(ProblemError) as refused:
        parse_weight(said)
    assert str(refused.value) == f"'{said}' is no weight; one would be 80, 80.5 kg or 176 lb"


def test_at_80_kg_a_knee_carries_up_to_240_walking_and_440_running() -> None:
    page = weighed(Page("load", "Load", "As ever."), parse_weight("80"))
    assert page.title == "Load"
    assert page.text.startswith("## At 80 kg\n")
    assert "Walking,** your knees carry up to 240 kg" in page.text
    assert "Running,** up to 440 kg" in page.text
    assert "Each kg too many costs them 3 kg" in page.text
    assert page.text.endswith("\n\nAs ever.")


def test_pounds_stay_pounds_and_loads_are_whole() -> None:
    text = weighed(Page("load", "Load", ""), parse_weight("176.5 lb")).text
    assert "At 176.5 lb" in text
    assert "up to 530 lb" in text
    assert "up to 971 lb" in text
    assert "kg" not in text
