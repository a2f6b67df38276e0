"""Every key of Today, pressed."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta

import msgspec
import pytest
from msgspec import structs
from textual.pilot import Pilot
from textual.widgets import OptionList

from kneecoach.model.exercises.dose_words import dose_words
from kneecoach.model.person.profile import Profile
from kneecoach.model.proposal.proposal import propose
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.session import KeptSession
from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.dose import DoseScreen
from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.learn import LearnScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.routine_editor import RoutineEditorScreen
from kneecoach.screens.today import TodayScreen
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.widgets.big_text import BigText
from tests.app.support import (
    KNOWN,
    Workout,
    asked,
    at_home,
    begin,
    keys,
    opened,
    text,
    told,
    until,
)
from tests.builders import shipped_library
from tests.unit.model.histories import TODAY, a_workout


def plan() -> tuple[PlannedExercise, ...]:
    """What is proposed to somebody who has done nothing yet."""
    profile = msgspec.convert(tomllib.loads(KNOWN), Profile)
    return propose(shipped_library().catalogue, (), profile, TODAY).plan


def proposed() -> list[str]:
    """The lines of that proposal."""
    numbered = enumerate(plan(), start=1)
    return [f"{number} {one.exercise.name} {dose_words(one.dose)}" for number, one in numbered]


def lines(pilot: Pilot[None]) -> list[str]:
    """The first line of each exercise."""
    options = pilot.app.screen.query_one("#lines", OptionList).options
    return [" ".join(str(option.prompt).partition("\n")[0].split()) for option in options]


def abouts(pilot: Pilot[None]) -> list[str]:
    """The second line of each exercise."""
    options = pilot.app.screen.query_one("#lines", OptionList).options
    return [str(option.prompt).partition("\n")[2].strip() for option in options]


def names(pilot: Pilot[None]) -> list[str]:
    """The first words of each exercise's name."""
    return [line.split()[1] for line in lines(pilot)]


