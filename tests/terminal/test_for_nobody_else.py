"""The real program under odd umasks: what it makes is for the person alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.support import SPEED, answer, known, terminal

EDITOR = """sh -c 'echo "# mine" >> "$0"'"""


@pytest.mark.parametrize("mask", [0o000, 0o777], ids=oct)
def test_every_file_is_0600_and_every_folder_0700_whatever_the_umask(
    mask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = known(tmp_path / "config")
    mine = {config, config / "profile.toml"}
    environment = {
        "KNEECOACH_CONFIG_DIR": str(config),
        "KNEECOACH_CACHE_DIR": str(tmp_path / "cache"),
        "KNEECOACH_STATE_DIR": str(tmp_path / "state"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "EDITOR": EDITOR,
        "KNEECOACH_SPEED": SPEED,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    def kneecoach(*arguments: str) -> None:
        command = [sys.executable, "-m", "kneecoach", *arguments]
        subprocess.run(command, umask=mask, check=True, capture_output=True)

    before = os.umask(mask)
    try:
        with terminal("start", "floor") as coach:
            answer(coach, "How much does your knee hurt now?", "3")
            coach.wait_for("set 1 of")
            coach.press("n", "\x11")
            assert coach.wait_for_end() == 0
    finally:
        os.umask(before)
    (session,) = config.glob("history/*/*.toml")
    export = tmp_path / "out.json"
    kneecoach("export", "--format", "json", "-o", str(export))
    session.unlink()
    kneecoach("import", "--yes", str(export))
    kneecoach("import", "--undo", "--yes")
    kneecoach("restore", session.stem)
    kneecoach("new", "exercise", "wall-sit")
    kneecoach("edit", "floor")
    made = {path for path in tmp_path.rglob("*") if path.is_file() or path.is_dir()} - mine
    wrong = {
        path.relative_to(tmp_path).as_posix(): oct(stat.S_IMODE(path.stat().st_mode))
        for path in made
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    }
    assert wrong == {}
    names = {path.relative_to(config).as_posix() for path in made if config in path.parents}
    assert export in made
    assert {"exercises/wall-sit.toml", "routines/floor.toml"} <= names
