"""The problems in a person's files, as the app tells them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import OptionList

from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.problems import ProblemsScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.storage.paths import shipped as shipped_folder
from kneecoach.widgets.problems_line import ProblemsLine
from tests.app.support import MORNING, Workout, at_home, opened, text, told, until
from tests.app.test_files_of_the_person import palette
from tests.bench.many_sessions import write_sessions

GOOD = 'format = 1\ntitle = "Evening"\n[[items]]\nexercise = "clamshell"\n'
LONG_PAUSES = "[timing]\nsetup_s = 90\nfloor_setup_s = 90\n"


async def problems(pilot: Pilot[None]) -> None:
    """Open the problems and wait until the files have been read."""
    await pilot.press("exclamation_mark")
    await until(pilot, lambda: isinstance(pilot.app.screen, ProblemsScreen))
    await read(pilot)


async def read(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Reading" not in text(pilot, "Prose"))


def breaks(workout: Workout) -> None:
    """Lay files with three mistakes in two of them into the person's folder."""
    routines = workout.folder / "routines"
    routines.mkdir(parents=True)
    (routines / "evening.toml").write_text(GOOD.replace("clamshell", "clamshel"), "utf-8")
    (workout.folder / "settings.toml").write_text("theme = 3\ncues = 'sung'\n", "utf-8")


async def test_problems_are_told_quietly_and_listed_where_a_key_opens_them(
    workout: Workout,
) -> None:
    breaks(workout)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        line = "At least 3 problems in your files: press !"
        await until(pilot, lambda: text(pilot, "ProblemsLine") == line)
        assert pilot.app.screen.query_one(ProblemsLine).display
        assert told(pilot) == ""
        await problems(pilot)
        said = text(pilot, "Prose")
        assert "routines/evening.toml, line 4: items[0].exercise: unknown exercise" in said
        assert "settings.toml, line 1: theme: expected text, got a whole number" in said
        assert "settings.toml, line 2: cues: unknown cues 'sung'" in said
        await pilot.press("enter")
        assert not isinstance(pilot.app.screen, ProblemsScreen)


async def test_workouts_that_cannot_be_read_are_told_of_at_a_start(workout: Workout) -> None:
    breaks(workout)
    write_sessions(workout.folder, 30, MORNING.date())
    folder = workout.folder / "history" / "2025"
    folder.mkdir(exist_ok=True)
    for number in range(1, 10):
        (folder / f"2025010{number}T061503Z-7f3a.toml").write_text("status = [\n", "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        line = "At least 12 problems in your files: press !"
        await until(pilot, lambda: text(pilot, "ProblemsLine") == line)
        await opened(pilot)
        assert text(pilot, "ProblemsLine") == line
        await problems(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: text(pilot, "ProblemsLine") == line.removeprefix("At least "))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_the_history_keeps_its_room_however_many_files_cannot_be_read(
    size: tuple[int, int], workout: Workout
) -> None:
    folder = workout.folder / "history" / "2026"
    folder.mkdir(parents=True)
    for number in range(1, 10):
        (folder / f"2026110{number}T061503Z-7f3a.toml").write_text("status = [\n", "utf-8")
    async with workout.app().run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        told_of = pilot.app.screen.query_one("#told")
        await until(pilot, lambda: told_of.size.height == 3)
        assert told_of.render_line(2).text.strip() == "and 7 more: press !"


async def test_what_was_put_right_is_taken_when_checked_again(workout: Workout) -> None:
    breaks(workout)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        await problems(pilot)
        (workout.folder / "routines" / "evening.toml").write_text(GOOD, "utf-8")
        (workout.folder / "settings.toml").unlink()
        await pilot.press("r")
        await until(pilot, lambda: "All good" in text(pilot, "Prose"))
        assert catalogue.problems == ""
        await pilot.press("escape")
        assert not pilot.app.screen.query_one(ProblemsLine).display


async def test_nothing_wrong_is_said_too(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert not pilot.app.screen.query_one(ProblemsLine).display
        await palette(pilot, "Problems")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProblemsScreen))
        await until(pilot, lambda: "All good" in text(pilot, "Prose"))


async def test_hundreds_of_problems_are_scrolled_through_by_keyboard(workout: Workout) -> None:
    folder = workout.folder / "history" / "2026"
    folder.mkdir(parents=True)
    for number in range(600):
        (folder / f"20261101T{number:06}Z-0000.toml").write_text("status = [\n", "utf-8")
    async with workout.app().run_test(size=(40, 12)) as pilot:
        await opened(pilot)
        await problems(pilot)
        assert "600 problems in your files" in text(pilot, "Prose")
        assert "and 100 more" in text(pilot, "Prose")
        page = pilot.app.screen.query_one("#page", VerticalScroll)
        await pilot.press("end")
        await until(pilot, lambda: page.scroll_y == page.max_scroll_y > 0)
        await pilot.press("question_mark")
        await until(pilot, lambda: "Read all your files again" in text(pilot, "Prose"))


async def test_a_newer_session_is_shown_with_a_note(workout: Workout) -> None:
    path = workout.folder / "history" / "2026" / "20261121T061503Z-7f3a.toml"
    path.parent.mkdir(parents=True)
    newer = (
        'format = 2\nstatus = "stopped"\nstarted = 2026-11-21T07:15:03+01:00\n'
        'routine = "everyday"\nmood = "fine"\n'
    )
    path.write_text(newer, "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("3")
        await until(pilot, lambda: "1 only begun" in text(pilot, "#title"))
        await until(pilot, lambda: pilot.app.screen.check_action("read", ()) is not False)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert "written by a newer kneecoach (format 2; this one knows 1)" in text(pilot, "Prose")
    assert path.read_text("utf-8") == newer


async def test_what_is_mended_in_settings_and_themes_holds_once_the_files_were_checked_again(
    workout: Workout,
) -> None:
    breaks(workout)
    app = workout.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert (app.theme, app.animation_level) == ("dark", "full")
        await problems(pilot)
        (workout.folder / "settings.toml").write_text(
            'theme = "light"\nanimation = false\n[timing]\nsetup_s = 60\n[keymap]\n'
            '"problems.again" = "k"\n',
            "utf-8",
        )
        await pilot.press("r")
        await until(pilot, lambda: app.theme == "light")
        assert app.animation_level == "none"
        assert "k Check again" in text(pilot, "KeyBar")
        light = app.screen.styles.background
        (workout.folder / "themes").mkdir()
        shipped = (shipped_folder("themes") / "light.toml").read_text("utf-8")
        (workout.folder / "themes/light.toml").write_text(
            re.sub(r'background = ".*"', 'background = "#fff8e7"', shipped), "utf-8"
        )
        await pilot.press("k")
        await until(pilot, lambda: app.screen.styles.background.hex == "#FFF8E7")
        assert app.screen.styles.background != light


async def test_longer_pauses_asked_for_meanwhile_leave_less_room_for_sets_today(
    workout: Workout,
) -> None:
    def lines() -> list[str]:
        options = pilot.app.screen.query_one(OptionList).options
        return [str(option.prompt) for option in options]

    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        before = lines()
        (workout.folder / "settings.toml").write_text(LONG_PAUSES, "utf-8")
        await problems(pilot)
        await pilot.press("enter")
        await at_home(pilot)
        await until(pilot, lambda: lines() != before)


async def test_a_workout_that_is_dated_ahead_is_among_the_problems(workout: Workout) -> None:
    write_sessions(workout.folder, 1, MORNING.date() + timedelta(days=60))
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await problems(pilot)
        assert "which has not come yet" in text(pilot, "Prose")
