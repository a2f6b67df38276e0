from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.support import Workout


@pytest.fixture
def workout(tmp_path: Path) -> Workout:
    """An app in an empty folder, with a clock that is told the time."""
    return Workout(tmp_path / "config")
