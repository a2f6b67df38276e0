"""The real program, led through real workouts by its keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.routines.timeline import unroll
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile
from tests.terminal.support import (
    GUARDED,
    SPEED,
    answer,
    end_workout,
    known,
    session,
    sets,
    terminal,
)


def test_a_first_start_by_keyboard_leads_to_the_first_countdown(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    with terminal("--config-dir", str(folder), size=(80, 24)) as coach:
        answer(coach, "Is any of this true", "n")
        answer(coach, "Which knee", "l")
        answer(coach, "on a usual day", "3")
        answer(coach, "severe knee problem", "n")
        answer(coach, "back hurt", "n")
        answer(coach, "kneeling hurt", "y")
        answer(coach, "at hand", "1", "6", "\r")
        answer(coach, "How many workouts", "3")
        answer(coach, "strict about pain", "s")
        coach.wait_for("0 of 3 workouts this week")
        coach.press("s")
        answer(coach, "How much does your knee hurt now?", "3")
        coach.wait_for("set 1 of")
    assert load_profile(Paths(folder))[0] == Profile(
        red_flags=RedFlags(any=False, asked=date.today()),
        knee="left",
        usual_pain=3,
        severe_knee_problem=False,
        back_pain=False,
        kneeling_hurts=True,
        equipment=("step", "towel"),
        asked=True,
    )


def test_a_whole_everyday_workout_by_keyboard_that_never_leaves_the_machine(
    tmp_path: Path,
) -> None:
    folder = known(tmp_path / "config")
    planned = unroll(load_library(Paths(folder)).plan("everyday")).sets
    where = ("--config-dir", str(folder))
    with terminal(*where, module=GUARDED, KNEECOACH_SPEED=SPEED) as coach:
        coach.wait_for("0 of 3 workouts this week")
        coach.press("1")
        coach.wait_for("HIPS")
        coach.press("s")
        coach.wait_for("Start a routine")
        coach.press("\r")
        answer(coach, "How much does your knee hurt now?", "3")
        coach.wait_for("Lunge stretch for the hip · left")
        coach.press(" ")
        coach.wait_for("space to go on")
        coach.press("1")  # flag a fault
        coach.press(" ")
        coach.wait_for("next:")
        coach.wait_for("hip · right")
        coach.press("n")
        coach.wait_for("Side-lying leg lift · left")
        coach.press("b")
        coach.wait_for("hip · right")
        coach.wait_for("Footwork: towel or marbles · left")
        for side, reps in (("left", "21"), ("right", "19")):
            coach.wait_for(f"· {side}")
            coach.wait_for("enter when the set is over")
            coach.press("\r")
            answer(coach, "How many reps?", reps, "\r")
            coach.wait_until_gone("How many reps?")
        coach.wait_for("enter for how it went")
        coach.press("\r")
        answer(coach, "How much does your knee hurt now?", "2")
        answer(coach, "How hard was it?", "5")
        answer(coach, "A note for yourself?", "Good", "\r")
        coach.wait_for("How it went")
        assert f"sets {len(planned)} of {len(planned)}" in coach.text
        coach.press("\r")
        coach.wait_until_gone("How it went")
        coach.press("3")
        coach.wait_for("3 → 2")
        assert "Everyday" in coach.text
        coach.press("q")
        assert coach.wait_for_end() == 0

    kept = session(folder)
    assert kept["format"] == 1
    assert kept["status"] == "finished"
    assert kept["routine"] == "everyday"
    assert (kept["pain_before"], kept["pain_after"], kept["effort"]) == (3, 2, 5)
    assert kept["note"] == "Good"
    logs = sets(folder)
    assert [(log["exercise"], log["side"], log["set"]) for log in logs] == [
        (one.planned.exercise.id, one.side, one.number) for one in planned
    ]
    assert ["forced-forward"] in [log["faults"] for log in logs[:2]]
    assert not any(log["skipped"] for log in logs)
    assert [log["reps"] for log in logs[-2:]] == [21, 19]
    for log, one in zip(logs[:-2], planned[:-2], strict=True):
        assert log["reps"] == log["target"] == one.planned.dose.reps
        worked = log["worked"]
        assert isinstance(worked, float)
        assert abs(worked - one.planned.dose.reps * one.planned.dose.tempo.rep_s) < 0.2


def test_after_a_power_cut_in_a_set_it_goes_on_at_that_set(tmp_path: Path) -> None:
    folder = known(tmp_path / "config")
    where = ("--config-dir", str(folder))
    with terminal("start", "step", *where, KNEECOACH_SPEED=SPEED) as coach:
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("Front foot elevated split squat · right")
        coach.wait_for("rep 3 of 10")
        coach.kill()
    done = sets(folder)
    assert session(folder)["status"] == "live"
    assert [(log["exercise"], log["side"], log["reps"]) for log in done] == [
        ("lunge-stretch", "left", 5),
        ("lunge-stretch", "right", 5),
        ("split-squat", "left", 10),
    ]
    with terminal(*where, KNEECOACH_SPEED=SPEED) as coach:
        answer(coach, "A workout is waiting", "g")
        answer(coach, "How much does your knee hurt now?", "2")
        coach.wait_for("Front foot elevated split squat · right")
        coach.press("n")
        coach.wait_for("Romanian deadlift")
        end_workout(coach)
        coach.press("q")
        assert coach.wait_for_end() == 0
    *earlier, last = done
    assert sets(folder)[:3] == [*earlier, {**last, "pain_on_return": 2}]
    assert session(folder)["status"] == "stopped"


def test_on_leaving_the_terminal_is_as_it_was(tmp_path: Path) -> None:
    with terminal("--config-dir", str(known(tmp_path))) as coach:
        coach.wait_for("workouts this week")
        coach.press("q")
        assert coach.wait_for_end() == 0
        assert b"\x1b[?1049l" in coach.raw  # back from the full screen
        assert b"\x1b[?25h" in coach.raw  # with a cursor


def test_on_a_terminal_of_40_by_12_the_countdown_and_the_way_out_are_there(tmp_path: Path) -> None:
    with terminal("start", "step", "--config-dir", str(known(tmp_path)), size=(40, 12)) as coach:
        answer(coach, "How much does your knee hurt now?", "0")
        coach.wait_for("GET IN PLACE")
        coach.wait_for("██████")
        assert "? Help" in coach.text
        coach.press("q")
        coach.wait_for("Keep it")
