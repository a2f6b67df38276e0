"""Changing files: whole or not at all, and for the person alone."""

from __future__ import annotations

import errno
import fcntl
import os
import runpy
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kneecoach.storage import disk
from kneecoach.storage.atomic import FORGOTTEN_S, write_bytes, write_text
from tests.unit.storage.support import leftovers, write


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_files_and_new_folders_are_for_the_person_alone_whatever_the_umask(
    mask: int, tmp_path: Path
) -> None:
    path = tmp_path / "config" / "history" / "2026" / "x.toml"
    with umask(mask):
        write_text(path, "")
    assert mode(path) == 0o600
    new = (path.parent, path.parent.parent, path.parent.parent.parent)
    assert [mode(folder) for folder in new] == [0o700] * 3


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    folder.chmod(0o750)
    write_text(folder / "x.toml", "")
    assert mode(folder) == 0o750


@pytest.mark.parametrize("target", ["disk.create", "disk.write", "disk.sync", "disk.rename"])
def test_when_a_step_fails_the_old_content_stands_and_nothing_is_left_behind(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "x.toml", "old = 1\n")
    monkeypatch.setattr(f"kneecoach.storage.{target}", fail)
    with pytest.raises(OSError, match="No space left"):
        write_text(path, "new = 1\n")
    monkeypatch.undo()
    assert path.read_text("utf-8") == "old = 1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_when_the_disk_is_full_in_the_middle_the_old_content_stands(tmp_path: Path) -> None:
    path = write(tmp_path / "x.toml", "old = 1\n")
    write_too_much = (
        "import pathlib, resource, signal, sys\n"
        "from kneecoach.storage.atomic import write_text\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "write_text(pathlib.Path(sys.argv[1]), '#' * 100_000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", write_too_much, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "File too large" in done.stderr
    assert path.read_text("utf-8") == "old = 1\n"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = write(tmp_path / "x.toml", "old = 1\n")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new = 1\n")
    assert path.read_text("utf-8") == "old = 1\n"
    assert leftovers(tmp_path) == []


def test_text_that_is_no_unicode_leaves_the_old_content(tmp_path: Path) -> None:
    path = write(tmp_path / "x.toml", "old = 1\n")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")
    assert path.read_text("utf-8") == "old = 1\n"
    assert leftovers(tmp_path) == []


def test_the_file_is_synced_before_it_takes_its_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace, fsync = Path.replace, os.fsync

    def seen_fsync(handle: int) -> None:
        steps.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        fsync(handle)

    def seen_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    monkeypatch.setattr(Path, "replace", seen_replace)
    write_text(tmp_path / "x.toml", "new = 1\n")
    assert steps == ["sync file", "rename", "sync folder"]


@pytest.mark.parametrize("is_known", [True, False])
def test_on_macos_the_drive_is_asked_to_write_what_it_has_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_known: bool
) -> None:
    full_sync = 51
    steps: list[str] = []

    def seen_fcntl(handle: int, command: int) -> int:
        steps.append(f"fcntl {command}")
        if not is_known:
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
        return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", full_sync, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", seen_fcntl)
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append("fsync"))
    of_macos = runpy.run_path(disk.__file__)
    with (tmp_path / "x.toml").open("wb") as file:
        of_macos["sync"](file.fileno())
    of_macos["sync_folder"](tmp_path)
    assert steps == [f"fcntl {full_sync}", *([] if is_known else ["fsync"])] * 2


def test_each_new_folder_is_synced_into_the_one_above_it_before_the_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync

    def seen_fsync(handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            synced.append(found.st_ino)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    year = tmp_path / "history" / "2026"
    write_text(year / "x.toml", "new = 1\n")
    write_text(year / "y.toml", "new = 1\n")
    expected = (tmp_path, year.parent, year, year)
    assert synced == [folder.stat().st_ino for folder in expected]


def test_a_file_in_place_of_the_folder_is_an_error_and_stays(tmp_path: Path) -> None:
    write(tmp_path / "config", "mine")
    with pytest.raises(OSError, match="File exists"):
        write_text(tmp_path / "config" / "x.toml", "")
    assert (tmp_path / "config").read_text("utf-8") == "mine"


def test_a_linked_file_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target = write(tmp_path / "dotfiles" / "settings.toml", "old = 1\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(target)
    write_text(link, "new = 1\n")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "new = 1\n"


@pytest.mark.parametrize(
    "write_anew",
    [
        lambda path: write_text(path, "new = 1\n"),
        lambda path: write_bytes(path, b"new", sync=False),
    ],
    ids=["file", "index"],
)
def test_what_a_crash_left_beside_a_file_long_ago_is_cleared_away_and_nothing_else(
    tmp_path: Path, write_anew: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, beside = tmp_path / "x.toml", []

    def note(path: Path, target: Path) -> None:
        beside.append(path)
        rename(path, target)

    with monkeypatch.context() as patch:
        rename = disk.rename
        patch.setattr(disk, "rename", note)
        write_anew(path)
    names = (
        *(".kneecoach-0123abcd.part", "mine.part", ".mine.toml.part", "kneecoach-0123abcd.part"),
        *(".x.toml.0123abcd.part", ".video.mp4.deadbeef.part"),  # another program's
    )
    young, *others = [write(tmp_path / name, "") for name in names]
    long_ago = time.time() - FORGOTTEN_S - 60
    for old in (write(beside[0], ""), *others):
        os.utime(old, (long_ago, long_ago))
    write_anew(path)
    assert {*tmp_path.iterdir()} == {young, *others, path}


def test_a_file_may_have_the_longest_name_there_is(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".toml")
    write_text(path, "new = 1\n")
    assert [*tmp_path.iterdir()] == [path]


def test_files_waited_for_at_once_are_all_on_the_disk_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[int] = []
    monkeypatch.setattr(disk, "_bring_to_disk", lambda one: on_disk.append(os.fstat(one).st_ino))
    paths = [write(tmp_path / str(number), "x") for number in range(50)]
    disk.sync_all(paths)
    assert sorted(on_disk) == sorted(path.stat().st_ino for path in paths)


def test_where_one_of_many_cannot_be_brought_to_the_disk_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [write(tmp_path / str(number), "x") for number in range(50)]
    last = paths[-1].stat().st_ino

    def fails_for_the_last(handle: int) -> None:
        if os.fstat(handle).st_ino == last:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "_bring_to_disk", fails_for_the_last)
    with pytest.raises(OSError, match="No space left"):
        disk.sync_all(paths)
