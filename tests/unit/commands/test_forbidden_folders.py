"""Folders that may not be looked into: told of, and no command stumbles over one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kneecoach.cli import main
from kneecoach.storage.carried import read_carried
from kneecoach.storage.history import History
from kneecoach.storage.json_file import to_json
from kneecoach.storage.paths import Paths
from tests.forbidden import forbid
from tests.unit.storage.support import a_log, a_session, keep, write

COMMANDS = (
    "check", "list", "plan everyday", "history", "stats", "why", "export --format csv",
    "import FILE --yes", "import --undo --yes", "restore", "new routine mine", "paths",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("forbidden", ["", "history", "history/2026", "routines"])
def test_no_command_stumbles_over_a_folder_that_may_not_be_looked_into(
    paths: Paths,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    forbidden: str,
    command: str,
) -> None:
    history = History(paths)
    kept = keep(history, a_session("2026-11-22T07:15:03+01:00", a_log()))
    write(tmp_path / "export.json", to_json([read_carried(kept.file, paths)]))
    (paths.config / "routines").mkdir()
    arguments = [str(tmp_path / "export.json") if it == "FILE" else it for it in command.split()]
    with monkeypatch.context() as patch:
        forbid(paths.config / forbidden, patch)
        main(arguments)
    said = capsys.readouterr()
    assert "mistake of its own" not in said.err
    assert "cut off" not in said.err
    assert os.strerror(errno.EACCES) not in said.out + said.err
    assert history.files() == [kept.file]


def test_check_tells_which_folders_may_not_be_looked_into(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(History(paths), a_session("2026-11-22T07:15:03+01:00", a_log()))
    with monkeypatch.context() as patch:
        forbid(paths.history / "2026", patch)
        assert main(["check"]) == 1
    assert "history/2026: cannot be read: you may not read it" in capsys.readouterr().out
