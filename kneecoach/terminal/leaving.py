"""Leads the app to its end, whether by a key, a signal or a fault."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

from kneecoach.clock import Clock
from kneecoach.model.live.keeping import Outcome
from kneecoach.storage.faults import told
from kneecoach.storage.paths import Paths
from kneecoach.storage.under_way import wait_for_changes
from kneecoach.terminal.app import TerminalApp
from kneecoach.terminal.ending import HASTE_S, SAVE_S, EndWatch, end_soon, say, told_to_end

_FAULT = _UNSAVED = 1
_SIGNALLED = 128
"""What is added to the number of the signal that ended the app, as shells do."""


def lead(app: TerminalApp, paths: Paths, clock: Clock, rescue: Callable[[], Outcome]) -> int:
    """Run the app until it ends, and what it was changing is on the disk; return the exit code.

    That is 128 and the number of the signal that ended it, or 1 for a fault or for a change that
    did not come to the disk, which is told of.

    Args:
        app: the app.
        paths: where a fault is noted, and how files are told to people.
        clock: tells when it was.
        rescue: sets aside what could not be saved, and returns what has become of the workout.
    """
    runner = asyncio.Runner()
    try:
        code = runner.run(_run(app))
    except Exception as error:
        app.fault = error
        code = _FAULT
    outcome = rescue()
    if app.fault is not None:
        print(told(app.fault, paths, clock.time_of_day(), outcome.told), file=sys.stderr)
    elif code > _SIGNALLED:
        told_to_end(code - _SIGNALLED, outcome.told)
    elif not outcome.is_safe:
        say(outcome.told)
    for lost in wait_for_changes(paths, HASTE_S if code > _SIGNALLED else SAVE_S):
        say(f"not saved: {lost}")
        code = code or _UNSAVED
    if code == _SIGNALLED + signal.SIGHUP:
        _write_no_more()
    end_soon(code)
    runner.close()  # waits for threads, which may wait for a disk that does not answer
    return code


async def _run(app: TerminalApp) -> int:
    loop = asyncio.get_running_loop()

    def hear() -> None:
        app.is_leaving = True

    def leave(number: int) -> None:
        app.is_leaving = True
        if not loop.is_closed():
            loop.call_soon_threadsafe(app.exit, None, _SIGNALLED + number)

    watch = EndWatch(hear, leave)
    try:
        await app.run_async()
    finally:
        watch.stop()
    return app.return_code or 0


def _write_no_more() -> None:
    """Let go of a terminal that may be gone, so that nothing stumbles over that on the way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
