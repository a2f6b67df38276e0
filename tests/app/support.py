"""What the Pilot tests share: a clock that is told the time, and an app in an empty folder."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from kneecoach.app import KneecoachApp
from kneecoach.screens.asking import Question
from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.today import TodayScreen
from kneecoach.storage.paths import Paths
from kneecoach.widgets.big_text import BigText

MORNING = datetime(2026, 11, 22, 7, 15, 3, tzinfo=UTC)
STEP_S = 1.0
"""The most the clock is moved at once: less than what the coach takes for an absence."""


KNOWN = """\
format = 1
asked = true
severe_knee_problem = false
back_pain = false
kneeling_hurts = false
equipment = ["step", "handrail", "towel"]

[red_flags]
any = false
asked = 2026-11-01
"""
"""The profile of somebody whom the coach has met."""


class FakeClock:
    """A clock that stands still until it is moved."""

    speed = 1.0

    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds

    def time_of_day(self) -> datetime:
        return MORNING + timedelta(seconds=round(self.seconds - 100))


class Workout:
    """An app under test, its keys, its clock and its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.told = KNOWN
        """What is in the profile at the first start; nothing for a stranger."""

    @property
    def profile(self) -> Path:
        return self.folder / "profile.toml"

    def app(self, routine: str | None = None) -> KneecoachApp:
        if self.told and not self.profile.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.profile.write_text(self.told, "utf-8")
        return KneecoachApp(Paths(self.folder), self.clock, routine)

    def files(self) -> list[Path]:
        return sorted(self.folder.glob("history/*/*.toml"))

    def session(self) -> dict[str, object]:
        (path,) = self.files()
        return tomllib.loads(path.read_text("utf-8"))

    def sets(self) -> list[dict[str, object]]:
        sets = self.session().get("sets", [])
        assert isinstance(sets, list)
        return sets

    async def advance(self, pilot: Pilot[None], seconds: float) -> None:
        """Let time pass, as the coach sees it."""
        while seconds > 0:
            self.clock.seconds += min(STEP_S, seconds)
            seconds -= STEP_S
            live(pilot).tick()
        await pilot.pause()


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Let the app work until something holds; it is an error if it never does."""
    for _ in range(3000):
        await pilot.pause()
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came about on {pilot.app.screen}")


async def at_home(pilot: Pilot[None]) -> TodayScreen:
    """Wait until Today has its proposal."""

    def proposed() -> bool:
        return isinstance(pilot.app.screen, TodayScreen) and "week" in text(pilot, "#title")

    await until(pilot, proposed)
    today = pilot.app.screen
    assert isinstance(today, TodayScreen)
    return today


async def opened(pilot: Pilot[None]) -> CatalogueScreen:
    """Wait until the catalogue is filled, on the way there from Today where that is home."""

    def there() -> bool:
        return isinstance(pilot.app.screen, CatalogueScreen | TodayScreen)

    def filled() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, CatalogueScreen) and screen.highlighted is not None

    await until(pilot, there)
    if isinstance(pilot.app.screen, TodayScreen):
        await pilot.press("1")
    await until(pilot, filled)
    catalogue = pilot.app.screen
    assert isinstance(catalogue, CatalogueScreen)
    return catalogue


async def asked(pilot: Pilot[None], words: str) -> None:
    """Wait until the question with these words is on the screen, and listens."""

    def there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, Question) and screen.listens and words in text(pilot, "#question")

    await until(pilot, there)


async def leading(pilot: Pilot[None]) -> LiveScreen:
    """Wait until the live screen is on top."""
    await until(pilot, lambda: isinstance(pilot.app.screen, LiveScreen))
    return live(pilot)


async def begin(pilot: Pilot[None], *, pain: str = "2") -> LiveScreen:
    """Answer the question before a workout and wait for its first phase."""
    await asked(pilot, "How much")
    await pilot.press(pain)
    return await leading(pilot)


def live(pilot: Pilot[None]) -> LiveScreen:
    """Return the live screen, on top or below a question."""
    (screen,) = (one for one in pilot.app.screen_stack if isinstance(one, LiveScreen))
    return screen


def text(pilot: Pilot[None], selector: str) -> str:
    """Return the text of a part of the screen, on one line."""
    return " ".join(str(pilot.app.screen.query_one(selector, Static).content).split())


def big(pilot: Pilot[None], selector: str) -> str:
    """Return what is written in large letters."""
    return live(pilot).query_one(selector, BigText).value


def keys(pilot: Pilot[None]) -> str:
    """Return what the key bar offers."""
    return text(pilot, "KeyBar")


def told(pilot: Pilot[None]) -> str:
    """Return all notices on the screen."""
    return "\n".join(notice.message for notice in pilot.app._notifications)
