"""The trends, from the history and back, by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from textual.pilot import Pilot
from textual.widgets import Static

from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.trends import TrendsScreen
from kneecoach.widgets.trend_view import TrendView
from tests.app.support import MORNING, Workout, keys, opened, text, until
from tests.bench.many_sessions import write_sessions

TODAY = MORNING.date()


async def trends(pilot: Pilot[None]) -> TrendsScreen:
    """Go to the trends by way of the history, and wait until they are read."""
    await opened(pilot)
    await pilot.press("3")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
    await until(pilot, lambda: bool(pilot.app.screen.check_action("trends", ())))
    await pilot.press("t")
    await until(pilot, lambda: isinstance(pilot.app.screen, TrendsScreen))
    await until(pilot, lambda: "Reading" not in text(pilot, "#told"))
    screen = pilot.app.screen
    assert isinstance(screen, TrendsScreen)
    return screen


def sentences(screen: TrendsScreen) -> Sequence[str]:
    """Return what is said, chart by chart."""
    return [
        str(view.query_one(".sentence", Static).content)
        for view in screen.query(TrendView)
        if view.display
    ]


def drawn(screen: TrendsScreen) -> str:
    """Return what is drawn, as text."""
    return "\n".join(
        chart.render_line(y).text
        for chart in screen.query("ChartView")
        if chart.is_on_screen
        for y in range(chart.size.height)
    )


async def test_every_key_of_the_trends(workout: Workout) -> None:
    write_sessions(workout.folder, 400, TODAY)
    async with workout.app().run_test(size=(120, 36)) as pilot:
        screen = await trends(pilot)
        assert text(pilot, "#title") == "Trends · Pain · Quarter · 24 Aug 2026 – 22 Nov 2026"
        assert [one.split(":")[0] for one in sentences(screen)] == [
            "Pain before workouts",
            "Pain after workouts",
            "Pain the next morning",
        ]
        assert "╵7 Sep" in drawn(screen)
        assert drawn(screen).count("╵7 Sep") == 1, "charts of one scale share their dates"

        await pilot.press("down")
        assert "Workouts a week" in text(pilot, "#title")
        assert sentences(screen) == [
            "The plan of 3 a week: kept in 12 of 12 weeks, 7 so far this week."
        ]
        await pilot.press("up", "up")
        assert "Footwork" in text(pilot, "#title"), "before the first comes the last"
        await pilot.press("j", "j", "k")
        assert "Pain" in text(pilot, "#title")

        await pilot.press("minus")
        assert "Month · 24 Oct 2026" in text(pilot, "#title")
        assert "Shorter" not in keys(pilot)
        await pilot.press("minus", "plus", "plus")
        assert "Year · 23 Nov 2025" in text(pilot, "#title")
        await pilot.press("equals_sign", "plus")
        assert "All · 19 Oct 2025" in text(pilot, "#title")
        assert "Longer" not in keys(pilot)

        await pilot.resize_terminal(40, 12)
        assert text(pilot, "#title") == "Trends · Pain · All"
        await pilot.resize_terminal(120, 36)
        await pilot.click("#topics", offset=(3, 1))
        assert "Workouts a week" in text(pilot, "#title")

        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert "a month, a quarter, a year, all" in text(pilot, "Prose")
        await pilot.press("escape")
        for key in ("t", "escape", "backspace", "q"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
            await pilot.press("t")
            await until(pilot, lambda: isinstance(pilot.app.screen, TrendsScreen))


async def test_an_exercise_is_drawn_with_its_levels_and_its_best(workout: Workout) -> None:
    write_sessions(workout.folder, 400, TODAY)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        screen = await trends(pilot)
        await pilot.press("plus", *["down"] * 4)
        assert "Glute bridge · Year" in text(pilot, "#title")
        dose, best = sentences(screen)
        assert dose.startswith("From Two legs, 10 reps held 3 s to Single leg")
        assert best.startswith("The most reps in one set at Single leg: 15, on ")
        for part in ("Single leg┤", "With weight┤", "◆", "╵2026"):
            assert part in drawn(screen)


async def test_a_narrow_screen_has_sparklines_and_the_same_keys(workout: Workout) -> None:
    write_sessions(workout.folder, 60, TODAY)
    async with workout.app().run_test(size=(40, 12)) as pilot:
        screen = await trends(pilot)
        lines = [one for one in screen.query("Sparkline") if one.is_on_screen]
        assert (len(lines), drawn(screen)) == (3, "")
        assert all(view.region.bottom <= 11 for view in screen.query(TrendView))
        await pilot.press("down", "plus")
        assert text(pilot, "#title") == "Trends · Workouts a week · Year"


async def test_with_too_little_it_says_so_and_draws_nothing(workout: Workout) -> None:
    write_sessions(workout.folder, 2, TODAY)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        screen = await trends(pilot)
        assert all(
            "said twice in this time, too little to draw" in one for one in sentences(screen)
        )
        assert drawn(screen) == ""
        assert text(pilot, "#note") == ""


async def test_without_a_set_ever_done_it_says_so(workout: Workout) -> None:
    folder = workout.folder / "history" / "2026"
    folder.mkdir(parents=True)
    (folder / "20261120T060000Z-0000.toml").write_text(
        'format = 1\nstatus = "stopped"\nstarted = 2026-11-20T06:00:00Z\nroutine = "floor"\n'
    )
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await trends(pilot)
        assert text(pilot, "#told") == "No workouts yet, so there is nothing to see here."
        assert keys(pilot).startswith("t History")
        await pilot.press("down", "plus", "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))


async def test_a_workout_that_is_dated_ahead_is_in_no_trend(workout: Workout) -> None:
    write_sessions(workout.folder, 5, TODAY + timedelta(days=60))
    async with workout.app().run_test(size=(120, 36)) as pilot:
        screen = await trends(pilot)
        assert screen.query_one("#told").display, "there are none"
        assert sentences(screen) == ["", "", ""]


async def test_the_charts_of_an_exercise_share_their_days_and_the_dates_below(
    workout: Workout,
) -> None:
    write_sessions(workout.folder, 400, TODAY)
    async with workout.app().run_test(size=(120, 36)) as pilot:
        screen = await trends(pilot)
        await pilot.press("down", "down")
        await until(pilot, lambda: "Lunge stretch" in text(pilot, "#title"))
        await until(pilot, lambda: drawn(screen).count("╵7 Sep") == 1)
        lines = drawn(screen).splitlines()
        assert len({line.index("┤") for line in lines if "┤" in line}) == 1
