"""Claims: a workout that is led is not another coach's to go on with, correct or delete."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.claims import Claims
from kneecoach.storage.elsewhere import set_aside
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths
from kneecoach.storage.waiting import (
    CHANGES_ASIDE,
    LED_FAR,
    LED_HERE,
    SET_ASIDE,
    Waiting,
    as_it_waits,
    find_waiting,
    forget_claims,
    require_unled,
)
from tests.unit.storage.support import a_session, write

FILE = "2026/20261122T061503Z-7f3a.toml"


def test_a_claimed_workout_is_led_until_it_is_released(paths: Paths) -> None:
    mine, theirs = Claims(paths), Claims(paths)
    assert theirs.trace(FILE) is None
    claim = mine.take(FILE)
    assert theirs.trace(FILE) == "led"
    with pytest.raises(ProblemError, match="led in another window"):
        theirs.take(FILE)
    with pytest.raises(ProblemError, match="led in another window"):
        theirs.require_free(FILE)
    claim.release()
    assert theirs.trace(FILE) == "left"
    theirs.require_free(FILE)
    again = theirs.take(FILE)
    again.is_over = True
    again.release()
    assert mine.trace(FILE) is None
    assert not list(paths.claims.iterdir())


def test_a_claim_holds_where_only_what_is_open_for_writing_can_be_locked(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock = fcntl.flock

    def over_a_network(handle: int, operation: int) -> None:
        if fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", over_a_network)
    claim = Claims(paths).take(FILE)
    assert Claims(paths).trace(FILE) == "led"
    with pytest.raises(ProblemError, match="led in another window"):
        Claims(paths).take(FILE)
    claim.release()


def test_the_end_of_a_process_lets_go_of_its_claim_however_it_ends(paths: Paths) -> None:
    code = (
        "import sys; from pathlib import Path; from kneecoach.storage.paths import Paths\n"
        "from kneecoach.storage.claims import Claims\n"
        f"claim = Claims(Paths(*map(Path, sys.argv[1:]))).take({FILE!r})\n"
        "print('taken', flush=True); sys.stdin.read()"
    )
    folders = map(str, (paths.config, paths.cache, paths.state))
    run = [sys.executable, "-c", code, *folders]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        assert Claims(paths).trace(FILE) == "led"
        other.kill()
        other.wait()
        assert Claims(paths).trace(FILE) == "left"


def test_one_folder_by_two_names_has_one_claim(paths: Paths, tmp_path: Path) -> None:
    paths.config.mkdir()
    (tmp_path / "link").symlink_to(paths.config)
    by_link = Paths(tmp_path / "link", paths.cache, paths.state)
    claim = Claims(paths).take(FILE)
    assert Claims(by_link).trace(FILE) == "led"
    claim.release()


def test_without_a_state_folder_the_coach_leads_all_the_same(paths: Paths) -> None:
    paths.state.write_text("in the way", "utf-8")
    claim = Claims(paths).take(FILE)
    assert Claims(paths).trace(FILE) is None
    claim.release()


NOW = datetime.fromisoformat("2026-11-22T07:40:00+01:00")


def keep_live(history: History, changed: timedelta) -> KeptSession:
    """Keep a workout that was begun 25 minutes ago, and written so long ago."""
    session = replace(a_session(), status="live", started=NOW - timedelta(minutes=25), ended=None)
    kept = KeptSession(history.new_file(session.started), session)
    history.write_new(kept)
    stamp = (NOW - changed).timestamp()
    os.utime(history.path(kept.file), (stamp, stamp))
    return kept


def waiting(history: History, paths: Paths) -> Waiting:
    return find_waiting(history, HistoryIndex(history, paths), NOW)


def test_what_is_led_here_is_not_offered_and_what_was_left_is_at_once(
    history: History, paths: Paths
) -> None:
    kept = keep_live(history, timedelta(seconds=5))
    claim = Claims(paths).take(kept.file)
    assert waiting(history, paths) == Waiting(told=LED_HERE)
    claim.release()
    assert waiting(history, paths) == Waiting(kept)


def test_of_which_more_waits_to_be_saved_is_neither_offered_nor_gone_on_with_nor_changed(
    history: History, paths: Paths
) -> None:
    kept = keep_live(history, timedelta(minutes=20))
    more = set_aside(paths.unsaved, kept)
    assert waiting(history, paths) == Waiting(told=SET_ASIDE)
    with pytest.raises(ProblemError, match=CHANGES_ASIDE):
        as_it_waits(history, kept.file)
    with pytest.raises(ProblemError, match=CHANGES_ASIDE):
        require_unled(history, kept.file, NOW)
    more.unlink()
    assert waiting(history, paths) == Waiting(kept)
    assert as_it_waits(history, kept.file) == kept
    require_unled(history, kept.file, NOW)


def test_another_machines_workout_is_offered_once_nothing_came_for_ten_minutes(
    history: History, paths: Paths
) -> None:
    kept = keep_live(history, timedelta(minutes=9))
    assert waiting(history, paths) == Waiting(told=LED_FAR)
    stamp = (NOW - timedelta(minutes=11)).timestamp()
    os.utime(history.path(kept.file), (stamp, stamp))
    assert waiting(history, paths) == Waiting(kept)


def test_an_older_workout_waits_beside_one_that_is_led(history: History, paths: Paths) -> None:
    older = replace(a_session(), status="live", started=NOW - timedelta(days=1), ended=None)
    left = KeptSession(history.new_file(older.started), older)
    history.write_new(left)
    claim = Claims(paths).take(keep_live(history, timedelta(0)).file)
    assert waiting(history, paths) == Waiting(left)
    claim.release()


def test_a_workout_that_ended_while_it_was_asked_about_is_not_gone_on_with(
    history: History,
) -> None:
    kept = keep_live(history, timedelta(0))
    assert as_it_waits(history, kept.file) == kept
    history.edit(kept.file, {"status": "stopped"})
    with pytest.raises(ProblemError, match="ended elsewhere"):
        as_it_waits(history, kept.file)


def left_claim(paths: Paths, file: str) -> None:
    """Leave what a coach that was killed leaves of its claim."""
    Claims(paths).take(file).release()


@pytest.mark.parametrize("folder", ["2026", "2026-on-holiday"])
@pytest.mark.parametrize("ends", ["finished", "stopped", "trashed", "gone"])
def test_what_is_left_of_a_claim_goes_once_the_workout_has_ended_or_is_gone(
    ends: Literal["finished", "stopped", "trashed", "gone"],
    folder: str,
    history: History,
    paths: Paths,
) -> None:
    file = f"{folder}/20261122T061503Z-7f3a.toml"
    history.write_new(KeptSession(file, a_session()))
    left_claim(paths, file)
    forget_claims(history)
    assert Claims(paths).trace(file) == "left"
    if ends == "trashed":
        history.trash(file)
    elif ends == "gone":
        history.path(file).unlink()
    else:
        history.edit(file, {"status": ends})
    claim = Claims(paths).take(file)
    forget_claims(history)
    assert Claims(paths).trace(file) == "led"
    claim.release()
    forget_claims(history)
    assert list(paths.claims.iterdir()) == []


def test_a_claim_stays_on_what_cannot_be_read_now_or_waits_to_come_home(
    history: History, paths: Paths
) -> None:
    unread, away = FILE, FILE.replace("7f3a", "7f3b")
    for file in (unread, away):
        left_claim(paths, file)
    write(history.path(unread), "status = [")
    write(paths.unsaved / away, "")
    forget_claims(history)
    assert [Claims(paths).trace(file) for file in (unread, away)] == ["left", "left"]


def test_no_claim_goes_while_the_disk_with_the_history_is_not_connected(
    history: History, paths: Paths
) -> None:
    left_claim(paths, FILE)
    forget_claims(history)
    assert Claims(paths).trace(FILE) == "left"


def test_no_session_takes_the_name_of_another_of_the_same_second(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep_live(history, timedelta(0))
    drawn = iter([first.file[-9:-5], "beef"])
    monkeypatch.setattr("kneecoach.storage.history.secrets.token_hex", lambda _: next(drawn))
    assert history.new_file(first.session.started) == f"{first.file[:-9]}beef.toml"
