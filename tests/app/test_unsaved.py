"""A workout that cannot be saved goes on, is told of, and is not left without a question."""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kneecoach.coach import safekeeping
from kneecoach.model.live.keeping import Outcome
from kneecoach.model.sessions.session import KeptSession
from kneecoach.screens.reading import ReadingScreen
from kneecoach.storage import disk
from kneecoach.storage.history import History
from kneecoach.storage.journal import RETRY_S
from kneecoach.storage.paths import Paths
from kneecoach.storage.waiting import SET_ASIDE
from kneecoach.widgets.trouble_line import TroubleLine
from tests.app.sizes import SMALLEST, seen, shows_what_matters
from tests.app.support import Workout, asked, at_home, begin, live, text, told, until
from tests.forbidden import forbid

SIZES = ((120, 36), (80, 24), (40, 12))
FULL = "history/2026: the disk is full; make room on it"


class Disk:
    """A disk on which there is no room in the history, until there is."""

    def __init__(self, history: Path) -> None:
        self._history = history
        self._create = disk.create
        self.is_full = False

    def create(self, path: Path) -> int:
        if self.is_full and self._history in path.parents:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._create(path)


@pytest.fixture
def full(workout: Workout, monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk_of_the_person = Disk(workout.folder / "history")
    monkeypatch.setattr(disk, "create", disk_of_the_person.create)
    return disk_of_the_person


def trouble(pilot: Pilot[None]) -> str:
    """Return what the line on the live screen says; nothing where there is none."""
    line = live(pilot).query_one(TroubleLine)
    return str(line.content) if line.display else ""


async def saved(pilot: Pilot[None], count: int) -> None:
    """Wait until so many sets are shown as saved."""
    await until(pilot, lambda: f"{count} of" in str(live(pilot).query_one("#saved").render()))


async def in_trouble(workout: Workout, full: Disk, pilot: Pilot[None]) -> None:
    """Do one set, and another that cannot be saved."""
    await begin(pilot)
    await pilot.press("n")
    await saved(pilot, 1)
    full.is_full = True
    await pilot.press("n")
    await until(pilot, lambda: bool(trouble(pilot)))


@pytest.mark.parametrize("size", SIZES)
async def test_what_cannot_be_saved_is_told_on_the_screen_until_it_is(
    workout: Workout, full: Disk, size: tuple[int, int]
) -> None:
    async with workout.app("step").run_test(size=SIZES[0]) as pilot:
        await in_trouble(workout, full, pilot)
        assert trouble(pilot) == f"Not saved from set 2 on: {FULL}. Still trying."
        await pilot.resize_terminal(*size)
        await pilot.pause()
        line = live(pilot).query_one(TroubleLine)
        room = line.content_size
        assert room.width * room.height >= len(trouble(pilot))
        assert line.region.bottom < size[1]
        await workout.advance(pilot, 3)
        assert len(live(pilot).live.logs) == 2  # and it goes on
        full.is_full = False
        workout.clock.seconds += RETRY_S
        await until(pilot, lambda: not trouble(pilot))  # without another set
        assert len(workout.sets()) == 2


async def test_on_the_smallest_screen_it_leaves_the_seconds_in_sight(
    workout: Workout, full: Disk
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await pilot.resize_terminal(*SMALLEST)
        await pilot.pause()
        assert any("Not saved" in line for line in seen(pilot))
        shows_what_matters(pilot)


async def test_a_set_that_is_not_on_the_disk_is_not_shown_as_saved(
    workout: Workout, full: Disk
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await workout.advance(pilot, 3)
        assert len(live(pilot).live.logs) == 2
        await saved(pilot, 1)


async def end(pilot: Pilot[None]) -> None:
    """End the workout, and answer nothing about it."""
    await pilot.press("q")
    await asked(pilot, "End here?")
    await pilot.press("s")
    for question in ("How much", "How hard", "A note"):
        await asked(pilot, question)
        await pilot.press("enter")
    await asked(pilot, "This workout is not saved")


async def test_at_the_end_it_can_be_tried_again_until_it_is_saved(
    workout: Workout, full: Disk
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await end(pilot)
        assert text(pilot, "#told") == f"Not saved from set 2 on: {FULL}."
        now = f"{workout.clock.time_of_day():%H:%M:%S}"
        await pilot.press("t")
        await asked(pilot, "This workout is not saved")
        assert text(pilot, "#told") == f"Tried again at {now}. Not saved from set 2 on: {FULL}."
        full.is_full = False
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    assert workout.session()["status"] == "stopped"
    assert len(workout.sets()) == 2


async def test_at_the_end_it_can_be_saved_in_another_folder(
    workout: Workout, full: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "file").write_text("mine", "utf-8")
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await end(pilot)
        await pilot.press("f")
        await asked(pilot, "Save it in which folder?")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "file" / "inside")
        await pilot.press("enter")
        await asked(
            pilot, "a file stands where the folder should be; move it away. Which other folder?"
        )
        pilot.app.screen.query_one(Input).value = "~/rescued"
        await pilot.press("enter")
        await asked(pilot, "Saved")
        (there,) = (tmp_path / "home" / "rescued").iterdir()
        assert str(there) in text(pilot, "#told").replace(" ", "")
        assert str(workout.folder / "history" / "2026") in text(pilot, "#told").replace(" ", "")
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    kept = tomllib.loads(there.read_text("utf-8"))
    assert (kept["status"], len(kept["sets"])) == ("stopped", 2)


async def test_another_folder_that_does_not_answer_is_told_and_another_way_is_open(
    workout: Workout, full: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def save_in(folder: Path, kept: KeptSession) -> Path:
        answers.wait()
        return folder

    monkeypatch.setattr(safekeeping, "save_in", save_in)
    monkeypatch.setattr(safekeeping, "PATIENCE_S", 0.05)
    app = workout.app("step")
    async with app.run_test(size=(80, 24)) as pilot:
        try:
            await in_trouble(workout, full, pilot)
            await pilot.press("ctrl+q")
            await asked(pilot, "This workout is not saved")
            await pilot.press("f")
            await asked(pilot, "Save it in which folder?")
            pilot.app.screen.query_one(Input).value = "/stick"
            await pilot.press("enter")
            await asked(
                pilot,
                "/stick: the disk does not answer; see whether it is still connected. "
                "Which other folder?",
            )
            await pilot.press("enter")
            await asked(pilot, "This workout is not saved")
            await pilot.press("l")
            await asked(pilot, "Leave, and lose it?")
            await pilot.press("y")
            await until(pilot, lambda: not app.is_running)
        finally:
            answers.set()


async def test_leaving_without_saving_is_asked_twice(workout: Workout, full: Disk) -> None:
    app = workout.app("step")
    async with app.run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await end(pilot)
        await pilot.press("l")
        await asked(pilot, "Leave, and lose it?")
        await pilot.press("k")
        await asked(pilot, "This workout is not saved")
        await pilot.press("l")
        await asked(pilot, "Leave, and lose it?")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    assert app.safe.rescue() == Outcome("No workout was under way.")


async def test_what_of_a_lost_workout_is_on_the_disk_is_this_machine_s_to_go_on_with(
    workout: Workout, full: Disk
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await end(pilot)
        await pilot.press("l")
        await asked(pilot, "Leave, and lose it?")
        await pilot.press("y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReadingScreen))
    history = History(Paths(workout.folder))
    (file,) = history.files()
    assert history.read(file).session.status == "live"
    assert history.claims.trace(file) == "left"  # else it might be led on another machine


async def test_ctrl_q_in_trouble_asks_and_the_way_back_leads_to_the_workout(
    workout: Workout, full: Disk
) -> None:
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        await pilot.press("ctrl+q")
        await asked(pilot, "This workout is not saved")
        await pilot.press("ctrl+q")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is live(pilot))
        await pilot.press("ctrl+q")
        await asked(pilot, "This workout is not saved")
        full.is_full = False
        await pilot.press("t")
        await until(pilot, lambda: not pilot.app.is_running)
    assert len(workout.sets()) == 2


async def test_what_nobody_could_be_asked_about_is_set_aside_and_comes_home(
    workout: Workout, full: Disk
) -> None:
    app = workout.app("step")
    async with app.run_test(size=(80, 24)) as pilot:
        await in_trouble(workout, full, pilot)
        app.exit()
    outcome = app.safe.rescue()
    (aside,) = Paths(workout.folder).unsaved.glob("*/*.toml")
    assert outcome == Outcome(
        f"Not saved from set 2 on: {FULL}. It is kept in {aside} until the next start.",
        is_safe=False,
    )
    assert len(workout.sets()) == 1
    async with workout.app("floor").run_test(size=(80, 24)) as pilot:  # full still
        await asked(pilot, "How much")  # it is not offered without its last set
        assert f"cannot be saved in history/2026/{aside.name}: the disk is full" in told(pilot)
        assert SET_ASIDE in told(pilot)
        await pilot.press("q")
        full.is_full = False
        await at_home(pilot)
        await pilot.press("s")
        await asked(pilot, "A workout is waiting")
        assert "could not be saved last time, and is here now" in told(pilot)
    assert len(workout.sets()) == 2
    assert not aside.exists()


@pytest.mark.parametrize("forbidden", ["history", "history/2026"])
async def test_a_workout_is_led_where_the_history_may_not_be_looked_into(
    workout: Workout, monkeypatch: pytest.MonkeyPatch, forbidden: str
) -> None:
    (workout.folder / "history" / "2026").mkdir(parents=True)
    with monkeypatch.context() as patch:
        forbid(workout.folder / forbidden, patch)
        async with workout.app("step").run_test(size=(120, 36)) as pilot:
            await begin(pilot)
            await until(pilot, lambda: "you may not write there" in trouble(pilot))


async def test_the_app_opens_where_what_was_set_aside_may_not_be_looked_into(
    workout: Workout, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = Paths(workout.folder).state
    with monkeypatch.context() as patch:
        forbid(state, patch)
        async with workout.app("step").run_test(size=(120, 36)) as pilot:
            await asked(pilot, "How much")
            assert "workouts may wait here, but it cannot be read" in told(pilot)


async def test_of_a_workout_that_never_came_to_be_saved_nothing_goes_to_the_trash(
    workout: Workout, full: Disk
) -> None:
    full.is_full = True
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await until(pilot, lambda: bool(trouble(pilot)))
        await pilot.press("q")
        await asked(pilot, "End here?")
        await pilot.press("d")
        await asked(pilot, "Discard")
        await pilot.press("y")
        await at_home(pilot)
        await pilot.app.workers.wait_for_complete()
        assert told(pilot) == ""
        assert History(Paths(workout.folder)).trashed() == []
