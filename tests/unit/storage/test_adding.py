"""Sessions that come from elsewhere: what is new, added all or none, and taken back."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.storage import adding, disk
from kneecoach.storage.adding import add, finish, last_added, take_back
from kneecoach.storage.carried import Carried, read_carried
from kneecoach.storage.claims import Claims
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.history import History
from kneecoach.storage.incoming import read_incoming
from kneecoach.storage.json_file import to_json
from kneecoach.storage.paths import Paths
from tests.unit.storage.strategies import SESSIONS
from tests.unit.storage.support import a_log, a_session, keep, tree, write

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def three(there: Paths) -> list[Carried]:
    """Keep three sessions of two years elsewhere."""
    history = History(there)
    kept = [
        keep(history, a_session(f"{day}T07:00:00+00:00", a_log()))
        for day in ("2025-12-31", "2026-01-01", "2026-01-02")
    ]
    return [read_carried(one.file, there) for one in kept]


@pytest.fixture
def sessions(tmp_path: Path) -> list[Carried]:
    return three(Paths(tmp_path / "there"))


@pytest.mark.parametrize("way", [to_json, to_csv])
def test_what_comes_is_told_apart_by_what_is_here(
    way: Callable[[Sequence[Carried]], str], sessions: list[Carried], paths: Paths, tmp_path: Path
) -> None:
    same, changed, new = sessions
    history = History(paths)
    history.write_new(KeptSession(same.file, same.session))
    history.write_new(KeptSession(changed.file, replace(changed.session, note="here")))
    incoming = read_incoming(write(tmp_path / "export", way(sessions)), paths)
    assert (incoming.new, incoming.same, incoming.other) == ((new,), (same,), (changed,))


def test_a_session_with_keys_that_were_not_exported_is_not_the_same(
    sessions: list[Carried], paths: Paths, tmp_path: Path
) -> None:
    one = sessions[0]
    History(paths).write_new(KeptSession(one.file, one.session))
    path = paths.history / one.file
    write(path, 'weather = "rain"\n' + path.read_text("utf-8"))
    assert read_incoming(write(tmp_path / "export", to_json([one])), paths).other == (one,)


def test_a_file_here_that_cannot_be_read_is_not_replaced(
    sessions: list[Carried], paths: Paths, tmp_path: Path
) -> None:
    write(paths.history / sessions[0].file, "status = ")
    incoming = read_incoming(write(tmp_path / "export", to_json(sessions)), paths)
    assert (incoming.new, incoming.other) == (tuple(sessions[1:]), (sessions[0],))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xfe", "not UTF-8 text"),
        (b"PK\x03\x04", "line 1: expected the names of the columns: file, started"),
        (b'{"sessions": [}', "line 1: not valid JSON: invalid character"),
        (b"", "line 1: expected the names of the columns"),
        (b"file;started;note\n", "line 1: ';' stands between the columns; save it with ',' there"),
        (b"file\tstarted\n", "line 1: tabs stand between the columns"),
    ],
)
def test_what_is_no_export_is_told_with_its_name(
    text: bytes, told: str, paths: Paths, tmp_path: Path
) -> None:
    path = tmp_path / "export.bin"
    path.write_bytes(text)
    with pytest.raises(ProblemError) as raised:
        read_incoming(path, paths)
    assert str(raised.value).startswith(f"{path}")
    assert told in str(raised.value)


@pytest.mark.parametrize(("name", "told"), [("none", "cannot be read: "), ("", "not a file")])
def test_what_is_not_there_or_a_folder_is_told(
    name: str, told: str, paths: Paths, tmp_path: Path
) -> None:
    with pytest.raises(ProblemError, match=told):
        read_incoming(tmp_path / name, paths)


def test_a_mark_of_utf_8_at_the_beginning_is_no_part_of_it(
    sessions: list[Carried], paths: Paths, tmp_path: Path
) -> None:
    for text in (to_json(sessions), to_csv(sessions)):
        incoming = read_incoming(write(tmp_path / "export", "\ufeff" + text), paths)
        assert incoming.new == tuple(sessions)


def test_added_sessions_are_here_as_they_were_there(
    sessions: list[Carried], paths: Paths, tmp_path: Path
) -> None:
    add(sessions, "export.json", NOW, paths)
    there = Paths(tmp_path / "there")
    assert {one.file for one in sessions} == set(History(paths).files())
    for one in sessions:
        assert (paths.history / one.file).read_bytes() == (there.history / one.file).read_bytes()
        assert (paths.history / one.file).stat().st_mode & 0o777 == 0o600
    assert not [name for name in tree(paths.config) if ".import" in name or ".part" in name]


def failing_link(at: int) -> Callable[[Path, Path], None]:
    """Return a `disk.link` for which there is room but so many times."""
    link, room = disk.link, iter(range(at))

    def fail(path: Path, target: Path) -> None:
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        link(path, target)

    return fail


@pytest.mark.parametrize("fails_at", range(3))
def test_where_one_cannot_be_added_none_is_and_all_is_as_it_was(
    fails_at: int, sessions: list[Carried], paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(History(paths), a_session())
    write(paths.last_import, "# of before\n")
    before = tree(paths.config)
    monkeypatch.setattr(disk, "link", failing_link(fails_at))
    with pytest.raises(OSError, match="No space left"):
        add(sessions, "export.json", NOW, paths)
    assert tree(paths.config) == before


@pytest.mark.parametrize("stays", range(2))
def test_where_one_can_be_neither_added_nor_another_taken_away_all_are_added_at_the_next_look(
    stays: int, sessions: list[Carried], paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, stuck = disk.remove, paths.history / sessions[stays].file

    def fail(path: Path) -> None:
        if path == stuck:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        remove(path)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "link", failing_link(at=2))
        patch.setattr(disk, "remove", fail)
        with pytest.raises(ProblemError, match="follows at the next start: the disk is full"):
            add(sessions, "export.json", NOW, paths)
    finish(NOW, paths)
    assert len(History(paths).files()) == 3
    added = last_added(paths)
    assert added is not None
    assert added.files == tuple(one.file for one in sessions)
    assert not paths.stage.exists()
    take_back(added, NOW, paths)
    assert History(paths).files() == []


def test_what_came_from_elsewhere_to_the_place_of_a_session_is_not_taken_back_with_the_rest(
    sessions: list[Carried], paths: Paths, amidst: Callable[[Callable[[], None]], None]
) -> None:
    def lose_power() -> None:
        raise SystemExit

    amidst(lose_power)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "_roll_back", lambda *_: None)
        with pytest.raises(SystemExit):
            add(sessions, "export.json", NOW, paths)
    theirs = write(paths.history / sessions[-1].file, "# brought by a sync tool")
    finish(NOW, paths)
    added = last_added(paths)
    assert added is not None
    assert added.files == tuple(one.file for one in sessions[:-1])
    take_back(added, NOW, paths)
    assert History(paths).files() == [sessions[-1].file]
    assert theirs.read_text("utf-8") == "# brought by a sync tool"


def test_a_file_that_came_meanwhile_is_not_replaced(sessions: list[Carried], paths: Paths) -> None:
    write(paths.history / sessions[-1].file, "mine")
    before = tree(paths.config)
    with pytest.raises(FileExistsError):
        add(sessions, "export.json", NOW, paths)
    assert tree(paths.config) == before


@pytest.fixture
def amidst(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Have something done once an import has put its first session in its place."""

    def have_done(do: Callable[[], None]) -> None:
        link = disk.link

        def link_and_do(path: Path, target: Path) -> None:
            link(path, target)
            monkeypatch.setattr(disk, "link", link)
            do()

        monkeypatch.setattr(disk, "link", link_and_do)

    return have_done


