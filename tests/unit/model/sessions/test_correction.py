"""Corrections of a session."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kneecoach.model.sessions.correction import (
    Change,
    OfReturn,
    OfSession,
    OfSet,
    OutdatedError,
    answer_words,
    answered,
    is_far_more,
    lines,
    return_words,
    with_faults,
    with_level,
    with_pain,
    with_pain_on_return,
    with_reps,
)
from kneecoach.model.sessions.session import NextMorning, Session
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


def test_pain_on_coming_back_is_a_line_below_its_set() -> None:
    first = replace(ONE.sets[0], pain_on_return=5)
    broken_off = replace(ONE, sets=(first, *ONE.sets[1:]))
    assert tuple(lines(broken_off))[5:] == (OfSet(0), OfReturn(0), OfSet(1))
    assert return_words(broken_off, 0) == "5 in the way"
    change = with_pain_on_return(broken_off, 0, 2)
    assert (change.line, change.fields) == (OfReturn(0), {"pain_on_return": 2})
    assert change.back.fields == {"pain_on_return": 5}
    other = replace(broken_off, sets=(replace(first, reps=1), *ONE.sets[1:]))
    change.require_fits(other)
    for by_then in (ONE, replace(ONE, sets=())):
        with pytest.raises(OutdatedError, match="pain on coming back after set 1 was changed"):
            change.require_fits(by_then)


def test_what_a_set_says_is_changed_in_that_set_alone() -> None:
    assert with_pain(ONE, 0, None).fields == {"pain": None}
    assert with_reps(ONE, 0, 9).fields == {"reps": 9}
    assert with_level(ONE, 0, "no-step").fields == {"level": "no-step"}
    change = with_faults(ONE, 1, ["hips-drop"])
    assert (change.line, change.fields) == (OfSet(1), {"faults": ("hips-drop",)})
    assert change.after == replace(ONE, sets=(ONE.sets[0], change.after.sets[1]))


@pytest.mark.parametrize(
    ("target", "reps", "is_slip"),
    [(10, 30, False), (10, 31, True), (None, 200, False), (None, 201, True)],
)
def test_reps_far_above_what_was_planned_may_be_a_slip(
    target: int | None, reps: int, is_slip: bool
) -> None:
    assert is_far_more(a_log(target=target), reps) == is_slip


def test_a_skipped_set_with_reps_was_done_after_all() -> None:
    assert with_reps(ONE, 1, 9).fields == {"reps": 9, "skipped": False}
    assert with_reps(ONE, 1, 0).fields == {}


def test_a_change_is_taken_back_by_what_was_there_before() -> None:
    assert answered(ONE, "pain_after", 4).back.fields == {"pain_after": None}
    back = answered(ONE, "next_morning", None).back
    assert back.fields == {"next_morning": ONE.next_morning}
    assert with_reps(ONE, 1, 9).back.fields == {"reps": 0, "skipped": True}


GROWN = replace(ONE, sets=(*ONE.sets, a_log(), a_log()), effort=8, note="")


@pytest.mark.parametrize(
    "change", [answered(ONE, "pain_before", 1), with_reps(ONE, 0, 9), with_pain(ONE, 1, 3)]
)
def test_a_change_fits_whatever_else_has_changed(change: Change) -> None:
    change.require_fits(GROWN)
    with pytest.raises(OutdatedError):
        change.back.require_fits(GROWN)
    change.back.require_fits(change.after)


@pytest.mark.parametrize(
    ("change", "by_then", "told"),
    [
        (answered(ONE, "effort", 6), GROWN, "effort was changed meanwhile"),
        (answered(ONE, "next_morning", None), replace(ONE, next_morning=None), "next morning"),
        (with_reps(ONE, 1, 9), replace(ONE, sets=ONE.sets[:1]), "set 1 was changed meanwhile"),
        (with_pain(ONE, 0, 3), replace(ONE, sets=(a_log(), *ONE.sets)), "pain in set 1 was"),
        (with_pain(ONE, 0, 3), replace(ONE, sets=(a_log(reps=1, pain=2),)), "pain in set 1 was"),
    ],
)
def test_what_says_something_else_by_now_is_not_changed(
    change: Change, by_then: Session, told: str
) -> None:
    with pytest.raises(OutdatedError, match=told):
        change.require_fits(by_then)
