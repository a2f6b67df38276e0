"""Workouts saved in another place, and brought home: never over what is newer or another's."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession, Session, SetLog
from kneecoach.storage import disk
from kneecoach.storage.claims import Claim, Claims
from kneecoach.storage.elsewhere import bring_home, save_in, set_aside
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import read_as
from tests.unit.storage.support import a_log, a_session, keep

STARTED = "2026-11-22T07:15:03+01:00"
STARTED_AT = datetime.fromisoformat(STARTED)
FIRST, SECOND = a_log("clamshell"), a_log("step-up")


def longer(kept: KeptSession) -> KeptSession:
    """Return a session with one set more than is on the disk."""
    return KeptSession(kept.file, replace(kept.session, sets=(*kept.session.sets, SECOND)))


def test_what_is_saved_in_another_folder_is_a_session_file_like_any_other(
    history: History, tmp_path: Path
) -> None:
    kept = KeptSession(history.new_file(a_session().started), a_session())
    path = save_in(tmp_path / "stick" / "knee", kept)
    assert read_as(path, path.name, type(kept.session)) == kept.session
    assert path.name == Path(kept.file).name


def test_what_is_saved_in_another_folder_takes_no_others_place(
    history: History, tmp_path: Path
) -> None:
    kept = KeptSession(history.new_file(a_session().started), a_session())
    other = tmp_path / Path(kept.file).name
    other.write_text("mine", "utf-8")
    with pytest.raises(ProblemError, match="is there already"):
        save_in(tmp_path, kept)
    assert other.read_text("utf-8") == "mine"


def test_what_was_set_aside_comes_home_by_whatever_name_home_is_called(
    paths: Paths, history: History, tmp_path: Path
) -> None:
    paths.config.mkdir()
    (tmp_path / "link").symlink_to(paths.config)
    kept = KeptSession(history.new_file(a_session().started), a_session())
    set_aside(Paths(tmp_path / "link", paths.cache, paths.state).unsaved, kept)
    bring_home(paths)
    assert history.files() == [kept.file]


def test_what_is_set_aside_gives_way_only_to_what_says_all_of_it(
    paths: Paths, history: History
) -> None:
    kept = KeptSession(history.new_file(a_session().started), a_session(STARTED, FIRST))
    first = set_aside(paths.unsaved, longer(kept))
    hurt = replace(kept.session, note="it hurt")
    second = set_aside(paths.unsaved, KeptSession(kept.file, hurt))
    assert second != first
    assert read_as(first, first.name, Session) == longer(kept).session
    assert set_aside(paths.unsaved, longer(longer(kept))) == first
    assert [str(one) for one in bring_home(paths)] == [
        f"history/{kept.file}: could not be saved last time, and is here now",
        f"{second}: history/{kept.file} says something else than this, "
        "which waits until you delete either",
    ]
    assert history.files() == [kept.file]
    assert history.read(kept.file).session == longer(longer(kept)).session


def test_what_nobody_can_read_is_not_written_over(paths: Paths) -> None:
    kept = KeptSession("2026/20261122T061503Z-7f3a.toml", a_session())
    damaged = set_aside(paths.unsaved, kept)
    damaged.write_text("sets = [", "utf-8")
    set_aside(paths.unsaved, kept)
    assert damaged.read_text("utf-8") == "sets = ["


def test_a_workout_is_awaited_until_the_last_of_what_was_set_aside_is_gone(
    paths: Paths, history: History
) -> None:
    kept = keep(history, a_session())
    other = KeptSession(kept.file, replace(kept.session, sets=(FIRST,)))
    assert not history.is_awaited(kept.file)
    copies = set_aside(paths.unsaved, longer(kept)), set_aside(paths.unsaved, other)
    assert len(set(copies)) == 2
    for copy in copies:
        assert history.is_awaited(kept.file)
        copy.unlink()
    assert not history.is_awaited(kept.file)


def test_what_was_set_aside_is_brought_home(paths: Paths, history: History) -> None:
    kept = KeptSession(history.new_file(a_session().started), a_session())
    aside = set_aside(paths.unsaved, kept)
    (told,) = bring_home(paths)
    assert str(told) == f"history/{kept.file}: could not be saved last time, and is here now"
    assert history.read(kept.file) == kept
    assert not aside.exists()
    assert bring_home(paths) == []


def test_brought_home_over_an_older_file_it_keeps_what_a_person_wrote_there(
    paths: Paths, history: History
) -> None:
    kept = keep(history, a_session(STARTED, FIRST))
    path = history.path(kept.file)
    path.write_text("# rainy day\n" + path.read_text("utf-8"), "utf-8")
    os.utime(path, (1, 1))
    set_aside(paths.unsaved, longer(kept))
    bring_home(paths)
    assert path.read_text("utf-8").startswith("# rainy day\n")
    assert history.read(kept.file).session.sets == (FIRST, SECOND)


def test_more_sets_are_brought_home_over_fewer_whichever_file_is_newer(
    paths: Paths, history: History
) -> None:
    kept = keep(history, a_session(STARTED, FIRST))
    os.utime(set_aside(paths.unsaved, longer(kept)), (1, 1))
    bring_home(paths)
    assert history.read(kept.file) == longer(kept)


@pytest.mark.parametrize(("sets", "aside_at"), [((SECOND, FIRST), 1), ((), 4e9)])
def test_it_is_not_brought_home_over_what_says_something_else_and_is_newer_or_longer(
    paths: Paths, history: History, sets: tuple[SetLog, ...], aside_at: float
) -> None:
    kept = keep(history, a_session(STARTED, FIRST))
    other = replace(kept.session, sets=sets, note="fine")
    aside = set_aside(paths.unsaved, KeptSession(kept.file, other))
    os.utime(aside, (aside_at, aside_at))
    (told,) = bring_home(paths)
    assert f"history/{kept.file} says something else" in str(told)
    assert str(aside) in str(told)
    assert history.read(kept.file) == kept
    assert aside.exists()


def test_a_set_that_was_put_right_later_is_brought_home(paths: Paths, history: History) -> None:
    kept = keep(history, a_session(STARTED, FIRST))
    os.utime(history.path(kept.file), (1, 1))
    hurt = replace(kept.session, sets=(replace(FIRST, pain=4),))
    set_aside(paths.unsaved, KeptSession(kept.file, hurt))
    bring_home(paths)
    assert history.read(kept.file).session == hurt


def test_cut_off_once_it_is_at_home_nothing_waits_for_ever(
    paths: Paths, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSession(history.new_file(STARTED_AT), a_session(STARTED, FIRST))
    aside = set_aside(paths.unsaved, kept)

    def cut(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(disk, "remove", cut)
        with pytest.raises(KeyboardInterrupt):
            bring_home(paths)
    history.edit(kept.file, {"note": "fine"})
    os.utime(history.path(kept.file), (1, 1))
    bring_home(paths)
    assert not aside.exists()
    assert history.read(kept.file).session.note == "fine"
    assert bring_home(paths) == []


def test_what_has_come_home_is_deleted_for_good(
    paths: Paths, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSession(history.new_file(STARTED_AT), a_session(STARTED, FIRST))
    aside = set_aside(paths.unsaved, kept)
    sync, synced = disk.sync_folder, list[Path]()

    def noted(path: Path) -> None:
        synced.append(path)
        sync(path)

    monkeypatch.setattr(disk, "sync_folder", noted)
    bring_home(paths)
    assert aside.parent in synced


def test_of_a_workout_that_is_led_the_rest_waits_until_it_is_no_longer(
    paths: Paths, history: History
) -> None:
    kept = keep(history, a_session(STARTED, FIRST))
    aside = set_aside(paths.unsaved, longer(kept))
    claim = history.claims.take(kept.file)
    (told,) = bring_home(paths)
    assert str(told) == f"{aside}: a workout waits here until it is no longer led in another window"
    assert history.read(kept.file) == kept
    claim.release()
    bring_home(paths)
    assert history.read(kept.file) == longer(kept)


def test_while_it_is_brought_home_nobody_can_lead_it(
    paths: Paths, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSession(history.new_file(STARTED_AT), a_session(STARTED, FIRST))
    set_aside(paths.unsaved, kept)
    rename, traces = disk.rename, list[object]()

    def looked_at(path: Path, target: Path) -> None:
        traces.append(History(paths).claims.trace(kept.file))
        rename(path, target)

    monkeypatch.setattr(disk, "rename", looked_at)
    bring_home(paths)
    assert traces == ["led"]
    assert history.claims.trace(kept.file) == "left"


def test_an_ended_workout_leaves_no_claim_once_it_is_home(paths: Paths, history: History) -> None:
    ended = replace(a_session(STARTED, FIRST), status="stopped")
    kept = KeptSession(history.new_file(STARTED_AT), ended)
    history.claims.take(kept.file).release()
    set_aside(paths.unsaved, kept)
    bring_home(paths)
    assert history.claims.trace(kept.file) is None


def test_two_coaches_who_start_at_once_bring_it_home_and_neither_tells_of_a_failure(
    paths: Paths, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSession(history.new_file(STARTED_AT), a_session(STARTED, FIRST))
    aside = set_aside(paths.unsaved, kept)
    take, told = Claims.take, list[Problem]()

    def take_slowly(claims: Claims, file: str) -> Claim:
        """Be overtaken by another coach, who begins and ends meanwhile."""
        monkeypatch.setattr(Claims, "take", take)
        told.extend(bring_home(paths))
        return take(claims, file)

    monkeypatch.setattr(Claims, "take", take_slowly)
    told += bring_home(paths)
    assert [str(one) for one in told] == [
        f"history/{kept.file}: could not be saved last time, and is here now"
    ]
    assert history.read(kept.file) == kept
    assert not aside.exists()


def test_while_its_place_cannot_be_written_it_waits(
    paths: Paths, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSession(history.new_file(a_session().started), a_session())
    aside = set_aside(paths.unsaved, kept)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full)
        (told,) = bring_home(paths)
    assert str(told).endswith(
        f"cannot be saved in history/{kept.file}: the disk is full; make room on it"
    )
    assert aside.exists()
    assert not history.path(kept.file).exists()
    bring_home(paths)
    assert history.read(kept.file) == kept


def test_another_folders_workouts_are_not_brought_here(paths: Paths, tmp_path: Path) -> None:
    kept = KeptSession("2026/20261122T061503Z-7f3a.toml", a_session())
    set_aside(paths.unsaved, kept)
    assert bring_home(Paths(tmp_path / "other", paths.cache, paths.state)) == []