def test_an_import_under_way_is_not_brought_to_its_end_by_another_coach(
    sessions: list[Carried], paths: Paths, amidst: Callable[[Callable[[], None]], None]
) -> None:
    here: list[list[str]] = []

    def look() -> None:
        finish(NOW, paths)
        here.append(History(paths).files())

    amidst(look)
    add(sessions, "export.json", NOW, paths)
    assert here == [[sessions[0].file]]
    assert len(History(paths).files()) == 3
    assert not paths.stage.exists()


def test_while_an_import_is_under_way_no_other_begins_and_none_is_taken_back(
    sessions: list[Carried],
    paths: Paths,
    amidst: Callable[[Callable[[], None]], None],
) -> None:
    add(sessions[:1], "before.json", NOW, paths)
    added = last_added(paths)
    assert added is not None
    refused: list[str] = []

    def meddle() -> None:
        with pytest.raises(ProblemError, match="another import is under way"):
            add(sessions[2:], "other.json", NOW, paths)
        with pytest.raises(ProblemError, match="another import is under way"):
            take_back(added, NOW, paths)
        refused.append("both")

    amidst(meddle)
    add(sessions[1:], "export.json", NOW, paths)
    assert refused == ["both"]
    assert len(History(paths).files()) == 3
    assert last_added(paths) == replace(
        added, source="export.json", files=tuple(one.file for one in sessions[1:])
    )


