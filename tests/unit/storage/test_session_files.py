"""Which files in the history are sessions, and what is told of those that are not taken for any."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kneecoach.storage.check import check
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import SESSION, write

NAME = "20261122T061503Z-7f3a"
FILE = f"2026/{NAME}.toml"


def told(paths: Paths) -> list[str]:
    """Return what is told by a check; the history, looking at all sessions, tells the same."""
    in_check = [str(one) for one in check(paths)]
    overview = HistoryIndex(History(paths), paths).refresh()
    assert overview is not None
    assert sorted(map(str, overview.problems)) == sorted(in_check)
    return in_check


@pytest.mark.parametrize(
    "file",
    [
        "2026/my workout.toml",
        "2026/old/20261122.toml",
        "old/20261122.toml",
        "20261122.toml",
        "2026/20261122.TOML",
        "a/b/c/d.toml",
    ],
)
@pytest.mark.parametrize("text", [SESSION, "gar bage"])
def test_what_looks_like_a_session_and_is_not_taken_for_one_is_told_with_a_right_name(
    file: str, text: str, paths: Paths
) -> None:
    write(paths.history / FILE, SESSION)
    path = write(paths.history / file, text)
    assert told(paths) == [
        f"history/{file}: not taken for a workout: it would have to be called "
        "after its year and its day, such as 2026/20261122.toml"
    ]
    assert History(paths).files() == [FILE]
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    "file",
    [
        f"2026/Copy of {NAME}.toml",
        f"{NAME}.toml",
        f"old/{NAME}.toml",
        f"2026/{NAME}.TOML",
        f"2026/again/{NAME} (1).toml",
    ],
)
def test_of_what_the_coach_has_named_the_right_name_is_told_or_that_it_is_there_twice(
    file: str, paths: Paths
) -> None:
    write(paths.history / file, SESSION)
    assert told(paths) == [
        f"history/{file}: not taken for a workout: it would have to be called history/{FILE}"
    ]
    write(paths.history / FILE, SESSION)
    assert told(paths) == [
        f"history/{file}: a second copy of history/{FILE}: it does not count; delete one of the two"
    ]
    assert History(paths).files() == [FILE]


def test_what_only_has_another_name_too_is_no_second_copy_that_may_be_deleted(
    paths: Paths,
) -> None:
    """So it is where capitals are as small letters, and `.TOML` leads to the file `.toml`."""
    os.link(write(paths.history / FILE, SESSION), paths.history / "2026" / f"{NAME}.TOML")
    (line,) = told(paths)
    assert line.endswith(f"it would have to be called history/{FILE}")


@pytest.mark.parametrize(
    "name",
    ["notes.txt", ".DS_Store", ".hidden.toml", ".stversions/a.toml", "trash/a.toml",
     "trash/2026/old/a.toml", "2026/.kneecoach-0123abcd.part", "2026/notes.md"],
)  # fmt: skip
def test_what_is_hidden_deleted_or_looks_like_no_session_is_not_told_of(
    name: str, paths: Paths
) -> None:
    write(paths.history / FILE, SESSION)
    write(paths.history / name, "gar bage")
    assert told(paths) == []


@pytest.mark.parametrize(
    "copy",
    [
        f"2026/{NAME}.sync-conflict-20261122-071503-ABCDEFG.toml",
        f"2026/{NAME} (1).toml",
        f"2026/{NAME} (conflicted copy 2026-11-22).toml",
        f"2026/{NAME}-LAPTOP.toml",
        f"2026 (1)/{NAME}.toml",
        f"2025/{NAME}.toml",
    ],
)
def test_a_second_copy_of_a_session_does_not_count_and_is_told(copy: str, paths: Paths) -> None:
    kept, more = write(paths.history / FILE, SESSION), write(paths.history / copy, SESSION)
    history = History(paths)
    assert history.files() == [FILE]
    assert [one.file for one in HistoryIndex(history, paths).newest()] == [FILE]
    assert told(paths) == [
        f"history/{copy}: a second copy of history/{FILE}: it does not count; delete one of the two"
    ]
    assert kept.exists()
    assert more.exists()


def test_where_the_first_copy_cannot_be_read_both_are_told_and_each_may_be_deleted(
    paths: Paths,
) -> None:
    first, copy = f"history/{FILE}", f"history/2026/{NAME} (1).toml"
    write(paths.config / first, "status = [")
    write(paths.config / copy, SESSION)
    unread, second = sorted(told(paths), key=lambda one: one.startswith(copy))
    assert unread.startswith(f"{first}, line 1: not valid TOML")
    assert second.startswith(f"{copy}: a second copy of {first}")
    (paths.config / first).unlink()
    assert told(paths) == []
    assert History(paths).files() == [copy.removeprefix("history/")]


def test_of_copies_without_the_name_that_the_coach_gave_one_counts(paths: Paths) -> None:
    for more in (" (1)", ".sync-conflict-1"):
        write(paths.history / "2026" / f"{NAME}{more}.toml", SESSION)
    assert History(paths).files() == [f"2026/{NAME} (1).toml"]
    (line,) = told(paths)
    assert line.startswith(f"history/2026/{NAME}.sync-conflict-1.toml: a second copy of")


def test_names_that_people_give_count_each_for_itself(paths: Paths) -> None:
    names = ["20261122.toml", "20261122 evening.toml", "20261122T061503Z.toml", "2 hours.toml",
             f"{NAME}.toml", f"{NAME}0.toml", "20261122T061503Z-7f3b.toml"]  # fmt: skip
    for name in names:
        write(paths.history / "2026" / name, SESSION)
    assert History(paths).files() == [f"2026/{name}" for name in sorted(names, reverse=True)]
    assert told(paths) == []


def test_two_folders_laid_together_by_a_sync_tool_are_the_union(tmp_path: Path) -> None:
    here, there = Paths(tmp_path / "here"), Paths(tmp_path / "there")
    for day in (1, 2):
        write(here.history / "2026" / f"2026110{day}T061503Z-0000.toml", SESSION)
    for day in (2, 3):
        text = f"{SESSION}pain_after = 2\n"
        write(there.history / "2026" / f"2026110{day}T061503Z-0000.toml", text)
    for path in (there.history / "2026").iterdir():
        target = here.history / "2026" / path.name
        conflict = target.with_stem(f"{target.stem}.sync-conflict-1")
        shutil.copy(path, conflict if target.exists() else target)
    names = [f"2026/2026110{day}T061503Z-0000.toml" for day in (3, 2, 1)]
    assert History(here).files() == names
    assert len(told(here)) == 1


def test_looking_for_what_is_misplaced_opens_no_file(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (FILE, f"2026/{NAME} (1).toml", "2026/mine.toml"):
        path = paths.history / file
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)  # to open one would never end
    assert len(History(paths).misplaced()) == 2
