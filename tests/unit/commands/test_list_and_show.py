"""`kneecoach list` and `kneecoach show`."""

from __future__ import annotations

import json

import pytest

from kneecoach.storage.paths import Paths
from tests.unit.commands.support import run
from tests.unit.storage.support import EXERCISE, ROUTINE, write

ALL_ELEVEN = [
    "lunge-stretch",
    "leg-lift",
    "clamshell",
    "glute-bridge",
    "back-plank",
    "split-squat",
    "romanian-deadlift",
    "peterson-step-up",
    "step-up",
    "calf-raise",
    "footwork",
]

Capsys = pytest.CaptureFixture[str]


def test_list_shows_every_exercise_by_region_and_every_routine(capsys: Capsys) -> None:
    ran = run(capsys, "list")
    assert (ran.code, ran.err) == (0, "")
    first_words = [line.split()[0] for line in ran.out.splitlines() if line.strip()]
    assert [word for word in first_words if word in ALL_ELEVEN] == sorted(
        ALL_ELEVEN, key=first_words.index
    )
    regions = [word for word in first_words if word.isupper()]
    assert regions == ["HIPS", "GLUTES", "HAMSTRINGS", "QUADS", "ANKLES"]
    assert {"complete", "desk-break", "everyday", "floor", "step"} <= set(first_words)


def test_list_as_json_holds_exercises_with_their_doses_and_routines_with_their_lengths(
    capsys: Capsys,
) -> None:
    ran = run(capsys, "list", "--json")
    listed = json.loads(ran.out)
    assert sorted(one["id"] for one in listed["exercises"]) == sorted(ALL_ELEVEN)
    assert all(one["dose"]["reps"]["least"] >= 1 for one in listed["exercises"])
    lengths = {one["name"]: one["seconds"] for one in listed["routines"]}
    assert lengths["complete"] > lengths["everyday"] > lengths["desk-break"] > 0


def test_list_shows_what_is_the_persons_own(capsys: Capsys, paths: Paths) -> None:
    write(paths.exercises / "wall-sit.toml", EXERCISE)
    write(paths.routines / "evening.toml", ROUTINE)
    lines = run(capsys, "list").out.splitlines()
    assert any(line.startswith("wall-sit") and "20–40 s" in line for line in lines)
    assert any(line.startswith("evening") for line in lines)


def test_a_bad_file_of_the_persons_is_one_line_on_stderr_and_the_rest_is_listed(
    capsys: Capsys, paths: Paths
) -> None:
    write(paths.exercises / "wall-sit.toml", "id = \n")
    ran = run(capsys, "list", "--json")
    assert ran.code == 0
    assert ran.err == "kneecoach: exercises/wall-sit.toml, line 1: not valid TOML: Invalid value\n"
    assert len(json.loads(ran.out)["exercises"]) == 11


@pytest.mark.parametrize("exercise", ALL_ELEVEN)
def test_show_tells_form_how_and_dose_of_every_exercise(exercise: str, capsys: Capsys) -> None:
    ran = run(capsys, "show", exercise)
    shown = json.loads(run(capsys, "show", exercise, "--json").out)
    assert (ran.code, ran.err) == (0, "")
    flat = " ".join(ran.out.split())
    assert flat.startswith(shown["name"])
    for cue in shown["cues"]:
        assert cue["text"] in flat
    assert f"1. {shown['how'][0].split()[0]}" in flat
    assert shown["levels"][0]["name"] in flat
    assert "Dose from" in flat


def test_show_as_json_is_the_exercise_as_its_file_has_it(capsys: Capsys) -> None:
    shown = json.loads(run(capsys, "show", "footwork", "--json").out)
    assert shown["id"] == "footwork"
    assert shown["region"] == "ankles and feet"
    assert [level["id"] for level in shown["levels"]] == ["towel", "marbles"]
    assert shown["dose"]["hold_s"]["source"] == "default"


def test_show_says_whether_levels_are_a_ladder_or_a_choice(capsys: Capsys) -> None:
    assert "\nLevels" in run(capsys, "show", "split-squat").out
    assert "\nChoose" in run(capsys, "show", "footwork").out


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_an_unknown_exercise_is_one_line_with_the_nearest_and_code_2(
    flags: list[str], capsys: Capsys
) -> None:
    ran = run(capsys, "show", "glute-brige", *flags)
    assert (ran.code, ran.out) == (2, "")
    told = "kneecoach: unknown exercise 'glute-brige' (did you mean 'glute-bridge'?)\n"
    assert ran.err == told


def test_an_unknown_exercise_like_none_is_told_with_all_there_are(capsys: Capsys) -> None:
    ran = run(capsys, "show", "zzz")
    assert ran.code == 2
    assert ran.err.startswith("kneecoach: unknown exercise 'zzz' (known: back-plank, calf-raise, ")
    assert ran.err.count("\n") == 1
