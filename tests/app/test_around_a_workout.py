"""What is asked before and after a workout, and what becomes of one that was broken off."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from kneecoach.screens import asking
from kneecoach.screens.asking import Question
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.app.support import (
    KNOWN,
    Workout,
    asked,
    at_home,
    begin,
    big,
    leading,
    opened,
    text,
    until,
)
from tests.app.support import told as notices


@pytest.mark.parametrize(("key", "pain"), [("0", 0), ("4", 4), ("enter", None)])
async def test_pain_before_is_asked_and_can_be_skipped(
    workout: Workout, key: str, pain: int | None
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot, pain=key)
        await until(pilot, lambda: len(workout.files()) == 1)
        assert workout.session().get("pain_before") == pain


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_workout_need_not_begin(workout: Workout, key: str) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press(key)
        await opened(pilot)
        assert workout.files() == []


async def test_much_pain_before_leaves_nothing_today_or_a_gentle_floor_routine(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press("x")
        await asked(pilot, "Pain 10 is too much")
        assert "see a doctor" in text(pilot, "#told")
        await pilot.press("n")
        await opened(pilot)
        assert workout.files() == []
        await pilot.press("enter")
        await asked(pilot, "How much")
        await pilot.press("6")
        await asked(pilot, "too much")
        await pilot.press("g")
        await leading(pilot)
        assert "Side-lying leg lift" in text(pilot, "#title")
        await until(pilot, lambda: len(workout.files()) == 1)
        session = workout.session()
        assert (session["routine"], session["pain_before"]) == ("gentle", 6)


async def test_after_it_pain_effort_and_a_note_are_asked_and_summed_up(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot, pain="3")
        await pilot.press("enter", "enter", "1")
        await workout.advance(pilot, 60)
        await pilot.press(*"n" * 9)
        await pilot.press("enter")
        await asked(pilot, "How much")
        await pilot.press("2")
        await asked(pilot, "How hard")
        await pilot.press("5")
        await asked(pilot, "note")
        await pilot.press(*"[b]ok", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        summary = text(pilot, "Prose")
        for part in ("3 noticeable", "2 mild", "5 hard but steady", "[b]ok", "sets 1 of 10",
                     "5 of 5 × 5 s", "Forcing the hips forward"):  # fmt: skip
            assert part in summary
        session = workout.session()
        assert (session["pain_after"], session["effort"], session["note"]) == (2, 5, "[b]ok")
        assert session["status"] == "finished"
        await pilot.press("enter")
        await opened(pilot)


async def test_every_question_after_it_is_skipped_with_one_key(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10, "enter")
        for words in ("How much", "How hard", "note"):
            await asked(pilot, words)
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        assert {"pain_after", "effort"}.isdisjoint(workout.session())


async def broken_off(workout: Workout) -> None:
    """Break a workout off in its third set."""
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("enter", "enter")
        await workout.advance(pilot, 60)
        await pilot.press("n", "q")
        await asked(pilot, "End here?")
        await pilot.press("k")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LiveScreen))


async def test_a_workout_broken_off_goes_on_at_its_set(workout: Workout) -> None:
    await broken_off(workout)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        assert "1 of 10 sets done" in text(pilot, "#told")
        await pilot.press("g")
        await begin(pilot, pain="4")
        assert text(pilot, "#title") == "Front foot elevated split squat · left · set 1 of 1"
        assert big(pilot, "#phase") == "GET IN PLACE"
        await pilot.press("n")
        await until(pilot, lambda: len(workout.sets()) == 3)
        assert [one["skipped"] for one in workout.sets()] == [False, True, True]
        assert workout.session()["pain_before"] == 2  # what it hurt before it, on the same day
        assert [one.get("pain_on_return") for one in workout.sets()] == [None, 4, None]


async def test_on_another_day_it_goes_on_with_the_pain_and_what_can_be_done_then(
    workout: Workout,
) -> None:
    await broken_off(workout)
    workout.profile.write_text(KNOWN.replace("back_pain = false", "back_pain = true"), "utf-8")
    workout.clock.seconds += 24 * 3600
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await asked(pilot, "How much")
        await pilot.press("6")
        await asked(pilot, "too much")
        assert workout.sets()[-1]["pain_on_return"] == 6
        await pilot.press("n")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await asked(pilot, "How much")
        await pilot.press("4")
        await asked(pilot, "Part of this")
        await pilot.press("enter")
        await leading(pilot)
        await until(pilot, lambda: workout.session()["sets_planned"] == 9)
        session = workout.session()
        assert (session["pain_before"], workout.sets()[-1]["pain_on_return"]) == (2, 6)
        assert len(workout.sets()) == 2
        assert "romanian-deadlift" not in str(session["plan"])


async def test_after_deciding_later_today_says_what_waits_and_with_which_key_it_goes_on(
    workout: Workout,
) -> None:
    await broken_off(workout)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("l")
        today = await at_home(pilot)
        line = today.query_one("#waiting", Static)
        told = "A workout is waiting, 1 of 10 sets done: press s to go on with it"
        await until(pilot, lambda: line.display and str(line.content) == told)
        await pilot.press("s")
        await asked(pilot, "is waiting")
        await pilot.press("s")
        await asked(pilot, "How much")
        await pilot.press("q")
        await until(pilot, lambda: not line.display)


async def test_a_workout_broken_off_can_be_saved(workout: Workout) -> None:
    await broken_off(workout)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("s")
        await until(pilot, lambda: workout.session()["status"] == "stopped")
        assert len(workout.sets()) == 2
        assert "ended" not in workout.session()  # it was some time before now


async def test_a_workout_broken_off_can_be_discarded_brought_back_and_gone_on_with(
    workout: Workout,
) -> None:
    await broken_off(workout)
    before = workout.files()[0].read_text("utf-8")
    history = History(Paths(workout.folder))
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("d")
        await asked(pilot, "Discard")
        assert "goes to history/trash; `kneecoach restore` brings it back" in text(pilot, "#told")
        await pilot.press("y")
        await until(pilot, lambda: workout.files() == [])
    (trashed,) = history.trashed()
    file = history.restore(trashed)
    assert workout.files()[0].read_text("utf-8") == before
    assert history.claims.trace(file) == "left", "it is no other machine's"
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_a_workout_broken_off_can_wait(workout: Workout, key: str) -> None:
    await broken_off(workout)
    before = workout.files()[0].read_text("utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press(key)
        await opened(pilot)
    assert workout.files()[0].read_text("utf-8") == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('exercise = "lunge-stretch"', 'exercise = "lunge-strech"', "did you mean 'lunge-stretch'"),
        ('side = "left"', 'side = "right"', "'right' was done where 'left' is planned"),
    ],
)
async def test_a_workout_that_no_longer_fits_its_plan_is_told_of_and_kept(
    workout: Workout, old: str, new: str, told: str
) -> None:
    await broken_off(workout)
    (path,) = workout.files()
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    before = path.read_text("utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await opened(pilot)
        await until(pilot, lambda: told in notices(pilot))
    assert path.read_text("utf-8") == before


async def test_a_key_held_down_answers_but_one_question(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10, "enter")
        await asked(pilot, "How much")
        monkeypatch.setattr(asking, "DEAF_S", 3600)  # what comes next does not listen yet
        await pilot.press(*"4444")
        await until(pilot, lambda: text(pilot, "#question") == "How hard was it?")
        await until(pilot, lambda: workout.session().get("pain_after") == 4)
        assert isinstance(pilot.app.screen, Question)
        assert "effort" not in workout.session()


@pytest.mark.parametrize(("keys", "pain"), [(["1"], 1), (["1", "enter"], 1)])
async def test_a_1_alone_is_pain_1(workout: Workout, keys: list[str], pain: int) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press(*keys)
        await leading(pilot)
        await until(pilot, lambda: len(workout.files()) == 1)
        assert workout.session()["pain_before"] == pain


async def test_a_1_and_a_0_are_pain_10(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "How much")
        await pilot.press("1", "0")
        await asked(pilot, "Pain 10 is too much")


async def test_much_pain_after_it_advises_rest(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"n" * 10, "enter")
        await asked(pilot, "How much")
        await pilot.press("8")
        await asked(pilot, "Pain 8 is too much")
        assert "see a doctor" in text(pilot, "#told")
        await pilot.press("o")
        await asked(pilot, "How hard")


async def test_a_kept_workout_is_offered_when_the_next_is_started(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press("n", "q")
        await asked(pilot, "End here?")
        await pilot.press("k")
        await opened(pilot)
        await pilot.press("enter")
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await begin(pilot)
        assert "right" in text(pilot, "#title")
        assert len(workout.files()) == 1
