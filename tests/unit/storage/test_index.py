"""The index: what all sessions say in brief, whatever becomes of the files on either side."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from msgspec.structs import replace

from kneecoach.model.problem import Problem
from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.sessions.digest import Digest, Overview, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session
from kneecoach.storage.history import History
from kneecoach.storage.index import LOOKED_BACK, WAITING, HistoryIndex
from kneecoach.storage.index_file import FORMAT
from kneecoach.storage.paths import Paths
from tests.unit.storage.strategies import SESSIONS
from tests.unit.storage.support import a_log, a_session, keep, leftovers, write

LONG_AGO = 1_700_000_000


class Reads(History):
    """A history that tells which files were read."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        self.opened: list[str] = []

    def read(self, file: str) -> KeptSession:
        self.opened.append(file)
        return super().read(file)


def aged(history: History, kept: KeptSession, seconds: int = 0) -> KeptSession:
    """Let a session's file be older than what may still change unseen."""
    os.utime(history.path(kept.file), (LONG_AGO + seconds, LONG_AGO + seconds))
    return kept


def old_sessions(history: History, count: int) -> list[KeptSession]:
    """Write sessions a day apart, newest last."""
    days = (f"2026-{1 + day // 28:02}-{1 + day % 28:02}T07:00:00+01:00" for day in range(count))
    return [aged(history, keep(history, a_session(day, a_log()))) for day in days]


def brief(*sessions: KeptSession) -> tuple[Digest, ...]:
    return tuple(map(digest, sessions))


def everything(history: History, paths: Paths) -> Overview:
    overview = HistoryIndex(history, paths).refresh()
    assert overview is not None
    return overview


def test_it_has_every_session_newest_first_and_names_what_cannot_be_read(
    history: History, paths: Paths
) -> None:
    older, newer = old_sessions(history, 2)
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "status = 'live'\n")
    for _ in range(2):
        assert everything(history, paths) == Overview(
            brief(newer, older),
            (
                Problem(
                    "'started' is missing",
                    file="history/2026/20260601T000000Z-0000.toml",
                    line=None,
                ),
            ),
        )


def test_without_a_history_there_is_nothing_and_nothing_is_written(
    history: History, paths: Paths
) -> None:
    assert everything(history, paths) == Overview((), ())
    assert HistoryIndex(history, paths).latest() == Overview((), ())
    assert not paths.cache.exists()


def test_what_has_not_changed_is_not_read_again(paths: Paths) -> None:
    history = Reads(paths)
    first, second, third = old_sessions(history, 3)
    before = everything(history, paths)
    assert history.opened == [third.file, second.file, first.file]
    history.opened.clear()
    assert everything(history, paths) == before
    assert history.opened == []
    history.edit(second.file, {"note": "better"})
    aged(history, second, seconds=1)
    changed = everything(history, paths)
    assert [one.note for one in changed.digests] == ["", "better", ""]
    assert history.opened == [second.file]


def test_the_latest_are_known_without_reading_the_rest(paths: Paths) -> None:
    history = Reads(paths)
    sessions = old_sessions(history, 5)
    index = HistoryIndex(history, paths)
    newest = index.newest()
    assert next(newest) == digest(sessions[-1])
    assert history.opened == [sessions[-1].file]
    assert index.latest().digests == brief(*reversed(sessions))
    assert len(sessions) < LOOKED_BACK
    history.opened.clear()
    assert HistoryIndex(history, paths).latest().digests == brief(*reversed(sessions))
    assert history.opened == []


def test_rows_are_looked_up_in_the_order_asked_for_and_what_is_gone_is_left_out(
    history: History, paths: Paths
) -> None:
    first, second, third = old_sessions(history, 3)
    history.path(second.file).unlink()
    index = HistoryIndex(history, paths)
    assert index.look_up([first.file, second.file, third.file]) == list(brief(first, third))


def test_a_change_within_the_same_tick_of_the_clock_is_seen(history: History, paths: Paths) -> None:
    kept = keep(history, replace(a_session(), note="stiff"))
    path = history.path(kept.file)
    written = path.stat().st_mtime_ns
    index = HistoryIndex(history, paths)
    assert [one.note for one in index.latest().digests] == ["stiff"]
    path.write_text(path.read_text("utf-8").replace("stiff", "loose"), "utf-8")
    os.utime(path, ns=(written, written))
    assert [one.note for one in index.latest().digests] == ["loose"]
    assert [one.note for one in everything(history, paths).digests] == ["loose"]