def test_a_crash_amidst_leaves_nothing_that_cannot_be_taken_back(
    sessions: list[Carried], paths: Paths
) -> None:
    add(sessions, "export.json", NOW, paths)
    (paths.history / sessions[1].file).unlink()  # as if it had not come so far
    write(paths.history / ".import" / "7.toml", "left over")
    history = History(paths)
    added = last_added(paths)
    assert added is not None
    take_back(added, NOW, paths)
    assert history.files() == []
    add(sessions, "export.json", NOW, paths)
    assert len(history.files()) == 3
    assert not (paths.history / ".import").exists()


def test_what_was_added_last_is_taken_back_to_the_trash_and_nothing_else(
    sessions: list[Carried], paths: Paths
) -> None:
    history = History(paths)
    mine = keep(history, a_session())
    add(sessions, "export.json", NOW, paths)
    history.edit(sessions[0].file, {"note": "since"})
    added = last_added(paths)
    assert added is not None
    assert (added.source, added.added, len(added.files)) == ("export.json", NOW, 3)
    take_back(added, NOW, paths)
    assert history.files() == [mine.file]
    assert len(history.trashed()) == 3
    assert history.read(f"trash/{sessions[0].file}").session.note == "since"
    assert last_added(paths) is None


def test_what_another_added_while_it_was_asked_about_is_not_taken_back(
    sessions: list[Carried], paths: Paths
) -> None:
    add(sessions[:1], "export.json", NOW, paths)
    asked = last_added(paths)
    assert asked is not None
    add(sessions[1:], "other.json", NOW, paths)
    with pytest.raises(ProblemError, match="another import came meanwhile"):
        take_back(asked, NOW, paths)
    assert len(History(paths).files()) == 3
    added = last_added(paths)
    assert added is not None
    take_back(added, NOW, paths)
    assert History(paths).files() == [sessions[0].file]


def test_while_one_of_them_is_led_an_import_is_not_taken_back_at_all(
    sessions: list[Carried], paths: Paths
) -> None:
    add(sessions, "export.json", NOW, paths)
    added = last_added(paths)
    assert added is not None
    before, led = tree(paths.config), sessions[-1].file
    claim = Claims(paths).take(led)
    with pytest.raises(ProblemError, match=f"{led}: .* being led .*taken back, as a whole, after"):
        take_back(added, NOW, paths)
    assert tree(paths.config) == before
    claim.release()
    take_back(added, NOW, paths)
    assert History(paths).files() == []


def test_what_was_cut_off_of_taking_back_waits_while_a_workout_is_led(
    sessions: list[Carried], paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(sessions, "export.json", NOW, paths)
    added = last_added(paths)
    assert added is not None
    with monkeypatch.context() as patch:
        patch.setattr(disk, "link", failing_link(at=1))
        with pytest.raises(OSError, match="No space left"):
            take_back(added, NOW, paths)
    claim = Claims(paths).take(sessions[1].file)
    with pytest.raises(ProblemError, match="being led"):
        finish(NOW, paths)
    assert len(History(paths).files()) == 2
    claim.release()
    finish(NOW, paths)
    assert History(paths).files() == []


def test_before_any_import_there_is_none_to_take_back(paths: Paths) -> None:
    assert last_added(paths) is None


@settings(max_examples=25)
@given(st.lists(SESSIONS, max_size=4), st.lists(st.sampled_from(["here", "there", "both"])))
def test_the_folders_of_two_machines_copied_together_are_the_union(
    sessions: Sequence[Session], places: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = (Paths(Path(folder) / name) for name in ("here", "there"))
        kept = []
        for session, place in zip(sessions, places, strict=False):
            one = KeptSession(History(here).new_file(session.started), session)
            kept.append(one)
            for name, paths in (("here", here), ("there", there)):
                if place in (name, "both"):
                    History(paths).write_new(one)
        there.history.mkdir(parents=True, exist_ok=True)
        shutil.copytree(there.history, here.history, dirs_exist_ok=True)
        both = sorted(kept, key=lambda one: one.file, reverse=True)
        assert list(History(here).sessions()) == both
