"""The journal on a disk that does not answer: it is told, waited for only so long, and no harm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kneecoach.model.live.events import SetDone
from kneecoach.model.live.keeping import Keeping
from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage import disk, journal
from kneecoach.storage.history import History
from kneecoach.storage.journal import RETRY_S, STALL_S
from tests.unit.storage.support import a_log, a_session
from tests.unit.storage.test_journal import Desk

UNANSWERED = "history/2026: the disk does not answer; see whether it is still connected"
FIRST, SECOND, THIRD = a_log("clamshell"), a_log("step-up"), a_log("footwork")


class Stall:
    """A disk that answers only while it is let."""

    def __init__(self) -> None:
        self.answers, self.is_asked = Event(), Event()
        self.answers.set()
        self._create = disk.create

    def create(self, path: Path) -> int:
        if not self.answers.is_set():
            self.is_asked.set()
            self.answers.wait()
        return self._create(path)


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stall]:
    stall = Stall()
    monkeypatch.setattr(disk, "create", stall.create)
    monkeypatch.setattr(journal, "PATIENCE_S", 0.05)
    yield stall
    stall.answers.set()


@pytest.fixture
def desk(history: History, stall: Stall) -> Iterator[Desk]:
    """A journal of which the first set is saved, and the second is under way for ever."""
    session = a_session()
    desk = Desk(history, KeptSession(history.new_file(session.started), session))
    desk.tell(SetDone(0, FIRST))
    stall.answers.clear()
    desk.journal(SetDone(1, SECOND))
    stall.is_asked.wait()
    yield desk
    stall.answers.set()
    desk.journal._writer.shutdown(wait=True)


def test_it_is_told_once_it_lasts_and_until_it_is_over(desk: Desk, stall: Stall) -> None:
    desk.clock.seconds += STALL_S - 0.1
    desk.journal.look()
    assert desk.keeping == Keeping((FIRST,))
    desk.clock.seconds += 0.1
    desk.journal.look()
    assert (desk.keeping.sets, str(desk.keeping.trouble)) == ((FIRST,), UNANSWERED)
    told = len(desk.told)
    desk.journal(SetDone(2, THIRD))
    desk.clock.seconds += RETRY_S
    desk.journal.look()
    assert len(desk.told) == told
    stall.answers.set()
    desk.settle()
    assert desk.keeping == Keeping((FIRST, SECOND, THIRD))
    desk.journal.look()
    assert desk.keeping == Keeping((FIRST, SECOND, THIRD))


def test_a_clock_that_runs_faster_makes_no_stall(desk: Desk) -> None:
    desk.clock.speed = 60.0
    desk.clock.seconds += STALL_S
    desk.journal.look()
    assert desk.keeping == Keeping((FIRST,))


def test_it_is_waited_for_only_so_long(desk: Desk, stall: Stall) -> None:
    assert not desk.journal.is_settled
    begin = time.monotonic()
    for kept in (desk.journal.settle(), desk.journal.close(), desk.journal.close()):
        assert (kept.sets, str(kept.trouble)) == ((FIRST,), UNANSWERED)
    assert time.monotonic() - begin < STALL_S


def test_what_is_written_after_all_makes_it_settled(desk: Desk, stall: Stall) -> None:
    desk.journal.settle()
    stall.answers.set()
    desk.settle()
    assert desk.journal.is_settled
    assert desk.journal.close() == Keeping((FIRST, SECOND))


def test_what_comes_back_once_it_is_closed_is_not_taken_for_all(desk: Desk, stall: Stall) -> None:
    desk.journal(SetDone(2, THIRD))
    desk.journal.close()
    stall.answers.set()
    desk.journal._writer.shutdown(wait=True)
    assert desk.on_disk().sets == (FIRST, SECOND)
    kept = desk.journal.close()
    assert (kept.sets, str(kept.trouble)) == ((FIRST, SECOND), UNANSWERED)
    assert desk.journal.kept.session.sets == (FIRST, SECOND, THIRD)


def test_what_is_discarded_does_not_come_back_with_what_was_under_way(
    desk: Desk, stall: Stall
) -> None:
    with pytest.raises(ProblemError, match="It is discarded once the disk answers"):
        desk.journal.discard()
    stall.answers.set()
    desk.journal._writer.shutdown(wait=True)
    assert desk.history.files() == []
    (trashed,) = desk.history.trashed()
    assert desk.history.read(trashed).session.sets == (FIRST, SECOND)
