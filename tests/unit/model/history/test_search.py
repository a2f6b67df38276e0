"""A search of the history in one line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.history.search import Names, Search, UnfinishedError, parse_search
from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, SetLog
from tests.builders import shipped_library
from tests.unit.storage.support import a_log, a_session

LIBRARY = shipped_library()
NAMES = Names.of(LIBRARY.catalogue, LIBRARY.title)
LUNGE = a_log("lunge-stretch", pain=6, where="inner side")


def a_digest(*sets: SetLog, **fields: object) -> Digest:
    session = replace(a_session("2026-10-05T07:15:03+02:00", *sets), **fields)
    return digest(KeptSession("2026/20261005T051503Z-7f3a.toml", session))


ONE = a_digest(
    replace(a_log("glute-bridge"), faults=("hips-drop",)),
    LUNGE,
    routine="desk-break",
    note="Left knee a little STIFF.",
)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "  ",
        "bridge",
        "Glute BRIDGE",
        "exercise:bridge",
        'exercise:"glute bridge"',
        "routine:desk",
        'routine:"desk break"',
        "fault:hips",
        "note:stiff",
        "note:inner",
        "stiff inner",
        "pain>=6",
        "pain:6",
        "pain>5",
        "since:2026",
        "since:2026-10",
        "since:2026-10-05 until:2026-10-5",
        "in:2026-10",
        "until:2026",
        "pain>=4 since:2026-10 bridge",
    ],
)
def test_what_is_true_of_a_session_finds_it(line: str) -> None:
    assert parse_search(line).finds(ONE, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "clamshell",
        "exercise:stiff",
        "routine:bridge",
        "fault:bridge",
        "note:bridge",
        "bridge clamshell",
        "note:stiff note:right",
        "pain>=7",
        "pain>6",
        "since:2026-11",
        "since:2026-10-06",
        "until:2026-10-04",
        "until:2026-09",
        "in:2026-09",
        "in:2025",
        "since:2026-11 since:2026-01",
        "until:2026-09 until:2026-12",
        "pain>6 pain>=1",
    ],
)
def test_what_is_not_true_of_a_session_does_not(line: str) -> None:
    assert not parse_search(line).finds(ONE, NAMES)


def test_the_last_day_of_a_month_and_of_a_leap_february_belongs_to_it() -> None:
    assert str(parse_search("in:2024-02").until) == "2024-02-29"
    assert str(parse_search("until:2026").until) == "2026-12-31"


def test_pain_is_found_whenever_it_was_told_and_never_where_nobody_said() -> None:
    assert parse_search("pain>=3").finds(a_digest(next_morning=NextMorning(pain=3)), NAMES)
    assert not parse_search("pain>=0").finds(a_digest(), NAMES)


def test_an_exercise_and_a_routine_that_are_no_more_are_found_by_what_they_were_called() -> None:
    gone = a_digest(a_log("old-lunge"), routine="old-routine")
    assert parse_search("exercise:old-lunge routine:old-rou").finds(gone, NAMES)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("excercise:bridge", "nothing is called excercise: did you mean exercise:?"),
        ("foo:bar pain>4", "nothing is called foo: there is exercise: routine: fault:"),
        ("pain>=11", "pain goes from 0 to 10, as in pain>=4; nothing is pain>=11"),
        ("pain>11", "nothing is pain>11"),
        ("pain>10", "nothing is pain>10"),
        ("pain>=a", "nothing is pain>=a"),
        ("pain>" + 5000 * "9", "pain goes from 0 to 10"),
        ("pain<=3", "pain<= is not searched for; it is pain>=4"),
        ("since:monday", "'monday' is no day: a day is written 2026-11-05, a month 2026-11"),
        ("in:november", "'november' is no day"),
        ("in:2026-13", "2026-13 is no month"),
        ("since:2026-13-45", "2026-13-45 is no day"),
        ("since:2026-02-30", "2026-02-30 is no day"),
        ("until:0000", "0000 is no year"),
        ("since:2026-13-", "'2026-13-' is no day"),
        ("since>=2026", ">= is for pain; it is since:"),
        ("exercise: bridge", "exercise: what?"),
        ("since:2026- bridge", "'2026-' is no day"),
    ],
)
def test_what_cannot_be_understood_is_told(line: str, told: str) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_search(line)
    assert told in str(raised.value)
    assert not isinstance(raised.value, UnfinishedError)


@pytest.mark.parametrize(
    "line",
    ["fault:", "bridge note:", "pain>", "pain>=", "in:", "since:2", "since:2026-", "in:2026-1-"],
)
def test_what_is_only_begun_is_told_from_what_can_never_be_understood(line: str) -> None:
    with pytest.raises(UnfinishedError):
        parse_search(line)


@given(st.sampled_from(["since:2026-10-05", 'pain>=4 note:"a b', "in:2024-02-29 exercise:x"]))
def test_while_something_right_is_typed_it_is_never_told_to_be_wrong(line: str) -> None:
    for typed in (line[:length] for length in range(len(line))):
        with suppress(UnfinishedError):
            parse_search(typed)


@given(st.text())
def test_anything_typed_is_either_understood_or_told(line: str) -> None:
    try:
        parse_search(line).finds(ONE, NAMES)
    except ProblemError as error:
        assert str(error)


def test_nothing_typed_is_no_search() -> None:
    assert parse_search("") == Search()
