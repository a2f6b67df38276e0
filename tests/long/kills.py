"""Kills the real coach at random moments of fast workouts, and looks at what is on the disk."""

from __future__ import annotations

import random
import re
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from msgspec import structs

from kneecoach.model.sessions.session import Session, SetLog
from kneecoach.storage.check import check
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.long.outcome import Outcome
from tests.terminal.support import answer, known, terminal

SPEED = "300"
"""How fast the coach's clock runs: a workout of ten sets lasts some three seconds."""
LONGEST_S = 1.5
"""Real seconds in which the kill comes: since the last answer, or since the workout is shown."""
PROCESSES = 2
LONGEST_MIN = 30.0
"""Minutes after which no other kill is begun, on the slowest machine."""
AT_ONCE = 0.25
"""How many of the kills do not wait until the workout is shown."""
_SAVED = re.compile(r"(\d+) of \d+ sets saved|Well done: (\d+) of \d+ sets")


@dataclass(slots=True)
class Tally:
    """What became of some kills."""

    kills: int = 0
    gone_on: int = 0
    """Starts that offered to go on with the workout, and went on."""
    over: int = 0
    """Workouts that came to their end in spite of all."""
    shown: int = 0
    """Sets that the screen had shown as saved when the kill came."""
    found: int = 0
    """Sets on the disk after it."""
    leftovers: int = 0
    """Temporary files that lay about after a kill."""

    def plus(self, other: Tally) -> Tally:
        return Tally(
            self.kills + other.kills,
            self.gone_on + other.gone_on,
            self.over + other.over,
            self.shown + other.shown,
            self.found + other.found,
            self.leftovers + other.leftovers,
        )


def kills(count: int, seed: int, folder: Path, until: float) -> Tally:
    """Kill the coach so many times, and look at the disk after each.

    Args:
        count: how often.
        seed: of the moments at which.
        folder: where to keep what it writes.
        until: the monotonic time after which no other kill is begun.

    Raises:
        AssertionError: something was lost, is half-written, or did not go on.
    """
    chance, tally, workout = random.Random(seed), Tally(), 0
    while tally.kills < count and time.monotonic() < until:
        workout += 1
        paths = _paths(folder / f"{workout}")
        while tally.kills < count and time.monotonic() < until:
            before = _session(paths)
            if before is not None and before.status != "live":
                tally.over += 1
                break
            at_once = chance.random() < AT_ONCE
            shown = _one_life(paths, before, chance.uniform(0.0, LONGEST_S), at_once=at_once)
            _look(paths, before, shown, tally)
    return tally


def _paths(folder: Path) -> Paths:
    return Paths(known(folder / "config"), folder / "cache", folder / "state")


def _one_life(paths: Paths, before: Session | None, seconds: float, *, at_once: bool) -> int:
    """Start, begin a workout or go on with it, kill; return how many sets were shown as saved."""
    with terminal(
        "start",
        "step",
        "--config-dir",
        str(paths.config),
        KNEECOACH_SPEED=SPEED,
        KNEECOACH_CACHE_DIR=str(paths.cache),
        KNEECOACH_STATE_DIR=str(paths.state),
    ) as coach:
        if before is not None:
            answer(coach, "A workout is waiting", "g")
        answer(coach, "How much does your knee hurt now?", "2")
        if not at_once:
            coach.wait_for("sets saved")
        coach.watch(seconds)
        coach.kill()
    return max((int(one or other) for one, other in _SAVED.findall(coach.text)), default=0)


def _look(paths: Paths, before: Session | None, shown: int, tally: Tally) -> None:
    """Make sure that nothing is lost after a kill, and that no file is half-written."""
    assert check(paths) == [], "a file is not as it should be"
    after = _session(paths)
    found = () if after is None else after.sets
    assert len(found) >= shown, f"{shown} sets were shown as saved, {len(found)} are on the disk"
    tally.kills += 1
    tally.shown += shown
    tally.found += len(found)
    tally.leftovers += len(list(paths.config.rglob("*.part")))
    if before is not None:
        assert after is not None
        assert _as_done(found[: len(before.sets)]) == _as_done(before.sets), "a set is lost"
        assert after.started == before.started
        tally.gone_on += 1


def _as_done(sets: Sequence[SetLog]) -> list[SetLog]:
    """Return sets without what is noted in them on going on."""
    return [structs.replace(log, pain_on_return=None) for log in sets]


def _session(paths: Paths) -> Session | None:
    """Return the one session there is; none where it was killed before it began."""
    history = History(paths)
    sessions = [history.read(file).session for file in history.files()]
    assert len(sessions) <= 1, "a workout became two"
    return sessions[0] if sessions else None


def main(count: int, seed: int) -> Outcome:
    """Kill so many times, by several processes side by side."""
    until = time.monotonic() + 60 * LONGEST_MIN
    shares = [(count + place) // PROCESSES for place in range(PROCESSES)]
    whole = Tally()
    finds: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="kneecoach-kills-") as folder,
        ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes,
    ):
        running = [
            processes.submit(kills, share, seed + place, Path(folder, f"{place}"), until)
            for place, share in enumerate(shares)
        ]
        for one in running:
            try:
                whole = whole.plus(one.result())
            except AssertionError as error:
                finds.append(str(error))
    return Outcome(
        f"{whole.kills} kills (seed {seed}): "
        f"{whole.shown} sets had been shown as saved, {whole.found} were on the disk; "
        f"{whole.gone_on} starts went on with the workout, {whole.over} workouts came to their "
        f"end; {whole.leftovers} temporary files lay about.",
        tuple(finds),
    )
