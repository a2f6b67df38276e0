"""The smallest terminals, and those that change; each screen at every size is in the snapshots."""

from __future__ import annotations

import shutil

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.saving import SavingScreen
from kneecoach.widgets.big_text import BigText, enlarged
from tests.app.browsing import SESSIONS, history
from tests.app.sizes import SMALLEST, seen, shows_what_matters
from tests.app.support import Workout, asked, at_home, begin, live, opened, until
from tests.app.test_morning_after import keep
from tests.snapshots.test_snapshots import effort, self_paced


async def resized(pilot: Pilot[None], columns: int, lines: int) -> list[str]:
    """Give the terminal a size; return its rows once they are laid out."""
    await pilot.resize_terminal(columns, lines)
    for _ in range(3):
        await pilot.pause()
    return seen(pilot)


async def test_of_a_scale_there_is_as_much_as_fits_and_its_question_always(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "How much")
        for size, words in (
            ((300, 5), "0 none  1 barely there  2 mild"),
            ((40, 12), "6 hard to move"),
            ((30, 12), "x worst imaginable"),
            (SMALLEST, "x worst imaginable"),
            ((80, 24), "1 barely there"),
        ):
            lines = await resized(pilot, *size)
            assert any(words in line for line in lines), lines
            assert any("How much does your" in line for line in lines), lines
            assert "enter skip" in " ".join(lines), lines
        await resized(pilot, *SMALLEST)
        await begin(pilot)


async def test_on_the_smallest_terminal_a_scale_tells_its_keys_after_a_workout(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await effort(workout, pilot)
        lines = seen(pilot)
        assert [line.rstrip() for line in lines if line.strip()] == [
            "How hard was it?",
            "0 nothing",
            "x all I had",
            "0–9 x=10 enter skip",
        ]


async def test_a_question_too_long_for_the_screen_is_read_on_by_space_not_skipped(
    workout: Workout,
) -> None:
    keep(workout, 21)
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await asked(pilot, "How was your knee")
        await until(pilot, lambda: seen(pilot)[-1].rstrip() == "0–9 x=10 space more")
        await pilot.press("space")
        await asked(pilot, "How was your knee")
        assert "workout?" in "".join(seen(pilot)[:2])
        await until(pilot, lambda: seen(pilot)[-1].rstrip() == "0–9 x=10 enter skip")


async def test_the_answers_out_of_sight_are_told_of_by_the_keys_that_lead_there(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=SMALLEST) as pilot:
        await begin(pilot)
        await pilot.press("q")
        await asked(pilot, "End here?")
        await until(pilot, lambda: seen(pilot)[-1].rstrip() == "↑↓ enter Esc back")
        lines = await resized(pilot, 40, 12)
        assert any("its key, or ↑↓ enter · Esc back" in line for line in lines)


async def test_what_is_typed_is_seen_below_a_long_question_on_the_smallest_terminal(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await opened(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        await pilot.press("a")
        await asked(pilot, "When was it")
        await pilot.press(*"today")
        await until(pilot, lambda: any(line.strip() == "today" for line in seen(pilot)))


async def test_a_search_on_the_smallest_terminal_shows_what_is_typed_what_it_finds_and_its_keys(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await history(pilot)
        await pilot.press("slash", *"desk")
        wanted = ["History · 1 of 2 …", "desk", "1 workout found", "Tue 17  Desk brea"]
        await until(pilot, lambda: [line.strip() for line in seen(pilot)[:4]] == wanted)
        assert seen(pilot)[4].split() == ["enter", "List", "Esc", "All"]
        await pilot.press(*" foo:")
        await until(
            pilot,
            lambda: " ".join("".join(seen(pilot)[2:4]).split()).startswith(
                "nothing is called foo: "
            ),
        )


async def test_a_pause_is_laid_out_anew_in_a_terminal_that_becomes_small(workout: Workout) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await begin(pilot)
        await pilot.press("space")
        lines = await resized(pilot, *SMALLEST)
        shows_what_matters(pilot)
        assert "PAUSED" in lines[1]
        assert "space Go on" in lines[-1]


@pytest.mark.parametrize(("size", "rows"), [((200, 12), 8), ((80, 12), 8), ((200, 9), 5)], ids=str)
async def test_in_a_wide_and_flat_terminal_the_seconds_are_as_tall_as_it_allows(
    workout: Workout, size: tuple[int, int], rows: int
) -> None:
    async with workout.app().run_test(size=size) as pilot:
        await self_paced(workout, pilot)
        await workout.advance(pilot, 100)
        number = live(pilot).query_one("#number", BigText)
        await until(pilot, lambda: number.value == "134")
        drawn = [row for row in enlarged("134", *number.size) if row.strip()]
        assert len(drawn) == rows, number.size


async def test_a_routine_is_saved_on_the_smallest_terminal(workout: Workout) -> None:
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await at_home(pilot)
        await pilot.press("r", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, SavingScreen))
        title, about = pilot.app.screen.query(Input)
        await until(pilot, lambda: title.has_focus)
        await pilot.press(*"Mine")
        assert "Mine" in seen(pilot)[title.region.y]
        await pilot.press("enter", *"Short")
        await until(pilot, lambda: about.has_focus and about.value == "Short")
        lines = seen(pilot)
        assert "Title" in lines[title.region.y - 1]
        assert "Short" in lines[about.region.y]
        assert "routines/mine.toml" in lines[-1]


async def test_the_palette_finds_on_the_smallest_terminal(workout: Workout) -> None:
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await opened(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        await pilot.press(*"light")
        await until(pilot, lambda: any("Theme: light" in line for line in seen(pilot)))
        assert "light" in seen(pilot)[0]
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "light")


async def test_where_few_keys_fit_the_one_for_what_hurts_is_among_them(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(24, 6)) as pilot:
        await begin(pilot)
        await until(pilot, lambda: seen(pilot)[-1].split() == ["space", "Pause", "s", "Hurts", "?"])
