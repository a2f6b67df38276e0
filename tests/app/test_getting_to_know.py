"""What the coach asks about the person, at the first start and later."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from kneecoach.model.person.interview import RED_FLAGS
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.starting import WorkoutScreen
from tests.app.sizes import SMALLEST, seen
from tests.app.support import KNOWN, Workout, asked, at_home, opened, text, told, until
from tests.app.test_files_of_the_person import palette

TODAY = date(2026, 11, 22)


def profile(workout: Workout) -> dict[str, object]:
    return tomllib.loads(workout.profile.read_text("utf-8"))


def stranger(workout: Workout) -> Workout:
    workout.told = ""
    return workout


def place(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#dialog").border_subtitle)


def offers(pilot: Pilot[None], answer: str) -> bool:
    return any(answer in line for line in seen(pilot))


async def noted(workout: Workout, pilot: Pilot[None]) -> None:
    """Wait until the conversation was kept."""
    await until(pilot, lambda: "Noted" in told(pilot))


async def test_the_first_conversation_is_held_with_a_key_a_question_and_kept(
    workout: Workout,
) -> None:
    async with stranger(workout).app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        assert place(pilot) == "1 of 9"
        await pilot.press("n")
        await asked(pilot, "Which knee")
        await pilot.press("l")
        await asked(pilot, "usual day")
        await pilot.press("backspace")
        await asked(pilot, "Which knee")
        assert place(pilot) == "2 of 9"
        assert pilot.app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("r")
        for words, keys in (
            ("usual day", ["1"]),
            ("severe knee", ["n"]),
            ("your back", ["u"]),
            ("kneeling", ["y"]),
            ("at hand", ["1", "6", "7", "7", "down", "space", "enter"]),
            ("How many workouts", ["enter"]),
            ("strict", ["t"]),
        ):
            await asked(pilot, words)
            await pilot.press(*keys)
        await noted(workout, pilot)
        await opened(pilot)
        assert profile(workout) == {
            "format": 1,
            "asked": True,
            "red_flags": {"any": False, "asked": TODAY},
            "knee": "right",
            "usual_pain": 1,
            "severe_knee_problem": False,
            "kneeling_hurts": True,
            "equipment": ["step", "handrail", "towel"],
            "workouts_a_week": 3,
            "pain_rule": "strict",
        }
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "hurt now")  # it is held but once


async def test_skipped_the_warning_signs_are_asked_before_the_first_workout(
    workout: Workout,
) -> None:
    async with stranger(workout).app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("q")
        await asked(pilot, "Is any of this true")
        assert place(pilot) == ""
        assert profile(workout) == {"format": 1, "asked": True}
        await pilot.press("escape")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "Is any of this true")
        await pilot.press("n")
        await asked(pilot, "hurt now")
        assert profile(workout)["red_flags"] == {"any": False, "asked": TODAY}


async def test_left_for_later_it_is_held_at_the_next_start(workout: Workout) -> None:
    async with stranger(workout).app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("escape")
        await opened(pilot)
        assert not workout.profile.exists()
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")


async def test_with_a_warning_sign_there_is_no_workout_until_it_is_answered_again(
    workout: Workout,
) -> None:
    async with stranger(workout).app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("y")
        await asked(pilot, "See a doctor")
        assert "read everything" in text(pilot, "#told")
        await pilot.press("o")
        await opened(pilot)
        assert profile(workout)["red_flags"] == {"any": True, "asked": TODAY}
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "See a doctor")
        await pilot.press("o")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "See a doctor")
        await pilot.press("a")
        await asked(pilot, "Is any of this true")
        await pilot.press("n")
        await asked(pilot, "Which knee")  # the conversation goes on where it had ended
        assert place(pilot) == "2 of 9"
        await pilot.press("q")
        await asked(pilot, "hurt now")
        assert profile(workout)["asked"] is True


async def test_what_was_told_can_be_changed_from_the_palette(workout: Workout) -> None:
    workout.told = f"# Me.\n{KNOWN}"
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await palette(pilot, "About you: equipment")
        await asked(pilot, "at hand")
        await pilot.press("2", "3", "enter")
        await until(pilot, lambda: "band" in workout.profile.read_text("utf-8"))
        await palette(pilot, "About you: usual pain")
        await asked(pilot, "usual day")
        await pilot.press("escape")
        await opened(pilot)
    kept = workout.profile.read_text("utf-8")
    new = KNOWN.replace('["step", "handrail", "towel"]', '["step", "band", "towel"]')
    assert kept == f"# Me.\n{new}"


async def test_a_profile_that_cannot_be_read_is_told_and_left_and_its_owner_not_asked_anew(
    workout: Workout,
) -> None:
    workout.told = 'knee = "midle"\n'
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")  # as before any first workout
        assert place(pilot) == ""
        (home,) = (one for one in pilot.app.screen_stack if isinstance(one, WorkoutScreen))
        assert home.problems == "At least 1 problem in your files"
        await pilot.press("n")
        await asked(pilot, "hurt now")
    assert workout.profile.read_text("utf-8") == 'knee = "midle"\n'


async def test_on_a_small_screen_long_words_are_read_on_and_the_keys_stay(
    workout: Workout,
) -> None:
    async with stranger(workout).app().run_test(size=(40, 12)) as pilot:
        await asked(pilot, "Is any of this true")
        await until(pilot, lambda: text(pilot, "#keys") == "space more · Esc later · q skip rest")
        keys = pilot.app.screen.query_one("#keys")
        assert keys.region.bottom < 12
        assert keys.region.height == 1
        words = pilot.app.screen.query_one("#words")
        await pilot.press("space")
        await until(pilot, lambda: words.is_vertical_scroll_end)
        await pilot.press("space")
        await until(pilot, lambda: words.scroll_offset.y == 0)


@pytest.mark.parametrize("size", [(40, 12), SMALLEST], ids=str)
async def test_no_to_all_warning_signs_can_be_said_only_once_all_were_seen_and_says_so(
    workout: Workout, size: tuple[int, int]
) -> None:
    async with stranger(workout).app().run_test(size=size) as pilot:
        await asked(pilot, "Is any of this true")
        await until(pilot, lambda: "space more" in text(pilot, "#keys"))
        signs = pilot.app.screen
        words = signs.query_one("#words")
        assert not offers(pilot, "n  No")
        while not offers(pilot, "n  No, none of this"):
            assert offers(pilot, "n  Read on") or words.is_vertical_scroll_end, seen(pilot)
            await pilot.press("n")
            await pilot.pause(0.02)
            assert pilot.app.screen is signs
        assert words.is_vertical_scroll_end
        await pilot.press("space")  # back to the first of them: all were seen
        await until(pilot, lambda: words.scroll_y == 0)
        assert offers(pilot, "n  No, none of this")
        await pilot.press("n")
        await asked(pilot, "Which knee")


async def test_words_that_are_not_laid_out_yet_do_not_count_as_read(workout: Workout) -> None:
    async with workout.app().run_test(size=SMALLEST) as pilot:
        await opened(pilot)
        signs = ChoiceScreen(RED_FLAGS.question, RED_FLAGS.choices, RED_FLAGS.told)
        await pilot.app.push_screen(signs)
        signs.tell()
        assert not signs.was_read


async def test_a_warning_sign_can_be_told_as_soon_as_it_was_read(workout: Workout) -> None:
    async with stranger(workout).app().run_test(size=SMALLEST) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("y")
        await asked(pilot, "See a doctor first")


async def test_where_nothing_was_answered_nothing_is_said_to_be_noted(workout: Workout) -> None:
    async with stranger(workout).app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("q")
        await until(pilot, lambda: "You have told nothing" in told(pilot))
        assert "Noted" not in told(pilot)


async def test_answers_that_cannot_be_kept_are_not_said_to_be_noted(workout: Workout) -> None:
    async with stranger(workout).app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "Is any of this true")
        await pilot.press("n")
        await asked(pilot, "Which knee")
        workout.profile.mkdir(parents=True)
        await pilot.press("q")
        await until(pilot, lambda: "profile.toml" in told(pilot))
        await at_home(pilot)
        assert "Noted" not in told(pilot)


async def test_a_warning_sign_told_elsewhere_meanwhile_holds_before_the_next_workout(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        workout.profile.write_text(KNOWN.replace("any = false", "any = true"), "utf-8")
        await pilot.press("enter")
        await asked(pilot, "See a doctor")


async def test_a_warning_sign_that_could_not_be_kept_holds_whatever_the_file_says(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        workout.profile.unlink()
        workout.profile.mkdir()
        await palette(pilot, "About you: warning signs")
        await asked(pilot, "Is any of this true")
        await pilot.press("y")
        await until(pilot, lambda: "profile.toml" in told(pilot))
        workout.profile.rmdir()
        workout.profile.write_text(KNOWN, "utf-8")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "See a doctor")


async def test_where_the_file_is_gone_meanwhile_what_was_told_still_holds(
    workout: Workout,
) -> None:
    workout.told = KNOWN.replace("any = false", "any = true")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        workout.profile.unlink()
        await pilot.press("enter")
        await asked(pilot, "See a doctor")
