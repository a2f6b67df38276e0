"""Which mornings after a workout are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.progression.morning import mornings_to_ask
from kneecoach.model.progression.thresholds import NIGHT_ENDS_H, SLEEP_H
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog

NOW = datetime.fromisoformat("2026-11-22T07:15:00+01:00")
"""A Sunday."""
DONE = SetLog(exercise="clamshell", level="plain", side="left", reps=10)


def kept(started: str, **fields: object) -> Digest:
    """An ended session with one set done, but for what is said."""
    session = Session(
        status="finished",
        started=datetime.fromisoformat(started),
        routine="everyday",
        sets=(DONE,),
    )
    return digest(KeptSession(f"{started}.toml", replace(session, **fields)))


def days(*sessions: Digest, now: datetime = NOW) -> list[date]:
    return [morning.day for morning in mornings_to_ask(sessions, now)]


def test_a_workout_of_an_earlier_day_is_asked_about() -> None:
    assert days(kept("2026-11-21T18:00:00+01:00")) == [date(2026, 11, 21)]


def test_the_oldest_is_asked_about_first_and_none_is_older_than_three_days() -> None:
    assert days(
        kept("2026-11-21T18:00:00+01:00"),
        kept("2026-11-19T18:00:00+01:00"),
        kept("2026-11-18T18:00:00+01:00"),
    ) == [date(2026, 11, 19), date(2026, 11, 21)]


def test_two_workouts_of_a_day_have_one_morning_after() -> None:
    evening, noon = kept("2026-11-21T18:00:00+01:00"), kept("2026-11-21T12:00:00+01:00")
    (morning,) = mornings_to_ask((evening, noon), NOW)
    assert morning.sessions == (evening, noon)


@pytest.mark.parametrize(
    "fields",
    [
        {"morning_asked": True},
        {"next_morning": NextMorning(pain=2)},
        {"status": "live"},
        {"sets": ()},
        {"sets": (SetLog(exercise="clamshell", level="plain", side="left", skipped=True),)},
    ],
)
def test_what_was_asked_or_was_no_workout_is_not_asked_about(fields: dict[str, object]) -> None:
    assert days(kept("2026-11-21T18:00:00+01:00", **fields)) == []


def test_todays_workout_is_not_asked_about_yet() -> None:
    assert days(kept("2026-11-22T05:00:00+01:00")) == []


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        ("2026-11-21T23:59:00+01:00", False),
        ("2026-11-22T00:10:00+01:00", False),
        ("2026-11-22T03:59:00+01:00", False),
        ("2026-11-22T04:00:00+01:00", True),
    ],
)
def test_it_is_no_morning_while_the_night_lasts(now: str, asked: bool) -> None:
    found = days(kept("2026-11-21T22:00:00+01:00"), now=datetime.fromisoformat(now))
    assert bool(found) == asked


def test_a_workout_after_midnight_belongs_to_the_evening_before() -> None:
    assert days(kept("2026-11-22T01:00:00+01:00")) == [date(2026, 11, 21)]


@pytest.mark.parametrize(
    ("now", "asked"),
    [
        ("2026-11-22T04:03:00+01:00", False),
        ("2026-11-22T09:52:00+01:00", False),
        ("2026-11-22T09:53:00+01:00", True),
    ],
)
def test_after_a_workout_in_the_night_there_is_time_to_sleep_first(now: str, asked: bool) -> None:
    evening = kept("2026-11-21T18:00:00+01:00")
    ended = datetime.fromisoformat("2026-11-22T03:53:00+01:00")
    night = kept("2026-11-22T03:33:00+01:00", ended=ended)
    found = mornings_to_ask((night, evening), datetime.fromisoformat(now))
    assert [morning.sessions for morning in found] == ([(night, evening)] if asked else [])


HOURS = st.floats(0, 24, allow_nan=False)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@given(
    started=st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30)),
    hours=HOURS,
    later=st.floats(0, 96, allow_nan=False),
    zone=ZONES,
    there=ZONES,
)
def test_a_morning_is_never_asked_about_before_there_was_a_night_to_sleep_in(
    started: datetime, hours: float, later: float, zone: timezone, there: timezone
) -> None:
    begun = started.replace(tzinfo=zone)
    ended = begun + timedelta(hours=hours)
    now = (ended + timedelta(hours=later)).astimezone(there)
    if days(kept(begun.isoformat(), ended=ended), now=now):
        assert now - ended >= timedelta(hours=SLEEP_H.value)
        nights = now.replace(hour=NIGHT_ENDS_H.value, minute=0, second=0, microsecond=0)
        last_night = nights if nights <= now else nights - timedelta(days=1)
        assert ended < last_night


@given(started=st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30)), hours=HOURS, zone=ZONES)
def test_every_morning_is_asked_about_in_the_end(
    started: datetime, hours: float, zone: timezone
) -> None:
    begun = started.replace(tzinfo=zone)
    ended = begun + timedelta(hours=hours)
    session = kept(begun.isoformat(), ended=ended)
    every_hour = [ended + timedelta(hours=hour) for hour in range(72)]
    asked = [now for now in every_hour if days(session, now=now)]
    assert asked
    assert asked[0] - ended < timedelta(hours=24 + SLEEP_H.value)


def test_one_that_went_on_another_day_has_its_morning_after_that_day() -> None:
    ended = datetime.fromisoformat("2026-11-22T06:00:00+01:00")
    resumed = kept("2026-11-21T18:00:00+01:00", ended=ended)
    assert days(resumed) == []
    tomorrow = datetime.fromisoformat("2026-11-23T07:15:00+01:00")
    assert days(resumed, now=tomorrow) == [date(2026, 11, 22)]


def test_one_whose_clock_ran_ahead_at_its_end_has_its_morning_after_its_start() -> None:
    ended = datetime.fromisoformat("2031-11-22T06:00:00+01:00")
    assert days(kept("2026-11-21T18:00:00+01:00", ended=ended)) == [date(2026, 11, 21)]


def test_one_that_is_dated_ahead_is_not_asked_about_and_keeps_none_from_being_asked() -> None:
    ahead, yesterday = kept("2031-05-03T18:00:00+01:00"), kept("2026-11-21T18:00:00+01:00")
    assert days(ahead, yesterday) == [date(2026, 11, 21)]


def test_days_are_counted_where_the_person_is_now() -> None:
    done = kept("2026-11-21T23:30:00-05:00")  # in Berlin it is the morning of the 22nd
    assert days(done) == []
    assert days(done, now=datetime.fromisoformat("2026-11-22T07:15:00-05:00")) == [
        date(2026, 11, 21)
    ]


def test_no_session_is_read_that_is_too_old_to_matter() -> None:
    def sessions() -> Iterator[Digest]:
        yield kept("2026-11-21T18:00:00+01:00")
        yield kept("2026-11-01T18:00:00+01:00")
        raise AssertionError("read on")

    assert len(mornings_to_ask(sessions(), NOW)) == 1
