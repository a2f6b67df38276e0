"""Every key of the history and of the correction of a session, pressed."""

from __future__ import annotations

import shutil
import tomllib
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from kneecoach.coach.records import SessionRecords
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.correction import Change
from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.correcting import CorrectingScreen
from kneecoach.screens.history import HistoryScreen
from kneecoach.screens.learn import LearnScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.big_text import BigText
from kneecoach.widgets.heat_map import HeatMap
from kneecoach.widgets.session_list import SessionList
from tests.app.browsing import DESK_BREAK, EVERYDAY, SESSIONS, highlighted, history, on, rows
from tests.app.sizes import seen
from tests.app.support import Workout, asked, at_home, keys, opened, text, told, until
from tests.bench.many_sessions import write_sessions


def day(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(HeatMap).cursor)


def table(workout: Workout, file: str) -> dict[str, object]:
    return tomllib.loads((workout.folder / "history" / file).read_text("utf-8"))


async def test_sessions_are_listed_by_month_newest_first(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(120, 36)) as pilot:
        await history(pilot)
        assert text(pilot, "#title") == "History · 2 workouts"
        assert rows(pilot) == [
            "November 2026 · 2 workouts",
            "Fri 20 07:15 Everyday 18:06 2 of 3 3 → 2 finished Left knee a little stiff at first.",
            "Tue 17 18:40 Desk break 5:10 1 of 4 ? → 1 ended early",
        ]
        assert text(pilot, "#columns") == "Day At Workout Length Sets Pain Note"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: rows(pilot)[1].endswith("3 → 2 finished"))
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: rows(pilot)[1] == "Fri 20 Everyday 2 of 3 3 → 2")
        assert keys(pilot) == "enter Open / Search ? Help"


