"""The history screen."""

from __future__ import annotations

import shutil
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import DataTable

from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.reading import ReadingScreen
from tests.app.support import Workout, keys, opened, text, until

SESSIONS = Path(__file__).parent / "history"


async def history(pilot: Pilot[None]) -> HistoryScreen:
    await opened(pilot)
    await pilot.press("3")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    await until(pilot, lambda: "Reading" not in text(pilot, "#told"))
    return screen


def rows(screen: HistoryScreen) -> list[list[str]]:
    table: DataTable[object] = screen.query_one(DataTable)
    return [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]


async def test_sessions_are_listed_newest_first(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(120, 36)) as pilot:
        screen = await history(pilot)
        assert rows(screen) == [
            ["2026-11-20 07:15", "Everyday", "18:06", "2 of 3", "3 → 2", "done"],
            ["2026-11-17 18:40", "Desk break", "5:10", "1 of 4", "? → 1", "ended early"],
        ]


async def test_enter_opens_a_session_in_full(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await history(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        report = text(pilot, "Prose")
        for part in ("3 noticeable", "A hip drops", "skipped", "Left knee a little stiff",
                     "10 of 10 reps", "pain 2", "left"):  # fmt: skip
            assert part in report
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_without_sessions_it_says_how_to_begin(workout: Workout) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await history(pilot)
        assert "No workouts yet" in text(pilot, "#told")


async def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_shown(workout: Workout) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    (folder / "2026" / "20261121T000000Z-0000.toml").write_text("format = 1\nstatus = [\n")
    async with workout.app().run_test(size=(120, 36)) as pilot:
        screen = await history(pilot)
        assert "history/2026/20261121T000000Z-0000.toml" in text(pilot, "#told")
        assert len(rows(screen)) == 2


async def test_a_small_screen_leaves_out_columns(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(40, 12)) as pilot:
        screen = await history(pilot)
        assert rows(screen)[0] == ["20 Nov", "Everyday", "2 of 3", "3 → 2"]
        assert keys(pilot) == "enter Open 1 Catalogue ? Help"
