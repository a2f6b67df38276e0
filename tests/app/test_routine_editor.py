"""Every key of the routine editor and its dialogs, pressed."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.dose import DoseScreen
from kneecoach.screens.exercise_picking import ExerciseScreen
from kneecoach.screens.picking import RoutineScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.routine_editor import RoutineEditorScreen
from tests.app.support import Workout, asked, begin, keys, opened, text, told, until


def lines(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the editor."""
    options = pilot.app.screen.query_one(OptionList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def highlighted(pilot: Pilot[None]) -> int | None:
    return pilot.app.screen.query_one(OptionList).highlighted


async def on(pilot: Pilot[None], screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


async def add(pilot: Pilot[None], *moves: str) -> None:
    """Add the exercise that some keys lead to in the list of all."""
    await pilot.press("a")
    await on(pilot, ExerciseScreen)
    await pilot.press(*moves, "enter")
    await on(pilot, RoutineEditorScreen)


async def save_as(pilot: Pilot[None], title: str) -> None:
    """Type a title, where it is asked for, and no words about it."""
    await asked(pilot, "Save the routine")
    await pilot.press(*("space" if char == " " else char for char in title), "enter", "enter")


def own_routine(workout: Workout, name: str, text: str) -> Path:
    path = workout.folder / "routines" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


async def test_a_routine_of_ones_own_is_made_key_by_key_saved_and_started(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await on(pilot, RoutineEditorScreen)
        assert (lines(pilot), keys(pilot)) == (
            ["Nothing yet. Press a to add."], "a Add q Back ? Help",
        )  # fmt: skip
        await add(pilot, "end")
        await add(pilot, "down")
        await add(pilot)
        assert lines(pilot) == [
            "1 Lunge stretch One knee on the ground 5 holds of 5 s each side 2:22",
            "2 Leg lift Bodyweight 10 reps each side 2:44",
            "3 Footwork Towel until tired each side 2:36",
        ]
        assert text(pilot, "#whole") == "3 exercises · 8 min · not saved"
        assert highlighted(pilot) == 0
        await pilot.press("J")
        assert ("2 Lunge stretch" in lines(pilot)[1], highlighted(pilot)) == (True, 1)
        await pilot.press("J")
        assert "ankles and feet come last" in told(pilot)
        assert highlighted(pilot) == 1
        await pilot.press("K", "u")
        assert "1 Leg lift" in lines(pilot)[0]
        await pilot.press("l", "plus", "plus", "minus")
        assert lines(pilot)[1].startswith("2 Lunge stretch Standing 6 holds of 5 s each side")

        await pilot.press("enter")
        await on(pilot, DoseScreen)
        await pilot.press("right", "right", "down", "left", "down", "plus", "down", "right")
        assert "3 sets of 5 holds of 6 s each side, 35 s rest" in text(pilot, "#told")
        await pilot.press("enter")
        assert "3 sets of 5 holds of 6 s each side" in lines(pilot)[1]
        await pilot.press("enter")
        await on(pilot, DoseScreen)
        await pilot.press("right", "escape")
        assert "3 sets of 5 holds" in lines(pilot)[1]
        await add(pilot, *["down"] * 3)
        await pilot.press("plus", "l")
        assert "Clamshell has one level only" in told(pilot)
        assert "13 reps" in lines(pilot)[2]
        await pilot.press("x", "up", "up", "x", "u", "delete")
        assert [line.split()[1] for line in lines(pilot)] == ["Lunge", "Footwork"]

        await pilot.press("w")
        await save_as(pilot, "Before the sofa")
        await until(pilot, lambda: "routines/before-the-sofa.toml" in told(pilot))
        assert text(pilot, "#whole") == "2 exercises · 10 min"
        await pilot.press("q")
        await opened(pilot)
        assert text(pilot, "#workout").startswith("Before the sofa · 2 exercises · 10 min")
        await pilot.press("s")
        await begin(pilot)
        await until(pilot, lambda: len(workout.files()) == 1)
        assert workout.session()["routine"] == "before-the-sofa"
    assert (workout.folder / "routines" / "before-the-sofa.toml").read_text("utf-8") == (
        'format = 1\ntitle = "Before the sofa"\n\n'
        '[[items]]\nexercise = "lunge-stretch"\nlevel = "standing"\n'
        "sets = 3\nhold_s = 6\nrest_s = 35\n\n"
        '[[items]]\nexercise = "footwork"\n'
    )


async def test_a_shipped_routine_is_changed_from_the_picker_and_used_or_saved_in_its_place(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await on(pilot, RoutineScreen)
        await pilot.press("question_mark")
        await on(pilot, ReadingScreen)
        assert "Change the highlighted routine line by line" in text(pilot, "Prose")
        await pilot.press("escape", "down", "e")
        await on(pilot, RoutineEditorScreen)
        assert text(pilot, "#title") == "Edit: Floor"
        await pilot.press("q")
        await opened(pilot)
        assert text(pilot, "#workout") == "s choose a routine · space add"

        await pilot.press("r")
        await on(pilot, RoutineScreen)
        await pilot.press("down", "e")
        await on(pilot, RoutineEditorScreen)
        await pilot.press("x", "q")
        await asked(pilot, "Not saved yet")
        await pilot.press("u")
        catalogue = await opened(pilot)
        assert text(pilot, "#workout").startswith("Floor, changed · 4 exercises")

        await pilot.press("e")
        await on(pilot, RoutineEditorScreen)
        await pilot.press("x", "q")
        await asked(pilot, "Not saved yet")
        await pilot.press("escape")
        assert len(lines(pilot)) == 3
        await pilot.press("q")
        await asked(pilot, "Not saved yet")
        await pilot.press("d")
        await until(pilot, lambda: pilot.app.screen is catalogue)
        assert text(pilot, "#workout").startswith("Floor, changed · 4 exercises")

        await pilot.press("e")
        await on(pilot, RoutineEditorScreen)
        await pilot.press("plus", "q")
        await asked(pilot, "Not saved yet")
        await pilot.press("s")
        await asked(pilot, "Save the routine")
        assert "takes the place of the shipped one" in text(pilot, "#told")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CatalogueScreen))
        assert text(pilot, "#workout").startswith("Floor · 4 exercises")
        assert "in place of the one that comes with kneecoach" in told(pilot)


async def test_what_cannot_be_saved_is_told_and_nothing_is_lost(workout: Workout) -> None:
    mine = own_routine(workout, "mine", 'format = 1\ntitle = "Mine"\nitems = 3\n')
    good = own_routine(
        workout, "good", 'format = 1\ntitle = "Good"\n[[items]]\nexercise = "clamshell"\n'
    )
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("space", "e")
        await on(pilot, RoutineEditorScreen)
        await pilot.press("w")
        await asked(pilot, "Save the routine")
        await pilot.press("enter")
        assert "needs a letter" in text(pilot, "#told")
        await save_as(pilot, "Mine")
        await until(pilot, lambda: "routines/mine.toml, line 3: items: expected" in told(pilot))
        assert lines(pilot)[0].startswith("1 Lunge stretch")

        await pilot.press("w")
        await save_as(pilot, "Good")
        await asked(pilot, "Replace good?")
        await pilot.press("n")
        await on(pilot, RoutineEditorScreen)
        assert text(pilot, "#whole").endswith("not saved") is False
        await pilot.press("w")
        await save_as(pilot, "Good")
        await asked(pilot, "Replace good?")
        await pilot.press("y")
        await until(pilot, lambda: "routines/good.toml" in told(pilot))
        await pilot.press("q")
        await opened(pilot)
        assert text(pilot, "#workout").startswith("Good · 1 exercise")
    assert mine.read_text("utf-8").endswith("items = 3\n")
    assert "lunge-stretch" in good.read_text("utf-8")