async def test_enter_opens_a_session_in_full_with_what_follows_from_it(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("enter")
        await on(pilot, ReadingScreen)
        report = text(pilot, "Prose")
        for part in ("3 noticeable", "A hip drops", "skipped", "Left knee a little stiff",
                     "10 of 10 reps", "pain 2", "left", "What follows from it",
                     "Split squat: "):  # fmt: skip
            assert part in report
        await pilot.press("escape")
        await on(pilot, HistoryScreen)


async def test_the_list_and_the_calendar_follow_each_other(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        assert day(pilot) == "2026-11-20"
        await pilot.press("down")
        assert day(pilot) == "2026-11-17"
        assert text(pilot, "#day").startswith("Tue 17 November 2026 · Desk break 5:10")
        await pilot.press("home")
        assert day(pilot) == "2026-11-20"
        await pilot.press("tab", "down")
        assert (day(pilot), highlighted(pilot)) == ("2026-11-21", EVERYDAY)
        assert text(pilot, "#day").endswith("no workout")
        await pilot.press("up", "up")
        assert (day(pilot), highlighted(pilot)) == ("2026-11-19", DESK_BREAK)
        await pilot.press("right")
        assert (day(pilot), highlighted(pilot)) == ("2026-11-22", EVERYDAY)  # not beyond today
        await pilot.press("left")
        assert day(pilot) == "2026-11-17"  # nor before the first
        await pilot.press("enter")
        await on(pilot, ReadingScreen)
        await pilot.press("escape", "escape")
        await on(pilot, HistoryScreen)
        assert pilot.app.screen.query_one(SessionList).has_focus
        await pilot.press("tab", "tab")
        assert pilot.app.screen.query_one(SessionList).has_focus


async def test_a_long_history_is_gone_through_by_pages_and_to_its_ends(workout: Workout) -> None:
    write_sessions(workout.folder, 60)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await until(pilot, lambda: "60 workouts" in text(pilot, "#title"))
        newest = highlighted(pilot)
        await pilot.press("pagedown")
        assert highlighted(pilot) != newest
        await pilot.press("pageup")
        assert highlighted(pilot) == newest
        await pilot.press("end")
        assert rows(pilot)[-1].startswith("Wed 23")  # in September
        await pilot.press("home")
        assert rows(pilot)[0] == "November 2026 · 21 workouts"


async def test_the_newest_are_painted_before_anything_older_is_looked_at(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sessions(workout.folder, 60)
    may_go_on, files = Event(), SessionRecords.files

    def slowly(records: SessionRecords) -> list[str]:
        assert may_go_on.wait(60)
        return files(records)

    monkeypatch.setattr(SessionRecords, "files", slowly)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("3")
        try:
            await until(pilot, lambda: "21 November 2026 · Step" in text(pilot, "#day"))
            assert rows(pilot)[0] == "November 2026 · 21 workouts"
            assert text(pilot, "#title") == "History", "how many there are is not known yet"
        finally:
            may_go_on.set()
        await until(pilot, lambda: text(pilot, "#title") == "History · 60 workouts")


async def test_what_was_logged_is_corrected_undone_and_nothing_else_is_touched(
    workout: Workout,
) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    file = folder / EVERYDAY
    before = '# my own words\nshoes = "none"\n' + file.read_text("utf-8")
    file.write_text(before, "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("e")
        await on(pilot, CorrectingScreen)
        options = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: options.option_count == 8)

        await pilot.press("enter")
        await asked(pilot, "Pain before")
        await pilot.press("5")
        await until(pilot, lambda: table(workout, EVERYDAY)["pain_before"] == 5)
        await on(pilot, CorrectingScreen)
        await pilot.press("down", "enter")
        await asked(pilot, "Pain after")
        await pilot.press("n")
        await until(pilot, lambda: "pain_after" not in table(workout, EVERYDAY))
        await on(pilot, CorrectingScreen)
        await pilot.press("down", "e")
        await asked(pilot, "How hard")
        await pilot.press("7")
        await until(pilot, lambda: table(workout, EVERYDAY)["effort"] == 7)
        await on(pilot, CorrectingScreen)
        await pilot.press("down", "enter")
        await asked(pilot, "next morning")
        await pilot.press("3")
        await asked(pilot, "swelling")
        await pilot.press("y")
        morning = {"pain": 3, "swelling": True}
        await until(pilot, lambda: table(workout, EVERYDAY)["next_morning"] == morning)
        await on(pilot, CorrectingScreen)
        await pilot.press("down", "enter")
        await asked(pilot, "The note")
        await pilot.press("end", *"!", "enter")
        note = "Left knee a little stiff at first.!"
        await until(pilot, lambda: table(workout, EVERYDAY)["note"] == note)
        await on(pilot, CorrectingScreen)
        await pilot.press("enter")
        await asked(pilot, "The note")
        await pilot.press("x", "escape")  # left as it is
        await on(pilot, CorrectingScreen)
        assert table(workout, EVERYDAY)["note"] == note

        def of_set(number: int, key: str) -> object:
            sets = table(workout, EVERYDAY)["sets"]
            assert isinstance(sets, list)
            return sets[number].get(key)

        await pilot.press("down", "down", "enter")
        await asked(pilot, "How many reps")
        await pilot.press("end", "backspace", "9", "9", "9", "enter")
        await asked(pilot, "999 reps, where 10 were planned?")
        await pilot.press("n")
        await on(pilot, CorrectingScreen)
        assert of_set(1, "reps") == 8
        await pilot.press("enter")
        await asked(pilot, "How many reps")
        await pilot.press("end", "backspace", "9", "enter")
        await until(pilot, lambda: of_set(1, "reps") == 9)
        await on(pilot, CorrectingScreen)
        await pilot.press("p")
        await asked(pilot, "in this set")
        await pilot.press("4")
        await until(pilot, lambda: of_set(1, "pain") == 4)
        await on(pilot, CorrectingScreen)
        await pilot.press("f")
        await asked(pilot, "What was wrong in this set?")
        await pilot.press("1", "enter")
        await until(pilot, lambda: of_set(1, "faults") == ["knee-drifts"])
        await on(pilot, CorrectingScreen)
        await pilot.press("l")
        await asked(pilot, "Split squat: which level was it?")
        await pilot.press("2")
        await until(pilot, lambda: of_set(1, "level") == "low-step")
        await on(pilot, CorrectingScreen)

        def row() -> str:
            return str(options.get_option_at_index(6).prompt)

        await until(pilot, lambda: "9 of 10 reps" in row() and "Low step" in row())
        for key, question in (("f", "What was wrong"), ("l", "which level")):
            await pilot.press(key)
            await asked(pilot, question)
            await pilot.press("enter")  # left as it is
            await on(pilot, CorrectingScreen)
        await pilot.press("question_mark")
        await on(pilot, ReadingScreen)
        await pilot.press("escape", "u")
        await until(pilot, lambda: of_set(1, "level") == "high-step")
        await pilot.press("u")
        await until(pilot, lambda: of_set(1, "faults") is None)
        await pilot.press("u")
        await until(pilot, lambda: of_set(1, "pain") is None)
        assert "Undone: pain in set 1 corrected." in told(pilot)
        await pilot.press("q")
        await on(pilot, HistoryScreen)
        for _ in range(6):
            await pilot.press("u")
        await until(pilot, lambda: file.read_text("utf-8") == before)
        assert "u Undo" not in keys(pilot)


async def test_a_set_is_asked_about_once_its_last_correction_is_written_and_shown(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    may_go_on, change = Event(), SessionRecords.change

    def slowly(records: SessionRecords, file: str, made: Change) -> None:
        assert may_go_on.wait(60)
        change(records, file, made)

    monkeypatch.setattr(SessionRecords, "change", slowly)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("e")
        await on(pilot, CorrectingScreen)
        options = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: options.option_count == 8)
        await pilot.press("end", "p")
        try:
            await asked(pilot, "in this set")
            await pilot.press("4")
            await on(pilot, CorrectingScreen)
            await pilot.press("f")
        finally:
            may_go_on.set()
        await asked(pilot, "What was wrong in this set?")
        await pilot.press("1", "enter")
        await on(pilot, CorrectingScreen)

        def row() -> str:
            return str(options.get_option_at_index(7).prompt)

        await until(pilot, lambda: "pain 4" in row() and "!" in row())


async def test_a_deleted_session_goes_to_the_trash_and_comes_back(workout: Workout) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("x")
        await asked(pilot, "Delete this workout?")
        assert "Everyday 18:06" in text(pilot, "#told")
        assert "once you have left, kneecoach restore" in text(pilot, "#told")
        await pilot.press("enter")  # the careful answer
        await on(pilot, HistoryScreen)
        assert (folder / EVERYDAY).exists()
        await pilot.press("delete")
        await asked(pilot, "Delete this workout?")
        await pilot.press("y")
        await until(pilot, lambda: (folder / "trash" / EVERYDAY).exists())
        await until(pilot, lambda: highlighted(pilot) == DESK_BREAK)
        await pilot.press("u")
        await until(pilot, lambda: highlighted(pilot) == EVERYDAY)
        assert not (folder / "trash" / EVERYDAY).exists()


async def test_with_all_workouts_deleted_it_tells_where_they_are_and_one_notice_at_a_time(
    workout: Workout,
) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        for left in (1, 0):
            await pilot.press("x")
            await asked(pilot, "Delete this workout?")
            await pilot.press("y")
            await until(pilot, lambda: len(workout.files()) == left)  # noqa: B023
        wanted = "No workouts. kneecoach restore lists 2 deleted workouts, and brings them back."
        await until(pilot, lambda: text(pilot, "#told") == wanted)
        await pilot.press("u")
        await until(pilot, lambda: "Undone: " in told(pilot))
        assert "Deleted" not in told(pilot)


async def test_what_went_wrong_with_a_file_is_told_with_its_name_in_one_piece(
    workout: Workout,
) -> None:
    async with workout.app().run_test(size=(80, 24), notifications=True) as pilot:
        screen = await history(pilot)
        file = "history/2026/20261121T113408Z-71f0.toml"
        screen.say_not_done(ProblemError(Problem("Permission denied").at(file)))
        await until(pilot, lambda: any(f"{file}: Permission denied" in one for one in seen(pilot)))


async def test_pain_on_coming_back_is_corrected_on_its_own_line(workout: Workout) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    file = folder / EVERYDAY
    text_before = file.read_text("utf-8")
    first, rest = text_before.split("[[sets]]\n", 1)
    file.write_text(f"{first}[[sets]]\npain_on_return = 5\n{rest}", "utf-8")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("e")
        await on(pilot, CorrectingScreen)
        options = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: options.option_count == 9)
        assert "Coming back        5 in the way" in str(options.get_option_at_index(6).prompt)
        await pilot.press(*["down"] * 6, "enter")
        await asked(pilot, "Pain on coming back?")
        await pilot.press("2")
        await until(pilot, lambda: "pain_on_return = 2" in file.read_text("utf-8"))
        await on(pilot, CorrectingScreen)
        await pilot.press("enter")
        await asked(pilot, "Pain on coming back?")
        await pilot.press("n")
        await until(pilot, lambda: file.read_text("utf-8") == text_before)


async def test_a_past_workout_is_logged_by_hand(workout: Workout) -> None:
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        assert "No workouts yet" in text(pilot, "#told")
        assert keys(pilot).startswith("a Add ")
        await pilot.press("a")
        await asked(pilot, "When was it?")
        await pilot.press(*"tomorrow", "enter")
        await asked(pilot, "'tomorrow' is no day")
        assert pilot.app.screen.query_one(Input).value == "tomorrow"
        await pilot.press(*"yesterday", "space", *"18:30", "enter")
        await asked(pilot, "What did you do?")
        await pilot.press("a")
        await asked(pilot, "Pain before")
        await pilot.press("3")
        await asked(pilot, "Pain after")
        await pilot.press("n")
        await asked(pilot, "How hard")
        await pilot.press("4")
        await asked(pilot, "A note")
        await pilot.press(*"ok", "enter")
        await asked(pilot, "Add this workout?")
        assert "Saturday 21 November 2026, 18:30" in text(pilot, "#told")
        await pilot.press("y")
        await until(pilot, lambda: len(workout.files()) == 1)
        session = workout.session()
        assert (session["status"], session["pain_before"], session["effort"], session["note"]) == (
            "finished", 3, 4, "ok",
        )  # fmt: skip
        assert "pain_after" not in session
        await until(pilot, lambda: "1 workout" in text(pilot, "#title"))

        await pilot.press("a")
        await asked(pilot, "When was it?")
        await pilot.press(*"2026-11-19", "enter")
        await asked(pilot, "What did you do?")
        await pilot.press("*")
        await asked(pilot, "Which exercises?")
        await pilot.press("escape")
        await asked(pilot, "What did you do?")
        await pilot.press("*")
        await asked(pilot, "Which exercises?")
        await pilot.press("enter")
        await asked(pilot, "At least one")
        await pilot.press("b", "enter")
        for question in ("Pain before", "Pain after", "How hard"):
            await asked(pilot, question)
            await pilot.press("0")
        await asked(pilot, "A note")
        await pilot.press("enter")
        await asked(pilot, "Add this workout?")
        await pilot.press("y")
        await until(pilot, lambda: len(workout.files()) == 2)
        assert workout.files()[0].name.startswith("20261119")
        await until(pilot, lambda: (highlighted(pilot) or "").startswith("2026/20261119"))
        await pilot.press("u")
        await until(pilot, lambda: len(workout.files()) == 1)


async def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_shown(workout: Workout) -> None:
    folder = workout.folder / "history"
    shutil.copytree(SESSIONS, folder)
    (folder / "2026" / "20261121T000000Z-0000.toml").write_text("format = 1\nstatus = [\n")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        assert "history/2026/20261121T000000Z-0000.toml" in text(pilot, "#told")
        assert len(rows(pilot)) == 3


async def test_the_ways_elsewhere_and_out(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        for key, screen in (("1", CatalogueScreen), ("4", LearnScreen)):
            await pilot.press(key)
            await on(pilot, screen)
            await pilot.press("3")
            await on(pilot, HistoryScreen)
        await pilot.press("2")
        await at_home(pilot)
        await pilot.press("3")
        await on(pilot, HistoryScreen)
        await pilot.press("question_mark")
        await on(pilot, ReadingScreen)
        assert "Log a past workout by hand." in text(pilot, "Prose")
        await pilot.press("escape", "q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_today_follows_a_correction_at_once(workout: Workout) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)

        def word() -> str:
            return pilot.app.screen.query_one("#word", BigText).value

        assert word() == "START"
        await pilot.press("3")
        await on(pilot, HistoryScreen)
        await until(pilot, lambda: "2 workouts" in text(pilot, "#title"))
        await pilot.press("e")
        await on(pilot, CorrectingScreen)
        await until(pilot, lambda: pilot.app.screen.query_one(OptionList).option_count > 0)
        await pilot.press("down", "down", "down", "enter")
        await asked(pilot, "next morning")
        await pilot.press("6")
        await asked(pilot, "swelling")
        await pilot.press("y")
        await until(pilot, lambda: "swelling = true" in (
            workout.folder / "history" / EVERYDAY).read_text("utf-8"))  # fmt: skip
        await on(pilot, CorrectingScreen)
        await pilot.press("escape")
        await on(pilot, HistoryScreen)
        await pilot.press("2")
        await at_home(pilot)
        await until(pilot, lambda: word() == "REST")


@pytest.mark.parametrize("key", ["q", "escape", "backspace"])
async def test_a_correction_is_left_with_nothing_changed(workout: Workout, key: str) -> None:
    shutil.copytree(SESSIONS, workout.folder / "history")
    before = [path.read_bytes() for path in workout.files()]
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await history(pilot)
        await pilot.press("e")
        await on(pilot, CorrectingScreen)
        await pilot.press(key)
        await on(pilot, HistoryScreen)
    assert [path.read_bytes() for path in workout.files()] == before
