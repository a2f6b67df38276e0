"""Files that others put there: of other kinds, or damaged."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.storage.adding import add, last_added
from kneecoach.storage.check import check
from kneecoach.storage.history import History
from kneecoach.storage.incoming import read_incoming
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.index_file import load
from kneecoach.storage.json_file import line_in_json
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.plain_file import read_plain
from kneecoach.storage.settings import load_settings
from kneecoach.storage.toml_reader import MOST_TOLD, line_of
from tests.unit.storage.support import ROUTINE, SESSION, StillClock, write

FILE = "2026/20261122T061503Z-7f3a.toml"
KINDS = (
    "settings.toml", "profile.toml", "themes/night.toml", "exercises/mine.toml",
    "routines/evening.toml", f"history/{FILE}",
)  # fmt: skip
PATIENCE_S = 60


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Fail a test that waits for a pipe to which nobody writes."""

    def give_up(*_: object) -> None:
        pytest.fail("it waits for ever")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def told(paths: Paths) -> list[str]:
    return [str(problem) for problem in check(paths)]


# -- what is no file ------------------------------------------------------------------------------


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)


def a_circle(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (a_pipe, "not a file"),
        (Path.mkdir, "not a file"),
        (a_socket, "not a file"),
        (a_circle, "cannot be read: links lead in a circle; mend them"),
    ],
)
@pytest.mark.parametrize("file", KINDS)
def test_what_is_no_file_is_told_and_never_waited_for(
    file: str,
    make: Callable[[Path], None],
    what: str,
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = paths.config / file
    path.parent.mkdir(parents=True)
    monkeypatch.chdir(path.parent)  # the name of a socket has to be short
    make(path)
    assert told(paths) == [f"{file}: {what}"]


@pytest.mark.parametrize("folder", ["exercises", "routines", "themes", "history", "history/2026"])
def test_a_link_in_a_circle_in_place_of_a_folder_is_told_and_the_rest_is_read(
    folder: str, paths: Paths
) -> None:
    older = write(paths.history / "2025" / "20251122T061503Z-7f3a.toml", SESSION)
    path = paths.config / folder
    if folder == "history":
        older.unlink()
        older.parent.rmdir()
        path.rmdir()
    path.symlink_to(path.name)
    what = f"{folder}: cannot be read: links lead in a circle; mend them"
    assert what in told(paths)
    assert len(load_library(paths).catalogue) == 11
    assert len(History(paths).files()) == (folder != "history")


def test_a_link_that_leads_up_is_not_walked_through(paths: Paths) -> None:
    write(paths.history / FILE, SESSION)
    (paths.history / "2027").symlink_to("..")
    (paths.history / "2026" / "2028").symlink_to("../..")
    assert History(paths).files() == [FILE]
    assert told(paths) == []


def test_a_pipe_put_in_a_files_place_after_a_look_at_it_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "x.toml"
    os.mkfifo(pipe)
    looks_like = write(tmp_path / "file", "").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: looks_like)
    with pytest.raises(ProblemError, match="not a file"):
        read_plain(pipe)
    assert line_of(pipe, "theme") is None


def test_a_pipe_in_place_of_any_other_file_is_not_waited_for(paths: Paths) -> None:
    paths.index.mkdir(parents=True)
    paths.config.mkdir()
    for path in (paths.index / "2026.index", paths.last_import, paths.config / "x.json"):
        os.mkfifo(path)
    assert load(paths.index / "2026.index") == {}
    with pytest.raises(ProblemError, match="not a file"):
        last_added(paths)
    with pytest.raises(ProblemError, match="not a file"):
        read_incoming(paths.config / "x.json", paths)
    with pytest.raises(ProblemError, match="not a file"):
        add((), "x.json", StillClock().now, paths)


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_it_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "x.toml", "#" * 100)
    small = path.stat()
    path.write_text("#" * 5000, "utf-8")
    monkeypatch.setattr(os, "fstat", lambda _: small)
    with pytest.raises(ProblemError, match="larger than"):
        read_plain(path, 2000)


