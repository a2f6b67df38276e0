"""What is searched for in the history, as it is typed and once one goes on from it."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Input

from kneecoach.model.history.search import Names, Search
from kneecoach.model.sessions.digest import Digest
from kneecoach.screens import browsing
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.search_bar import SearchBar
from kneecoach.widgets.session_list import SessionList
from tests.app.browsing import DESK_BREAK, EVERYDAY, SESSIONS, highlighted, history, on, rows
from tests.app.support import Workout, text, until


async def test_a_search_finds_and_says_what_it_cannot_understand(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash")
        assert "pain>=4" in text(pilot, "#syntax")
        await pilot.press(*"pain>=3")
        await until(pilot, lambda: text(pilot, "#syntax").startswith("1 workout found, by pain"))
        assert [row[:6] for row in rows(pilot)] == ["Novemb", "Fri 20"]
        assert text(pilot, "#title") == "History · 1 of 2 workouts"
        await pilot.press("enter", "enter")
        await on(pilot, ReadingScreen)
        await pilot.press("escape", "slash", *"routne:x")
        await until(pilot, lambda: "did you mean routine:?" in text(pilot, "#syntax"))
        pilot.app.screen.query_one(Input).value = "desk"
        await until(pilot, lambda: [row[:6] for row in rows(pilot)[1:]] == ["Tue 17"])
        await pilot.press("down", "escape")
        await until(pilot, lambda: len(rows(pilot)) == 3)
        assert not pilot.app.screen.query_one(SearchBar).display


async def test_what_was_only_begun_is_told_apart_also_in_what_was_found(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    path = workout.folder / "history" / EVERYDAY
    begun = path.read_text("utf-8").split("[[sets]]")[0]
    path.write_text(begun, "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash", *"since:2026")
        await until(pilot, lambda: text(pilot, "#syntax") == "1 workout found, 1 only begun")
        assert text(pilot, "#title") == "History · 1 workout, 1 only begun"


async def test_a_session_whose_file_is_named_by_another_day_is_where_it_began_and_is_gone_to(
    workout: Workout,
) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    path = folder / EVERYDAY
    path.write_text(path.read_text("utf-8").replace("2026-11-20T", "2026-10-20T"), "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        whole = ["November 2026 · 1", "Tue 17", "October 2026 · 1", "Tue 20"]
        await until(pilot, lambda: all(map(str.startswith, rows(pilot), whole)))
        for file in (EVERYDAY, DESK_BREAK, EVERYDAY):
            pilot.app.screen.query_one(SessionList).go_to(file)
            assert highlighted(pilot) == file


async def test_what_a_search_does_not_understand_finds_nothing_and_is_told_until_it_is_put_right(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash", *"pain>3 since:2026-02-3")
        await until(pilot, lambda: text(pilot, "#syntax").startswith("0 workouts found"))
        pilot.app.screen.query_one(Input).value = "since:2026-02-30"
        await until(pilot, lambda: text(pilot, "#syntax") == "2026-02-30 is no day")
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert rows(pilot) == []
        assert text(pilot, "#title") == "History"
        assert text(pilot, "#syntax") == "2026-02-30 is no day"
        assert pilot.app.screen.query_one(Input).has_focus
        await pilot.press(*3 * ("backspace",))
        await until(pilot, lambda: text(pilot, "#syntax") == "2 workouts found")


@pytest.mark.parametrize("leave", ["enter", "down"])
async def test_a_search_that_is_only_begun_is_wrong_once_one_goes_on_from_it(
    leave: str, workout: Workout
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash", *"in:2026")
        await until(pilot, lambda: text(pilot, "#syntax") == "2 workouts found")
        await pilot.press("-")
        await until(pilot, lambda: text(pilot, "#syntax").startswith("'2026-' is no day"))
        assert len(rows(pilot)) == 3, "it may become right"
        await pilot.press(leave)
        await until(pilot, lambda: rows(pilot) == [])
        assert text(pilot, "#syntax").startswith("'2026-' is no day")


@pytest.mark.parametrize(
    ("more", "wrong", "shown"), [("-", "'2026-' is no day", 3), ("-13", "2026-13 is no month", 0)]
)
async def test_what_is_wrong_with_a_search_is_told_also_after_what_was_found_before_comes_late(
    more: str, wrong: str, shown: int, workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    may_go_on = Event()
    finds = Search.finds

    def slowly(search: Search, one: Digest, names: Names) -> bool:
        assert may_go_on.wait(60)
        return finds(search, one, names)

    monkeypatch.setattr(Search, "finds", slowly)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash", *"in:2026", *more)
        await until(pilot, lambda: text(pilot, "#syntax").startswith(wrong))
        may_go_on.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert text(pilot, "#syntax").startswith(wrong)
        assert len(rows(pilot)) == shown


async def test_what_is_typed_at_once_after_the_search_key_goes_into_the_search(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        for key, character in (("slash", "/"), ("d", "d"), ("e", "e"), ("s", "s"), ("k", "k")):
            pilot.app.post_message(Key(key, character))
        await until(pilot, lambda: text(pilot, "#syntax").startswith("1 workout found"))
        assert pilot.app.screen.query_one(Input).value == "desk"


async def test_while_one_types_on_nothing_is_looked_for(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    looked_for: set[tuple[str, ...]] = set()
    finds = Search.finds

    def noted(search: Search, one: Digest, names: Names) -> bool:
        looked_for.add(search.words)
        return finds(search, one, names)

    monkeypatch.setattr(Search, "finds", noted)
    monkeypatch.setattr(browsing, "_TYPED_ON_S", 3600)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("slash", *"des")
        assert looked_for == set()
        monkeypatch.setattr(browsing, "_TYPED_ON_S", 0)
        await pilot.press("k")
        await until(pilot, lambda: text(pilot, "#syntax").startswith("1 workout found"))
        assert looked_for == {("desk",)}
