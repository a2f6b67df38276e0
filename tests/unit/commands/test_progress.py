"""A bar is shown for what takes long, in a terminal, and for nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from rich.console import Console
from rich.progress import Progress

from kneecoach.commands import progress
from kneecoach.storage.adding import add
from kneecoach.storage.carried import Carried
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import a_session

PATIENCE_S = 60


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Whether the bar is seen."""
    event = Event()
    start: Callable[[Progress], None] = Progress.start

    def starts(bar: Progress) -> None:
        start(bar)
        event.set()

    monkeypatch.setattr(Progress, "start", starts)
    return event


def on(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Have what is told on standard error go to a terminal, or to a file."""
    told = io.StringIO()
    console = Console(file=told, force_terminal=terminal, width=80)
    monkeypatch.setattr(progress, "Console", lambda stderr: console)
    return told


def test_what_takes_long_has_a_bar_that_says_how_far_it_is(
    begun: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = on(True, monkeypatch)
    monkeypatch.setattr(progress, "SOON_S", 0.0)
    with progress.bar("Adding") as tell:
        tell(1, 4)
        assert begun.wait(PATIENCE_S)
    assert "Adding" in told.getvalue()
    assert "25%" in told.getvalue()


@pytest.mark.parametrize(("terminal", "soon"), [(True, 600.0), (False, 0.0)])
def test_what_is_over_soon_or_told_to_a_file_has_none(
    terminal: bool, soon: float, begun: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = on(terminal, monkeypatch)
    monkeypatch.setattr(progress, "SOON_S", soon)
    with progress.bar("Adding") as tell:
        tell(1, 4)
    assert not begun.is_set()
    assert told.getvalue() == ""


def test_an_import_tells_how_far_it_is(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    told: list[tuple[int, int]] = []
    sessions = [Carried(file=f"2026/{one}.toml", session=a_session()) for one in range(3)]
    now = datetime(2026, 11, 22, tzinfo=UTC)
    add(sessions, "x.json", now, paths, lambda done, total: told.append((done, total)))
    assert told == [(number, 6) for number in range(6)]
