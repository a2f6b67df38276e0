"""A past workout that is logged by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.sessions.by_hand import logged, parse_when
from kneecoach.model.sessions.session import require_fits_plan
from tests.unit.model.histories import lightest

NOW = datetime.fromisoformat("2026-11-22T07:15:03+01:00")
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("yesterday", "2026-11-21T12:00:00+01:00"),
        ("Yesterday 18:30", "2026-11-21T18:30:00+01:00"),
        (" 2026-11-05 ", "2026-11-05T12:00:00+01:00"),
        ("2026-1-5 6.05", "2026-01-05T06:05:00+01:00"),
        ("today 07:00", "2026-11-22T07:00:00+01:00"),
        ("06:30", "2026-11-22T06:30:00+01:00"),
        ("today", "2026-11-22T07:15:03+01:00"),  # not noon, which has not been yet
    ],
)
def test_a_day_is_understood(text: str, when: str) -> None:
    assert parse_when(text, NOW) == datetime.fromisoformat(when)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no day"),
        ("last week", "'last week' is no day; write today, yesterday or 2026-11-05"),
        ("2026-02-30", "there is no 2026-02-30"),
        ("today 25:00", "there is no today 25:00"),
        ("today 07:30", "today 07:30 has not been yet"),
        ("2026-11-23", "2026-11-23 has not been yet"),
    ],
)
def test_what_is_no_day_or_has_not_been_yet_is_told(text: str, told: str) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_when(text, NOW)
    assert told in str(raised.value)


def test_every_set_is_as_planned_and_it_ends_when_the_plan_would() -> None:
    planned = (lightest("lunge-stretch"), lightest("footwork"))
    session = logged("everyday", planned, NOW, LATER, pain_before=3, note="ok")
    assert session.started == NOW
    timeline = unroll(planned)
    require_fits_plan(timeline.sets, session.sets)
    assert session.sets_done == session.sets_planned == len(timeline.sets)
    assert session.length_s == timeline.length_s
    assert [log.reps for log in session.sets] == [5, 5, None, None]
    assert (session.status, session.pain_before, session.pain_after) == ("finished", 3, None)


@pytest.mark.parametrize("said", [NOW, NOW - timedelta(minutes=2)])
def test_a_workout_of_today_is_over_by_now(said: datetime) -> None:
    planned = (lightest("lunge-stretch"), lightest("footwork"))
    session = logged("everyday", planned, said, NOW)
    length_s = unroll(planned).length_s
    assert (session.ended, session.length_s) == (NOW, length_s)
    assert session.started == NOW - timedelta(seconds=length_s)


def test_a_workout_of_today_began_today() -> None:
    midnight = NOW.replace(hour=0, minute=0, second=0)
    now = midnight + timedelta(minutes=1)
    session = logged("everyday", (lightest("footwork"),), now, now)
    assert (session.started, session.ended) == (midnight, now)
