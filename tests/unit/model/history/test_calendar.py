"""The calendar of workouts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from kneecoach.model.history.calendar import Done, done_on, mondays, month_row
from kneecoach.model.history.rows import Entry, by_month, title_line, unreadable_words
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.digest import digest
from kneecoach.model.sessions.session import KeptSession, Session
from tests.unit.storage.support import a_log, a_session


def entry(session: Session) -> Entry:
    return Entry.of(digest(KeptSession(f"{session.started:%Y/%Y%m%dT%H%M%SZ}-7f3a.toml", session)))


def lasting(seconds: int, started: str = "2026-11-22T07:15:00+00:00") -> Session:
    session = a_session(started, a_log())
    return replace(session, ended=session.started + timedelta(seconds=seconds))


def ended(started: str, *, done: bool = True) -> Session:
    return replace(a_session(started, a_log(skipped=not done)), status="stopped")


def mark(*sessions: Session) -> str | None:
    done = done_on(map(entry, sessions))
    return None if done is None else done.mark


def test_weeks_begin_on_monday_and_the_last_one_has_today() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert mondays(sunday, 2) == [date(2026, 11, 9), date(2026, 11, 16)]
    assert mondays(monday, 2) == [date(2026, 11, 16), monday]


def test_a_month_is_named_above_the_first_week_that_begins_in_it() -> None:
    weeks = mondays(date(2026, 11, 22), 8)
    assert weeks[:2] == [date(2026, 9, 28), date(2026, 10, 5)]
    assert month_row(weeks, 2) == "  Oct     Nov"  # for Sep there is no room before Oct
    assert month_row(weeks[1:], 2) == "Oct     Nov"


def test_a_name_that_there_is_no_room_for_is_left_out_whole() -> None:
    assert month_row(mondays(date(2026, 11, 2), 3), 2) == "Oct"
    assert month_row(mondays(date(2026, 11, 2), 1), 2) == ""


def test_how_long_the_workouts_of_a_day_took_together_is_its_mark() -> None:
    assert mark(lasting(599)) == "short"
    assert mark(lasting(600)) == "long"
    assert mark(lasting(300), lasting(300, "2026-11-22T18:15:00+00:00")) == "long"


def test_a_day_on_which_something_was_stopped_for_pain_says_so_even_if_nothing_was_done() -> None:
    hurt = a_session("2026-11-22T07:15:00+00:00", a_log(skipped=True, stopped_for_pain=True))
    assert mark(hurt, lasting(900)) == mark(hurt) == "hurt"


@pytest.mark.parametrize(("pain", "so"), [(5, "short"), (6, "hurt")])
def test_a_day_with_pain_that_is_too_much_says_so(pain: int, so: str) -> None:
    day = "2026-11-22T07:15:00+00:00"
    assert mark(a_session(day, a_log(pain=pain))) == so
    assert mark(replace(a_session(day, a_log()), pain_after=pain)) == so


def test_a_session_in_which_nothing_was_done_makes_no_workout_of_its_day() -> None:
    assert mark(a_session("2026-11-22T07:15:00+00:00", a_log(skipped=True))) is None


def test_what_was_not_looked_into_is_not_called_short() -> None:
    unread = Entry.named("2026/20261122T061503Z-7f3a.toml")
    assert unread.day == date(2026, 11, 22)
    assert done_on([unread, entry(lasting(60))]) == Done(None, hurt=False)


def test_each_month_is_named_above_its_sessions() -> None:
    days = ("2026-11-22", "2026-11-01", "2026-10-31", "2025-10-01")
    entries = [entry(ended(f"{day}T07:15:00+00:00")) for day in days]
    assert list(by_month(entries)) == [
        "November 2026 · 2 workouts", 0, 1, "October 2026 · 1 workout", 2,
        "October 2025 · 1 workout", 3,
    ]  # fmt: skip


def test_what_was_only_begun_is_listed_and_counts_for_no_workout() -> None:
    done, none = ended("2026-11-22T07:15:00+00:00"), ended("2026-11-21T07:15:00+00:00", done=False)
    live = replace(done, status="live", started=none.started)
    unread = Entry.named("2026/20261120T061503Z-7f3a.toml")
    entries = [entry(done), entry(none), entry(live), unread]
    assert list(by_month(entries)) == ["November 2026 · 2 workouts, 2 only begun", 0, 1, 2, 3]
    assert title_line(entries, entries) == "History · 2 workouts, 2 only begun"
    assert title_line(entries[:1], entries) == "History · 1 of 2 workouts"
    assert title_line(entries[:1], entries[:1]) == "History · 1 workout"
    assert title_line(entries, ()) == "History"


def test_what_is_wrong_with_files_takes_three_lines_at_most_and_names_how_many_more() -> None:
    wrong = [Problem(f"no {number}") for number in range(9)]
    assert unreadable_words([], "!") == ""
    assert unreadable_words(wrong[:1], "!") == "no 0"
    assert unreadable_words(wrong[:2], "!") == "no 0\nno 1\nMore about them: press !"
    assert unreadable_words(wrong, "f2") == "no 0\nno 1\nand 7 more: press f2"


def test_a_file_whose_name_tells_no_day_stands_last() -> None:
    for file in ("2026/2026.toml", "2026/00010101T000000Z-0000.toml", "2026/99991231T000000Z.toml"):
        assert Entry.named(file).day == date(1900, 1, 1)