def highlighted(pilot: Pilot[None]) -> int | None:
    return pilot.app.screen.query_one("#lines", OptionList).highlighted


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Highlight the exercise whose name begins with a word."""
    index = names(pilot).index(name)
    await pilot.press("home", *["down"] * index)
    await until(pilot, lambda: highlighted(pilot) == index)


def word(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#word", BigText).value


async def on(pilot: Pilot[None], screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


def done_before(workout: Workout, days_ago: int, *exercises: str, swelling: bool = False) -> None:
    """A workout before the day of the tests, its morning answered."""
    kept = a_workout(days_ago, *exercises, swelling=swelling)
    History(Paths(workout.folder)).write_new(kept)


async def test_the_proposal_is_told_and_started_by_one_key(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert text(pilot, "#title") == "Today · 0 of 3 workouts this week"
        assert re.fullmatch(r"20 min, as planned|\d+ min, 20 min planned", text(pilot, "#told"))
        assert lines(pilot) == proposed()
        assert word(pilot) == "START"
        assert "No region had a set in the last 14 days" in text(pilot, "Prose")
        await go_to(pilot, "Glute")
        await until(pilot, lambda: "Glute bridge" in text(pilot, "Prose"))
        first = proposed()[0].removeprefix("1 ").split()[0]
        await pilot.press("s", "s")  # pressed twice, it starts but once
        await begin(pilot)
        assert text(pilot, "#title").startswith(first)
        assert workout.session()["routine"] == "coach's pick"
        await pilot.press(*"n" * 30, "enter")
        await asked(pilot, "How much does")
        await pilot.press("1")
        await asked(pilot, "How hard")
        await pilot.press("5")
        await asked(pilot, "A note")
        await pilot.press("enter")
        await on(pilot, ReadingScreen)
        await pilot.press("enter")
        await at_home(pilot)
        assert len(workout.files()) == 1


async def test_after_a_workout_it_is_told_what_follows(workout: Workout) -> None:
    done_before(workout, 3, "back-plank")
    kept = a_workout(0, "back-plank", "clamshell", morning=None, done=2)
    waiting = structs.replace(kept.session, status="live", pain_after=None)
    History(Paths(workout.folder)).write_new(KeptSession(kept.file, waiting))
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await begin(pilot, pain="1")
        await pilot.press("n", "enter")
        await asked(pilot, "How much does")
        await pilot.press("1")
        await asked(pilot, "How hard")
        await pilot.press("5")
        await asked(pilot, "A note")
        await pilot.press("enter")
        await on(pilot, ReadingScreen)
        page = text(pilot, "Prose")
        for part in (
            "What follows, if your knee settles by the morning after",
            "Back plank: 6 holds of 10 s → 5 holds of 15 s next time",
            "If it then hurts more than before the workout",
        ):
            assert part in page


async def test_what_was_done_counts_for_the_week_and_for_rest(workout: Workout) -> None:
    done_before(workout, 0, "back-plank")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert "1 of 3" in text(pilot, "#title")
        assert "Rest until tomorrow" in text(pilot, "#told")
        assert (word(pilot), text(pilot, "#aside")) == ("REST", "s starts all the same")
        await pilot.press("s")
        await asked(pilot, "How much")


@pytest.mark.parametrize(
    ("said", "swelling", "big", "words"),
    [
        (KNOWN.replace("any = false", "any = true"), False, "SEE A DOCTOR", "a warning sign"),
        (KNOWN, True, "REST", "newly swollen after a workout on 19 November"),
    ],
)
async def test_where_someone_should_look_first_nothing_is_offered(
    workout: Workout, said: str, swelling: bool, big: str, words: str
) -> None:
    workout.told = said
    done_before(workout, 3, "back-plank", swelling=swelling)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert words in text(pilot, "#told")
        assert (word(pilot), lines(pilot)) == (big, [])
        assert keys(pilot) == "y Why 1 Catalogue 3 History 4 Learn q Quit ? Help"
        await pilot.press("s", "w", "x", "e", "l", "plus", "r", "y")
        await on(pilot, ReadingScreen)
        assert "Sets in the last 14 days" in text(pilot, "Prose")


async def test_y_tells_why_and_what_is_left_out(workout: Workout) -> None:
    workout.told = KNOWN.replace("back_pain = false", "back_pain = true")
    async with workout.app().run_test(size=(40, 12)) as pilot:
        await at_home(pilot)
        await go_to(pilot, "Glute")
        before = highlighted(pilot)
        await pilot.press("y")
        await on(pilot, ReadingScreen)
        page = text(pilot, "Prose")
        for part in (
            "Glute bridge",
            "You have not done it yet, so you start with the lightest dose.",
            "Not for you now: With weight: needs weights.",
            "In its place you could do: ",
            "Hips no sets",
            "Romanian deadlift: not with back pain.",
        ):
            assert part in page
        await pilot.press("enter")
        await at_home(pilot)
        assert highlighted(pilot) == before


async def test_what_went_well_is_harder_in_the_catalogue_and_its_routines_too(
    workout: Workout,
) -> None:
    for days_ago in (6, 3):
        done_before(workout, days_ago, "back-plank")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("slash", *"plank", "enter")
        await until(pilot, lambda: "Hamstrings · 5 × 15 s" in text(pilot, "Prose"))
        await pilot.press("r", "enter")
        await opened(pilot)
        await pilot.press("e")
        await on(pilot, RoutineEditorScreen)
        rows = [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]
        assert any("15 s" in row for row in rows)
        await pilot.press("q")
        await opened(pilot)
        await pilot.press("enter")
        await begin(pilot)
    newest = tomllib.loads(workout.files()[-1].read_text("utf-8"))
    assert newest["plan"] == [
        {
            "exercise": "back-plank",
            "level": "15-seconds",
            "sets": 1,
            "reps": 5,
            "hold_s": 15,
            "rest_s": 30,
        }
    ]


async def test_lines_are_swapped_removed_and_brought_back(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        count = len(proposed())
        await go_to(pilot, "Calf")
        await pilot.press("w")
        assert "Footwork:" in names(pilot) and "Calf" not in names(pilot)
        assert text(pilot, "#told").endswith("changed by you")
        assert "Footwork" in text(pilot, "Prose")
        await pilot.press("w")
        assert lines(pilot) == proposed()
        await pilot.press("x")
        assert "Calf" not in names(pilot)
        await pilot.press("3")
        await on(pilot, HistoryScreen)
        await pilot.press("2")
        await at_home(pilot)
        await pilot.pause()
        assert len(names(pilot)) == count - 1  # what was changed stays
        await pilot.press(*"x" * (count - 1))
        assert (word(pilot), text(pilot, "#aside")) == ("", "Nothing is in it.")
        assert "Start" not in keys(pilot)
        await pilot.press("s", "u")
        await until(pilot, lambda: lines(pilot) == proposed())
        assert "u Undo" not in keys(pilot)


async def test_where_there_is_nothing_else_a_swap_says_so(workout: Workout) -> None:
    workout.told = KNOWN.replace('"step", "handrail", "towel"', '"towel"')
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("end", "w")
        await until(pilot, lambda: "nothing else for the ankles and feet" in told(pilot))


async def test_it_is_made_longer_and_shorter_for_today(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("x", "plus")
        await until(pilot, lambda: "25 min" in text(pilot, "#told"))
        assert "Lunge" not in names(pilot)  # what was taken out stays out
        await pilot.press("minus", "minus", "minus", "minus", "minus")
        await until(pilot, lambda: bool(re.search(r"\b5 min", text(pilot, "#told"))))
        assert "takes 5 to 60 minutes" in told(pilot)
        assert workout.profile.read_text("utf-8") == KNOWN
        workout.clock.seconds += timedelta(days=1).total_seconds()
        await pilot.press("4")
        await on(pilot, LearnScreen)
        await pilot.press("2")
        await at_home(pilot)
        await until(pilot, lambda: lines(pilot) == proposed())  # another day, as ever


async def test_a_dose_is_changed(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await go_to(pilot, "Glute")
        at = highlighted(pilot)
        await pilot.press("e")
        await on(pilot, DoseScreen)
        sets = 3 - next(one.dose.sets for one in plan() if one.exercise.id == "glute-bridge")
        await pilot.press(*["right"] * sets, "enter")
        await on(pilot, TodayScreen)
        assert any("Glute bridge 3 sets of 10 reps" in line for line in lines(pilot))
        assert highlighted(pilot) == at
        assert "The coach would take" not in text(pilot, "Prose")  # sets are for the time
        await pilot.press("enter")
        await on(pilot, DoseScreen)
        await pilot.press("down", "right", "enter")
        await on(pilot, TodayScreen)
        assert any("Glute bridge 3 sets of 11 reps" in line for line in lines(pilot))
        assert "The coach would take 3 sets of 10 reps" in text(pilot, "Prose")
        await pilot.press("e")
        await on(pilot, DoseScreen)
        await pilot.press("left", "escape")
        await on(pilot, TodayScreen)
        assert any("Glute bridge 3 sets of 11 reps" in line for line in lines(pilot))


async def test_a_level_is_chosen_by_hand_and_left_to_the_coach_again(workout: Workout) -> None:
    def levels() -> object:
        return tomllib.loads(workout.profile.read_text("utf-8")).get("levels")

    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        gone = names(pilot)[0]
        await pilot.press("x")
        await go_to(pilot, "Glute")
        await pilot.press("l")
        await asked(pilot, "Glute bridge: which level?")
        assert "The coach would take Two legs" in text(pilot, "#told")
        await pilot.press("3")  # the third needs weights, and is not offered
        await pilot.press("2")
        await until(pilot, lambda: "Single leg · your choice" in abouts(pilot))
        assert levels() == {"glute-bridge": "single-leg"}
        assert gone not in names(pilot)  # the line taken out stays out
        await pilot.press("l")
        await asked(pilot, "Glute bridge: which level?")
        await pilot.press("c")
        await until(pilot, lambda: not levels())


async def test_it_is_edited_and_saved_as_a_routine(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await pilot.press("r")
        await on(pilot, RoutineEditorScreen)
        await pilot.press("x", "w")
        await asked(pilot, "Save the routine")
        await pilot.press(*"mine", "enter", "enter")
        await until(pilot, lambda: (workout.folder / "routines" / "mine.toml").exists())
        await on(pilot, RoutineEditorScreen)
        await pilot.press("q")
        await at_home(pilot)
        await until(pilot, lambda: len(names(pilot)) == len(proposed()) - 1)


async def test_the_ways_elsewhere_and_out(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        for key, screen in (("1", CatalogueScreen), ("3", HistoryScreen), ("4", LearnScreen)):
            await pilot.press(key)
            await on(pilot, screen)
            await pilot.press("2")
            await at_home(pilot)
        await pilot.press("question_mark")
        await on(pilot, ReadingScreen)
        assert "Take another exercise for the same region instead." in text(pilot, "Prose")
        await pilot.press("enter")
        await at_home(pilot)
        await pilot.press("v", "q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_a_small_screen_has_a_line_for_each_and_the_way_to_start(workout: Workout) -> None:
    async with workout.app().run_test(size=(40, 12)) as pilot:
        await at_home(pilot)
        assert re.fullmatch(r"1 Lunge stretch (\d×)?5×5 s a side", lines(pilot)[0])
        assert keys(pilot) == "s Start y Why w Swap ? Help"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: lines(pilot) == proposed())
