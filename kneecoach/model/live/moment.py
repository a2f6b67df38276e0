"""What a live session says when it is asked "what now?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.routines.timeline import Phase, PlannedSet, Timeline
from kneecoach.model.sessions.session import SetLog

State = Literal["not started", "running", "paused", "going on", "asking", "done"]
"""paused: waits to go on; going on: in the get-ready after a pause; asking: waits for reps."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a live session stands at one time. All times are in seconds."""

    timeline: Timeline
    state: State
    phase_index: int
    elapsed_s: float
    """How much of the phase has passed."""
    length_s: float
    """How long the phase is, with what was added to it or taken from it."""
    ready_left_s: float
    """What is left of the get-ready after a pause; 0 outside it."""
    reps_done: int
    flagged: tuple[str, ...]
    """The faults flagged in the set that a flag would now be about."""
    next_index: int
    """The place of the set after this one; past the last where none follows."""
    logs: tuple[SetLog, ...] = ()
    """The sets logged so far."""

    @property
    def phase(self) -> Phase:
        """The phase at hand."""
        return self.timeline.phases[self.phase_index]

    @property
    def set(self) -> PlannedSet:
        """The set at hand, or the one this leads up to."""
        return self.timeline.sets[self.phase.set_index]

    @property
    def exercise(self) -> Exercise:
        """The exercise at hand."""
        return self.set.planned.exercise

    @property
    def left_s(self) -> float:
        """What is left of the phase; for a self-paced one, of the time it is expected to take."""
        if self.state == "done":
            return 0.0
        return max(0.0, self.length_s - self.elapsed_s)

    @property
    def progress(self) -> float:
        """How much of the phase has passed, from 0 to 1."""
        return self.elapsed_s / self.length_s if self.length_s else 1.0

    @property
    def set_left_s(self) -> float:
        """What is left of the set's work; all of it where the set has not begun."""
        if self.state == "done":
            return 0.0
        timeline = self.timeline
        end = timeline.before_s[timeline.end_of_set(self.phase.set_index)]
        if self.phase.leads_up:
            return end - timeline.before_s[timeline.ready_phase(self.phase.set_index) + 1]
        return self.left_s + end - timeline.before_s[self.phase_index + 1]

    @property
    def set_progress(self) -> float:
        """How much of the set's work is behind, from 0 to 1."""
        timeline = self.timeline
        index = self.phase.set_index
        end = timeline.before_s[timeline.end_of_set(index)]
        whole = end - timeline.before_s[timeline.ready_phase(index) + 1]
        return min(1.0, max(0.0, 1 - self.set_left_s / whole)) if whole else 1.0

    @property
    def workout_left_s(self) -> float:
        """What is left of the workout when nothing intervenes."""
        if self.state == "done":
            return 0.0
        return self.left_s + self.timeline.length_s - self.timeline.before_s[self.phase_index + 1]

    @property
    def cues(self) -> tuple[int, ...]:
        """The places of the cues that matter now, counted from 0."""
        if self.phase.leads_up or self.phase.kind == "relax":
            return ()
        return self.exercise.cues_in(self.phase.kind)

    @property
    def cue(self) -> int | None:
        """The one cue to think of now; in the next rep it is the next one of those that matter."""
        cues = self.cues
        return cues[max(0, self.phase.rep - 1) % len(cues)] if cues else None

    @property
    def movement(self) -> float:
        """How far the body is on the way from its figure's start to its end, from 0 to 1.

        While getting in place the figure shows what comes, rep after rep.
        """
        tempo, kind = self.set.planned.dose.tempo, self.phase.kind
        if self.state == "done":
            return 0.0
        if kind in ("setup", "self-paced") or (kind == "hold" and tempo.rep_s == tempo.hold_s):
            return tempo.movement(self.elapsed_s)
        if kind == "hold":
            return 1.0
        if kind in ("lower", "lift"):
            return self.progress if kind == tempo.first else 1 - self.progress
        return 0.0

    @property
    def posture(self) -> float:
        """The same for a figure that stands still through each phase: 0 or 1."""
        kind = self.phase.kind
        return float(kind in (self.set.planned.dose.tempo.first, "hold", "self-paced"))

    @property
    def next_set(self) -> PlannedSet | None:
        """The set after this one."""
        sets = self.timeline.sets
        return sets[self.next_index] if self.next_index < len(sets) else None

    @property
    def next_lead_in(self) -> Phase | None:
        """The phase that comes when this set is over."""
        after = self.next_set
        return self.timeline.phases[self.timeline.first_phase(after.index)] if after else None
