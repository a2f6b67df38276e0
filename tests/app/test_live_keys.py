"""Every key of the live screen, pressed."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kneecoach.screens.live import LiveScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.scale import ScaleScreen
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.app.support import Workout, asked, begin, big, keys, leading, live, text, until

SETUP_S, READY_S = 8, 3


async def to_first_rep(workout: Workout, pilot: Pilot[None]) -> None:
    """Come to the first phase of the first set of `step`: leaning into the lunge."""
    await begin(pilot)
    await workout.advance(pilot, SETUP_S + READY_S)
    assert big(pilot, "#phase") == "LEAN IN"


async def test_the_countdown_follows_the_clock(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("GET IN PLACE", "8")
        await workout.advance(pilot, 5.5)
        assert big(pilot, "#number") == "3"
        await workout.advance(pilot, 2.5)
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("GET READY", "3")


async def test_space_pauses_and_going_on_replays_get_ready(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 1)
        await pilot.press("space")
        assert big(pilot, "#phase") == "PAUSED"
        await workout.advance(pilot, 60)
        await pilot.press("space")
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("GET READY", "3")
        await workout.advance(pilot, 3)
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("LEAN IN", "1")


async def test_enter_ends_what_leads_up_to_a_set_and_then_the_set(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("enter")
        assert big(pilot, "#phase") == "GET READY"
        await pilot.press("enter")
        assert big(pilot, "#phase") == "LEAN IN"
        await workout.advance(pilot, 11 + 5)
        await pilot.press("enter")
        assert big(pilot, "#phase") == "SWITCH: RIGHT"
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert (workout.sets()[0]["reps"], workout.sets()[0]["skipped"]) == (1, False)


@pytest.mark.parametrize("key", ["n", "right"])
async def test_a_skip_leaves_out_the_set(workout: Workout, key: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press(key)
        assert "right" in text(pilot, "#title")
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert workout.sets()[0]["skipped"] is True


@pytest.mark.parametrize("key", ["b", "left"])
async def test_back_undoes_a_skip_to_the_same_second(workout: Workout, key: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 3.5)
        before = big(pilot, "#phase"), big(pilot, "#number"), text(pilot, "#title")
        await pilot.press("n")
        await pilot.press(key)
        assert (big(pilot, "#phase"), big(pilot, "#number"), text(pilot, "#title")) == before
        await until(pilot, lambda: workout.sets() == [])


async def test_back_undoes_a_skip_of_the_last_set(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10)
        assert big(pilot, "#phase") == "FINISHED"
        await pilot.press("b")
        assert big(pilot, "#phase") == "PAUSED"
        assert "Calf raise" in text(pilot, "#title")
        await until(pilot, lambda: workout.session()["status"] == "live")


@pytest.mark.parametrize(("key", "seconds"), [("+", "18"), ("=", "18"), ("-", "3")])
async def test_ten_seconds_more_or_less(workout: Workout, key: str, seconds: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(key)
        assert big(pilot, "#number") == seconds


async def test_r_restarts_the_set(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 12)
        assert text(pilot, "#rep") == "hold 2 of 5"
        await pilot.press("r")
        assert big(pilot, "#phase") == "GET READY"
        await workout.advance(pilot, 3)
        assert text(pilot, "#rep") == "hold 1 of 5"


@pytest.mark.parametrize(("key", "pain"), [("0", 0), ("3", 3), ("5", 5)])
async def test_p_and_a_digit_note_pain_without_stopping_the_clock(
    workout: Workout, key: str, pain: int
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p")
        assert "Pain now?" in text(pilot, "#cue")
        await workout.advance(pilot, 1)
        assert big(pilot, "#number") == "1"
        await pilot.press(key, "enter")
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert workout.sets()[0]["pain"] == pain


@pytest.mark.parametrize(("keys", "pain"), [(["6"], 6), (["x"], 10), (["1", "0"], 10)])
async def test_pain_above_five_ends_the_exercise(
    workout: Workout, keys: list[str], pain: int
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", *keys)
        await asked(pilot, "Where")
        await pilot.press("1")
        await asked(pilot, "Move on")
        await pilot.press("m")
        await leading(pilot)
        await until(pilot, lambda: len(workout.sets()) == 2)
        assert [one["stopped_for_pain"] for one in workout.sets()] == [True, True]
        assert workout.sets()[0]["pain"] == pain
        assert "Front foot elevated split squat" in text(pilot, "#title")


async def test_b_does_not_lead_back_into_what_was_ended_because_it_hurt(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", "8")
        await asked(pilot, "Where")
        await pilot.press("1")
        await asked(pilot, "Move on")
        await pilot.press("m")
        await leading(pilot)
        await pilot.press("b")
        assert text(pilot, "#cue") == "What you ended because it hurt is not gone back to."
        await pilot.press("b")
        assert "Front foot elevated split squat" in text(pilot, "#title")
        await until(pilot, lambda: len(workout.sets()) == 2)
        assert [one["stopped_for_pain"] for one in workout.sets()] == [True, True]
        assert (workout.sets()[0]["pain"], workout.sets()[0]["where"]) == (8, "front of the knee")


async def test_what_was_noted_before_is_not_said_any_more_once_it_hurts_too_much(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", "3")
        assert "Pain 3" in text(pilot, "#cue")
        await pilot.press("p", "x")
        await asked(pilot, "Where")
        await pilot.press("1")
        await asked(pilot, "Move on")
        await pilot.press("m")
        await leading(pilot)
        assert "noted" not in text(pilot, "#cue")


async def test_a_1_alone_is_taken_as_pain_1(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", "1")
        await until(pilot, lambda: "Pain 1" in text(pilot, "#cue"))


async def test_pain_left_unsaid_is_not_asked_of_the_next_set(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", "enter")
        assert "Pain now?" not in text(pilot, "#cue")


async def test_going_back_to_another_exercise_leaves_time_to_get_in_place(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("enter", "enter", "enter", "enter")
        assert "split squat" in text(pilot, "#title")
        await pilot.press("b")
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("GET READY", "8")


async def test_restarting_while_getting_in_place_starts_that_again(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await workout.advance(pilot, 4)
        await pilot.press("r")
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("GET IN PLACE", "8")


async def test_a_digit_when_all_is_done_flags_nothing(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10, "1")
        await until(pilot, lambda: len(workout.sets()) == 10)
        assert workout.sets()[-1]["faults"] == []


async def test_a_workout_stopped_for_pain_ends_without_praise(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", "9")
        await asked(pilot, "Where")
        await pilot.press("1")
        await asked(pilot, "Move on")
        await pilot.press("enter")  # to end is advised, so it stands first
        await until(pilot, lambda: big(pilot, "#phase") == "ENDED EARLY")
        assert "Rest what hurts" in text(pilot, "#form-text")
        assert "Well done" not in text(pilot, "#form-text")


@pytest.mark.parametrize("key", ["p", "escape"])
async def test_the_pain_question_can_be_left(workout: Workout, key: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("p", key, "1")
        assert "Forcing the hips forward" in text(pilot, "#form-text")


async def test_a_digit_flags_the_fault_behind_a_cue_and_takes_it_back(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("1", "2")
        assert "Back bends or hollows" in text(pilot, "#form-text")
        assert "Tighten your belly" in text(pilot, "#cue")
        await pilot.press("2", "enter")
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert workout.sets()[0]["faults"] == ["forced-forward"]


@pytest.mark.parametrize("size", [(120, 12), (80, 24), (80, 12), (60, 20), (40, 12)])
async def test_the_fault_that_was_flagged_is_named_by_its_number_and_never_cut(
    workout: Workout, size: tuple[int, int]
) -> None:
    async with workout.app("step").run_test(size=size) as pilot:
        await begin(pilot)
        await pilot.press("n", "n", "enter", "enter")
        assert text(pilot, "#cue") == "1: Knee over third toe"
        await pilot.press("1")
        await pilot.pause()
        cue = live(pilot).query_one("#cue")
        lines = cue.render_lines(cue.outer_size.region)
        assert " ".join(" ".join(line.text for line in lines).split()) == (
            "1: Knee drifts off the third toe. "
            "Watch the knee in a mirror and sink only as far as it stays above the third toe."
        )


async def test_c_tells_how_and_the_clock_waits(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 1)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await workout.advance(pilot, 600)
        await pilot.press("enter")
        await until(pilot, lambda: big(pilot, "#phase") == "GET READY")
        await workout.advance(pilot, 3)
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("LEAN IN", "1")


async def test_reading_while_paused_leaves_it_paused(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("space", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await pilot.press("escape")
        await leading(pilot)
        assert big(pilot, "#phase") == "PAUSED"


async def test_s_records_where_and_how_much_it_hurts_and_moves_on(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 2)
        await pilot.press("s")
        await asked(pilot, "Where")
        await pilot.press("4")
        await asked(pilot, "How much")
        await pilot.press("7")
        await asked(pilot, "Move on")
        await pilot.press("m")
        await leading(pilot)
        await until(pilot, lambda: len(workout.sets()) == 2)
        first, second = workout.sets()
        assert (first["where"], first["pain"]) == ("back of the knee", 7)
        assert (second["skipped"], second["stopped_for_pain"]) == (True, True)
        assert big(pilot, "#phase") == "GET READY"


async def test_s_can_end_the_workout(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("s")
        await asked(pilot, "Where")
        await pilot.press("1")
        await asked(pilot, "How much")
        await pilot.press("enter")
        await asked(pilot, "Move on")
        await pilot.press("e")
        await until(pilot, lambda: big(pilot, "#phase") == "ENDED EARLY")
        await until(pilot, lambda: workout.session()["status"] == "stopped")


async def test_escape_from_where_it_hurts_goes_on(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("s")
        await asked(pilot, "Where")
        await pilot.press("escape")
        await until(pilot, lambda: big(pilot, "#phase") == "GET READY")
        await workout.advance(pilot, 3)
        assert big(pilot, "#phase") == "LEAN IN"
        assert workout.sets() == []


async def test_q_can_go_on(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("q")
        await asked(pilot, "End here?")
        await pilot.press("g")
        await until(pilot, lambda: big(pilot, "#phase") == "GET READY")


async def test_q_can_save_what_was_done(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await workout.advance(pilot, 12)
        await pilot.press("q")
        await asked(pilot, "End here?")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ScaleScreen))
        await until(pilot, lambda: workout.session()["status"] == "stopped")
        assert [one["reps"] for one in workout.sets()] == [1]


async def test_q_can_keep_it_for_later(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("n", "q")
        await asked(pilot, "End here?")
        await pilot.press("k")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LiveScreen))
        await until(pilot, lambda: len(workout.sets()) == 1)
        assert workout.session()["status"] == "live"


@pytest.mark.parametrize(("answer", "files"), [("y", 0), ("n", 1)])
async def test_q_discards_only_when_sure(workout: Workout, answer: str, files: int) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("q")
        await asked(pilot, "End here?")
        await pilot.press("d")
        await asked(pilot, "Discard")
        await pilot.press(answer)
        await until(pilot, lambda: len(workout.files()) == files)
        await until(pilot, lambda: isinstance(pilot.app.screen, LiveScreen) == (files == 1))
    history = History(Paths(workout.folder))
    trashed = history.trashed()
    assert len(trashed) == 1 - files
    for one in trashed:
        assert history.claims.trace(history.restore(one)) == "left", "it is no other machine's"
        assert workout.session()["status"] == "live"


async def test_an_absence_nobody_asked_for_is_a_pause(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        workout.clock.seconds += 8 * 3600
        live(pilot).tick()
        await pilot.pause()
        assert big(pilot, "#phase") == "PAUSED"
        assert "11 min left" in text(pilot, "#whole")


async def test_when_all_is_done_only_keys_that_do_something_are_offered(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10)
        await until(pilot, lambda: "How it went" in keys(pilot))
        assert "Skip" not in keys(pilot)
        assert "Pause" not in keys(pilot)


async def test_the_reps_of_a_self_paced_set_are_asked_for(workout: Workout) -> None:
    async with workout.app("floor").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 6)
        await pilot.press("enter", "enter")
        assert (big(pilot, "#phase"), big(pilot, "#number")) == ("SCRUNCH", "0")
        await workout.advance(pilot, 42)
        assert big(pilot, "#number") == "42"
        await pilot.press("enter")
        await asked(pilot, "How many")
        await pilot.press("2", "5", "enter")
        await leading(pilot)
        await until(pilot, lambda: workout.sets()[-1].get("reps") == 25)
        assert workout.sets()[-1]["worked"] == 42.0
        assert big(pilot, "#phase") == "SWITCH: RIGHT"


async def test_help_lists_every_live_action(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        told = text(pilot, "Prose")
        assert all(action.help in told for action in screen.ACTIONS)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_at_once_keeps_the_workout(workout: Workout, key: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await to_first_rep(workout, pilot)
        await pilot.press("n", key)
        await until(pilot, lambda: not pilot.app.is_running)
    assert len(workout.sets()) == 1
    assert workout.session()["status"] == "live"
