"""Names that would lead out of a folder, or to a device: refused in one line, nothing touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.history import History
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.routines import save_routine
from tests.builders import shipped_library
from tests.unit.commands.support import run
from tests.unit.storage.support import ROUTINE, a_session, keep, tree, write

Capsys = pytest.CaptureFixture[str]

TRICKS = {
    "above": "../evil",
    "absolute": "/evil",
    "folder": "a/b",
    "backslash": "..\\evil",
    "zero": "a\0b",
    "dot": ".",
    "dots": "..",
    "empty": "",
    "hidden": ".evil",
    "long": "x" * 5000,
    "con": "con",
    "nul": "nul",
    "com1": "com1",
}
tricks = pytest.mark.parametrize("name", TRICKS.values(), ids=TRICKS)


@tricks
@pytest.mark.parametrize("command", ["edit", "new routine", "new exercise", "plan", "show"])
def test_a_name_on_the_command_line_leads_nowhere(
    command: str, name: str, capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    write(tmp_path / "evil.toml", ROUTINE)
    write(tmp_path / "config" / "profile.toml", "format = 1\n")
    before = tree(tmp_path)
    ran = run(capsys, *command.split(), name)
    assert (ran.code, len(ran.err.splitlines()), ran.out) == (2, 1, "")
    assert tree(tmp_path) == before


def test_a_workout_to_start_is_one_that_is_known_by_its_name(paths: Paths) -> None:
    write(paths.config.parent / "evil.toml", ROUTINE)
    library = load_library(paths)
    for name in TRICKS.values():
        with pytest.raises(ProblemError):
            library.routine(name)


@tricks
def test_a_workout_is_not_saved_under_such_a_name(name: str, paths: Paths) -> None:
    library = shipped_library()
    draft = Draft.of(name, library.routines["floor"], library.catalogue)
    with pytest.raises(ProblemError):
        save_routine(paths, draft)
    assert tree(paths.config.parent) == {}


@tricks
def test_a_deleted_workout_to_bring_back_is_one_that_is_in_the_trash(
    name: str, capsys: Capsys, paths: Paths
) -> None:
    history = History(paths)
    history.trash(keep(history, a_session()).file)
    write(paths.config / "history" / "evil.toml", "")
    before = tree(paths.config)
    ran = run(capsys, "restore", name)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert tree(paths.config) == before


FILES = [
    *TRICKS.values(),
    "2026/../../../evil.toml",
    "../2026/1.toml",
    "2026/1/../../../evil.toml",
    "2026/1.toml/../../evil.toml",
    "2026\\1.toml",
    "2026/1.toml\0",
    "2026/.toml",
    "2026/nul.toml",
]
files = pytest.mark.parametrize("file", FILES, ids=range(len(FILES)))


@files
@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_workout_from_elsewhere_has_its_place_in_the_history(
    kind: str, file: str, capsys: Capsys, paths: Paths, tmp_path: Path
) -> None:
    there = Paths(tmp_path / "there")
    kept = keep(History(there), a_session())
    export = tmp_path / f"export.{kind}"
    run(capsys, "export", "--format", kind, "--config-dir", str(there.config), "-o", str(export))
    text = export.read_text("utf-8")
    told = json.dumps(file)[1:-1] if kind == "json" else file
    write(export, text.replace(kept.file, told))
    before = tree(tmp_path)
    ran = run(capsys, "import", "--yes", str(export))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert tree(tmp_path) == before


@files
@pytest.mark.parametrize("name", ["last-import.toml", "history/.import/added.toml"])
def test_what_an_import_added_is_looked_for_in_the_history_only(
    name: str, file: str, capsys: Capsys, paths: Paths
) -> None:
    write(paths.config.parent / "evil.toml", "mine")
    write(paths.config / "evil.toml", "mine")
    write(paths.history / "0.toml", "mine")
    write(paths.history / ".import" / "0.toml", "not to be moved")
    said = f'format = 1\nadded = 2026-11-22T12:00:00Z\nsource = "x"\nfiles = [{json.dumps(file)}]\n'
    write(paths.config / name, said)
    before = tree(paths.config.parent)
    ran = run(capsys, "import", "--undo", "--yes")
    assert f"{name}, line 4: files[0]: '" in ran.err
    assert tree(paths.config.parent) == before


@tricks
def test_what_a_workout_says_it_was_is_never_taken_for_a_path(
    name: str, capsys: Capsys, paths: Paths
) -> None:
    history = History(paths)
    session = replace(a_session(), routine=name)
    history.write_new(KeptSession("2026/20261122T061503Z-7f3a.toml", session))
    before = tree(paths.config)
    ran = run(capsys, "history")
    assert ran.code in (0, 1)
    assert tree(paths.config) == before
