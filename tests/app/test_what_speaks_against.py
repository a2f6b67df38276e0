"""What the coach would leave out is not led without a word, however a workout is started."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.app.support import KNOWN, Workout, asked, begin, leading, opened, text, until

ONLY_BACK = """\
format = 1
title = "Back"

[[items]]
exercise = "romanian-deadlift"
"""
SWOLLEN = """\
format = 1
status = "finished"
started = 2026-11-20T18:00:00+00:00
ended = 2026-11-20T18:20:00+00:00
routine = "everyday"
pain_before = 3
morning_asked = true

[next_morning]
pain = 3
swelling = true

[[sets]]
exercise = "clamshell"
level = "bodyweight"
side = "left"
reps = 10
"""


def with_back_pain(workout: Workout, *, step: bool = True) -> Workout:
    workout.told = KNOWN.replace("back_pain = false", "back_pain = true")
    if not step:
        workout.told = workout.told.replace('"step", ', "")
    return workout


def answers(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    return [str(option.prompt) for option in options.options]


def planned(workout: Workout) -> list[object]:
    plan = workout.session()["plan"]
    assert isinstance(plan, list)
    return [item["exercise"] for item in plan]


async def test_what_is_not_done_with_back_pain_is_left_out_of_a_routine_of_the_persons(
    workout: Workout,
) -> None:
    async with with_back_pain(workout).app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press("2")
        await asked(pilot, "Part of this is not for you now")
        assert "Romanian deadlift: not with back pain." in text(pilot, "#told")
        assert answers(pilot) == ["l  Leave it out: 5 of 6 left"]
        await pilot.press("enter")
        await leading(pilot)
        await until(pilot, lambda: len(workout.files()) == 1)
        assert "romanian-deadlift" not in planned(workout)
        assert len(planned(workout)) == 5


async def test_who_has_a_step_after_all_goes_on_but_not_against_their_back(
    workout: Workout,
) -> None:
    async with with_back_pain(workout, step=False).app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press("2")
        await asked(pilot, "Part of this is not for you now")
        assert "Peterson step-up: needs step." in text(pilot, "#told")
        assert answers(pilot)[1:] == ["g  Leave out only: Romanian deadlift"]
        await pilot.press("g")
        await leading(pilot)
        await until(pilot, lambda: len(workout.files()) == 1)
        assert "step-up" in planned(workout)
        assert "romanian-deadlift" not in planned(workout)


async def test_where_nothing_is_left_no_workout_begins(workout: Workout) -> None:
    routines = workout.folder / "routines"
    routines.mkdir(parents=True)
    (routines / "back.toml").write_text(ONLY_BACK, "utf-8")
    async with with_back_pain(workout).app("back").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press("2")
        await asked(pilot, "This is not for you now")
        await pilot.press("enter")
        await opened(pilot)
        assert workout.files() == []


async def test_after_new_swelling_no_routine_is_led_before_someone_has_looked(
    workout: Workout,
) -> None:
    year = workout.folder / "history" / "2026"
    year.mkdir(parents=True)
    (year / "20261120T180000Z-0001.toml").write_text(SWOLLEN, "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Let someone look")
        assert "newly swollen" in text(pilot, "#told")
        await pilot.press("enter")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "Let someone look")
        await pilot.press("o")
        await opened(pilot)
    workout.profile.write_text(KNOWN.replace("2026-11-01", "2026-11-22"), "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
