"""What is being changed as the program ends is waited for, and told where it fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from kneecoach.storage import disk, under_way
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import save_profile
from kneecoach.storage.under_way import wait_for_changes

PATIENCE_S = 60
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Slow:
    """A disk that takes its time, until it is let; then it may fail."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.is_asked, self.goes_on = Event(), Event()
        self.error: OSError | None = None
        self._sync = disk.sync
        patch.setattr(disk, "sync", self.sync)

    def sync(self, handle: int) -> None:
        self.is_asked.set()
        assert self.goes_on.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        self._sync(handle)


@pytest.mark.parametrize(
    ("error", "told"),
    [(None, []), (FULL, ["profile.toml: the disk is full; make room on it"])],
)
def test_a_change_is_waited_for_and_told_only_where_it_fails(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, error: OSError | None, told: list[str]
) -> None:
    slow = Slow(monkeypatch)
    slow.error = error
    with ThreadPoolExecutor() as threads:
        threads.submit(save_profile, paths, kneeling_hurts=True)
        assert slow.is_asked.wait(PATIENCE_S)
        assert [str(one) for one in wait_for_changes(paths, 0)] == [
            "profile.toml: the disk does not answer; see whether it is still connected"
        ]
        wait_for = under_way._one_less.wait_for

        def go_on_meanwhile(is_over: Callable[[], bool], patience_s: float) -> bool:
            slow.goes_on.set()
            return wait_for(is_over, patience_s)

        monkeypatch.setattr(under_way._one_less, "wait_for", go_on_meanwhile)
        assert [str(one) for one in wait_for_changes(paths, PATIENCE_S)] == told
    assert wait_for_changes(paths, 0) == []


def test_a_workout_being_led_is_not_waited_for_as_it_is_set_aside(
    paths: Paths, history: History
) -> None:
    with history.changing("2026/1.toml", regardless=True), history.changing("2026/1.toml"):
        assert wait_for_changes(paths, 0) == []
