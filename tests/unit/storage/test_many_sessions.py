"""The long histories of the benchmarks."""

from __future__ import annotations

from pathlib import Path

from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.bench.many_sessions import many_sessions, write_sessions


def test_a_made_history_is_one_the_coach_could_have_written_and_always_the_same(
    tmp_path: Path,
) -> None:
    here, there = (Paths(tmp_path / name) for name in ("here", "there"))
    for paths in (here, there):
        write_sessions(paths.config, 60)
    history = History(here)
    assert list(history.sessions()) == list(many_sessions(60))[::-1]
    for file in history.files():
        assert history.path(file).read_bytes() == History(there).path(file).read_bytes()
