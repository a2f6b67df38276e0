"""Told to end before there is anything to see, as by a signal, the app ends in order."""

from __future__ import annotations

import asyncio

import pytest

from tests.app.support import Workout

PATIENCE_S = 30


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 6, 8, 10, 14, 18, 25, 33, 47])
async def test_told_to_end_so_many_steps_of_its_event_loop_after_the_start_it_does(
    workout: Workout, steps: int
) -> None:
    app = workout.app()
    ending = asyncio.create_task(app.run_async(headless=True, size=(80, 24)))
    for _ in range(steps):
        await asyncio.sleep(0)
    app.exit(None, 143)
    await asyncio.wait_for(ending, PATIENCE_S)
    assert app.fault is None
    assert app.return_code == 143
