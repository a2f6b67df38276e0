"""What is looked for in the history."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.history_filter import Filter
from kneecoach.model.session import NextMorning, Session
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import a_log, a_session

DAY = date(2026, 11, 22)
ONE = replace(
    a_session(
        "2026-11-22T00:15:00+01:00",
        replace(a_log(), faults=("opens-wide",)),
        a_log("step-up", pain=6),
    ),
    note="Left knee a little stiff.",
    pain_before=3,
)


@pytest.mark.parametrize(
    "found",
    [
        Filter(),
        Filter(since=DAY, until=DAY),
        Filter(exercise="step-up"),
        Filter(routine="everyday"),
        Filter(fault="opens-wide"),
        Filter(pain_from=6),
        Filter(words="STIFF knee"),
        Filter(since=DAY, exercise="clamshell", pain_from=0, words="stiff"),
    ],
    ids=repr,
)
def test_what_is_true_of_a_session_finds_it(found: Filter) -> None:
    assert found.matches(ONE)


@pytest.mark.parametrize(
    "missed",
    [
        Filter(since=DAY + timedelta(1)),
        Filter(until=DAY - timedelta(1)),
        Filter(exercise="step"),
        Filter(routine="every"),
        Filter(fault="opens"),
        Filter(pain_from=7),
        Filter(words="stiff right"),
        Filter(exercise="clamshell", fault="hips-drop"),
    ],
    ids=repr,
)
def test_what_is_not_true_of_a_session_does_not(missed: Filter) -> None:
    assert not missed.matches(ONE)


@pytest.mark.parametrize(
    "session",
    [
        replace(a_session(), pain_before=5),
        replace(a_session(), pain_after=5),
        replace(a_session(), next_morning=NextMorning(pain=5)),
        a_session("2026-11-22T07:15:03+01:00", a_log(pain=5)),
    ],
    ids=["before", "after", "next morning", "in a set"],
)
def test_pain_is_looked_for_wherever_it_was_said(session: Session) -> None:
    assert Filter(pain_from=5).matches(session)
    assert not Filter(pain_from=6).matches(session)


def test_where_nobody_said_how_much_it_hurt_not_even_no_pain_is_found() -> None:
    assert not Filter(pain_from=0).matches(a_session())


def test_where_it_hurt_is_found_by_its_words() -> None:
    hurt = a_session("2026-11-22T07:15:03+01:00", a_log(where="inner side"))
    assert Filter(words="inner").matches(hurt)


@given(
    st.datetimes(
        datetime(1971, 1, 1),
        datetime(2999, 1, 1),
        timezones=st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m))),
    ),
    st.integers(-3, 3),
    st.integers(-3, 3),
)
def test_no_session_that_matches_is_left_unopened_for_its_name(
    started: datetime, since: int, until: int
) -> None:
    session = replace(ONE, started=started)
    file = History(Paths.find("nowhere")).new_file(started)
    day = started.date()
    looked = Filter(since=day + timedelta(since), until=day + timedelta(until))
    assert looked.may_match(file) or not looked.matches(session)


def test_names_of_other_years_are_left_unopened() -> None:
    file = "2025/20251122T061503Z-7f3a.toml"
    assert not Filter(since=DAY).may_match(file)
    assert Filter(since=DAY).may_match("2026/20261121T235959Z-7f3a.toml")
    assert Filter(until=DAY).may_match(file)


@pytest.mark.parametrize("file", ["2026/2026.toml", "2026/20269999T000000Z-0000.toml"])
def test_a_name_that_tells_no_day_has_to_be_opened(file: str) -> None:
    assert Filter(since=datetime.now(UTC).date()).may_match(file)
