"""What the coach does in the middle of a workout that hurts, and cues that fade."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from kneecoach.screens.live import LiveScreen
from tests.app.support import Workout, asked, begin, leading, live, text, until

LADDER = """\
format = 1
title = "Ladder"

[[items]]
exercise = "split-squat"
level = "low-step"

[[items]]
exercise = "back-plank"
level = "10-seconds"
"""

CLEAN = """\
format = 1
status = "finished"
started = {day}T18:00:00+00:00
routine = "own"

[[sets]]
exercise = "split-squat"
level = "low-step"
side = "left"
reps = 10
"""


def with_routine(workout: Workout) -> Workout:
    routines = workout.folder / "routines"
    routines.mkdir(parents=True)
    (routines / "ladder.toml").write_text(LADDER, "utf-8")
    return workout


def with_clean_sessions(folder: Path, days: range) -> None:
    (folder / "history/2026").mkdir(parents=True)
    for day in days:
        name = f"202611{day:02}T180000Z-00{day:02}.toml"
        text = CLEAN.format(day=f"2026-11-{day:02}")
        (folder / "history/2026" / name).write_text(text, "utf-8")


async def lower(workout: Workout, pilot: Pilot[None]) -> LiveScreen:
    """Come to the first rep of the split squat."""
    screen = await begin(pilot)
    await pilot.press("enter", "enter")
    await workout.advance(pilot, 1)
    return screen


def is_another(pilot: Pilot[None], first: LiveScreen) -> bool:
    """Tell whether another live screen has taken the place of the first one."""
    screen = pilot.app.screen
    return isinstance(screen, LiveScreen) and screen is not first


async def test_pain_of_three_to_five_for_the_second_time_offers_the_easier_level(
    workout: Workout,
) -> None:
    async with with_routine(workout).app("ladder").run_test(size=(80, 24)) as pilot:
        first = await lower(workout, pilot)
        await pilot.press("p", "3", "p", "4")
        await asked(pilot, "easier")
        await pilot.press("e")
        await until(pilot, lambda: is_another(pilot, first))
        assert "The higher the front foot" in text(pilot, "#form-text")
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert (workout.sets()[0]["level"], workout.sets()[0]["pain"]) == ("low-step", 4)
        await pilot.press("enter", "enter")
        await workout.advance(pilot, 1)
        assert live(pilot).live.moment(workout.clock.seconds).set.planned.level.id == "high-step"
        await pilot.press("n", "n")
        await until(pilot, lambda: [one["side"] for one in workout.sets()][-1] == "right")
        plan = workout.session()["plan"]
        assert isinstance(plan, list)
        assert [one["level"] for one in plan] == ["low-step", "high-step", "10-seconds"]


async def test_the_easier_level_can_be_declined_and_is_not_offered_again(workout: Workout) -> None:
    async with with_routine(workout).app("ladder").run_test(size=(80, 24)) as pilot:
        await lower(workout, pilot)
        await pilot.press("p", "3", "p", "4")
        await asked(pilot, "easier")
        await pilot.press("g")
        await leading(pilot)
        await pilot.press("p", "5")
        assert "noted" in text(pilot, "#cue")


async def test_where_there_is_no_easier_level_the_coach_says_what_to_do(workout: Workout) -> None:
    async with with_routine(workout).app("ladder").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("n", "n", "enter", "enter")
        await workout.advance(pilot, 1)
        await pilot.press("p", "3", "p", "4")
        assert "slower and smaller" in text(pilot, "#cue")


async def test_a_second_exercise_that_is_stopped_suggests_to_end_the_workout(
    workout: Workout,
) -> None:
    async with workout.app("floor").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        for told in ("If it keeps hurting", "2 exercises have hurt today: better end here"):
            await pilot.press("enter", "enter")
            await workout.advance(pilot, 1)
            await pilot.press("s")
            await asked(pilot, "Where does it hurt?")
            await pilot.press("1")
            await asked(pilot, "How much")
            await pilot.press("4")
            await asked(pilot, "Move on")
            assert text(pilot, "#told").startswith(told)
            await pilot.press("m")
            await leading(pilot)


async def test_cues_that_fade_are_there_as_a_set_begins_and_come_back_with_a_fault(
    workout: Workout,
) -> None:
    with_clean_sessions(workout.folder, range(10, 12))
    (workout.folder / "settings.toml").write_text('cues = "fade"\n', "utf-8")
    async with with_routine(workout).app("ladder").run_test(size=(80, 24)) as pilot:
        await lower(workout, pilot)
        assert "Knee over third toe" in text(pilot, "#form-text")
        await workout.advance(pilot, 7)
        assert text(pilot, "#form-text") == "c shows the cues."
        await pilot.press("1")
        assert "Knee over third toe" in text(pilot, "#form-text")
