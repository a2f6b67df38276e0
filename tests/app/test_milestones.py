"""A milestone is told once, after the workout in which it was reached, and stays in its page."""

from __future__ import annotations

from textual.pilot import Pilot

from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.reading import ReadingScreen
from tests.app.support import Workout, asked, begin, text, until

ROUTINE = """\
format = 1
title = "Bridge"

[[items]]
exercise = "glute-bridge"
level = "single-leg"
side = "left"
sets = 1
reps = 1
"""
MILESTONE = "◆ Your first bridge on a single leg."


async def bridged(workout: Workout, pilot: Pilot[None]) -> str:
    """Lead through one rep on one leg; return what is said of it."""
    await begin(pilot)
    await pilot.press("enter", "enter")
    await workout.advance(pilot, 20)
    await pilot.press("enter")
    for words in ("How much", "How hard", "note"):
        await asked(pilot, words)
        await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    return text(pilot, "Prose")


async def test_a_first_is_told_after_its_workout_and_not_after_the_next(workout: Workout) -> None:
    (workout.folder / "routines").mkdir(parents=True)
    (workout.folder / "routines" / "bridge.toml").write_text(ROUTINE)
    async with workout.app("bridge").run_test(size=(80, 24)) as pilot:
        assert MILESTONE in await bridged(workout, pilot)
    workout.clock.seconds += 60
    async with workout.app("bridge").run_test(size=(80, 24)) as pilot:
        summary = await bridged(workout, pilot)
        assert "sets 1 of 1" in summary
        assert "◆" not in summary
        await pilot.press("enter", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        for key, told in (("enter", False), ("down", True)):
            await until(pilot, lambda: bool(pilot.app.screen.check_action("trends", ())))
            await pilot.press(*dict.fromkeys((key, "enter")))
            await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
            assert (MILESTONE in text(pilot, "Prose")) is told
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
    assert all("first" not in path.read_text() for path in workout.files()), "it is not written"
