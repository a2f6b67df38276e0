"""A live session led by hand: the test says how much time passes."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from kneecoach.model.exercises.exercise import PhaseKind
from kneecoach.model.live.events import Event
from kneecoach.model.live.live import LiveSession
from kneecoach.model.live.moment import Moment
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.sessions.session import SetLog

QUICK = Timing(setup_s=4, floor_setup_s=6)


class Walk:
    """A started session and a clock that stands still until it is moved."""

    def __init__(
        self,
        *plan: PlannedExercise,
        logs: Sequence[SetLog] = (),
        gap_s: float = inf,
    ) -> None:
        self.live = LiveSession(unroll(plan, QUICK, from_set=len(logs)), logs, gap_s=gap_s)
        self.now = 100.0
        self.live.start(self.now)

    def wait(self, seconds: float) -> list[Event]:
        """Let time pass, then ask the session."""
        self.now += seconds
        return self.live.tick(self.now)

    def until(self, kind: PhaseKind, set_index: int | None = None) -> None:
        """Let time pass until a phase begins (of the set, where one is named)."""
        while self.phase != kind or (set_index is not None and self.set_index != set_index):
            assert self.live.state == "running"
            self.wait(self.moment.left_s)

    def until_done(self) -> None:
        """Let time pass until the workout is over."""
        while self.live.state != "done":
            assert self.live.state == "running"
            self.wait(self.moment.left_s)

    @property
    def moment(self) -> Moment:
        return self.live.moment(self.now)

    @property
    def phase(self) -> PhaseKind:
        return self.moment.phase.kind

    @property
    def set_index(self) -> int:
        return self.moment.set.index

    @property
    def place(self) -> tuple[PhaseKind, int, float]:
        """The phase, its set and the seconds left in it."""
        return self.phase, self.set_index, self.moment.left_s

    @property
    def logs(self) -> tuple[SetLog, ...]:
        return self.live.logs
