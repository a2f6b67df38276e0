"""The figure on the screen: it follows the phase, turns, and shows wrong beside right."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.widgets import Label, Static

from kneecoach.model.drawing.canvas import Run, draw
from kneecoach.model.drawing.picture import Box, Stroke
from kneecoach.widgets import figure
from kneecoach.widgets.figure import FigureView
from kneecoach.widgets.figure_pair import stacks
from tests.app.support import Workout, begin, big, keys, live, opened, text, until
from tests.builders import shipped_exercise
from tests.snapshots import test_snapshots as scenes


def drawing(pilot: Pilot[None], selector: str = "#right") -> str:
    """Return the drawing, as the characters a person sees."""
    figure = pilot.app.screen.query_one(selector, FigureView)
    return "\n".join(figure.render_line(y).text for y in range(figure.size.height))


def colours(pilot: Pilot[None]) -> set[str]:
    """Return the colours of the figure, as they go to the terminal."""
    figure = pilot.app.screen.query_one("#right", FigureView)
    styles = (s.style for strip in figure.render_lines(figure.size.region) for s in strip)
    return {style.color.name for style in styles if style and style.color}


def offered(pilot: Pilot[None]) -> set[str]:
    """Return what the command palette offers."""
    return {one.title for one in pilot.app.get_system_commands(pilot.app.screen)}


IN_ORDER = ("right-name", "right", "wrong-name", "wrong")


def on_screen(pilot: Pilot[None], selector: str) -> Region:
    """Return where a part of the screen is."""
    return pilot.app.screen.query_one(selector).region


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
        assert text(pilot, "#wrong-name") == "✗ WRONG: 1 · Knee drifts off the third toe"
        assert drawing(pilot, "#wrong") != drawing(pilot, "#right")
        await pilot.press("w")
        assert not wrong.display


async def test_w_shows_the_fault_that_was_flagged(workout: Workout) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await pilot.press("2", "w")
        await pilot.pause()
        assert text(pilot, "#wrong-name") == "✗ WRONG: 2 · A hip drops"


async def test_no_other_fault_is_shown_in_place_of_a_flagged_one_that_nobody_drew(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        wrong = live(pilot).query_one("#wrong", FigureView)
        await pilot.press("w", "3")
        assert live(pilot).live.moment(workout.clock.seconds).flagged == ("pushes-from-toes",)
        assert not wrong.display
        assert "Wrong" not in offered(pilot)
        await pilot.press("w")
        assert text(pilot, "#cue") == "This can't be shown as a picture."
        await pilot.press("2")
        assert "Wrong" in offered(pilot)
        assert wrong.display
        assert text(pilot, "#wrong-name") == "✗ WRONG: 2 · A hip drops"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_the_name_of_the_fault_is_never_cut(workout: Workout, size: tuple[int, int]) -> None:
    async with workout.app("step").run_test(size=size) as pilot:
        await split_squat(workout, pilot)
        await pilot.press("w")
        await pilot.pause()
        name = live(pilot).query_one("#wrong-name", Label)
        lines = name.render_lines(name.outer_size.region)
        assert " ".join(" ".join(line.text for line in lines).split()) == text(pilot, "#wrong-name")


@pytest.mark.parametrize("scene", [scenes.setup, scenes.switch_sides, scenes.paused])
async def test_while_nobody_moves_wrong_differs_from_right_as_where_it_shows_most(
    workout: Workout, scene: scenes.Scene
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await scene(workout, pilot)
        await pilot.press("w")
        await until(pilot, lambda: live(pilot).query_one("#wrong").display)
        (sight,) = (one._sight for one in live(pilot).query("#wrong").results(FigureView))
        assert sight is not None
        assert sight.progress == sight.figure.wrong["knee-drifts"].shows_at
        assert drawing(pilot, "#wrong") != drawing(pilot, "#right")


async def test_right_and_wrong_are_told_apart_by_a_mark_a_word_and_a_colour(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await scenes.paused(workout, pilot)
        await pilot.press("w")
        await until(pilot, lambda: live(pilot).query_one("#wrong").display)
        assert text(pilot, "#right-name") == "✓ RIGHT"
        assert text(pilot, "#wrong-name").startswith("✗ WRONG: ")
        right, wrong = (
            live(pilot).query_one(one, FigureView).get_component_styles("figure--body").color
            for one in ("#right", "#wrong")
        )
        assert right != wrong


@pytest.mark.parametrize("flag", ["1", "2"])
async def test_right_and_wrong_both_show_the_guide_of_the_fault(
    workout: Workout, flag: str
) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 2.9)
        await pilot.press(flag, "w")
        await pilot.pause()
        for figure in live(pilot).query(FigureView):
            guide = figure.get_visual_style("figure--guide").rich_style
            drawn = (s for strip in figure.render_lines(figure.size.region) for s in strip)
            assert any(segment.style == guide for segment in drawn), figure


async def test_on_80_by_24_right_and_wrong_have_room_and_the_cue_is_still_said(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await split_squat(workout, pilot)
        await pilot.press("w")
        await pilot.pause()
        wrong = live(pilot).query_one("#wrong", FigureView)
        assert abs(wrong.size.width - live(pilot).query_one("#right").size.width) <= 1
        assert wrong.size.width >= 18
        assert wrong.size.height >= 14
        assert live(pilot).query_one("#cue").is_on_screen
        assert live(pilot).query_one("#number").size.height >= 5


def test_lying_figures_stand_one_above_the_other_where_there_is_height() -> None:
    lying, standing = Box(0, 1.2, 0, 0.5), Box(0, 0.5, 0, 1.1)
    assert stacks(lying, Size(60, 26))
    assert not stacks(lying, Size(80, 12))
    assert not stacks(standing, Size(60, 26))


async def test_a_lying_fault_is_shown_below_the_right_figure(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 50)) as pilot:
        await opened(pilot)
        await pilot.press(*["down"] * 5)
        await pilot.press("w")
        await until(pilot, lambda: on_screen(pilot, "#wrong").y > on_screen(pilot, "#right").y)
        assert text(pilot, "#wrong-name") == "✗ WRONG: Hips sink"
        assert [on_screen(pilot, f"#{name}").y for name in IN_ORDER] == sorted(
            on_screen(pilot, f"#{name}").y for name in IN_ORDER
        )
        await pilot.press("up")
        await pilot.press("w")
        await until(pilot, lambda: on_screen(pilot, "#wrong").y == on_screen(pilot, "#right").y)


async def test_without_animation_the_figure_is_a_still_for_each_phase(workout: Workout) -> None:
    workout.folder.mkdir(parents=True)
    (workout.folder / "settings.toml").write_text("animation = false\n", "utf-8")
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 0.5)
        lowering = drawing(pilot)
        await workout.advance(pilot, 2)
        assert drawing(pilot) == lowering
        await workout.advance(pilot, 1.5)
        assert big(pilot, "#phase") == "PUSH UP"
        assert drawing(pilot) != lowering


async def test_another_theme_recolours_the_figure_at_once(workout: Workout) -> None:
    app = workout.app("step")
    async with app.run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        dark = colours(pilot)
        assert app.current_theme.dark
        app.theme = next(name for name, one in app.available_themes.items() if not one.dark)
        await pilot.pause()
        assert dark.isdisjoint(colours(pilot))


async def test_only_lines_that_changed_are_drawn_again(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 1.0)
        before = drawing(pilot).splitlines()
        drawn: set[int] = set()
        figure = pilot.app.screen.query_one("#right", FigureView)
        refresh = figure.refresh

        def refreshed(*regions: Region, **how: bool) -> FigureView:
            drawn.update(y for region in regions for y in region.line_range)
            return refresh(*regions, **how)

        monkeypatch.setattr(figure, "refresh", refreshed)
        await workout.advance(pilot, 0.2)
        after = drawing(pilot).splitlines()
        changed = {y for y, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
        assert changed <= drawn
        assert 0 < len(drawn) < len(after)


async def test_a_movement_that_was_drawn_is_not_drawn_again_in_later_reps(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def counted(
        strokes: Iterable[Stroke], box: Box, width: int, height: int, *, braille: bool
    ) -> list[tuple[Run, ...]]:
        drawn.append(width)
        return draw(strokes, box, width, height, braille=braille)

    monkeypatch.setattr(figure, "draw", counted)
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        looks: list[set[str]] = []
        times: list[int] = []
        for rep in range(1, 7):
            assert f"rep {rep} of" in text(pilot, "#rep")
            looks.append(set())
            for _ in range(12):
                looks[-1].add(drawing(pilot))
                await workout.advance(pilot, 0.5)
            times.append(len(drawn))
        assert looks[-1] <= set.union(*looks[:-1])
        assert len(looks[-1]) > 5
        assert times[-1] == times[-2]


async def test_while_only_the_figure_moves_no_text_is_laid_out(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with workout.app("step").run_test(size=(120, 36)) as pilot:
        await split_squat(workout, pilot)
        await workout.advance(pilot, 1.1)
        before = drawing(pilot)
        texts: list[str] = []
        monkeypatch.setattr(Static, "update", lambda label, *_, **__: texts.append(str(label.id)))
        await workout.advance(pilot, 0.3)
        assert drawing(pilot) != before
        assert texts == []


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


async def test_in_the_catalogue_w_goes_through_all_faults_and_then_puts_them_away(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(120, 36)) as pilot:
        catalogue = await opened(pilot)
        figure = shipped_exercise("lunge-stretch").figure
        assert figure is not None
        seen = []
        for _ in figure.wrong:
            await pilot.press("w")
            assert catalogue.query_one("#wrong").display
            seen.append(text(pilot, "#wrong-name"))
        assert len(set(seen)) == len(figure.wrong) > 1
        await pilot.press("w")
        assert not catalogue.query_one("#wrong").display


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 12)])
@pytest.mark.parametrize("key", ["v", "w"])
async def test_where_no_figure_has_room_its_keys_are_not_offered_and_say_why(
    workout: Workout, key: str, size: tuple[int, int]
) -> None:
    async with workout.app("step").run_test(size=size) as pilot:
        await begin(pilot)
        assert not {"View", "Wrong"} & offered(pilot)
        await pilot.press(key)
        assert "No room for a picture here." in text(pilot, "#cue")
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: {"View", "Wrong"} <= offered(pilot))
        assert not live(pilot).query_one("#wrong").display


async def test_in_a_wide_and_low_terminal_the_figure_stands_beside_seconds_and_cue(
    workout: Workout,
) -> None:
    async with workout.app("step").run_test(size=(200, 12)) as pilot:
        await split_squat(workout, pilot)
        parts = [live(pilot).query_one(part) for part in ("#right", "#number", "#cue")]
        assert all(part.is_on_screen for part in parts)
        assert parts[0].size.height >= 8
        await pilot.press("w")
        await until(pilot, lambda: live(pilot).query_one("#wrong").is_on_screen)
