"""What a person's own files do to the app: themes, settings, mistakes."""

from __future__ import annotations

import os
import shutil
import webbrowser

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from tests.app.browsing import EVERYDAY, SESSIONS, history, rows
from tests.app.support import Workout, begin, big, opened, text, until


async def palette(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    await pilot.press(*(char if char != " " else "space" for char in words))
    await until(pilot, lambda: pilot.app.screen.query_one("OptionList").display)
    await pilot.press("down", "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))


async def test_a_theme_chosen_in_the_palette_is_remembered(workout: Workout) -> None:
    workout.folder.mkdir()
    settings = workout.folder / "settings.toml"
    settings.write_text("# mine\nplan = 3 # a week\n", "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert pilot.app.theme == "dark"
        await palette(pilot, "Theme: light")
        await until(pilot, lambda: pilot.app.theme == "light")
        await until(pilot, lambda: "light" in settings.read_text("utf-8"))
    assert settings.read_text("utf-8").startswith("# mine\nplan = 3 # a week\n")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert pilot.app.theme == "light"


async def test_the_palette_offers_only_the_coachs_themes(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        titles = [command.title for command in pilot.app.get_system_commands(catalogue)]
        assert [one for one in titles if one.startswith("Theme")] == ["Theme: light"]


async def test_the_palette_runs_an_action_of_the_screen(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await palette(pilot, "Just this")
        await begin(pilot)
        assert "Lunge stretch" in text(pilot, "#title")


@pytest.mark.parametrize(
    ("file", "content", "notice"),
    [
        ("exercises/mine.toml", "format = 1\n", "exercises/mine.toml: 'id' is missing"),
        ("routines/evening.toml",
         'format = 1\ntitle = "Evening"\n[[items]]\nexercise = "glute-brige"\n',
         "routines/evening.toml, line 4: items[0].exercise: unknown exercise 'glute-brige' "
         "(did you mean 'glute-bridge'?)"),
        ("themes/loud.toml", 'format = 1\ndark = true\nbackground = "red"\n',
         "themes/loud.toml, line 3: background"),
        ("settings.toml", "theme = 3\n",
         "settings.toml, line 1: theme: expected text, got a whole number"),
        ("settings.toml", 'theme = "neon"\n', "settings.toml, line 1: theme: unknown theme 'neon'"),
        ("settings.toml", '[keymap]\n"live.stopp" = "a"\n',
         "settings.toml, line 2: keymap.\"live.stopp\": unknown action 'live.stopp' "
         "(did you mean 'live.stop'?)"),
        ("settings.toml", '[keymap]\n"live.skip" = "s"\n',
         "'s' is the key of live.stop in a workout"),
        ("settings.toml", '[keymap]\n"live.skip" = "foo bar"\n', "'foo bar' is no key"),
        ("history", "in the way", "history: cannot be read: a file stands where the folder should"),
        ("routines/Evening!.toml", 'format = 1\ntitle = "E"\n[[items]]\nexercise = "clamshell"\n',
         "routines/Evening!.toml: the file's name is its name"),
        ("settings.toml", "theme = \n", "settings.toml, line 1: not valid TOML"),
    ],
)  # fmt: skip
async def test_a_mistake_in_a_file_is_told_and_all_else_works(
    workout: Workout, file: str, content: str, notice: str
) -> None:
    path = workout.folder / file
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "in your files: press !" in text(pilot, "ProblemsLine")
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: notice in text(pilot, "Prose"))
        await pilot.press("escape")
        await palette(pilot, "Just this")
        await begin(pilot)
    assert path.read_text("utf-8") == content


async def test_a_key_can_be_remapped(workout: Workout) -> None:
    workout.folder.mkdir()
    (workout.folder / "settings.toml").write_text('[keymap]\n"live.skip" = "k"\n', "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert "k Skip" in text(pilot, "KeyBar")
        await pilot.press("k")
        assert "right" in text(pilot, "#title")


async def test_setup_times_are_the_persons(workout: Workout) -> None:
    workout.folder.mkdir()
    (workout.folder / "settings.toml").write_text("[timing]\nsetup_s = 15\n", "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert big(pilot, "#number") == "15"


async def test_where_nothing_can_be_saved_the_workout_goes_on(workout: Workout) -> None:
    workout.folder.mkdir()
    (workout.folder / "history").write_text("in the way", "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await until(pilot, lambda: "Not saved" in text(pilot, "TroubleLine"))
        await pilot.press("n")
        assert "right" in text(pilot, "#title")
    assert (workout.folder / "history").read_text("utf-8") == "in the way"


async def test_what_a_sync_tool_brings_or_changes_is_seen_when_the_history_is_opened_again(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    session = workout.folder / "history" / EVERYDAY
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await history(pilot)
        assert text(pilot, "#title") == "History · 2 workouts"
        other = session.read_text("utf-8").replace("2026-11-20", "2026-11-19")
        session.with_name("20261119T061503Z-beef.toml").write_text(other, "utf-8")
        changed = session.read_text("utf-8").replace("Left knee a little stiff", "Fine again")
        session.write_text(changed, "utf-8")
        await pilot.press("1", "3")
        await until(pilot, lambda: text(pilot, "#title") == "History · 3 workouts")
        assert "Fine again" in rows(pilot)[1]


async def test_that_no_workout_could_be_saved_is_told_before_one_is_begun(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        line = "At least 1 problem in your files: press !"
        await until(pilot, lambda: text(pilot, "ProblemsLine") == line)


async def test_nothing_opens_a_browser(workout: Workout, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, *_, **__: asked_for.append(url))
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        pilot.app.open_url("https://localhost")
        await pilot.pause()
    assert asked_for == []
