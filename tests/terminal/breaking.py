"""kneecoach, in which something breaks at a place that KNEECOACH_BREAKS names, mostly with `v`."""

from __future__ import annotations

import os
import threading
from unittest.mock import patch

from textual import work

from kneecoach.__main__ import run
from kneecoach.app import KneecoachApp
from kneecoach.commands import rules
from kneecoach.screens.live import LiveScreen
from kneecoach.terminal import ending

SECRET = "my left knee is sore"
"""What stands for a note of the person's."""
STUCK = "stuck now"
GRACE_S = 1.0


def fail() -> None:
    note = SECRET
    raise ValueError(f"cannot read {note}")


@work
async def fail_at_work(screen: LiveScreen) -> None:
    fail()


@work(thread=True)
def fail_in_a_thread(screen: LiveScreen) -> None:
    fail()


def break_now(screen: LiveScreen) -> None:
    match os.environ["KNEECOACH_BREAKS"]:
        case "action":
            fail()
        case "worker":
            fail_at_work(screen)
        case "thread":
            fail_in_a_thread(screen)
        case "timer":
            screen.set_timer(0.01, fail)
        case "callback":
            screen.call_later(fail)
        case "stuck":
            os.write(1, STUCK.encode())
            threading.Event().wait()


def fail_to_mount(_: KneecoachApp) -> None:
    fail()


def broken(*, as_json: bool) -> int:
    fail()
    return 0


if __name__ == "__main__":
    if os.environ["KNEECOACH_BREAKS"] == "before the paint":
        patch.object(KneecoachApp, "on_mount", fail_to_mount).start()
    patch.object(LiveScreen, "action_view", break_now).start()
    patch.object(rules, "run", broken).start()
    patch.object(ending, "GRACE_S", GRACE_S).start()
    run()
