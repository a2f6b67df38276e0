"""Every screen as a picture, at three sizes; most by daylight; and gone through at all sizes."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from pytest_textual_snapshot import SVGImageExtension
from syrupy.assertion import SnapshotAssertion
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from kneecoach.screens.dose import DoseScreen
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.picking import RoutineScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.routine_editor import RoutineEditorScreen
from kneecoach.screens.today import TodayScreen
from tests.app.browsing import SESSIONS, history
from tests.app.sizes import goes_through_every_size
from tests.app.support import (
    KNOWN,
    MORNING,
    Workout,
    asked,
    at_home,
    begin,
    leading,
    opened,
    text,
    until,
)
from tests.app.test_learn import learn
from tests.app.test_morning_after import keep
from tests.app.test_problems import breaks, problems
from tests.app.test_trends import trends
from tests.bench.many_sessions import write_sessions
from tests.snapshots.pictures import picture_of

Scene = Callable[[Workout, Pilot[None]], Awaitable[None]]

SIZES = [(120, 36), (80, 24), (40, 12)]
BY_DAYLIGHT = (80, 24)


async def catalogue(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("space", *["down"] * 4, "space")


async def details(workout: Workout, pilot: Pilot[None]) -> None:
    await catalogue(workout, pilot)
    await pilot.press("right")


async def search(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("slash", *"towel")


async def routines(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("r")
    await until(pilot, lambda: isinstance(pilot.app.screen, RoutineScreen))


async def pain_before(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("enter")
    await asked(pilot, "How much")


async def first_start(workout: Workout, pilot: Pilot[None]) -> None:
    await asked(pilot, "Is any of this true")
    width, height = SIZES[0]
    for columns in (width - 1, width):  # so that what is behind the question is laid out anew
        await pilot.resize_terminal(columns, height)
        await settled(pilot)


async def equipment(workout: Workout, pilot: Pilot[None]) -> None:
    await first_start(workout, pilot)
    for words, key in (
        ("Is any of this", "n"),
        ("Which knee", "l"),
        ("usual day", "3"),
        ("severe knee", "n"),
        ("your back", "n"),
        ("kneeling", "y"),
    ):
        await asked(pilot, words)
        await pilot.press(key)
    await asked(pilot, "at hand")
    await pilot.press("1", "6")


async def rest_advice(workout: Workout, pilot: Pilot[None]) -> None:
    await done(workout, pilot)
    await pilot.press("enter")
    await asked(pilot, "How much")
    await pilot.press("8")
    await asked(pilot, "too much")


async def too_much_pain(workout: Workout, pilot: Pilot[None]) -> None:
    await pain_before(workout, pilot)
    await pilot.press("7")
    await asked(pilot, "too much")


async def setup(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press(*["down"] * 4, "enter")
    await begin(pilot)


async def lowering(workout: Workout, pilot: Pilot[None]) -> None:
    await setup(workout, pilot)
    await workout.advance(pilot, 12.5)


async def faults(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await workout.advance(pilot, 6)
    await pilot.press("1", "2")


async def pain_now(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("p")


async def paused(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("space")


async def switch_sides(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("enter")


async def self_paced(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("end", "enter")
    await begin(pilot)
    await workout.advance(pilot, 11 + 34)


async def reps(workout: Workout, pilot: Pilot[None]) -> None:
    await self_paced(workout, pilot)
    await pilot.press("enter")
    await asked(pilot, "How many")


async def how(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("c")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def where(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("s")
    await asked(pilot, "Where")


async def move_on(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("r", "enter")
    await opened(pilot)
    await pilot.press("s")
    await begin(pilot)
    await pilot.press("s")
    await asked(pilot, "Where")
    await pilot.press("1")
    await asked(pilot, "How much")
    await pilot.press("6")
    await asked(pilot, "Move on")


async def end(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("q")
    await asked(pilot, "End here?")


async def done(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("1", "enter", "n")
    await leading(pilot)


async def effort(workout: Workout, pilot: Pilot[None]) -> None:
    await done(workout, pilot)
    await pilot.press("enter")
    await asked(pilot, "How much")
    await pilot.press("2")
    await asked(pilot, "How hard")


async def note(workout: Workout, pilot: Pilot[None]) -> None:
    await effort(workout, pilot)
    await pilot.press("5")
    await asked(pilot, "note")


async def summary(workout: Workout, pilot: Pilot[None]) -> None:
    await note(workout, pilot)
    await pilot.press(*"good", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def sessions(workout: Workout, pilot: Pilot[None]) -> None:
    await history(pilot)


async def session(workout: Workout, pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def help_page(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await pilot.press("question_mark")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def palette(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    await until(pilot, lambda: pilot.app.screen.query_one("OptionList").display)


async def today(workout: Workout, pilot: Pilot[None]) -> None:
    await at_home(pilot)


async def why(workout: Workout, pilot: Pilot[None]) -> None:
    await at_home(pilot)
    await pilot.press("y")
    await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))


async def see_a_doctor_today(workout: Workout, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, TodayScreen))
    await until(pilot, lambda: "see a doctor" in text(pilot, "#told"))


async def dose(workout: Workout, pilot: Pilot[None]) -> None:
    await at_home(pilot)
    await pilot.press("e")
    await until(pilot, lambda: isinstance(pilot.app.screen, DoseScreen))


async def editor(workout: Workout, pilot: Pilot[None]) -> None:
    await at_home(pilot)
    await pilot.press("r")
    await until(pilot, lambda: isinstance(pilot.app.screen, RoutineEditorScreen))


async def page(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await learn(pilot)


async def morning_after(workout: Workout, pilot: Pilot[None]) -> None:
    await asked(pilot, "How was your knee")


async def wrong(workout: Workout, pilot: Pilot[None]) -> None:
    await lowering(workout, pilot)
    await workout.advance(pilot, 2)
    await pilot.press("w")


async def long_history(workout: Workout, pilot: Pilot[None]) -> None:
    await history(pilot)


async def trend(workout: Workout, pilot: Pilot[None]) -> None:
    await trends(pilot)


async def problems_in_files(workout: Workout, pilot: Pilot[None]) -> None:
    await opened(pilot)
    await problems(pilot)


SCENES: list[Scene] = [
    problems_in_files,
    today, why, see_a_doctor_today, dose, editor, page, morning_after, wrong, trend,
    long_history,
    catalogue, details, search, routines, first_start, equipment, rest_advice,
    pain_before, too_much_pain,
    setup, lowering, faults,
    pain_now, paused, switch_sides, self_paced, reps, how, where, move_on, end, done, effort,
    note, summary, sessions, session, help_page, palette,
]  # fmt: skip


def prepare(workout: Workout, scene: Scene) -> None:
    """Lay the files a scene needs into the person's folder."""
    if scene in (sessions, session):
        shutil.copytree(SESSIONS, workout.folder / "history")
    if scene in (first_start, equipment):
        workout.told = ""
    if scene is see_a_doctor_today:
        workout.told = KNOWN.replace("any = false", "any = true")
    if scene is problems_in_files:
        breaks(workout)
    if scene is morning_after:
        keep(workout, 21)
    if scene in (trend, long_history):
        write_sessions(workout.folder, 60, MORNING.date())


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
async def test_the_screen_looks_as_it_was_seen_and_approved(
    workout: Workout, snapshot: SnapshotAssertion, scene: Scene
) -> None:
    picture = snapshot.use_extension(SVGImageExtension)
    prepare(workout, scene)
    async with workout.app().run_test(size=SIZES[0]) as pilot:
        await scene(workout, pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            name = f"{size[0]}x{size[1]}"
            assert picture_of(pilot.app) == picture(name=name)
        if scene is not palette:  # it keeps the colours in which it was opened
            await pilot.resize_terminal(*BY_DAYLIGHT)
            await settled(pilot)
            pilot.app.theme = "light"
            await settled(pilot)
            assert picture_of(pilot.app) == picture(name="light")
        await goes_through_every_size(pilot)


def all_saved(screen: LiveScreen) -> bool:
    return screen.keeping.saved(screen.live.logs) == len(screen.live.logs)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing changes any more: all is saved, and a new size laid out in its steps."""
    for screen in pilot.app.screen_stack:
        if isinstance(screen, LiveScreen):
            await until(pilot, partial(all_saved, screen))
    for entry in pilot.app.screen.query(Input):
        entry.cursor_blink = False
    before = ""
    while before != (now := picture_of(pilot.app)):
        before = now
        await pilot.pause(0.05)
