"""The screen to learn from."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Markdown

from kneecoach.screens.asking import Question
from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.learn import LearnScreen
from kneecoach.screens.reading import ReadingScreen
from tests.app.support import Workout, asked, keys, opened, text, told, until


def page(pilot: Pilot[None]) -> str:
    """Return the page that is shown, as Markdown."""
    return pilot.app.screen.query_one(Markdown).source


async def shown(pilot: Pilot[None], title: str) -> None:
    """Wait until a page is there, with all that it is made of."""

    def there() -> bool:
        if not isinstance(pilot.app.screen, LearnScreen):
            return False
        markdown = pilot.app.screen.query_one(Markdown)
        return markdown.source.startswith(f"# {title}\n") and len(markdown.children) > 1

    await until(pilot, there)


async def learn(pilot: Pilot[None]) -> None:
    await opened(pilot)
    await pilot.press("4")
    await shown(pilot, "What your knees carry")


async def on_screen(pilot: Pilot[None], kind: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def say_weight(pilot: Pilot[None], weight: str) -> None:
    await pilot.press("w")
    await asked(pilot, "What do you weigh")
    await pilot.press(*weight, "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Question))


def files(workout: Workout) -> dict[str, bytes]:
    """Return what is in every file of the person's."""
    paths = (path for path in workout.folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in paths}


async def test_a_page_is_chosen_read_and_left_and_the_other_screens_are_a_key_away(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(100, 20)) as pilot:
        await learn(pilot)
        scroll = pilot.app.screen.query_one("#page")
        await pilot.press("down", "down", "down", "down")
        await shown(pilot, "When to see a doctor")
        await pilot.press("up")
        await shown(pilot, "What pain tells you")
        for enter, leave in (("enter", "left"), ("right", "escape"), ("enter", "backspace")):
            assert "enter Read" in keys(pilot)
            await pilot.press(enter)
            assert pilot.app.focused is scroll
            assert "← Topics" in keys(pilot)
            assert "Read" not in keys(pilot)
            await pilot.press(leave)
            assert pilot.app.focused is not scroll
        await pilot.press("enter", "pagedown")
        await until(pilot, lambda: scroll.scroll_y > 0)
        await pilot.press("left", "down")
        await shown(pilot, "When to see a doctor")
        assert scroll.scroll_y == 0  # a page is read from its beginning
        await pilot.press("question_mark")
        await on_screen(pilot, ReadingScreen)
        assert "enter → Read the highlighted page" in text(pilot, "Prose")
        await pilot.press("enter", "1")
        await on_screen(pilot, CatalogueScreen)
        await pilot.press("4", "3")
        await on_screen(pilot, HistoryScreen)
        await pilot.press("4")
        await shown(pilot, "When to see a doctor")
        await pilot.press("q")
    assert not pilot.app.is_running


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
async def test_a_weight_gives_the_load_on_the_knees_and_is_not_kept(
    size: tuple[int, int], workout: Workout
) -> None:
    async with workout.app().run_test(size=size) as pilot:
        await learn(pilot)
        before = files(workout)
        await pilot.press("down")
        await shown(pilot, "Why knees get weak")
        await say_weight(pilot, "abc")
        await until(pilot, lambda: "'abc' is no weight" in told(pilot))
        await say_weight(pilot, "")
        assert "Why knees get weak" in page(pilot)
        await say_weight(pilot, "80")
        await shown(pilot, "What your knees carry")
        assert "Walking,** your knees carry up to 240 kg" in page(pilot)
        assert pilot.app.screen.query_one("#page").is_on_screen
        await say_weight(pilot, "176lb")
        assert "Running,** up to 968 lb" in page(pilot)
    assert files(workout) == before


async def test_on_a_narrow_screen_topics_and_page_take_turns(workout: Workout) -> None:
    async with workout.app().run_test(size=(40, 12)) as pilot:
        await learn(pilot)
        topics, scroll = pilot.app.screen.query_one("#topics"), pilot.app.screen.query_one("#page")
        assert (topics.display, scroll.display) == (True, False)
        await pilot.press("enter")
        assert (topics.display, scroll.display) == (False, True)
        assert scroll.size.width >= 38
        await pilot.press("left")
        assert (topics.display, scroll.display) == (True, False)
