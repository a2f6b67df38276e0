"""The figure on the screen: it follows the phase, turns, and shows wrong beside right."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from kneecoach.widgets.figure import FigureView
from tests.app.support import Workout, begin, big, keys, live, opened, until


def drawing(pilot: Pilot[None], selector: str = "#right") -> str:
    """Return the drawing, as the characters a person sees."""
    figure = pilot.app.screen.query_one(selector, FigureView)
    return "\n".join(figure.render_line(y).text for y in range(figure.size.height))


async def split_squat(workout: Workout, pilot: Pilot[None]) -> None:
    """Come to the first rep of the split squat, about to lower."""
    await begin(pilot)
    await pilot.press("n", "n", "enter", "enter")
    assert big(pilot, "#phase").startswith("LOWER")


async def test_the_figure_moves_with_the_phase_and_holds_with_it(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        start = drawing(pilot)
        await workout.advance(pilot, 1.5)
        half_way = drawing(pilot)
        await workout.advance(pilot, 1.5)
        bottom = drawing(pilot)
        assert big(pilot, "#phase") == "HOLD"
        assert len({start, half_way, bottom}) == 3
        await workout.advance(pilot, 0.5)
        assert drawing(pilot) == bottom


async def test_a_pause_freezes_the_figure(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 1.5)
        before = drawing(pilot)
        await pilot.press("space")
        await workout.advance(pilot, 30)
        assert drawing(pilot) == before


async def test_the_other_side_is_the_mirror_image(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await pilot.press("v")
        left = [len(line) - len(line.lstrip()) for line in drawing(pilot).splitlines()]
        await pilot.press("n", "enter", "enter")
        right = [len(line) - len(line.rstrip()) for line in drawing(pilot).splitlines()]
        middle = len(left) // 2
        assert abs(left[middle] - right[middle]) <= 1


async def test_v_turns_the_figure(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        first = drawing(pilot)
        await pilot.press("v")
        assert drawing(pilot) != first
        await pilot.press("v")
        assert drawing(pilot) == first


async def test_w_shows_wrong_beside_right_and_puts_it_away(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 2.9)
        await pilot.press("w")
        await pilot.pause()
        wrong = live(pilot).query_one("#wrong", FigureView)
        assert wrong.display
        assert str(wrong.border_title) == "wrong: Knee drifts off the third toe"
        assert drawing(pilot, "#wrong") != drawing(pilot, "#right")
        await pilot.press("w")
        assert not wrong.display


async def test_w_shows_the_fault_that_was_flagged(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await pilot.press("2", "w")
        await pilot.pause()
        title = live(pilot).query_one("#wrong", FigureView).border_title
        assert str(title) == "wrong: A hip drops"


async def test_without_animation_the_figure_is_a_still_for_each_phase(workout: Workout) -> None:
    app = workout.app("step")
    async with app.run_test(size=(120, 36)) as pilot:
        app.animation_level = "none"
        await split_squat(workout, pilot)
        await workout.advance(pilot, 0.5)
        lowering = drawing(pilot)
        await workout.advance(pilot, 2)
        assert drawing(pilot) == lowering
        await workout.advance(pilot, 1.5)
        assert big(pilot, "#phase") == "PUSH UP"
        assert drawing(pilot) != lowering


async def test_where_there_is_no_braille_the_figure_is_drawn_in_ascii(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = workout.app("step")
    async with app.run_test(size=(120, 36)) as pilot:
        monkeypatch.setattr(type(app.console), "encoding", "iso-8859-1")
        await split_squat(workout, pilot)
        await workout.advance(pilot, 1)
        assert drawing(pilot).isascii()
        assert "#" in drawing(pilot)


async def test_on_40_by_12_countdown_and_cue_win_over_the_figure(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(40, 12)) as pilot:
        await split_squat(workout, pilot)
        assert not live(pilot).query_one("#right").is_on_screen
        assert live(pilot).query_one("#number").size.height >= 5


async def test_the_catalogue_figure_moves_at_the_exercises_tempo_and_comes_to_rest(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press(*["down"] * 4)
        await pilot.pause()
        start = drawing(pilot)
        workout.clock.seconds += 3  # lowered
        await until(pilot, lambda: drawing(pilot) != start)
        workout.clock.seconds += 60
        await until(pilot, lambda: drawing(pilot) == start)


async def test_v_and_w_work_in_the_catalogue(workout: Workout) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press(*["down"] * 4)
        await pilot.pause()
        side = drawing(pilot)
        await pilot.press("v")
        assert drawing(pilot) != side
        await pilot.press("w")
        await pilot.pause()
        assert pilot.app.screen.query_one("#wrong").display
        assert "Help" in keys(pilot)
