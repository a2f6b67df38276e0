"""A few of the kills of `python -m tests.long`."""

from __future__ import annotations

import time
from pathlib import Path

from tests.long.kills import kills
from tests.terminal.support import PATIENCE_S

COUNT = 3


def test_killed_at_random_moments_it_loses_no_set_that_it_showed_as_saved(tmp_path: Path) -> None:
    tally = kills(COUNT, seed=6, folder=tmp_path, until=time.monotonic() + COUNT * PATIENCE_S)
    assert tally.kills == COUNT
    assert tally.gone_on
    assert tally.shown  # else there was nothing to lose
