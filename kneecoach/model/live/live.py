"""The live session: what the person who is led can do at any moment, and what follows.

It has no clock. Every method takes `now`, a monotonic time in seconds, first walks as far as
time has come, then acts, and returns the events of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from kneecoach.model.exercises.exercise import PhaseKind
from kneecoach.model.live.events import Event, GoingOn, Paused, PhaseStarted, RepsAsked
from kneecoach.model.live.lead import Lead
from kneecoach.model.live.moment import Moment, State
from kneecoach.model.routines.timeline import Timeline
from kneecoach.model.sessions.session import SetLog

GAP_S = 2.0
"""A longer time in which nobody asked the coach anything counts as a pause."""

_BETWEEN_SETS: tuple[PhaseKind, ...] = ("rest", "switch sides")
"""The phases in which what is said of the knee is said of the set just done."""


class LiveSession:
    """Walks a timeline; says at any moment what to do, and logs what was done."""

    def __init__(
        self,
        timeline: Timeline,
        logs: Sequence[SetLog] = (),
        *,
        gap_s: float = GAP_S,
        lasted_s: float = 0.0,
    ) -> None:
        """Stand before the first phase of a timeline.

        Args:
            timeline: what to walk.
            logs: the sets already done, where a workout is gone on with. They are the first
                sets of the timeline, in order.
            gap_s: the longest time between two calls that still counts as coaching.
            lasted_s: how long it has lasted before.
        """
        self.timeline = timeline
        self._lead = Lead(timeline, logs, gap_s, lasted_s)
        self._walk, self._logbook = self._lead.walk, self._lead.logbook

    @property
    def logs(self) -> tuple[SetLog, ...]:
        """The sets logged so far, the first ones of the timeline in order."""
        return self._logbook.logs

    @property
    def lasted_s(self) -> float:
        """How long the workout has lasted so far, without pauses and the time away."""
        return self._walk.ran_s

    @property
    def state(self) -> State:
        """Whether it runs, and if not, what it waits for."""
        return self._walk.state

    def start(self, now: float) -> list[Event]:
        """Start with the first phase."""
        self._walk.now = now
        self._walk.run()
        return self._lead.enter(0)

    def tick(self, now: float) -> list[Event]:
        """Walk as far as time has come; the clock it is told never runs backwards."""
        return self._lead.pass_time(now)

    def pause(self, now: float) -> list[Event]:
        """Stop the clock."""
        events = self.tick(now)
        if self._walk.clock_runs:
            self._walk.stand_still("paused")
            events.append(Paused(asked=True))
        return events

    def go_on(self, now: float) -> list[Event]:
        """Go on after a pause: a get-ready first, then what was left of the phase."""
        events = self.tick(now)
        if self._walk.state == "paused":
            self._walk.get_ready()
            events.append(GoingOn())
        return events

    def done(self, now: float) -> list[Event]:
        """Be done with what leads up to a set, or with the set itself."""
        events = self.tick(now)
        walk = self._walk
        if not walk.under_way:
            return events
        if walk.phase.leads_up:
            return events + self._lead.complete_phase()
        events.append(self._logbook.put_done(self._lead.draft))
        if walk.phase.kind == "self-paced":
            walk.stand_still("asking")
            return [*events, RepsAsked(walk.phase.set_index)]
        return events + self._lead.go_past(walk.phase.set_index)

    def answer_reps(self, now: float, reps: int | None) -> list[Event]:
        """Say how many reps a self-paced set had (None: nobody counted), and go on."""
        events = self.tick(now)
        if self._walk.state != "asking":
            return events
        index = self._walk.phase.set_index
        if reps is not None:
            events.append(self._logbook.amend(index, reps=reps))
        self._walk.run()
        return events + self._lead.go_past(index)

    def skip(self, now: float) -> list[Event]:
        """Leave out the set at hand, or the one this leads up to; `back` undoes it."""
        events = self.tick(now)
        if self._walk.state == "asking":
            return events + self.answer_reps(now, None)
        return events + self._lead.skip() if self._walk.under_way else events

    def back(self, now: float) -> list[Event]:
        """Undo the skip just made; else go to the get-ready of the set before.

        It never leads back into an exercise that was ended because it hurt.
        """
        events = self.tick(now)
        walk, index = self._walk, self._walk.phase.set_index
        if walk.state == "not started":
            return events
        if walk.state == "asking":
            if self._logbook.may_reopen(index):  # what was done after it stays done
                events += self._logbook.reopen(index)
            walk.stand_still("paused")
            return [*events, PhaseStarted(walk.phase)]
        if self._lead.can_undo_skip:
            return events + self._lead.undo_skip()
        return events + self._lead.go_back()

    def add_time(self, now: float, seconds: float) -> list[Event]:
        """Make the phase longer, or shorter down to its end now."""
        events = self.tick(now)
        if self._walk.under_way:
            self._walk.lengthen(seconds)
            events += self.tick(now)
        return events

    def restart_set(self, now: float) -> list[Event]:
        """Do the set at hand from its get-ready again."""
        events = self.tick(now)
        if self._walk.under_way:
            events += self._lead.get_ready_for(self._walk.phase.set_index)
        return events

    def pain(self, now: float, pain: int) -> list[Event]:
        """Note how much it hurts (0-10); before a set begins, it speaks of the one before."""
        events = self.tick(now)
        return events + self._logbook.note(self._subject("setup", *_BETWEEN_SETS), pain=pain)

    def flag(self, now: float, cue: int) -> list[Event]:
        """Flag the fault behind a cue (its place, from 0), or take the flag back."""
        events = self.tick(now)
        return events + self._logbook.flip_fault(self._subject(*_BETWEEN_SETS), cue)

    def stop(self, now: float, pain: int | None, where: str | None) -> list[Event]:
        """End this exercise because it hurts; its coming sets are left out."""
        events = self.tick(now)
        if self._walk.state in ("not started", "done"):
            return events
        index = self._subject(*_BETWEEN_SETS)
        if self._logbook.is_undone(index) and not self._walk.phase.leads_up:
            events.append(self._logbook.put_done(self._lead.draft))
        elif self._logbook.is_next(index):
            events.append(self._logbook.put_skipped(self._lead.draft))
        events += self._logbook.stop_exercise(index, pain, where)
        if self._walk.state == "asking":
            self._walk.run()
        self._lead.forget_skips()
        return events + self._lead.go_past(index)

    def finish(self, now: float) -> list[Event]:
        """End the workout here; a set that has begun is logged as far as it came."""
        events = self.tick(now)
        if self._walk.state in ("not started", "done"):
            return events
        draft = self._lead.draft
        if self._logbook.is_undone(draft.set_index) and draft.worked_s > 0:
            events.append(self._logbook.put_done(draft))
        self._lead.forget_skips()
        return [*events, self._lead.end()]

    def moment(self, now: float) -> Moment:
        """Say where the session stands; time should have been told with `tick` before."""
        walk, draft = self._walk, self._logbook.draft
        now = max(now, walk.now)
        length_s = walk.length_s(now)
        return Moment(
            timeline=self.timeline,
            state=walk.state,
            phase_index=walk.spot.phase_index,
            elapsed_s=min(walk.elapsed_s(now), length_s),
            length_s=length_s,
            ready_left_s=walk.ready_left_s(now),
            reps_done=draft.reps,
            flagged=self._logbook.faults(self._subject(*_BETWEEN_SETS)),
            next_index=self._logbook.after(walk.phase.set_index),
            logs=self.logs,
        )

    def _subject(self, *about_the_one_before: PhaseKind) -> int:
        """Return the set that a remark made now is about."""
        phase = self._walk.phase
        return max(0, phase.set_index - (phase.kind in about_the_one_before))
