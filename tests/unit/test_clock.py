"""The coach's clock: seconds that count a sleeping machine, and a time of day with its zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneecoach import clock
from kneecoach.clock import SystemClock
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths

SUMMER_ENDS = datetime(2026, 11, 1, 1, tzinfo=UTC).timestamp()
ZONE = "CET-1CEST,M3.5.0,M11.1.0/3"


class Stopped:
    """A time of day that shows what it is told."""

    shows = 0.0

    @classmethod
    def now(cls) -> datetime:
        return datetime.fromtimestamp(cls.shows)


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", ZONE)
        patch.setattr(clock, "datetime", Stopped)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_in_the_hour_that_comes_twice_time_goes_on_and_the_history_keeps_its_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = []
    for passed_s in (-4500, -900, 900, 4500):
        monkeypatch.setattr(Stopped, "shows", SUMMER_ENDS + passed_s)
        times.append(SystemClock().time_of_day())
    assert [f"{one:%H:%M %z}" for one in times] == [
        "01:45 +0200", "02:45 +0200", "02:15 +0100", "03:15 +0100",
    ]  # fmt: skip
    assert [(one - times[0]).total_seconds() for one in times] == [0, 3600, 5400, 9000]
    files = [History(Paths(Path("nowhere"))).new_file(one) for one in times]
    assert files == sorted(files)


@pytest.mark.parametrize("counts_sleep", ["CLOCK_BOOTTIME", "CLOCK_MONOTONIC"])
def test_seconds_count_a_machine_that_sleeps(
    monkeypatch: pytest.MonkeyPatch, counts_sleep: str
) -> None:
    if counts_sleep == "CLOCK_MONOTONIC":  # as on macOS, which has no other
        monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    slept_s = {getattr(time, counts_sleep): 8 * 3600.0}
    monkeypatch.setattr(time, "monotonic", lambda: 60.0)
    monkeypatch.setattr(time, "clock_gettime", lambda clock: 60.0 + slept_s.get(clock, 0.0))
    assert SystemClock().monotonic() == 60 + 8 * 3600
