"""Corrections of a session."""

from __future__ import annotations

from msgspec.structs import replace

from kneecoach.model.sessions.correction import (
    OfSession,
    OfSet,
    answer_words,
    answered,
    lines,
    undone,
    with_faults,
    with_level,
    with_pain,
    with_reps,
)
from kneecoach.model.sessions.session import NextMorning
from tests.unit.storage.support import a_log, a_session

ONE = replace(
    a_session("2026-11-22T07:15:03+01:00", a_log(pain=2), a_log(skipped=True, reps=0)),
    pain_before=3,
    effort=5,
    next_morning=NextMorning(pain=2, swelling=True),
    note="Stiff\nat first.",
)


def test_all_answers_and_sets_are_lines_to_correct() -> None:
    found = tuple(lines(ONE))
    assert found[0] == OfSession("pain_before")
    assert found[5:] == (OfSet(0), OfSet(1))


def test_an_answer_is_told_with_its_word() -> None:
    assert [answer_words(ONE, one.key) for one in lines(ONE) if isinstance(one, OfSession)] == [
        "3 noticeable",
        "not said",
        "5 hard but steady",
        "2 mild, new swelling",
        "Stiff at first.",
    ]
    assert answer_words(replace(ONE, note=""), "note") == "none"


def test_what_a_set_says_is_changed_in_that_set_alone() -> None:
    assert with_pain(ONE, 0, None).fields == {"sets": ({"pain": None}, {})}
    assert with_reps(ONE, 0, 9).fields == {"sets": ({"reps": 9}, {})}
    assert with_faults(ONE, 1, ["hips-drop"]).fields == {"sets": ({}, {"faults": ("hips-drop",)})}
    assert with_level(ONE, 0, "no-step").fields == {"sets": ({"level": "no-step"}, {})}


def test_a_skipped_set_with_reps_was_done_after_all() -> None:
    assert with_reps(ONE, 1, 9).fields == {"sets": ({}, {"reps": 9, "skipped": False})}
    assert with_reps(ONE, 1, 0).fields == {"sets": ({}, {"reps": 0})}


def test_a_change_is_taken_back_by_what_was_there_before() -> None:
    assert undone(ONE, answered("pain_after", 4)).fields == {"pain_after": None}
    assert undone(ONE, answered("next_morning", None)).fields == {"next_morning": ONE.next_morning}
    back = undone(ONE, with_reps(ONE, 1, 9))
    assert back.fields == {"sets": ({}, {"reps": 0, "skipped": True})}
