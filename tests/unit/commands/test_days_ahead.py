"""A workout that is dated ahead: it counts nowhere before its day has come, and that is told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from kneecoach.model.progression.why import day_words
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.commands.support import run
from tests.unit.model.histories import TODAY, a_workout

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def day(paths: Paths) -> date:
    """The day of a workout that lies ahead; there is one of four days ago too."""
    to_today = (datetime.now(UTC).date() - TODAY).days
    for days in (4, -40):
        History(paths).write_new(a_workout(days - to_today, "back-plank"))
    return datetime.now(UTC).date() + timedelta(days=40)


@pytest.mark.parametrize(
    "command", ["history", "stats", "export --format html", "export --format json"]
)
def test_who_looks_at_workouts_is_told_of_it(command: str, capsys: Capsys, day: date) -> None:
    ran = run(capsys, *command.split())
    assert ran.code == 0
    (line,) = ran.err.splitlines()
    assert f"started: begun on {day}, which has not come yet: it counts from then on" in line


def test_check_tells_it_with_its_line(capsys: Capsys, day: date) -> None:
    ran = run(capsys, "check")
    assert ran.code == 1
    assert f", line 3: started: begun on {day}, which has not come yet" in ran.out


def test_it_is_in_no_number(capsys: Capsys, day: date) -> None:
    told = json.loads(run(capsys, "stats", "--json").out)
    assert (told["all"]["workouts"], len(told["months"])) == (1, 1)
    assert told["exercises"]["back-plank"]["workouts"] == 1
    assert told["last"] < str(day)


def test_it_is_in_no_report(capsys: Capsys, day: date) -> None:
    ran = run(capsys, "export", "--format", "markdown")
    assert f"{day_words(day)} {day.year}" not in ran.out
    assert "1, usually" in ran.out


def test_it_is_listed_and_exported_as_all_that_there_is(capsys: Capsys, day: date) -> None:
    assert str(day) in run(capsys, "history").out
    assert len(json.loads(run(capsys, "history", "--json").out)) == 2
    assert str(day) in run(capsys, "export", "--format", "csv").out