def test_fifty_megabytes_are_told_and_not_read(paths: Paths) -> None:
    paths.config.mkdir()
    with paths.settings.open("wb") as file:
        file.truncate(50_000_000)
    assert told(paths) == ["settings.toml: larger than 1000 kB"]


def test_a_link_to_a_file_elsewhere_is_read(paths: Paths, tmp_path: Path) -> None:
    paths.config.mkdir()
    paths.settings.symlink_to(write(tmp_path / "dotfiles.toml", 'theme = "light"\n'))
    assert load_settings(paths)[0].theme == "light"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            'theme = "light"\n'.encode("utf-16"),
            "settings.toml: not UTF-8 text but UTF-16: save it as UTF-8",
        ),
        ('theme = "dünn"\n'.encode("latin-1"), "settings.toml: not UTF-8 text"),
        (bytes(range(256)), "settings.toml: not UTF-8 text"),
    ],
)
def test_text_that_is_not_utf_8_is_told(content: bytes, what: str, paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings.write_bytes(content)
    assert told(paths) == [what]


def test_the_mark_that_some_editors_begin_a_file_with_is_no_part_of_it(paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings.write_bytes(b'\xef\xbb\xbftheme = "light"\n')
    settings, problems = load_settings(paths)
    assert settings.theme == "light"
    assert problems == ()


def test_a_name_with_a_line_break_is_told_in_one_line(paths: Paths) -> None:
    write(paths.routines / "a\nb\x1b.toml", ROUTINE)
    (line,) = told(paths)
    assert line.startswith("routines/a b\ufffd.toml: the file's name is its name")


# -- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "started", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1899-12-31T00:00:00Z"]
)
def test_a_day_at_an_end_of_the_calendar_is_told_and_the_rest_is_read(
    started: str, paths: Paths
) -> None:
    write(paths.history / FILE, SESSION)
    bad = "2026/20261123T061503Z-0000.toml"
    write(paths.history / bad, SESSION.replace("2026-11-22T07:15:03+01:00", started))
    overview = HistoryIndex(History(paths), paths).refresh()
    assert overview is not None
    assert [one.file for one in overview.digests] == [FILE]
    assert told(paths) == [f"history/{bad}, line 3: started: expected a year from 1900 to 2999"]


# -- all that is wrong with a file ----------------------------------------------------------------


def test_every_mistake_of_a_file_is_told_in_the_order_of_its_lines(paths: Paths) -> None:
    sets = '\n[[sets]]\nexercise = "a"\nlevel = "b"\nside = "leg"\nreps = -3\npain = 11\n'
    write(paths.history / FILE, SESSION.replace('"stopped"', '"halted"') + sets + sets)
    assert [str(one).partition(f"history/{FILE}, ")[2] for one in check(paths)] == [
        "line 2: status: unknown status 'halted' (known: finished, live, stopped)",
        "line 9: sets[0].side: unknown side 'leg' (did you mean 'left'?)",
        "line 10: sets[0].reps: expected a whole number >= 0",
        "line 11: sets[0].pain: expected a whole number <= 10",
        "line 16: sets[1].side: unknown side 'leg' (did you mean 'left'?)",
        "line 17: sets[1].reps: expected a whole number >= 0",
        "line 18: sets[1].pain: expected a whole number <= 10",
    ]


def test_of_very_many_mistakes_only_the_number_is_told(paths: Paths) -> None:
    sets = '\n[[sets]]\nexercise = "a"\nlevel = "b"\nside = "left"\npain = 11\n'
    write(paths.history / FILE, SESSION + sets * (MOST_TOLD + 13))
    problems = told(paths)
    assert len(problems) == MOST_TOLD + 1
    assert f"history/{FILE}: and 13 more" in problems


def test_a_line_is_told_also_where_json_has_a_name_twice() -> None:
    assert line_in_json(b'{"a": 1,\n"b": 2,\n"a": 3}', "b") == 1
    assert line_in_json(b'{"a": 1,\n"b": 2,\n"c": 3}', "b") == 2
