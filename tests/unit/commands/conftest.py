"""A person of their own for each test, and no word from the machine's environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneecoach.storage.paths import CONFIG_DIR_VARIABLE, Paths

STEERING = ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "KNEECOACH_SPEED")
"""Variables that change what Rich or the coach prints."""


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in STEERING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv(CONFIG_DIR_VARIABLE, str(tmp_path / "config"))


@pytest.fixture
def paths(tmp_path: Path, environment: None) -> Paths:
    """The places of the person whom the commands find."""
    return Paths(tmp_path / "config")
