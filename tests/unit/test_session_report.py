"""A past workout, set by set, as it is told on its page."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from kneecoach.model.history.rows import Entry, cells
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.digest import digest
from kneecoach.model.sessions.session import KeptSession, SetLog
from kneecoach.widgets.session_report import log_words, session_report
from tests.unit.storage.support import a_log, a_session

STOPPED = a_log(target=5, reps=5, stopped_for_pain=True, pain=6)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (STOPPED, "set 1 left: 5 of 5 reps, then it hurt · pain 6"),
        (replace(STOPPED, hold=15), "set 1 left: 5 of 5 × 15 s, then it hurt · pain 6"),
        (
            replace(STOPPED, reps=3, where="inside"),
            "set 1 left: 3 of 5 reps, then it hurt, inside · pain 6",
        ),
        (
            replace(STOPPED, reps=None, skipped=True, where="inside"),
            "set 1 left: stopped, it hurt, inside · pain 6",
        ),
        (
            replace(STOPPED, reps=None, skipped=True, pain=None),
            "set 1 left: left out, because it hurt",
        ),
    ],
)
def test_of_what_ended_because_it_hurt_the_reps_are_told(log: SetLog, words: str) -> None:
    assert log_words(log) == words


@pytest.mark.parametrize(
    ("status", "done", "words"),
    [
        ("finished", 3, "Finished"),
        ("finished", 2, "Finished, with sets left out"),
        ("stopped", 2, "Ended early"),
        ("live", 2, "Not ended"),
    ],
)
def test_how_a_workout_stands_has_one_word_in_the_list_and_on_its_page(
    status: Literal["finished", "stopped", "live"], done: int, words: str
) -> None:
    session = replace(a_session(), status=status, sets=(a_log(),) * done)
    _, told, *_ = session_report(session, {})
    assert told.text.split(" · ")[0] == words
    entry = Entry.of(digest(KeptSession("2026/20261122T061503Z-7f3a.toml", session)))
    assert words.split(",")[0].casefold() in cells(entry, "Everyday")


def test_pain_on_coming_back_is_told_where_the_workout_was_broken_off() -> None:
    session = a_session("2026-11-22T07:15:03+01:00", replace(a_log(), pain_on_return=5), a_log())
    told = [one.lead + one.text for one in session_report(session, {})]
    back = told.index("  ↩ Coming back: pain 5 in the way")
    assert [one.startswith("  ✓ set") for one in (told[back - 1], told[back + 1])] == [True, True]


def test_it_is_told_how_to_go_on_with_a_workout_that_has_not_ended() -> None:
    waits = a_session("2026-11-22T07:15:03+01:00", a_log())
    ended = replace(waits, status="stopped")
    found = [
        any("s on Today" in one.text for one in session_report(session, {}))
        for session in (waits, ended)
    ]
    assert found == [True, False]


def test_it_is_told_how_to_say_afterwards_how_much_it_hurt_where_nobody_did() -> None:
    waits = a_session("2026-11-22T07:15:03+01:00", a_log())
    not_said = replace(waits, status="finished", pain_after=None)
    newer = Problem("This is of a newer kneecoach.")
    pages = (
        session_report(not_said, {}),
        session_report(not_said, {}, newer=newer),
        session_report(replace(not_said, pain_after=2), {}),
        session_report(waits, {}),
    )
    told = [any("e in the history" in one.text for one in page) for page in pages]
    assert told == [True, False, False, False]


def test_a_set_that_ended_as_it_hurt_is_not_counted_as_done_and_a_short_one_has_its_own_mark() -> (
    None
):
    short, hurt = a_log(reps=2, target=10), a_log(reps=3, target=10, stopped_for_pain=True)
    session = replace(
        a_session("2026-11-22T07:15:03+01:00", a_log(), short, hurt),
        status="finished",
        sets_planned=3,
    )
    told = [one.lead + one.text for one in session_report(session, {})]
    assert told[1].startswith("Finished · ")
    assert told[1].endswith("sets 2 of 3")
    assert [one[2] for one in told if " set 1 left:" in one] == ["✓", "~", "✗"]
    brief = digest(KeptSession("2026/20261122T061503Z-7f3a.toml", session))
    assert brief.sets_done == 2
    only_hurt = digest(KeptSession("a.toml", replace(session, sets=(hurt,))))
    assert (only_hurt.sets_done, counts(only_hurt)) == (0, True)


def test_a_row_tells_before_its_note_of_pain_that_was_worse_than_before_and_after() -> None:
    session = replace(a_session("2026-11-20T07:15:03+01:00", a_log(pain=5)), note="Stiff.")
    row = cells(Entry.of(digest(KeptSession("a.toml", session))), "Floor")
    assert row[-1] == "pain 5 in a set · Stiff."
