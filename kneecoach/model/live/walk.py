"""The walk: where on a timeline the coach stands, and whether its clock runs.

A walk has no clock of its own; it is told the time. Times are deadlines: however seldom it is
told, a phase ends when its seconds have passed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from kneecoach.model.live.moment import State
from kneecoach.model.routines.timeline import READY_S, Phase, Timeline


@dataclass(frozen=True, slots=True)
class Spot:
    """A point within a phase."""

    phase_index: int
    length_s: float
    """How long the phase is, with what was added to it or taken from it."""
    elapsed_s: float = 0.0
    """How much of it has passed."""


class Walk:
    """Walks a timeline, phase by phase, as far as it is told to.

    All times are monotonic, in seconds. What is done happens at `now`, the last time told.
    """

    def __init__(self, timeline: Timeline, gap_s: float) -> None:
        """Stand before the first phase.

        Args:
            timeline: what to walk.
            gap_s: the longest time between two times told that is no gap.
        """
        self.timeline = timeline
        self.state: State = "not started"
        self.now = 0.0
        self.ran_s = 0.0
        """For how long its clock has run in all."""
        self._gap_s = gap_s
        self._since = 0.0
        """When the clock last started, or a phase began."""
        self._spot = Spot(0, timeline.phases[0].seconds)
        """Where it stood then."""

    @property
    def phase(self) -> Phase:
        """The phase at hand."""
        return self.timeline.phases[self._spot.phase_index]

    @property
    def spot(self) -> Spot:
        """Where it stands now."""
        return replace(self._spot, elapsed_s=self.elapsed_s(self.now))

    @property
    def clock_runs(self) -> bool:
        """Whether time counts: in a phase, or in the get-ready after a pause."""
        return self.state in ("running", "going on")

    @property
    def under_way(self) -> bool:
        """Whether it stands in a phase that is not over, even if its clock stands still."""
        return self.clock_runs or self.state == "paused"

    @property
    def deadline(self) -> float:
        """When the phase, or the get-ready after a pause, is over; never, if time cannot end it."""
        if self.state == "going on":
            return self._since + READY_S
        if self.state == "running" and self.phase.kind != "self-paced":
            return self._since + self._spot.length_s - self._spot.elapsed_s
        return inf

    def elapsed_s(self, at: float) -> float:
        """Return how much of the phase has passed at a time from now to its deadline."""
        return self._spot.elapsed_s + (at - self._since if self.state == "running" else 0.0)

    def length_s(self, at: float) -> float:
        """Return how long the phase is; a self-paced one takes as long as it takes."""
        if self.phase.kind == "self-paced":
            return max(self._spot.length_s, self.elapsed_s(at))
        return self._spot.length_s

    def ready_left_s(self, at: float) -> float:
        """Return what is left of the get-ready after a pause; 0 outside it."""
        return max(0.0, self.deadline - at) if self.state == "going on" else 0.0

    def is_gap(self, until: float) -> bool:
        """Tell whether the clock would run unseen for too long, from now until a time."""
        return self.clock_runs and until - self.now > self._gap_s

    def advance(self, until: float) -> bool:
        """Let time pass until a time, but not past the deadline; it never runs backwards.

        Returns:
            Whether the deadline has come; then the phase, or the get-ready, is over.
        """
        is_over = self.deadline <= max(until, self.now)
        now = max(self.now, min(until, self.deadline))
        if self.clock_runs:
            self.ran_s += now - self.now
        self.now = now
        return is_over

    def run(self) -> None:
        """Let the clock run from where it stands."""
        self.state, self._since = "running", self.now

    def stand_still(self, state: Literal["paused", "asking", "done"]) -> None:
        """Stop the clock; the state says why."""
        self._spot = self.spot
        self.state = state

    def get_ready(self) -> None:
        """Start the get-ready after a pause."""
        self.state, self._since = "going on", self.now

    def enter(self, phase_index: int) -> None:
        """Stand at the beginning of a phase; a clock that stands still keeps standing."""
        if self.state == "going on":
            self.state = "running"
        self.return_to(Spot(phase_index, self.timeline.phases[phase_index].seconds))

    def return_to(self, spot: Spot) -> None:
        """Stand where it stood before."""
        self._spot, self._since = spot, self.now

    def lengthen(self, seconds: float) -> None:
        """Make the phase longer, or shorter down to its end now."""
        length_s = max(self._spot.length_s + seconds, self.elapsed_s(self.now))
        self._spot = replace(self._spot, length_s=length_s)
