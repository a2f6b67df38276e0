"""The lead through a timeline: phase follows phase as time comes; each set goes into the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kneecoach.model.live.events import (
    Event,
    PassedOver,
    Paused,
    PhaseStarted,
    RepDone,
    SessionDone,
)
from kneecoach.model.live.logbook import Logbook, SetDraft
from kneecoach.model.live.walk import Spot, Walk
from kneecoach.model.routines.timeline import READY_S, Timeline
from kneecoach.model.sessions.session import SetLog


@dataclass(frozen=True, slots=True)
class _Skip:
    """What a skip left behind, to return to."""

    spot: Spot
    draft: SetDraft
    logged: int
    """How many sets were logged."""


class Lead:
    """Keeps a walk and its logbook in step. What is done happens at the time last told."""

    def __init__(
        self, timeline: Timeline, logs: Sequence[SetLog], gap_s: float, lasted_s: float
    ) -> None:
        """Stand before the first phase of a timeline.

        Args:
            timeline: what to walk.
            logs: the sets already done, the first ones of the timeline in order.
            gap_s: the longest time between two times told that is no gap.
            lasted_s: how long the workout has lasted before.
        """
        self.timeline = timeline
        self.walk = Walk(timeline, gap_s)
        self.walk.ran_s = lasted_s
        self.logbook = Logbook(timeline.sets, logs, self.walk.phase.set_index)
        self._skips: list[_Skip] = []
        """The skips that can be undone; none from before work began again."""

    @property
    def draft(self) -> SetDraft:
        """What is known of the set at hand, with the work of this phase so far."""
        return self.logbook.draft.after(self.walk.phase, self.walk.spot.elapsed_s)

    def pass_time(self, until: float) -> list[Event]:
        """Walk as far as a time; one that comes too late is a pause."""
        events: list[Event] = []
        walk = self.walk
        if walk.is_gap(until):
            walk.stand_still("paused")
            events.append(Paused(asked=False))
        while walk.advance(until):
            if walk.state == "going on":
                walk.run()
                events.append(PhaseStarted(walk.phase))
            else:
                events += self.complete_phase()
        return events

    def complete_phase(self) -> list[Event]:
        """Be done with the phase at hand, and with its rep and its set if they end with it."""
        events: list[Event] = []
        phase, draft = self.walk.phase, self.draft
        if phase.ends_rep:
            draft = replace(draft, reps=draft.reps + 1)
            planned = self.timeline.sets[phase.set_index].planned
            events.append(RepDone(draft.reps, planned.dose.reps))
        self.logbook.draft = draft
        following = self.walk.spot.phase_index + 1
        if following < self.timeline.end_of_set(phase.set_index):
            return events + self.enter(following)
        events.append(self.logbook.put_done(draft))
        return events + self.go_past(phase.set_index)

    def skip(self) -> list[Event]:
        """Leave out the set at hand, or the one this leads up to."""
        index = self.walk.phase.set_index
        self._skips.append(_Skip(self.walk.spot, self.logbook.draft, len(self.logbook.logs)))
        events: list[Event] = []
        if self.logbook.is_next(index):
            events.append(self.logbook.put_skipped(self.draft))
        return events + self.go_past(index)

    @property
    def can_undo_skip(self) -> bool:
        """Whether there is a skip to undo."""
        return bool(self._skips)

    def undo_skip(self) -> list[Event]:
        """Stand where the last skip was made, as things were then."""
        skip = self._skips.pop()
        events = self.logbook.reopen(skip.logged)
        self.logbook.draft = skip.draft
        if self.walk.state == "done":
            self.walk.stand_still("paused")
        self.walk.return_to(skip.spot)
        return [*events, PhaseStarted(self.walk.phase)]

    def forget_skips(self) -> None:
        """Let the skips until now stand."""
        self._skips.clear()

    def enter(self, phase_index: int) -> list[Event]:
        """Begin a phase."""
        self.walk.enter(phase_index)
        if self.walk.phase.is_work:
            self.forget_skips()
        return [PhaseStarted(self.walk.phase)]

    def go_past(self, index: int) -> list[Event]:
        """Begin what leads up to the set that follows one; behind the last one, the end."""
        index = self.logbook.after(index)
        if index == len(self.timeline.sets):
            return [self.end()]
        self.logbook.begin(index)
        return self.enter(self.timeline.first_phase(index))

    def get_ready_for(self, index: int) -> list[Event]:
        """Go to a set's get-ready, with the time it takes to get in place for it again."""
        here, there = self.timeline.sets[self.walk.phase.set_index], self.timeline.sets[index]
        in_setup = self.walk.phase.kind == "setup"
        self.logbook.begin(index)
        if here is there and in_setup:
            return self.enter(self.timeline.first_phase(index))
        events = self.enter(self.timeline.ready_phase(index))
        if here.item != there.item:
            setup_s = self.timeline.timing.setup_between(here.position, there.position)
            self.walk.lengthen(max(0, setup_s - READY_S))
        return events

    def go_back(self) -> list[Event]:
        """Go to the get-ready of the set before; after the end, to that of the set at hand.

        What is of an exercise that was ended because it hurt is passed over, and so it is told.
        """
        here, is_over = self.walk.phase.set_index, self.walk.state == "done"
        first, asked = self.timeline.phases[0].set_index, here if is_over else here - 1
        there = self.logbook.before(asked + 1, first)
        events: list[Event] = []
        if there != asked >= first:
            events.append(PassedOver())
        if is_over and there is None:
            return events
        if is_over:
            self.walk.run()
        return events + self.get_ready_for(here if there is None else there)

    def end(self) -> SessionDone:
        """End the workout."""
        self.walk.stand_still("done")
        return SessionDone(finished=self.logbook.is_full)
