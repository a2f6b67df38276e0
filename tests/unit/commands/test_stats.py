"""`kneecoach stats`."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from kneecoach.model.progression.why import day_words
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import save_profile
from tests.unit.commands.support import run
from tests.unit.model.histories import TODAY, a_workout
from tests.unit.storage.support import write

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def two_planks(paths: Paths) -> None:
    """Two clean planks, five and two days before today."""
    to_today = (datetime.now(UTC).date() - TODAY).days
    for days in (5, 2):
        History(paths).write_new(a_workout(days - to_today, "back-plank"))


def test_before_the_first_workout_it_says_how_to_start_one(capsys: Capsys) -> None:
    ran = run(capsys, "stats")
    assert (ran.code, ran.out, ran.err) == (0, "No workouts yet. Start one with: kneecoach\n", "")


def test_before_the_first_workout_json_has_no_numbers(capsys: Capsys) -> None:
    told = json.loads(run(capsys, "stats", "--json").out)
    assert (told["first"], told["all"]["workouts"], told["exercises"]) == (None, 0, {})


@pytest.mark.usefixtures("two_planks")
def test_all_workouts_are_told_in_numbers(capsys: Capsys, paths: Paths) -> None:
    save_profile(paths, workouts_a_week=2)
    ran = run(capsys, "stats")
    assert (ran.code, ran.err) == (0, "")
    whole, minutes, weeks, *_ = lines = ran.out.splitlines()
    assert whole.startswith("2 workouts from ")
    assert minutes == "4 min of exercise, 2 of 2 sets done"
    assert weeks.startswith("The plan of 2 a week: kept in ")
    (all_months,) = (line for line in lines if line.startswith("All"))
    assert all_months.split() == ["All", "2", "4", "1.0", "1.0", "1.0"]
    assert lines[-1].startswith("Back plank  2         6 holds of 10 s")
    assert lines[-1].rstrip().endswith("5 holds of 15 s")


def test_every_month_is_told_whole_however_long_ago_and_however_narrow_the_terminal(
    capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_today = (datetime.now(UTC).date() - TODAY).days
    days = [datetime.now(UTC).date() - timedelta(days=31 * ago) for ago in range(15)]
    for day in days:
        ago = (datetime.now(UTC).date() - day).days
        History(paths).write_new(a_workout(ago - to_today, "back-plank"))
    monkeypatch.setenv("COLUMNS", "40")
    lines = run(capsys, "stats").out.splitlines()
    months = [line[:7] for line in lines if line[:2] == "20" and line[4:5] == "-"]
    assert {f"{day:%Y-%m}" for day in days} <= {*months}


@pytest.mark.parametrize(
    ("exercise", "pain", "told"),
    [
        ("back-plank", 7, "6 holds of 10 s, from {until}"),
        ("calf-raise", 1, "left out: needs step, handrail"),
    ],
)
def test_what_is_left_out_for_now_is_not_told_as_what_comes_next(
    exercise: str, pain: int, told: str, capsys: Capsys, paths: Paths
) -> None:
    today = datetime.now(UTC).date()
    History(paths).write_new(a_workout((TODAY - today).days + 1, exercise, pain=pain))
    ran = run(capsys, "stats")
    decision = json.loads(run(capsys, "why", exercise, "--json").out)
    until = date.fromisoformat(decision["until"]) if decision["until"] else today
    assert ran.out.rstrip().endswith(told.format(until=day_words(until)))
    as_json = json.loads(run(capsys, "stats", "--json").out)
    assert as_json["exercises"][exercise]["from"] == decision["until"]


def test_what_is_left_out_until_someone_has_looked_is_told_with_that(
    capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "500")
    today = datetime.now(UTC).date()
    for days in (1, 3, 5):
        History(paths).write_new(a_workout((TODAY - today).days + days, "back-plank", pain=7))
    told = " ".join(run(capsys, "stats").out.split())
    assert told.endswith("left out until someone has looked at the knee")


def test_one_workout_is_told_as_one(capsys: Capsys, paths: Paths) -> None:
    today = datetime.now(UTC).date()
    kept = a_workout((TODAY - today).days, "back-plank")
    History(paths).write_new(kept)
    whole, _, weeks, *_ = run(capsys, "stats").out.splitlines()
    assert whole == f"1 workout on {today}"
    assert weeks == "The plan of 3 a week: no whole week yet"


@pytest.mark.usefixtures("two_planks")
def test_as_json_the_numbers_are_whole(capsys: Capsys) -> None:
    told = json.loads(run(capsys, "stats", "--json").out)
    assert told["sets_done"] == 2
    assert told["all"] == {
        "workouts": 2,
        "minutes": 4,
        "pain_before": 1.0,
        "pain_after": 1.0,
        "next_morning": 1.0,
    }
    assert sum(month["workouts"] for month in told["months"].values()) == 2
    assert set(told["weeks"]) == {"full", "weeks", "planned"}
    plank = told["exercises"]["back-plank"]
    assert (plank["workouts"], plank["left_out"], plank["stopped_for_pain"]) == (2, False, 0)
    assert plank["now"] == {"level": "10-seconds", "reps": 6, "hold_s": 10}
    assert plank["next"] == {"level": "15-seconds", "reps": 5, "hold_s": 15}


@pytest.mark.usefixtures("two_planks")
def test_a_file_that_cannot_be_read_is_one_line_on_stderr(capsys: Capsys, paths: Paths) -> None:
    write(paths.history / "2026" / "20260101T000000Z-0000.toml", "status = 3\n")
    ran = run(capsys, "stats")
    assert ran.out.startswith("2 workouts")
    assert ran.err.startswith("kneecoach: history/2026/20260101T000000Z-0000.toml")
    assert ran.err.count("\n") == 1
