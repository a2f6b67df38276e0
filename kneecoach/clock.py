"""The coach's clock: monotonic seconds to lead by, and the time of day to write down."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Protocol

from kneecoach.model.problem import Problem, ProblemError

SPEED_VARIABLE = "KNEECOACH_SPEED"


class Clock(Protocol):
    """What the coach asks for the time."""

    speed: float
    """How many of its seconds pass in a real one."""

    def monotonic(self) -> float:
        """Return seconds that only ever grow, also while the machine sleeps."""

    def time_of_day(self) -> datetime:
        """Return the time of day, with its offset from UTC."""


class SystemClock:
    """The machine's own clock, which may be made to run faster for trying things out."""

    def __init__(self, speed: float = 1.0) -> None:
        self.speed = speed

    def monotonic(self) -> float:
        """Return coach's seconds since some fixed time; they count a sleeping laptop too."""
        # Python's own monotonic clock stands still while the machine is suspended; these do not,
        # that of Linux and that of macOS, so that coming back is seen as the gap it is.
        return (
            time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)) * self.speed
        )

    def time_of_day(self) -> datetime:
        """Return the local time, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)


def speed_from(text: str | None) -> float:
    """Read how much faster the clock shall run.

    Raises:
        ProblemError: it is not a number from 1 to 1000.
    """
    if not text:
        return 1.0
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1 <= speed <= 1000:
        raise ProblemError(Problem(f"'{text}' is not a number from 1 to 1000", SPEED_VARIABLE))
    return speed
