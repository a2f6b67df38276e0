"""The logbook: what was done of a workout's sets, and what is known of the set at hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from kneecoach.model.live.events import Event, SetAmended, SetDone, SetReopened, SetSkipped
from kneecoach.model.routines.timeline import Phase, PlannedSet
from kneecoach.model.sessions.session import SetLog, log_of


class SetDraft(Struct, frozen=True):
    """What is known of a set before it is logged."""

    set_index: int
    reps: int = 0
    counted: bool = True
    """False where nobody counts the reps."""
    worked_s: float = 0.0
    pain: int | None = None
    faults: tuple[str, ...] = ()

    def after(self, phase: Phase, seconds: float) -> SetDraft:
        """Return what is known once some time was spent in a phase of the set."""
        if not phase.is_work:
            return self
        counted = phase.kind != "self-paced"
        return replace(self, counted=counted, worked_s=self.worked_s + seconds)


class Logbook:
    """Keeps the logs of the first sets of a workout, in order, and the draft of one set.

    Whatever changes a log is told in events, from which a listener can keep the same logs.
    """

    def __init__(self, sets: Sequence[PlannedSet], logs: Sequence[SetLog], at_hand: int) -> None:
        """Open the logbook at a set.

        Args:
            sets: all sets of the workout, as planned.
            logs: those of its first sets that were done before.
            at_hand: the place of the set to begin with.
        """
        self._sets = sets
        self._logs = list(logs)
        self.begin(at_hand)

    @property
    def logs(self) -> tuple[SetLog, ...]:
        """The sets logged so far."""
        return tuple(self._logs)

    @property
    def is_full(self) -> bool:
        """Whether every set is logged."""
        return len(self._logs) == len(self._sets)

    def is_next(self, index: int) -> bool:
        """Tell whether a set is the first that is not logged."""
        return index == len(self._logs)

    def may_reopen(self, index: int) -> bool:
        """Tell whether a log may be taken back: it is the last one, and pain did not end it."""
        return self.is_next(index + 1) and not self.hurt(index)

    def is_undone(self, index: int) -> bool:
        """Tell whether nothing was done of a set so far: it is not logged, or not as done."""
        return self.is_next(index) or not self._logs[index].done

    def hurt(self, index: int) -> bool:
        """Tell whether a set is of an exercise that was ended because it hurt."""
        item = self._sets[index].item
        return any(
            log.stopped_for_pain and one.item == item
            for one, log in zip(self._sets, self._logs, strict=False)
        )

    def after(self, index: int) -> int:
        """Return the place of the set that follows one; past the last where none does.

        What is of an exercise that was ended because it hurt is passed over.
        """
        ahead = range(index + 1, len(self._sets))
        return next((one for one in ahead if not self.hurt(one)), len(self._sets))

    def before(self, index: int, first: int) -> int | None:
        """Return the place of the set before one, from a first one on; None where none is.

        What is of an exercise that was ended because it hurt is passed over.
        """
        behind = range(index - 1, first - 1, -1)
        return next((one for one in behind if not self.hurt(one)), None)

    def faults(self, index: int) -> tuple[str, ...]:
        """Return the faults flagged in the set at hand, or in one that is logged."""
        at_hand = index == self.draft.set_index
        return self.draft.faults if at_hand else self._logs[index].faults

    def begin(self, index: int) -> None:
        """Begin a set; where it is done again, with the pain and faults it had."""
        self.draft = SetDraft(index)
        if index < len(self._logs):
            log = self._logs[index]
            self.draft = replace(self.draft, pain=log.pain, faults=log.faults)

    def put_done(self, draft: SetDraft) -> SetDone:
        """Log a set as done; where it was logged before, this is what counts.

        That it was once stopped because it hurt, and where, stays with it.
        """
        index, log = draft.set_index, self._log(draft)
        if index < len(self._logs):
            then = self._logs[index]
            log = replace(log, stopped_for_pain=then.stopped_for_pain, where=then.where)
        self._logs[index : index + 1] = [log]
        return SetDone(index, log)

    def put_skipped(self, draft: SetDraft, *, stopped_for_pain: bool = False) -> SetSkipped:
        """Log the next set as left out."""
        log = replace(self._log(draft, skipped=True), stopped_for_pain=stopped_for_pain)
        self._logs.append(log)
        return SetSkipped(draft.set_index, log)

    def amend(self, index: int, **changes: object) -> SetAmended:
        """Change what a log says."""
        self._logs[index] = replace(self._logs[index], **changes)
        return SetAmended(index, self._logs[index])

    def note(self, index: int, **changes: object) -> list[Event]:
        """Note pain or faults of a set, in its draft, in its log, or in both."""
        if index == self.draft.set_index:
            self.draft = replace(self.draft, **changes)
        return [self.amend(index, **changes)] if index < len(self._logs) else []

    def flip_fault(self, index: int, cue: int) -> list[Event]:
        """Flag the fault behind a cue of a set, or take the flag back."""
        cues = self._sets[index].planned.exercise.cues
        fault = cues[cue].fault if 0 <= cue < len(cues) else None
        if fault is None:
            return []
        flagged = set(self.faults(index)) ^ {fault.id}
        in_order = (one.fault.id for one in cues if one.fault and one.fault.id in flagged)
        return self.note(index, faults=tuple(in_order))

    def stop_exercise(self, index: int, pain: int | None, where: str | None) -> list[Event]:
        """Say that a logged set was the last of its exercise, and leave out the coming ones.

        Args:
            index: the set that hurt.
            pain: how much (0-10); None keeps what was noted before.
            where: where it hurt; None keeps what was said before.
        """
        then = self._logs[index]
        pain = then.pain if pain is None else pain
        where = then.where if where is None else where
        events: list[Event] = [self.amend(index, pain=pain, where=where, stopped_for_pain=True)]
        item, ahead = self._sets[index].item, self._sets[len(self._logs) :]
        for coming in takewhile(lambda one: one.item == item, ahead):
            events.append(self.put_skipped(SetDraft(coming.index), stopped_for_pain=True))
        return events

    def reopen(self, index: int) -> list[Event]:
        """Take back the logs of a set and of all that follow it, the last one first."""
        events: list[Event] = []
        while len(self._logs) > index:
            self._logs.pop()
            events.append(SetReopened(len(self._logs)))
        return events

    def _log(self, draft: SetDraft, *, skipped: bool = False) -> SetLog:
        return log_of(
            self._sets[draft.set_index],
            reps=draft.reps if draft.counted else None,
            worked=draft.worked_s,
            pain=draft.pain,
            faults=draft.faults,
            skipped=skipped,
        )
