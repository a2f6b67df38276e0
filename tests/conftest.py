from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.app.support import Workout

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # how fast this machine is today is not what is tested


@pytest.fixture
def workout(tmp_path: Path) -> Workout:
    """An app in an empty folder, with a clock that is told the time."""
    return Workout(tmp_path / "config")
