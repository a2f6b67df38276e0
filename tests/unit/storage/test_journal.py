"""The journal: a live session's file is up to date, and what others write in it survives."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kneecoach.model.live.events import (
    Event,
    GoingOn,
    Paused,
    PhaseStarted,
    RepDone,
    SessionDone,
    SetAmended,
    SetDone,
    SetReopened,
    SetSkipped,
)
from kneecoach.model.live.keeping import Keeping
from kneecoach.model.routines.timeline import Phase
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.storage.history import History
from kneecoach.storage.journal import Journal
from tests.unit.storage.support import StillClock, a_log, a_session, keep, leftovers

FIRST, SECOND, THIRD = a_log("clamshell"), a_log("step-up"), a_log("footwork")


class Desk:
    """A journal that writes on its own thread, one step at a time, for tests to look at."""

    def __init__(self, history: History, kept: KeptSession) -> None:
        self.history = history
        self.told: list[Keeping] = []
        self.clock = StillClock()
        self.journal = Journal(history, kept, self.clock, self.told.append)
        self.file = kept.file

    def tell(self, *events: Event) -> None:
        """Tell of events, and wait until what they change was written."""
        for event in events:
            self.journal(event)
        self.settle()

    def settle(self) -> None:
        if self.journal._newest is not None:
            self.journal._newest.result(timeout=600)

    @property
    def keeping(self) -> Keeping:
        """What was told last of what is on the disk."""
        return self.told[-1]

    @property
    def path(self) -> Path:
        return self.history.path(self.file)

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    def by_hand(self, old: str, new: str) -> None:
        """Change the file as a person would, beside the running coach."""
        assert old in self.text
        self.path.write_text(self.text.replace(old, new, 1), "utf-8")

    def on_disk(self) -> Session:
        return self.history.read(self.file).session


@pytest.fixture
def desk(history: History) -> Iterator[Desk]:
    session = a_session()
    desk = Desk(history, KeptSession(history.new_file(session.started), session))
    desk.settle()
    yield desk
    desk.journal.close()


def test_the_file_is_there_as_soon_as_the_session_begins(desk: Desk) -> None:
    assert desk.on_disk() == a_session()


def test_each_set_is_on_disk_as_soon_as_it_is_over(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST))
    assert desk.on_disk().sets == (FIRST,)
    desk.tell(SetSkipped(1, replace(SECOND, skipped=True)))
    assert desk.on_disk().sets == (FIRST, replace(SECOND, skipped=True))


def test_a_set_amended_takes_the_place_of_what_was_logged(desk: Desk) -> None:
    hurt = replace(FIRST, pain=4, faults=("hips-drop",))
    desk.tell(SetDone(0, FIRST), SetDone(1, SECOND), SetAmended(0, hurt))
    assert desk.on_disk().sets == (hurt, SECOND)


def test_a_set_reopened_is_taken_back(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST), SetSkipped(1, SECOND))
    desk.tell(SetReopened(1))
    assert desk.on_disk().sets == (FIRST,)
    desk.tell(SetDone(1, THIRD))
    assert desk.on_disk().sets == (FIRST, THIRD)


def test_a_session_reopened_after_its_end_is_live_again(desk: Desk) -> None:
    desk.tell(SetSkipped(0, FIRST), SessionDone(finished=True))
    desk.tell(SetReopened(0), PhaseStarted(Phase("ready", 3, 0)))
    assert (desk.on_disk().status, desk.on_disk().ended) == ("live", None)


def test_a_set_is_told_to_be_saved_only_once_it_is_on_the_disk(history: History) -> None:
    session = a_session()
    kept = KeptSession(history.new_file(session.started), session)
    told, found = list[int](), list[int]()

    def look(keeping: Keeping) -> None:
        told.append(len(keeping.sets))
        found.append(len(history.read(kept.file).session.sets) if history.files() else -1)

    journal = Journal(history, kept, StillClock(), look)
    journal.settle()
    for index, log in enumerate((FIRST, SECOND, THIRD)):
        journal(SetDone(index, log))
        journal.settle()
    journal.close()
    assert told == found == [0, 1, 2, 3]


@pytest.mark.parametrize(("finished", "status"), [(True, "finished"), (False, "stopped")])
def test_at_the_end_status_and_time_are_written(desk: Desk, finished: bool, status: str) -> None:
    desk.tell(SetDone(0, FIRST), SessionDone(finished))
    assert (desk.on_disk().status, desk.on_disk().ended) == (status, desk.clock.now)


def test_what_changes_no_log_writes_nothing(desk: Desk) -> None:
    before = desk.path.stat()
    desk.tell(Paused(asked=True), GoingOn(), RepDone(1, 10))
    assert desk.path.stat().st_ino == before.st_ino


def test_closing_waits_until_everything_is_written(history: History) -> None:
    session = a_session()
    desk = Desk(history, KeptSession(history.new_file(session.started), session))
    logs = [a_log(f"exercise-{number}") for number in range(40)]
    for index, log in enumerate(logs):
        desk.journal(SetDone(index, log))
    desk.journal(SessionDone(finished=True))
    desk.journal.change(pain_after=2, effort=5, note="fine")
    desk.journal.close()
    assert desk.on_disk() == desk.journal.kept.session
    assert desk.on_disk() == replace(
        session,
        status="finished",
        ended=desk.clock.now,
        sets=tuple(logs),
        pain_after=2,
        effort=5,
        note="fine",
    )
    assert leftovers(desk.path.parent) == []


def test_nothing_is_written_on_the_thread_that_tells(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers: list[int] = []
    fsync = os.fsync

    def seen(handle: int) -> None:
        writers.append(threading.get_ident())
        fsync(handle)

    monkeypatch.setattr(os, "fsync", seen)
    desk.tell(SetDone(0, FIRST))
    assert writers
    assert threading.get_ident() not in writers


# -- others write in the file too ---------------------------------------------------------------


def test_a_comment_and_a_key_added_by_hand_survive_the_whole_session(desk: Desk) -> None:
    desk.by_hand("status =", "# rainy day\nweather = 'rain'\nstatus =")
    desk.tell(SetDone(0, FIRST))
    desk.tell(SetDone(1, SECOND))
    desk.by_hand("[[sets]]", "[[sets]]\nfelt = 'easy'  # really")
    desk.tell(SetDone(2, THIRD))
    desk.tell(SessionDone(finished=True))
    for mine in ("# rainy day", "weather = 'rain'", "felt = 'easy'  # really"):
        assert mine in desk.text
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD)
    assert desk.on_disk().status == "finished"


def test_a_note_written_by_hand_is_not_taken_back(desk: Desk) -> None:
    desk.by_hand('note = ""', 'note = "Stiff today."')
    desk.tell(SetDone(0, FIRST), SessionDone(finished=True))
    assert desk.on_disk().note == "Stiff today."


def test_going_on_with_a_session_keeps_what_a_person_wrote_in_its_file(history: History) -> None:
    kept = keep(history, a_session("2026-11-22T07:15:03+01:00", FIRST))
    path = history.path(kept.file)
    path.write_text("# yesterday's\n" + path.read_text("utf-8"), "utf-8")
    desk = Desk(history, kept)
    desk.tell(SetDone(1, SECOND))
    desk.tell(SetDone(2, THIRD))
    desk.journal.close()
    assert desk.text.startswith("# yesterday's\n")
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD)


def test_a_file_deleted_by_hand_is_written_again_in_full(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST))
    desk.path.unlink()
    desk.tell(SetDone(1, SECOND))
    assert desk.on_disk().sets == (FIRST, SECOND)


def test_a_file_broken_by_hand_is_left_and_told_until_it_is_mended(desk: Desk) -> None:
    whole = desk.text
    desk.path.write_text("status = ", "utf-8")
    desk.tell(SetDone(0, FIRST))
    assert desk.text == "status = "
    assert "not valid TOML, so not changed" in str(desk.keeping.trouble)
    assert desk.file in str(desk.keeping.trouble)
    assert desk.keeping.sets == ()
    desk.path.write_text("# mended\n" + whole, "utf-8")
    desk.tell(SetDone(1, SECOND))
    assert desk.text.startswith("# mended\n")
    assert desk.on_disk().sets == (FIRST, SECOND)
    assert desk.keeping == Keeping((FIRST, SECOND))


def test_a_session_gone_back_to_after_its_end_is_live_again(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST), SessionDone(finished=False), PhaseStarted(Phase("ready", 3, 0)))
    assert (desk.on_disk().status, desk.on_disk().ended) == ("live", None)
