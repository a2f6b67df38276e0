"""The history as it is opened and read on the screen."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from kneecoach.screens.history import HistoryScreen
from kneecoach.widgets.session_list import SessionList
from tests.app.support import opened, text, until

SESSIONS = Path(__file__).parent / "history"
EVERYDAY, DESK_BREAK = "2026/20261120T061503Z-7f3a.toml", "2026/20261117T174000Z-01ab.toml"


async def history(pilot: Pilot[None]) -> HistoryScreen:
    await opened(pilot)
    await pilot.press("3")
    await until(pilot, lambda: isinstance(pilot.app.screen, HistoryScreen))
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    await until(pilot, lambda: "Reading" not in text(pilot, "#told"))
    return screen


async def on(pilot: Pilot[None], screen: type[object]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))


def rows(pilot: Pilot[None]) -> list[str]:
    """Return what the list shows, line by line."""
    sessions = pilot.app.screen.query_one(SessionList)
    lines = (sessions.render_line(y).text for y in range(sessions.size.height))
    return [" ".join(line.split()) for line in lines if line.strip()]


def highlighted(pilot: Pilot[None]) -> str | None:
    entry = pilot.app.screen.query_one(SessionList).highlighted
    return None if entry is None else entry.file
