"""What twenty thousand sessions cost, each beside its bare counterpart: `python -m` this file.

All are measured in turn in one run, so that a noisy machine is noisy for both sides. It takes some
minutes; less with `--only` and what is wanted of it: `start`, `History`, `keys`, `index`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from kneecoach.model.history.course import courses
from kneecoach.model.history.statistics import statistics
from kneecoach.model.sessions.digest import Digest
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths
from tests.bench.many_sessions import LAST, write_sessions
from tests.builders import shipped_library
from tests.terminal.support import Terminal, known

T = TypeVar("T")

MANY, FEW = 20_000, 20
PARTS = ("start", "History", "keys", "index")
PAIRS = 10
ROUNDS = 3
KEYS = 120
"""How often a key is pressed in a round, with and without an index being built."""
BETWEEN_KEYS_S = (0.03, 0.09)
SETTLED_S = 0.5
"""How long a screen is left alone after it has opened."""


class Person:
    """Somebody with so many sessions behind them."""

    def __init__(self, folder: Path, sessions: int) -> None:
        self.paths = Paths(known(folder / f"{sessions}"), folder / f"{sessions} cached")
        write_sessions(self.paths.config, sessions)
        self.years = len(History(self.paths).years())

    def start(self) -> Terminal:
        """Open the app."""
        config, cache = str(self.paths.config), str(self.paths.cache)
        return Terminal("--config-dir", config, KNEECOACH_CACHE_DIR=cache)

    @contextmanager
    def running(self) -> Iterator[Terminal]:
        """Open the app and wait until it has proposed a workout."""
        program = self.start()
        try:
            program.wait_for("s Start")
            yield program
        finally:
            program.kill()

    def forget(self) -> None:
        """Delete the index."""
        shutil.rmtree(self.paths.cache, ignore_errors=True)

    def is_indexed(self) -> bool:
        """Tell whether every year has been gone through."""
        return len(list(self.paths.index.glob("[0-9]*"))) == self.years


def first_paint_s(person: Person) -> float:
    """Start the app and return the seconds until its first screen is there."""
    begin = time.perf_counter()
    program = person.start()
    program.wait_for("Today")
    took = time.perf_counter() - begin
    program.kill()
    return took


def opening_s(person: Person) -> float:
    """Return the seconds from the key for History until the newest session is told of."""
    with person.running() as program:
        return program.seconds_until_painted("3", _told_of(LAST))


def keys_s(person: Person, *, building: bool) -> list[float]:
    """Go down the sessions key by key; return the seconds until each is painted.

    Args:
        person: whose history.
        building: whether an index is built all the while; it ends when that is done.
    """
    if building:
        person.forget()
    else:
        HistoryIndex(History(person.paths), person.paths).refresh()
    chance = Random(KEYS)
    times: list[float] = []
    with person.running() as program:
        program.seconds_until_painted("3", _told_of(LAST))
        program.watch(SETTLED_S)
        while len(times) < KEYS:
            program.watch(chance.uniform(*BETWEEN_KEYS_S))
            next_day = LAST - timedelta(days=len(times) + 1)
            took = program.seconds_until_painted("\x1b[B", _told_of(next_day))
            if building and person.is_indexed():
                break
            times.append(took)
    return times


def _told_of(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def bare_loop_s(person: Person) -> float:
    """Return how long it takes to parse every file and do nothing with it."""
    files = sorted(person.paths.history.glob("*/*.toml"))

    def parse() -> None:
        for path in files:
            with path.open("rb") as file:
                tomllib.load(file)

    return _seconds(parse)


def cold_index_s(person: Person) -> float:
    """Return how long it takes to build the index from nothing."""
    person.forget()
    return _seconds(lambda: HistoryIndex(History(person.paths), person.paths).refresh())


def warm_numbers_s(person: Person) -> float:
    """Return how long it takes to read the index and reckon the numbers over all workouts."""
    return _seconds(lambda: _numbers(person))


def warm_courses_s(person: Person) -> float:
    """Return how long it takes with the course of every exercise, as `kneecoach stats` tells it."""
    catalogue = shipped_library().catalogue
    return _seconds(lambda: courses(catalogue, _numbers(person)))


def _numbers(person: Person) -> Sequence[Digest]:
    overview = HistoryIndex(History(person.paths), person.paths).refresh()
    assert overview is not None
    statistics(overview.digests, 3, LAST)
    return overview.digests


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _in_turn(count: int, what: str, *measures: Callable[[], T]) -> Sequence[Sequence[T]]:
    """Measure one after the other, so many times; return what each gave."""
    rounds = []
    for number in range(count):
        rounds.append([measure() for measure in measures])
        print(f"{what}: {number + 1} of {count}", file=sys.stderr)
    return list(zip(*rounds, strict=True))


Row = tuple[str, float, str, float, float | None]
"""What took so many seconds, beside what, that took so many, and the ratio allowed at most."""


def start_rows(none: Person, many: Person) -> Iterator[Row]:
    """Measure the first paint."""
    starts = _in_turn(PAIRS, "start", lambda: first_paint_s(many), lambda: first_paint_s(none))
    yield ("first paint", median(starts[0]), "with no session", median(starts[1]), 1.05)


def history_rows(few: Person, many: Person) -> Iterator[Row]:
    """Measure the opening of History."""
    opens = _in_turn(PAIRS, "History", lambda: opening_s(many), lambda: opening_s(few))
    yield ("History opens", median(opens[0]), f"with {FEW} sessions", median(opens[1]), 1.5)


def keys_rows(many: Person) -> Iterator[Row]:
    """Measure a key while the index is being built."""
    slow, idle = (
        sorted(chain.from_iterable(times))
        for times in _in_turn(
            ROUNDS,
            "keys",
            lambda: keys_s(many, building=True),
            lambda: keys_s(many, building=False),
        )
    )
    yield ("a key while indexing, 99th percentile", _p99(slow), "at rest", _p99(idle), 2)
    yield ("a key while indexing, median", median(slow), "at rest", median(idle), None)


def index_rows(many: Person) -> Iterator[Row]:
    """Measure the index, cold and warm."""
    loops = _in_turn(
        ROUNDS,
        "index",
        lambda: cold_index_s(many),
        lambda: warm_numbers_s(many),
        lambda: warm_courses_s(many),
        lambda: bare_loop_s(many),
    )
    cold, warm, with_courses, bare = map(median, loops)
    loop = "a loop of tomllib.load"
    yield ("cold index", cold, loop, bare, 1.3)
    yield ("numbers over everything, warm", warm, loop, bare, 0.05)
    yield ("the same, and each exercise's course", with_courses, loop, bare, None)


def measured(folder: Path, parts: Collection[str]) -> Iterator[Row]:
    """Write histories into a folder and measure."""
    none, few, many = (Person(folder, sessions) for sessions in (0, FEW, MANY))
    if "start" in parts:
        yield from start_rows(none, many)
    if "History" in parts:
        yield from history_rows(few, many)
    if "keys" in parts:
        yield from keys_rows(many)
    if "index" in parts:
        yield from index_rows(many)


def main(parts: Collection[str]) -> None:
    """Measure and print a table."""
    table = Table("what", "ms", "beside", "ms", "ratio", "at most", title=f"{MANY} sessions")
    with tempfile.TemporaryDirectory() as name:
        for what, took, beside, bare_took, most in measured(Path(name), parts):
            table.add_row(
                what,
                f"{took * 1000:.0f}",
                beside,
                f"{bare_took * 1000:.0f}",
                f"{took / bare_took:.3f}",
                "" if most is None else f"{most:g}",
            )
    Console().print(table)


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100, method="inclusive")[98]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    main(parser.parse_args().only)
