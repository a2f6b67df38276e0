"""How far a workout is kept: what of it is on the disk, and what stands in the way of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kneecoach.model.live.moment import Moment
from kneecoach.model.live.moment_words import over_words
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.session import Session, SetLog


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is on the disk of a workout, as whoever writes it down last told."""

    sets: tuple[SetLog, ...] = ()
    """The sets that no power cut can take any more, in their order."""
    trouble: Problem | None = None
    """Why the newest could not be written; None where nothing stands in the way."""

    def saved(self, logs: Sequence[SetLog]) -> int:
        """Return how many of the sets logged, from the first, are on the disk as they stand."""
        for count, (log, on_disk) in enumerate(zip(logs, self.sets, strict=False)):
            if log != on_disk:
                return count
        return min(len(logs), len(self.sets))

    def words(self, logs: Sequence[SetLog]) -> str:
        """Say what is not saved, where and why; nothing where nothing stands in the way."""
        return f"{self.told(logs)} Still trying." if self.trouble else ""

    def told(self, logs: Sequence[SetLog]) -> str:
        """Say the same of a workout for which nobody tries any more."""
        saved = self.saved(logs)
        since = f" from set {saved + 1} on" if saved < len(logs) else ""
        return f"Not saved{since}: {self.trouble}." if self.trouble else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of the workout as the app ends, if there was one."""

    told: str
    is_safe: bool = True
    """Whether all of it is where it belongs."""

    @classmethod
    def of(cls, session: Session | None) -> Outcome:
        """Say it of a workout that is on the disk; None for none under way."""
        if session is None:
            return cls("No workout was under way.")
        then = ": start again to go on" if session.status == "live" else ""
        return cls(f"Your workout is saved{then}.")


def saved_words(moment: Moment, saved: int, *, briefly: bool = False) -> str:
    """Return how many sets are on the disk, such as "4 of 14 sets saved".

    Sets that were left out or ended because they hurt are written down too. Where there are some,
    it is said how many were done, which is what counts wherever else sets are counted.
    """
    planned = len(moment.timeline.sets)
    words = f"{saved}/{planned} saved" if briefly else f"{saved} of {planned} sets saved"
    done = sum(log.counts for log in moment.logs[:saved])
    return words if done == saved else f"{words}, {done} done"


def closing_words(moment: Moment, saved: int) -> str:
    """Say a word at the end of a workout: praise only where praise is due and all is saved."""
    planned = len(moment.timeline.sets)
    over = over_words(moment)
    if any(log.stopped_for_pain for log in moment.logs):
        return f"{over}. Rest what hurts; strong or lasting pain is for a doctor."
    if saved < len(moment.logs):
        return f"{over}. {saved} of {planned} sets are saved so far."
    done = sum(log.counts for log in moment.logs)
    return f"Well done: {done} of {planned} sets." if done else f"{over}."
