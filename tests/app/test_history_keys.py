"""Every key of the history, the correction and the trends leads to what it is said to do."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Sequence

import pytest
from textual.pilot import Pilot

from kneecoach.actions.action import Action
from kneecoach.actions.history import CORRECTING, HISTORY
from kneecoach.actions.trends import TRENDS
from kneecoach.screens.correcting import CorrectingScreen
from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.trends import TrendsScreen
from kneecoach.widgets.heat_map import HeatMap
from tests.app.browsing import SESSIONS, history, on
from tests.app.support import Workout, until
from tests.app.test_trends import trends

OF_A_LIST = ("enter", "select")
"""What a list does by itself, and tells its screen of."""


async def in_the_calendar(pilot: Pilot[None]) -> None:
    screen = await history(pilot)
    await pilot.press("tab")
    await until(pilot, lambda: screen.focused is screen.query_one(HeatMap))


async def correcting(pilot: Pilot[None]) -> None:
    await history(pilot)
    await pilot.press("e")
    await on(pilot, CorrectingScreen)


async def in_the_trends(pilot: Pilot[None]) -> None:
    await trends(pilot)


@pytest.mark.parametrize(
    ("go", "actions"),
    [(in_the_calendar, HISTORY), (correcting, CORRECTING), (in_the_trends, TRENDS)],
)
async def test_each_key_does_what_it_is_said_to_do(
    workout: Workout,
    monkeypatch: pytest.MonkeyPatch,
    go: Callable[[Pilot[None]], Awaitable[None]],
    actions: Sequence[Action],
) -> None:
    done: list[object] = []

    async def note(action: object, *_: object) -> bool:
        done.append(action)
        return True

    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await go(pilot)
        monkeypatch.setattr(pilot.app, "run_action", note)
        for action in actions:
            for key in action.keys.split(","):
                done.clear()
                await pilot.press(key)
                await pilot.pause()
                (ran,) = done
                assert ran == action.run or (key, ran) == OF_A_LIST, f"{key} of {action.id}"


@pytest.mark.parametrize(
    ("screen", "actions"),
    [(HistoryScreen, HISTORY), (CorrectingScreen, CORRECTING), (TrendsScreen, TRENDS)],
)
def test_what_each_key_does_is_known_to_its_screen(
    screen: type[object], actions: Sequence[Action]
) -> None:
    for action in actions:
        name = action.run.partition("(")[0]
        assert hasattr(screen, f"action_{name}"), action.id