def test_it_can_be_left_and_what_was_read_by_then_is_not_read_again(paths: Paths) -> None:
    history = Reads(paths)
    sessions = old_sessions(history, 4)
    told: list[tuple[int, int]] = []

    def stop_at_the_second(behind: int, total: int) -> bool:
        told.append((behind, total))
        return behind < 2

    assert HistoryIndex(history, paths).refresh(stop_at_the_second) is None
    assert told == [(1, 4), (2, 4)]
    assert history.opened == [one.file for one in sessions[:1:-1]]
    assert everything(history, paths).digests == brief(*reversed(sessions))
    assert history.opened == [one.file for one in reversed(sessions)]


def test_only_this_person_can_look_into_it(history: History, paths: Paths) -> None:
    old_sessions(history, 1)
    everything(history, paths)
    (file,) = paths.index.iterdir()
    for path, mode in ((paths.cache, 0o700), (paths.index, 0o700), (file, 0o600)):
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_two_histories_share_a_cache_without_meeting(tmp_path: Path) -> None:
    here, there = (Paths(tmp_path / name, tmp_path / "cache") for name in ("here", "there"))
    (one,), (other,) = (old_sessions(History(paths), 1) for paths in (here, there))
    for _ in range(2):
        assert everything(History(here), here).digests == brief(one)
        assert everything(History(there), there).digests == brief(other)


def test_a_year_that_is_gone_is_gone_from_the_cache(history: History, paths: Paths) -> None:
    old_sessions(history, 1)
    everything(history, paths)
    shutil.rmtree(paths.history / "2026")
    assert everything(history, paths) == Overview((), ())
    assert list(paths.index.iterdir()) == []


def a_file_in_its_place(paths: Paths) -> None:
    paths.cache.write_text("mine")


def a_folder_that_cannot_be_written(paths: Paths) -> None:
    paths.cache.mkdir()
    paths.index.symlink_to(paths.cache / "nowhere" / "at" / "all")


@pytest.mark.parametrize("hinder", [a_file_in_its_place, a_folder_that_cannot_be_written])
def test_where_nothing_can_be_cached_all_is_read(
    hinder: Callable[[Paths], None], history: History, paths: Paths
) -> None:
    paths.config.mkdir(parents=True)
    hinder(paths)
    sessions = old_sessions(history, 2)
    for _ in range(2):
        assert everything(history, paths).digests == brief(*reversed(sessions))


def test_what_lies_too_far_back_decides_nothing(
    history: History, index: HistoryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneecoach.storage.index.LOOKED_BACK", 2)
    files = [keep(history, a_session(f"2026-11-{day}T07:15:03+01:00")).file for day in (18, 19, 20)]
    assert [one.file for one in index.latest().digests] == files[:0:-1]


def test_the_newest_session_is_unfinished_where_it_is_live(
    history: History, index: HistoryIndex
) -> None:
    keep(history, replace(a_session("2026-01-01T00:00:00+00:00"), status="finished"))
    newest = keep(history, a_session("2026-01-02T00:00:00+00:00"))
    assert next(index.unfinished()) == newest


def test_an_older_live_session_waits_behind_those_that_have_ended(
    history: History, index: HistoryIndex
) -> None:
    keep(history, a_session("2026-01-01T00:00:00+00:00"))
    waiting = keep(history, a_session("2026-01-02T00:00:00+00:00"))
    keep(history, replace(a_session("2026-01-03T00:00:00+00:00"), status="finished"))
    assert next(index.unfinished()) == waiting


def test_a_live_session_waits_no_longer_than_the_latest_sessions_go_back(
    history: History, index: HistoryIndex
) -> None:
    waiting = keep(history, a_session("2025-12-31T00:00:00+00:00"))
    for day in range(1, WAITING):
        ended = a_session(f"2026-01-{day:02}T00:00:00+00:00")
        keep(history, replace(ended, status="finished"))
    assert next(index.unfinished()) == waiting
    keep(history, replace(a_session("2026-02-01T00:00:00+00:00"), status="stopped"))
    assert list(index.unfinished()) == []


def test_a_session_that_cannot_be_read_hides_no_other_that_waits(
    history: History, index: HistoryIndex, paths: Paths
) -> None:
    waiting = keep(history, a_session("2026-01-01T00:00:00+00:00"))
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "status = 'live'\n")
    assert next(index.unfinished()) == waiting


