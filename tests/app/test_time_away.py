"""A workout in which the machine slept: it waits, and lasts only as long as it was led."""

from __future__ import annotations

from kneecoach.screens.live import LiveScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.app.support import Workout, asked, begin, live, until
from tests.bench.many_sessions import write_sessions


async def test_eight_hours_of_sleep_in_the_middle_are_no_part_of_a_workout(
    workout: Workout,
) -> None:
    claims = Paths(workout.folder).claims
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await workout.advance(pilot, 30)
        workout.clock.seconds += 8 * 3600
        live(pilot).tick()
        assert live(pilot).live.state == "paused"
        await pilot.press("space")
        await workout.advance(pilot, 10)
        assert len(list(claims.iterdir())) == 1
        await pilot.press("q")
        await asked(pilot, "End here?")
        await pilot.press("s")
        for words in ("How much", "How hard", "note"):
            await asked(pilot, words)
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
        await until(pilot, lambda: not list(claims.iterdir()))
    assert workout.session()["lasted"] == 40


async def test_what_a_coach_that_was_killed_after_the_last_set_left_of_its_claim_goes_at_a_start(
    workout: Workout,
) -> None:
    paths = Paths(workout.folder)
    write_sessions(workout.folder, 1)
    history = History(paths)
    history.claims.take(*history.files()).release()
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: not list(paths.claims.iterdir()))


async def test_a_workout_kept_and_gone_on_with_two_days_later_lasts_as_long_as_both_parts(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await workout.advance(pilot, 60)
        await pilot.press("n", "q")
        await asked(pilot, "End here?")
        await pilot.press("k")
        await until(pilot, lambda: not isinstance(pilot.app.screen, LiveScreen))
    assert workout.session()["lasted"] == 60
    workout.clock.seconds += 48 * 3600
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "is waiting")
        await pilot.press("g")
        await begin(pilot)
        await workout.advance(pilot, 20)
        await pilot.press("n")
        await until(pilot, lambda: workout.session()["lasted"] == 80)


async def test_on_the_way_to_the_shell_a_workout_waits_however_short_that_is(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await workout.advance(pilot, 20)
        pilot.app.app_suspend_signal.publish(pilot.app)  # as Ctrl+Z has it done
        assert screen.live.state == "paused"
