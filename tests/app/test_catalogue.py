"""Every key of the catalogue, pressed."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.picking import RoutineScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.exercise_list import ExerciseList
from tests.app.support import Workout, asked, begin, keys, opened, text, until


def listed(catalogue: CatalogueScreen) -> list[str]:
    options = catalogue.query_one("#exercises", OptionList).options
    return [option.id for option in options if option.id is not None]


async def search(pilot: Pilot[None], words: str) -> None:
    await pilot.press("slash", *(char if char != " " else "space" for char in words))


async def test_the_exercises_stand_in_the_order_of_a_workout(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        ids = listed(await opened(pilot))
        assert len(ids) == 11
        assert ids[0] == "lunge-stretch"
        assert ids[-2:] == ["calf-raise", "footwork"]


async def test_the_highlighted_exercise_is_told_about(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*["down"] * 4)
        await pilot.pause()
        about = text(pilot, "Prose")
        for part in (
            "Front foot elevated",
            "10–12 reps each side",
            "Knee over third toe",
            "Not for every knee",
            "High step",
            "From the article",
            "Our default",
        ):
            assert part in about


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("plank", ["back-plank"]),
        ("quads", ["split-squat", "peterson-step-up", "step-up"]),
        ("towel", ["footwork"]),
        ("third toe", ["split-squat", "peterson-step-up", "step-up"]),
        ("calves step", ["split-squat", "calf-raise"]),
    ],
)
async def test_slash_searches_name_muscle_equipment_and_cue(
    workout: Workout, words: str, found: list[str]
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        await search(pilot, words)
        await until(pilot, lambda: listed(catalogue) == found)
        await pilot.press("enter")
        assert catalogue.focused is catalogue.query_one("#exercises")
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(catalogue)) == 11)


async def test_a_search_without_result_says_so(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        await search(pilot, "bicycle")
        await until(pilot, lambda: listed(catalogue) == [])
        prompts = [str(one.prompt) for one in catalogue.query_one(OptionList).options]
        assert prompts == ["Nothing found"]
        assert text(pilot, "#workout") == "enter to the list"  # s and space are letters here
        await pilot.press("escape")
        await until(pilot, lambda: text(pilot, "#workout") == "s choose a routine · space add")


async def test_space_adds_in_the_order_of_a_workout_and_takes_out_again(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("end", "space", "home", "space")
        assert "Own choice · 2 exercises" in text(pilot, "#workout")
        await pilot.press("s")
        await begin(pilot)
        assert "Lunge stretch" in text(pilot, "#title")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("l")
        await opened(pilot)
        await pilot.press("space")
        assert text(pilot, "#workout") == "Own choice · 1 exercise · 2 min · s start"
        await pilot.press("space")
        assert text(pilot, "#workout") == "s choose a routine · space add"


async def test_x_empties_the_workout(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("space", "down", "space", "x")
        assert text(pilot, "#workout") == "s choose a routine · space add"


async def test_enter_starts_just_the_highlighted_one(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("down", "enter")
        await begin(pilot)
        assert "Side-lying leg lift" in text(pilot, "#title")
        assert "1 of 1" in text(pilot, "#whole")


async def test_r_takes_a_routine_and_shows_its_length(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoutineScreen))
        rows = [str(one.prompt) for one in pilot.app.screen.query_one(OptionList).options]
        assert [row.split()[0] for row in rows] == [
            "Everyday", "Floor", "Step", "Desk", "Complete",
        ]  # fmt: skip
        assert all(row.endswith(" min") for row in rows)
        assert "Footwork" in text(pilot, "#holds")
        await pilot.press("down", "enter")
        await opened(pilot)
        assert "Floor · 5 exercises · 12 min" in text(pilot, "#workout")


async def test_s_without_a_workout_offers_the_routines_and_starts_the_chosen_one(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoutineScreen))
        await pilot.press("enter")
        await begin(pilot)
        assert "1 of 9" in text(pilot, "#whole")


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_the_routines_can_be_left(workout: Workout, key: str) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoutineScreen))
        await pilot.press(key)
        await opened(pilot)


async def test_on_a_small_screen_the_details_take_the_place_of_the_list(workout: Workout) -> None:
    async with workout.app().run_test(size=(40, 12)) as pilot:
        catalogue = await opened(pilot)
        assert not catalogue.query_one("#detail").is_on_screen
        await pilot.press("right")
        assert catalogue.query_one("#detail").is_on_screen
        assert not catalogue.query_one(ExerciseList).is_on_screen
        await pilot.press("left")
        assert catalogue.query_one(ExerciseList).is_on_screen


async def test_the_details_scroll_by_keyboard(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        await pilot.press("tab", "down", "down")
        await until(pilot, lambda: catalogue.query_one("#detail").scroll_y > 0)


async def test_3_and_1_go_to_the_history_and_back(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
        await pilot.press("1")
        await opened(pilot)


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_q_quits(workout: Workout, key: str) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(key)
        await until(pilot, lambda: not pilot.app.is_running)


async def test_help_lists_every_action(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        catalogue = await opened(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert all(action.help in text(pilot, "Prose") for action in catalogue.ACTIONS)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_key_bar_cuts_no_key_and_always_has_help(workout: Workout, width: int) -> None:
    async with workout.app().run_test(size=(width, 24)) as pilot:
        await opened(pilot)
        assert keys(pilot).endswith("? Help")
        bar = pilot.app.screen.query_one("KeyBar", Static)
        assert len(str(bar.content)) <= width - 2


async def test_l_takes_the_next_level_here_and_in_the_workout(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("space", "l")
        assert "▶ · Standing" in text(pilot, "Prose")
        await pilot.press("s")
        await begin(pilot)
        await until(pilot, lambda: len(workout.files()) == 1)
        planned = workout.session()["plan"]
        assert isinstance(planned, list)
        assert planned[0]["level"] == "standing"
