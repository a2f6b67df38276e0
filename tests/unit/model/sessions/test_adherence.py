"""Workouts of a week, against the plan for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from kneecoach.model.sessions.adherence import Week, counts, week
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, Session
from tests.unit.model.histories import a_workout

DONE = a_workout(0, "back-plank").session


def brief(session: Session) -> Digest:
    return digest(KeptSession(f"{session.started:%Y%m%dT%H%M}.toml", session))


def on(started: datetime) -> Digest:
    return brief(replace(DONE, started=started))


def at(day: int, hour: int = 18, month: int = 11, year: int = 2026) -> Digest:
    return on(datetime(year, month, day, hour, tzinfo=UTC))


@pytest.mark.parametrize(
    ("sessions", "day", "done"),
    [
        pytest.param([], date(2026, 11, 22), 0, id="nothing"),
        pytest.param([at(16), at(22)], date(2026, 11, 18), 2, id="Monday to Sunday"),
        pytest.param([at(15), at(23)], date(2026, 11, 18), 0, id="Sunday before, Monday after"),
        pytest.param([at(17, 7), at(17, 19)], date(2026, 11, 18), 1, id="twice on one day"),
        pytest.param(
            [at(31, month=12), at(3, month=1, year=2027)],
            date(2027, 1, 1),
            2,
            id="a week of two years",
        ),
        pytest.param(
            [at(18, month=11, year=2025)], date(2026, 11, 18), 0, id="the same week a year ago"
        ),
    ],
)
def test_a_week_counts_days_with_a_workout(sessions: list[Digest], day: date, done: int) -> None:
    assert week(sessions, day, 3) == Week(done, 3)


def test_the_day_is_that_of_the_person_not_of_greenwich() -> None:
    monday_in_auckland = datetime(2026, 11, 23, 8, tzinfo=timezone(timedelta(hours=13)))
    assert week([on(monday_in_auckland)], date(2026, 11, 22), 3).done == 0
    assert week([on(monday_in_auckland)], date(2026, 11, 23), 3).done == 1


def test_a_week_is_full_when_the_plan_is_done_and_stays_so() -> None:
    assert [Week(done, 3).is_full for done in (2, 3, 4)] == [False, True, True]


@pytest.mark.parametrize(
    ("session", "does"),
    [
        pytest.param(DONE, True, id="all sets done"),
        pytest.param(replace(DONE, status="stopped"), True, id="ended early, one set done"),
        pytest.param(replace(DONE, status="live"), False, id="not ended"),
        pytest.param(replace(DONE, sets=()), False, id="no set"),
        pytest.param(
            replace(DONE, sets=tuple(replace(one, skipped=True) for one in DONE.sets)),
            False,
            id="all sets skipped",
        ),
    ],
)
def test_a_workout_counts_if_it_ended_with_a_set_done(session: Session, does: bool) -> None:
    assert counts(brief(session)) is does
