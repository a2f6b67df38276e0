"""`kneecoach learn`."""

from __future__ import annotations

import pytest

from tests.unit.commands.support import run

Capsys = pytest.CaptureFixture[str]


def test_without_a_topic_it_lists_the_topics(capsys: Capsys) -> None:
    ran = run(capsys, "learn")
    assert (ran.code, ran.err) == (0, "")
    heading, *lines = ran.out.splitlines()
    assert heading.split() == ["Topic", "About"]
    assert "doctor      When to see a doctor" in [line.rstrip() for line in lines]


def test_a_topic_prints_its_page_without_marks_and_no_wider_than_reads_well(
    capsys: Capsys,
) -> None:
    ran = run(capsys, "learn", "doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("When to see a doctor\n")
    assert " • The knee locks or gives way." in ran.out
    assert "#" not in ran.out
    assert max(map(len, ran.out.splitlines())) == 80


def test_in_a_narrow_terminal_the_page_is_narrow(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, run(capsys, "learn", "doctor").out.splitlines())) == 40


@pytest.mark.parametrize("command", ["learn load --weight 176lb", "learn --weight 176lb"])
def test_with_a_weight_it_says_what_the_knees_carry(command: str, capsys: Capsys) -> None:
    ran = run(capsys, *command.split())
    assert (ran.code, ran.err) == (0, "")
    assert "Walking, your knees carry up to 528 lb." in ran.out


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("learn docter", "unknown topic 'docter' (did you mean 'doctor'?)"),
        ("learn load --weight much", "'much' is no weight; one would be 80, 80.5 kg or 176 lb"),
        ("learn food --weight 80", "--weight: a weight goes with 'load' only"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_with_code_2(
    command: str, told: str, capsys: Capsys
) -> None:
    ran = run(capsys, *command.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"kneecoach: {told}\n")
