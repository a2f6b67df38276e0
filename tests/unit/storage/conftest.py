"""A config folder of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The places of somebody who has no files yet."""
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


@pytest.fixture
def history(paths: Paths) -> History:
    return History(paths)


@pytest.fixture
def index(history: History, paths: Paths) -> HistoryIndex:
    return HistoryIndex(history, paths)
