"""The journal on a disk that cannot be written: all is kept, told and tried again."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from kneecoach.model.live.events import SessionDone, SetDone
from kneecoach.model.live.keeping import Keeping
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage import disk
from kneecoach.storage.history import History
from kneecoach.storage.journal import RETRY_S
from kneecoach.storage.paths import Paths
from kneecoach.storage.place import ANOTHER
from kneecoach.storage.reason import reason
from tests.unit.storage.support import a_log, a_session, leftovers
from tests.unit.storage.test_journal import Desk

THREADS = 32
FULL = "history/2026: the disk is full; make room on it"
GONE = "history/2026: the folder is gone; bring it back"
FIRST, SECOND, THIRD = a_log("clamshell"), a_log("step-up"), a_log("footwork")


@pytest.fixture
def desk(history: History) -> Iterator[Desk]:
    session = a_session()
    desk = Desk(history, KeptSession(history.new_file(session.started), session))
    desk.settle()
    yield desk
    desk.journal.close()


def another(desk: Desk) -> Problem:
    return Problem(ANOTHER, file=f"history/{desk.file}")


def fails(code: int) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("call", ["create", "write", "sync", "close", "rename", "sync_folder"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO])
def test_whatever_fails_the_sets_before_stand_and_it_is_told_where_and_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    desk.tell(SetDone(0, FIRST))
    with monkeypatch.context() as broken:
        broken.setattr(disk, call, fails(code))
        desk.tell(SetDone(1, SECOND))
        assert desk.keeping.sets == (FIRST,)
        assert (
            str(desk.keeping.trouble) == f"history/2026: {reason(OSError(code, os.strerror(code)))}"
        )
        assert desk.on_disk().sets[:1] == (FIRST,)
    desk.tell(SetDone(2, THIRD))
    assert desk.keeping == Keeping((FIRST, SECOND, THIRD))
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD)
    if call != "close":  # where none can be closed, the disk has other troubles
        assert leftovers(desk.path.parent) == []


def test_a_mistake_of_the_program_s_own_is_told_and_costs_no_set(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> int:
        raise KeyError("sets")

    desk.tell(SetDone(0, FIRST))
    with monkeypatch.context() as broken:
        broken.setattr(disk, "create", mistaken)
        desk.tell(SetDone(1, SECOND))
        assert desk.keeping.sets == (FIRST,)
        assert "a mistake of kneecoach's own (KeyError)" in str(desk.keeping.trouble)
        assert desk.journal.settle().trouble is not None
    assert desk.journal.settle() == Keeping((FIRST, SECOND))


def test_what_failed_is_tried_again_by_itself_every_few_seconds_and_no_more_often(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[object] = []

    def full(*some: object) -> int:
        tries.append(some)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(disk, "create", full)
        desk.tell(SetDone(0, FIRST))
        for passed, expected in ((0.0, 1), (RETRY_S - 0.1, 1), (0.1, 2), (1.0, 2), (RETRY_S, 3)):
            desk.clock.seconds += passed
            desk.journal.look()
            desk.settle()
            assert len(tries) == expected
    desk.clock.seconds += RETRY_S
    desk.journal.look()
    desk.settle()
    assert desk.keeping == Keeping((FIRST,))
    assert desk.on_disk().sets == (FIRST,)
    written = desk.path.stat().st_ino
    desk.clock.seconds += RETRY_S
    desk.journal.look()
    desk.settle()
    assert desk.path.stat().st_ino == written  # nothing is left to be tried


def test_failing_and_working_by_turns_loses_no_set(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = [a_log(f"exercise-{number}") for number in range(12)]
    codes = (errno.ENOSPC, errno.EROFS, errno.EACCES)
    for index, log in enumerate(logs):
        with monkeypatch.context() as broken:
            if index % 4:
                broken.setattr(disk, "write", fails(codes[index % 3]))
            desk.tell(SetDone(index, log))
        assert desk.keeping.saved(logs) == index - index % 4 + 1
        assert desk.on_disk().sets == desk.keeping.sets
    assert desk.journal.close() == Keeping(tuple(logs))
    assert desk.on_disk().sets == tuple(logs)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_folder_that_is_gone_is_told_and_not_made_anew_and_all_is_saved_once_it_is_back(
    desk: Desk, depth: int
) -> None:
    desk.tell(SetDone(0, FIRST))
    folder = desk.path.parents[depth - 1]
    aside = folder.rename(folder.with_name("aside"))
    desk.tell(SetDone(1, SECOND))
    assert desk.keeping.sets == (FIRST,)
    assert str(desk.keeping.trouble) == GONE
    assert not folder.exists()
    aside.rename(folder)
    desk.tell(SetDone(2, THIRD))
    assert desk.keeping == Keeping((FIRST, SECOND, THIRD))
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD)


def test_in_another_folder_that_stands_in_its_place_nothing_is_written(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST))
    folder = desk.path.parent
    aside = folder.rename(folder.with_name("aside"))
    folder.mkdir()  # as it is below a disk that was taken away
    desk.tell(SetDone(1, SECOND))
    assert (desk.keeping.sets, desk.keeping.trouble) == ((FIRST,), another(desk))
    assert list(folder.iterdir()) == []
    assert [one.name for one in aside.iterdir()] == [desk.path.name]


def test_a_workout_that_comes_back_in_another_folder_is_saved_there(desk: Desk) -> None:
    desk.tell(SetDone(0, FIRST))
    folder = desk.path.parent
    shutil.copytree(folder, folder.with_name("copy"))
    shutil.rmtree(folder)
    desk.tell(SetDone(1, SECOND))
    folder.with_name("copy").rename(folder)
    desk.tell(SetDone(2, THIRD))
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD)
    desk.path.unlink()
    desk.tell(SetDone(3, FIRST))
    assert desk.on_disk().sets == (FIRST, SECOND, THIRD, FIRST)


def test_a_workout_that_begins_once_the_folder_is_gone_makes_none_either(paths: Paths) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    history, session = History(paths), a_session()
    aside = paths.config.rename(paths.config.with_name("aside"))
    begun = Desk(history, KeptSession(history.new_file(session.started), session))
    begun.settle()
    assert str(begun.keeping.trouble) == GONE
    paths.config.mkdir()
    begun.tell(SetDone(0, FIRST))
    assert begun.keeping.trouble == another(begun)
    with pytest.raises(FileNotFoundError):
        begun.history.trash(begun.file)
    assert list(paths.config.iterdir()) == []
    paths.config.rmdir()
    aside.rename(paths.config)
    begun.tell(SetDone(1, SECOND))
    assert begun.on_disk().sets == (FIRST, SECOND)
    for folder in begun.path.parents[:2]:
        assert stat.S_IMODE(folder.stat().st_mode) == disk.PRIVATE_FOLDER
    begun.journal.close()


def test_a_file_in_place_of_the_folder_is_told_stays_and_does_no_harm_once_it_is_gone(
    desk: Desk,
) -> None:
    in_the_way = desk.path.parent
    aside = in_the_way.rename(in_the_way.with_name("aside"))
    in_the_way.write_text("mine", "utf-8")
    desk.tell(SetDone(0, FIRST))
    what = "history/2026: a file stands where the folder should be; move it away"
    assert str(desk.keeping.trouble) == what
    assert in_the_way.read_text("utf-8") == "mine"
    in_the_way.unlink()
    aside.rename(in_the_way)
    desk.tell(SetDone(1, SECOND))
    assert desk.on_disk().sets == (FIRST, SECOND)


def test_what_others_wrote_while_nothing_could_be_saved_is_kept_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(disk, "sync", fails(errno.ENOSPC))
        desk.tell(SetDone(0, FIRST))
    desk.by_hand("status =", "# rainy day\nweather = 'rain'\nstatus =")
    desk.tell(SetDone(1, SECOND))
    assert "# rainy day\nweather = 'rain'" in desk.text
    assert desk.on_disk().sets == (FIRST, SECOND)


def test_closing_tries_once_more_and_says_what_is_still_not_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(disk, "sync", fails(errno.ENOSPC))
        desk.tell(SetDone(0, FIRST), SessionDone(finished=True))
        kept = desk.journal.settle()
        assert (kept.sets, str(kept.trouble)) == ((), FULL)
    assert desk.journal.close() == Keeping((FIRST,))
    assert desk.on_disk() == desk.journal.kept.session


def test_it_can_be_closed_from_several_threads_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(THREADS)

    def close() -> Keeping:
        together.wait()
        return desk.journal.close()

    monkeypatch.setattr(disk, "create", fails(errno.ENOSPC))
    desk.tell(SetDone(0, FIRST))
    with ThreadPoolExecutor(THREADS) as threads:
        closing = [threads.submit(close) for _ in range(THREADS)]
    assert {str(one.result().trouble) for one in closing} == {FULL}
