"""`kneecoach history`."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest
from msgspec.structs import replace

from kneecoach.model.sessions.session import NextMorning
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.commands.support import run, run_apart
from tests.unit.storage.support import a_log, a_session, keep, write

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def two_sessions(paths: Paths) -> None:
    older = a_session("2026-11-20T07:15:03+01:00", a_log(), a_log("step-up", skipped=True))
    keep(
        History(paths),
        replace(
            older,
            status="finished",
            ended=datetime.fromisoformat("2026-11-20T07:33:10+01:00"),
            pain_before=3,
            pain_after=2,
        ),
    )
    keep(History(paths), replace(a_session("2026-11-22T18:00:00+01:00"), routine="floor"))


def test_before_the_first_workout_it_says_how_to_start_one(capsys: Capsys) -> None:
    ran = run(capsys, "history")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "No workouts yet. Start one with: kneecoach\n"


def test_before_the_first_workout_json_is_an_empty_list(capsys: Capsys) -> None:
    assert json.loads(run(capsys, "history", "--json").out) == []


@pytest.mark.usefixtures("two_sessions")
def test_sessions_are_listed_newest_first_with_length_sets_and_pain(capsys: Capsys) -> None:
    ran = run(capsys, "history")
    _, newest, oldest = ran.out.splitlines()
    assert newest.startswith("2026-11-22 18:00")
    assert "floor" in newest
    assert "live" in newest
    assert oldest.startswith("2026-11-20 07:15")
    for part in ("18:07", "1 of 3", "3 → 2", "finished"):
        assert part in oldest


@pytest.mark.parametrize(
    ("pain", "morning", "told"),
    [(3, None, "3 → 2  "), (4, None, "3 → 2, 4 in a set"), (4, 6, "3 → 2, 6 the next morning")],
)
def test_pain_that_was_worse_than_before_and_after_is_told_too(
    pain: int, morning: int | None, told: str, capsys: Capsys, paths: Paths
) -> None:
    kept = a_session("2026-11-20T07:15:03+01:00", a_log(pain=pain))
    asked = None if morning is None else NextMorning(pain=morning)
    keep(History(paths), replace(kept, pain_before=3, pain_after=2, next_morning=asked))
    assert told in run(capsys, "history", "--pain-from", "3").out


def test_json_is_for_programs_and_keeps_every_letter(paths: Paths) -> None:
    keep(History(paths), replace(a_session("2026-11-20T07:15:03+01:00"), note="Müde – 好"))
    (one,) = json.loads(run_apart("history", "--json", environment={"LC_ALL": "C"}).out)
    assert one["note"] == "Müde – 好"


@pytest.mark.usefixtures("two_sessions")
def test_in_forty_columns_a_day_is_written_whole(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = run(capsys, "history").out
    assert "2026-11-20" in out
    assert "2026-11-22" in out


@pytest.mark.usefixtures("two_sessions")
def test_as_json_every_session_is_whole(capsys: Capsys) -> None:
    newest, oldest = json.loads(run(capsys, "history", "--json").out)
    assert (newest["routine"], newest["sets"]) == ("floor", [])
    assert oldest["started"] == "2026-11-20T07:15:03+01:00"
    assert [log["exercise"] for log in oldest["sets"]] == ["clamshell", "step-up"]
    assert oldest["sets"][0]["worked"] == 61.4


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize("form", ["csv", "json"])
def test_as_json_a_session_has_the_file_by_which_it_is_found_in_an_export(
    form: str, capsys: Capsys, paths: Paths
) -> None:
    files = [one["file"] for one in json.loads(run(capsys, "history", "--json").out)]
    assert files == History(paths).files()
    exported = run(capsys, "export", "--format", form).out
    if form == "json":
        found = {one["file"] for one in json.loads(exported)["sessions"]}
    else:
        found = {row["file"] for row in csv.DictReader(io.StringIO(exported))}
    assert found == set(files)


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_file_that_cannot_be_read_is_one_line_on_stderr_and_the_rest_is_listed(
    flags: list[str], capsys: Capsys, paths: Paths
) -> None:
    write(paths.history / "2026" / "20261121T000000Z-0000.toml", "status = 3\n")
    ran = run(capsys, "history", *flags)
    assert ran.code == 0
    assert ran.err.startswith("kneecoach: history/2026/20261121T000000Z-0000.toml")
    assert ran.err.count("\n") == 1
    assert "floor" in ran.out
    assert "everyday" in ran.out


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize(
    "flags",
    [
        "--until 2026-11-21",
        "--since 2026-11 --until 2026-11-21",
        "--since 2026-11-20 --until 2026-11-20",
        "--exercise step-up",
        "--routine everyday",
        "--pain-from 3",
        "--fault opens-wide",
        "--text stiff",
    ],
)
def test_only_what_is_looked_for_is_listed(flags: str, capsys: Capsys, paths: Paths) -> None:
    history = History(paths)
    oldest = history.read(history.files()[-1])
    logs = (replace(oldest.session.sets[0], faults=("opens-wide",)), *oldest.session.sets[1:])
    history.edit(oldest.file, {"note": "A little stiff.", "sets": logs})
    (found,) = json.loads(run(capsys, "history", "--json", *flags.split()).out)
    assert found["started"] == "2026-11-20T07:15:03+01:00"


@pytest.mark.usefixtures("two_sessions")
def test_where_nothing_is_found_it_says_so(capsys: Capsys) -> None:
    ran = run(capsys, "history", "--since", "2026-11-23")
    assert (ran.code, ran.out, ran.err) == (0, "No such workouts.\n", "")


@pytest.mark.usefixtures("two_sessions")
def test_a_month_goes_from_its_first_day_to_its_last(capsys: Capsys) -> None:
    for flags in (("--since", "2026-11"), ("--until", "2026-11"), ("--until", "2026")):
        assert len(run(capsys, "history", *flags).out.splitlines()) == 3


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ("--exercise step-upp", "--exercise: unknown exercise 'step-upp' (did you mean 'step-up'?"),
        ("--routine flor", "--routine: unknown routine 'flor' (did you mean 'floor'?"),
        ("--fault hips-drip", "--fault: unknown fault 'hips-drip' (did you mean 'hips-drop'?"),
        ("--since yesterday", "--since: 'yesterday' is no day: a day is written"),
        ("--since 2026-02-30", "--since: 2026-02-30 is no day"),
        ("--since 2026-11-20 --until 2026-11-19", "--until: is before --since"),
        ("--pain-from 11", "--pain-from: invalid choice"),
    ],
)
def test_what_cannot_be_looked_for_is_one_line_and_code_2(
    flags: str, told: str, capsys: Capsys
) -> None:
    ran = run(capsys, "history", *flags.split())
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert told in line


@pytest.mark.usefixtures("two_sessions")
def test_an_exercise_that_only_past_workouts_know_is_found_in_them(
    capsys: Capsys, paths: Paths
) -> None:
    keep(History(paths), a_session("2026-11-21T07:15:03+01:00", a_log("wall-sit")))
    ran = run(capsys, "history", "--exercise", "wall-sit")
    assert "2026-11-21 07:15" in ran.out
    assert len(ran.out.splitlines()) == 2
