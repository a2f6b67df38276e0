"""The live session: a state machine that walks a timeline.

It has no clock. Every method takes `now`, a monotonic time in seconds, first walks as far as
time has come, then acts, and returns the events of both. Times are deadlines: however seldom
it is asked, a phase ends when its seconds have passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from msgspec.structs import replace as replace_struct

from kneecoach.model.events import (
    Event,
    GoingOn,
    Paused,
    PhaseStarted,
    RepDone,
    RepsAsked,
    SessionDone,
    SetAmended,
    SetDone,
    SetReopened,
    SetSkipped,
)
from kneecoach.model.moment import Moment, State
from kneecoach.model.session import SetLog, log_of
from kneecoach.model.timeline import READY_S, Phase, PlannedSet, Timeline

GAP_S = 2.0
"""A longer time in which nobody asked the coach anything counts as a pause."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands, and what is known of the set it stands in."""

    index: int
    length_s: float
    elapsed_s: float = 0.0
    """Seconds of the phase that had passed when the clock last started or stood still."""
    reps: int = 0
    worked_s: float = 0.0
    pain: int | None = None
    faults: tuple[str, ...] = ()


class LiveSession:
    """Walks a timeline; says at any moment what to do, and logs what was done."""

    def __init__(
        self, timeline: Timeline, logs: Sequence[SetLog] = (), *, gap_s: float = GAP_S
    ) -> None:
        """Stand before the first phase of a timeline.

        Args:
            timeline: what to walk.
            logs: the sets already done, where a workout is gone on with. They are the first
                sets of the timeline, in order.
            gap_s: the longest time between two calls that still counts as coaching.
        """
        self.timeline = timeline
        self._logs = list(logs)
        self._gap_s = gap_s
        self._state: State = "not started"
        self._since = 0.0
        """When the clock last started: elapsed time is what the place says and what came since."""
        self._seen = 0.0
        self._undo: list[tuple[_Place, int]] = []
        """Places skips left, with how many sets were logged there."""
        self._place = _Place(0, timeline.phases[0].seconds)

    @property
    def logs(self) -> tuple[SetLog, ...]:
        """The sets logged so far, the first ones of the timeline in order."""
        return tuple(self._logs)

    @property
    def state(self) -> State:
        """Whether it runs, and if not, what it waits for."""
        return self._state

    def start(self, now: float) -> list[Event]:
        """Start with the first phase."""
        self._state, self._seen = "running", now
        events: list[Event] = []
        self._enter(0, now, events)
        return events

    def tick(self, now: float) -> list[Event]:
        """Walk as far as time has come; the clock it is told never runs backwards."""
        events: list[Event] = []
        now = max(now, self._seen)
        if self._state in ("running", "going on") and now - self._seen > self._gap_s:
            self._stand_still(self._seen)
            events.append(Paused(asked=False))
        if self._state == "going on" and now >= self._since + READY_S:
            self._state = "running"
            self._since += READY_S
            events.append(PhaseStarted(self._phase))
        while (
            self._state == "running"
            and self._phase.kind != "self-paced"
            and now >= (deadline := self._since + self._place.length_s - self._place.elapsed_s)
        ):
            self._complete_phase(deadline, events)
        self._seen = now
        return events

    def pause(self, now: float) -> list[Event]:
        """Stop the clock."""
        events = self.tick(now)
        if self._state in ("running", "going on"):
            self._stand_still(self._seen)
            events.append(Paused(asked=True))
        return events

    def go_on(self, now: float) -> list[Event]:
        """Go on after a pause: a get-ready first, then what was left of the phase."""
        events = self.tick(now)
        if self._state == "paused":
            self._state, self._since = "going on", self._seen
            events.append(GoingOn())
        return events

    def done(self, now: float) -> list[Event]:
        """Be done with what leads up to a set, or with the set itself."""
        events = self.tick(now)
        if self._state in ("not started", "asking", "done"):
            return events
        if self._phase.leads_up:
            self._complete_phase(self._seen, events)
            return events
        self._log_done(self._seen, events)
        if self._phase.kind == "self-paced":
            self._stand_still(self._seen)
            self._state = "asking"
            events.append(RepsAsked(self._phase.set_index))
        else:
            self._next_set(self._seen, events)
        return events

    def answer_reps(self, now: float, reps: int | None) -> list[Event]:
        """Say how many reps a self-paced set had (None: nobody counted), and go on."""
        events = self.tick(now)
        if self._state != "asking":
            return events
        if reps is not None:
            self._amend(self._phase.set_index, events, reps=reps)
        self._state, self._since = "running", self._seen
        self._next_set(self._seen, events)
        return events

    def skip(self, now: float) -> list[Event]:
        """Leave out the set at hand, or the one this leads up to; `back` undoes it."""
        events = self.tick(now)
        if self._state == "asking":
            return events + self.answer_reps(now, None)
        if self._state in ("not started", "done"):
            return events
        now = self._seen
        self._undo.append((replace(self._place, elapsed_s=self._elapsed(now)), len(self._logs)))
        if self._phase.set_index == len(self._logs):
            self._log_skipped(now, events)
        self._next_set(now, events)
        return events

    def back(self, now: float) -> list[Event]:
        """Undo the skip just made; else go to the get-ready of the set before."""
        events = self.tick(now)
        if self._state == "not started":
            return events
        now = self._seen
        if self._state == "asking":
            if self._phase.set_index == len(self._logs) - 1:  # what was done after it stays done
                self._reopen(self._phase.set_index, events)
            self._state = "paused"
            events.append(PhaseStarted(self._phase))
        elif self._undo:
            self._place, logged = self._undo.pop()
            self._reopen(logged, events)
            if self._state == "done":
                self._state = "paused"
            self._since = now
            events.append(PhaseStarted(self._phase))
        else:
            before = self._phase.set_index - (self._state != "done")
            if self._state == "done":
                self._state = "running"
            first = self.timeline.phases[0].set_index
            self._enter(self.timeline.ready_phase(max(first, before)), now, events, afresh=True)
        return events

    def add_time(self, now: float, seconds: float) -> list[Event]:
        """Make the phase longer, or shorter down to its end now."""
        events = self.tick(now)
        if self._state in ("running", "paused", "going on"):
            now = self._seen
            length_s = max(self._place.length_s + seconds, self._elapsed(now))
            self._place = replace(self._place, length_s=length_s)
            events += self.tick(now)
        return events

    def restart_set(self, now: float) -> list[Event]:
        """Do the set at hand from its get-ready again."""
        events = self.tick(now)
        if self._state in ("running", "paused", "going on"):
            ready = self.timeline.ready_phase(self._phase.set_index)
            self._enter(ready, self._seen, events, afresh=True)
        return events

    def pain(self, now: float, pain: int) -> list[Event]:
        """Note how much it hurts (0-10); before a set begins, it speaks of the one before."""
        events = self.tick(now)
        index = self._subject(("setup", "rest", "switch sides"))
        if index < len(self._logs):
            self._amend(index, events, pain=pain)
        if index == self._phase.set_index:
            self._place = replace(self._place, pain=pain)
        return events

    def flag(self, now: float, cue: int) -> list[Event]:
        """Flag the fault behind a cue (its place, from 0), or take the flag back."""
        events = self.tick(now)
        cues = self._set.planned.exercise.cues
        fault = cues[cue].fault if 0 <= cue < len(cues) else None
        if fault is None:
            return events
        index = self._subject(("rest", "switch sides"))
        flagged = set(self._faults(index)) ^ {fault.id}
        faults = tuple(cue.fault.id for cue in cues if cue.fault and cue.fault.id in flagged)
        if index < len(self._logs):
            self._amend(index, events, faults=faults)
        if index == self._phase.set_index:
            self._place = replace(self._place, faults=faults)
        return events

    def stop(self, now: float, pain: int | None, where: str | None) -> list[Event]:
        """End this exercise because it hurts; its remaining sets are left out."""
        events = self.tick(now)
        if self._state in ("not started", "done"):
            return events
        now, here = self._seen, self._set
        if self._is_undone(here.index) and not self._phase.leads_up:
            self._log_done(now, events)
        elif here.index == len(self._logs):
            self._log_skipped(now, events)
        pain = pain if pain is not None else self._logs[here.index].pain
        self._amend(here.index, events, pain=pain, where=where, stopped_for_pain=True)
        for later in self.timeline.sets[len(self._logs) :]:
            if later.item != here.item:
                break
            log = log_of(later, reps=0, worked=0, pain=None, faults=(), skipped=True)
            log = replace_struct(log, stopped_for_pain=True)
            self._logs.append(log)
            events.append(SetSkipped(later.index, log))
        if self._state == "asking":
            self._state, self._since = "running", now
        self._undo.clear()
        after = next((one for one in self.timeline.sets if one.item > here.item), None)
        self._go_to_set(after.index if after else len(self.timeline.sets), now, events)
        return events

    def finish(self, now: float) -> list[Event]:
        """End the workout here; a set that has begun is logged as far as it came."""
        events = self.tick(now)
        if self._state in ("not started", "done"):
            return events
        if self._is_undone(self._phase.set_index) and self._worked(self._seen) > 0:
            self._log_done(self._seen, events)
        self._end(self._seen, events)
        return events

    def moment(self, now: float) -> Moment:
        """Say where the session stands; time should have been told with `tick` before."""
        now = max(now, self._seen)
        index = self._subject(("rest", "switch sides"))
        return Moment(
            timeline=self.timeline,
            state=self._state,
            phase_index=self._place.index,
            elapsed_s=min(self._elapsed(now), self._length_s(now)),
            length_s=self._length_s(now),
            ready_left_s=max(0.0, self._since + READY_S - now) if self._state == "going on" else 0,
            reps_done=self._place.reps,
            flagged=self._faults(index),
        )

    # -- the walk ---------------------------------------------------------------------------

    @property
    def _phase(self) -> Phase:
        return self.timeline.phases[self._place.index]

    @property
    def _set(self) -> PlannedSet:
        return self.timeline.sets[self._phase.set_index]

    def _elapsed(self, now: float) -> float:
        running = self._state == "running"
        return self._place.elapsed_s + (now - self._since if running else 0.0)

    def _length_s(self, now: float) -> float:
        if self._phase.kind == "self-paced":
            return max(self._place.length_s, self._elapsed(now))
        return self._place.length_s

    def _stand_still(self, at: float) -> None:
        self._place = replace(self._place, elapsed_s=self._elapsed(at))
        self._state = "paused"

    def _enter(self, index: int, at: float, events: list[Event], *, afresh: bool = False) -> None:
        """Stand at the beginning of a phase, with a fresh count where its set begins."""
        phase = self.timeline.phases[index]
        if afresh or phase.set_index != self._phase.set_index:
            log = self._logs[phase.set_index] if phase.set_index < len(self._logs) else None
            self._place = _Place(
                index,
                phase.seconds,
                pain=log.pain if log else None,
                faults=log.faults if log else (),
            )
        else:
            self._place = replace(self._place, index=index, length_s=phase.seconds, elapsed_s=0.0)
        if self._state == "going on":
            self._state = "running"
        self._since = at
        if phase.is_work:
            self._undo.clear()
        events.append(PhaseStarted(phase))

    def _complete_phase(self, at: float, events: list[Event]) -> None:
        phase = self._phase
        reps = self._place.reps + phase.ends_rep
        self._place = replace(self._place, worked_s=self._worked(at), elapsed_s=0.0, reps=reps)
        self._since = at
        if phase.ends_rep:
            events.append(RepDone(reps, self._set.planned.dose.reps))
        if self._place.index + 1 < self.timeline.end_of_set(phase.set_index):
            self._enter(self._place.index + 1, at, events)
        else:
            self._log_done(at, events)
            self._next_set(at, events)

    def _next_set(self, at: float, events: list[Event]) -> None:
        self._go_to_set(self._phase.set_index + 1, at, events)

    def _go_to_set(self, index: int, at: float, events: list[Event]) -> None:
        if index < len(self.timeline.sets):
            self._enter(self.timeline.first_phase(index), at, events)
        else:
            self._end(at, events)

    def _end(self, at: float, events: list[Event]) -> None:
        self._stand_still(at)
        self._state = "done"
        events.append(SessionDone(finished=len(self._logs) == len(self.timeline.sets)))

    # -- the log ----------------------------------------------------------------------------

    def _subject(self, about_the_one_before: tuple[str, ...]) -> int:
        """Return the set that a remark made now is about."""
        index = self._phase.set_index
        previous = index > 0 and self._phase.kind in about_the_one_before
        return index - 1 if previous else index

    def _faults(self, index: int) -> tuple[str, ...]:
        if index == self._phase.set_index:
            return self._place.faults
        return self._logs[index].faults

    def _worked(self, at: float) -> float:
        return self._place.worked_s + (self._elapsed(at) if self._phase.is_work else 0.0)

    def _log(self, at: float, *, skipped: bool = False) -> SetLog:
        place = self._place
        return log_of(
            self._set,
            reps=None if self._phase.kind == "self-paced" else place.reps,
            worked=self._worked(at),
            pain=place.pain,
            faults=place.faults,
            skipped=skipped,
        )

    def _log_done(self, at: float, events: list[Event]) -> None:
        index, log = self._phase.set_index, self._log(at)
        if index < len(self._logs):
            self._logs[index] = log
        else:
            self._logs.append(log)
        events.append(SetDone(index, log))

    def _log_skipped(self, at: float, events: list[Event]) -> None:
        log = self._log(at, skipped=True)
        self._logs.append(log)
        events.append(SetSkipped(self._phase.set_index, log))

    def _is_undone(self, index: int) -> bool:
        """Tell whether a set was not done so far: it lies ahead, or was left out."""
        return index == len(self._logs) or self._logs[index].skipped

    def _amend(self, index: int, events: list[Event], **changes: object) -> None:
        self._logs[index] = replace_struct(self._logs[index], **changes)
        events.append(SetAmended(index, self._logs[index]))

    def _reopen(self, index: int, events: list[Event]) -> None:
        while len(self._logs) > index:
            self._logs.pop()
            events.append(SetReopened(len(self._logs)))
