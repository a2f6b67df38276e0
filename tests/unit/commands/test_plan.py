"""`kneecoach plan`."""

from __future__ import annotations

import json
import re

import pytest
from msgspec import Struct
from msgspec import json as typed_json

from kneecoach.model.routines.timeline import Side
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.unit.commands.support import run
from tests.unit.model.histories import a_workout
from tests.unit.storage.support import ROUTINE, StillClock, write

Capsys = pytest.CaptureFixture[str]


class PlannedPhase(Struct):
    kind: str
    seconds: int
    rep: int


class Planned(Struct):
    exercise: str
    region: str
    level: str
    side: Side
    set: int
    at: int
    phases: list[PlannedPhase]


class Plan(Struct):
    routine: str
    seconds: int
    sets: list[Planned]


def plan_of(capsys: Capsys, routine: str) -> Plan:
    ran = run(capsys, "plan", routine, "--json")
    assert (ran.code, ran.err) == (0, "")
    return typed_json.decode(ran.out, type=Plan)


def test_complete_has_all_eleven_exercises_with_both_sides_where_the_dose_is_per_side(
    capsys: Capsys, paths: Paths
) -> None:
    sides: dict[str, list[Side]] = {}
    for planned in plan_of(capsys, "complete").sets:
        sides.setdefault(planned.exercise, []).append(planned.side)
    exercises = list(load_library(paths).catalogue)
    assert set(sides) == {exercise.id for exercise in exercises}
    assert len(sides) == 11
    for exercise in exercises:
        per_side = exercise.dose_spec(exercise.levels[0]).sides == "each"
        expected = {"left", "right"} if per_side else {"both"}
        assert set(sides[exercise.id]) == expected, exercise.id
        if per_side:
            assert sides[exercise.id].count("left") == sides[exercise.id].count("right")


@pytest.mark.parametrize("routine", ["complete", "everyday", "floor", "step", "desk-break"])
def test_ankles_and_feet_come_last(routine: str, capsys: Capsys) -> None:
    feet = [planned.region == "ankles and feet" for planned in plan_of(capsys, routine).sets]
    assert feet == sorted(feet)


@pytest.mark.parametrize("routine", ["complete", "everyday", "floor", "step", "desk-break"])
def test_the_running_times_are_the_sums_of_the_phases(routine: str, capsys: Capsys) -> None:
    plan = plan_of(capsys, routine)
    passed = 0
    for planned in plan.sets:
        assert planned.at == passed
        passed += sum(phase.seconds for phase in planned.phases)
    assert plan.seconds == passed


def test_the_plan_in_words_has_a_line_a_set_with_its_running_time(capsys: Capsys) -> None:
    sets = plan_of(capsys, "complete").sets
    ran = run(capsys, "plan", "complete")
    assert (ran.code, ran.err) == (0, "")
    title, _, *lines = ran.out.splitlines()
    assert re.fullmatch(r"Complete, \d+ min", title)
    times = [found[0] for line in lines if (found := re.match(r"\d+:\d\d", line))]
    assert times == [f"{planned.at // 60}:{planned.at % 60:02}" for planned in sets]
    assert "left side" in ran.out
    assert "right side" in ran.out


def test_without_a_name_it_is_the_everyday_routine(capsys: Capsys) -> None:
    assert json.loads(run(capsys, "plan", "--json").out)["routine"] == "everyday"


def test_setup_times_of_ones_own_count(capsys: Capsys, paths: Paths) -> None:
    before = plan_of(capsys, "desk-break").seconds
    write(paths.settings, "[timing]\nsetup_s = 18\n")
    assert plan_of(capsys, "desk-break").seconds > before


def test_what_a_routine_leaves_out_is_as_the_coach_prescribes(
    capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneecoach.commands.plan.SystemClock", StillClock)
    for days_ago in (6, 3):
        History(paths).write_new(a_workout(days_ago, "back-plank"))
    levels = {one.exercise: one.level for one in plan_of(capsys, "floor").sets}
    assert levels["back-plank"] == "15-seconds"


def test_a_routine_of_ones_own_is_planned(capsys: Capsys, paths: Paths) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    planned = plan_of(capsys, "evening").sets
    assert [one.exercise for one in planned] == ["clamshell"] * 2 + ["footwork"] * 2


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_an_unknown_routine_is_one_line_with_the_nearest_and_code_2(
    flags: list[str], capsys: Capsys
) -> None:
    ran = run(capsys, "plan", "evryday", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "kneecoach: unknown routine 'evryday' (did you mean 'everyday'?)\n"


def test_a_routine_that_was_refused_is_one_line_with_file_line_and_reason_and_code_2(
    capsys: Capsys, paths: Paths
) -> None:
    write(paths.routines / "evening.toml", ROUTINE + '\n[[items]]\nexercise = "step-up"\n')
    ran = run(capsys, "plan", "evening")
    assert (ran.code, ran.out) == (2, "")
    (refused,) = ran.err.splitlines()
    assert refused.startswith("kneecoach: routines/evening.toml, line 11: items[2].exercise: ")
    assert "ankles and feet cannot steady the knee" in refused