def test_what_the_cache_holds_has_a_number_that_changes_with_it() -> None:
    log = replace(a_log(pain=3, where="inner side"), faults=("hip-rolls",), hold=60)
    log = replace(log, pain_on_return=5)
    session = replace(
        a_session("2026-11-22T07:15:03+01:00", log),
        plan=(RoutineItem(exercise="clamshell", sets=2, hold_s=5),),
        next_morning=NextMorning(pain=1),
    )
    told = json.loads(msgspec.json.encode(digest(KeptSession("2026/one.toml", session))))
    sets = ["plain", [10], [60], 10, 6, 61.4]
    exercised = [
        "clamshell",
        [sets],
        [[None, 2, False]],
        5,
        1,
        1,
        True,
        True,
        False,
        False,
        3,
        5,
        5,
    ]
    assert (FORMAT, told) == (
        7,
        [
            *("2026/one.toml", "live", "2026-11-22T07:15:03+01:00"),
            *(None, 61.4, 61.4, "everyday"),
            *(None, None, 5, None, {"pain": 1, "swelling": False}, False, "", 3, 1),
            [[*exercised, ["inner side"], {"hip-rolls": 1}]],
        ],
    )


# -- whatever happens -----------------------------------------------------------------------------


class AnythingHappens(RuleBasedStateMachine):
    """Sessions come, change, break and go; the cache is damaged, deleted, or half built."""

    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.paths = Paths(Path(self.folder.name) / "config", Path(self.folder.name) / "cache")
        self.history = History(self.paths)
        self.index = HistoryIndex(self.history, self.paths)
        self.ticks = 0

    def teardown(self) -> None:
        assert leftovers(Path(self.folder.name)) == []
        self.folder.cleanup()

    def age(self, file: str) -> str:
        """Give a file a time of change of its own, long ago."""
        self.ticks += 1
        os.utime(self.history.path(file), (LONG_AGO, LONG_AGO + self.ticks))
        return file

    @rule(target=files, session=SESSIONS)
    def begin(self, session: Session) -> str:
        return self.age(keep(self.history, session).file)

    @rule(file=files, session=SESSIONS)
    def change(self, file: str, session: Session) -> None:
        self.history.write_new(KeptSession(file, session))
        self.age(file)

    @rule(file=files, text=st.sampled_from(["", "status = [", "status = 'live'"]))
    def break_it(self, file: str, text: str) -> None:
        write(self.history.path(file), text)
        self.age(file)

    @rule(file=consumes(files))
    def delete(self, file: str) -> None:
        self.history.path(file).unlink()

    @rule()
    def refresh(self) -> None:
        self.index.refresh()

    @rule(after=st.integers(1, 3))
    def leave(self, after: int) -> None:
        HistoryIndex(self.history, self.paths).refresh(lambda behind, total: behind < after)

    @rule()
    def begin_anew(self) -> None:
        self.index = HistoryIndex(self.history, self.paths)

    @rule()
    def delete_the_cache(self) -> None:
        shutil.rmtree(self.paths.cache, ignore_errors=True)

    @rule(where=st.integers(0, 2_000), bits=st.integers(1, 255), cut=st.booleans())
    def damage_the_cache(self, where: int, bits: int, cut: bool) -> None:
        for path in self.paths.index.glob("*"):
            content = bytearray(path.read_bytes() or b"\0")
            place = where % len(content)
            content[place] ^= bits
            path.write_bytes(content[:place] if cut else content)

    @invariant()
    def it_is_as_if_made_now(self) -> None:
        with TemporaryDirectory() as elsewhere:
            fresh = everything(self.history, Paths(self.paths.config, Path(elsewhere)))
        for index in (self.index, HistoryIndex(self.history, self.paths)):
            assert index.latest() == fresh
        assert everything(self.history, self.paths) == fresh


TestAnythingHappens = AnythingHappens.TestCase
TestAnythingHappens.settings = settings(max_examples=30, stateful_step_count=12)


def test_what_cannot_be_read_is_remembered_without_reading_until_it_can(paths: Paths) -> None:
    history = Reads(paths)
    old_sessions(history, 3)
    index = HistoryIndex(history, paths)
    broken = history.files()[1]
    text = history.path(broken).read_text("utf-8")
    history.path(broken).write_text("status = [\n", "utf-8")
    assert index.unreadable() == ()
    told = index.latest().problems
    history.opened.clear()
    assert index.unreadable() == told != ()
    assert history.opened == []
    history.path(broken).write_text(text, "utf-8")
    index.latest()
    assert index.unreadable() == ()
