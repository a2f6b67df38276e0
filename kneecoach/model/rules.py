"""The rules by which a dose grows, stays or shrinks: one table, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from kneecoach.model.ladder import Ladder
from kneecoach.model.pain import PainRule, Verdict, verdict
from kneecoach.model.performance import Performance
from kneecoach.model.thresholds import (
    OURS,
    PROGRESS_AFTER,
    REPEATED_FROM,
    REST_DAYS,
    STOP_AFTER,
    TOO_MUCH,
)

Kind = Literal["begin", "progress", "hold", "step back", "rest", "stop"]
"""rest: leave this exercise out for some days; stop: leave it out until somebody has looked."""
To = Literal["where it stands", "what was done", "one easier", "one harder"]
"""The rung that a rule leads to."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: how an exercise went last, and what was before."""

    ladder: Ladder
    last: Performance
    before: tuple[Performance, ...]
    """The performances before the last, the oldest first."""
    stands: int
    """The place on the ladder that the coach had asked for."""
    done: int
    """The place that was done, or tried."""
    setbacks: int
    """Steps back in a row until now."""
    pain_rule: PainRule
    next_is_hindered: bool
    """Whether the rung above is of a level that this person cannot do."""

    @property
    def went_too_far(self) -> bool:
        """Whether it hurt too much, was stopped for pain, or had not settled by the morning."""
        return self._hurt(self.last) or self.last.settled is False

    @property
    def hurt(self) -> bool:
        """Whether it hurt too much, or was stopped for pain."""
        return self._hurt(self.last)

    @property
    def at_the_lightest(self) -> bool:
        """Whether there is no easier rung to go to."""
        return min(self.stands, self.done) <= 0

    @property
    def verdict(self) -> Verdict | None:
        """What the pain rule says of the worst pain; None where nobody said."""
        return None if self.last.pain is None else verdict(self.last.pain, self.pain_rule)

    @property
    def repeated(self) -> frozenset[str]:
        """The faults flagged in several sets, or in this session and the one before."""
        earlier = self.before[-1].faults if self.before else frozenset()
        return self.last.doubled | (self.last.faults & earlier)

    @property
    def clean_run(self) -> tuple[Performance, ...]:
        """The last session and those before it that were clean at this dose, the oldest first."""
        earlier = takewhile(self._clean, reversed(self.before))
        return (*reversed(tuple(earlier)), self.last)

    @property
    def clean_days(self) -> int:
        """On how many different days that was."""
        return len({one.day for one in self.clean_run})

    @property
    def grounds(self) -> Mapping[str, tuple[Performance, ...]]:
        """The sessions that a rule rests on, where that is not just the last, by the rule's id."""
        return {
            "too-far-in-a-row": (*self.before, self.last)[-STOP_AFTER.value :],
            "fault-repeated": (*self.before[-1:], self.last)[-1 if self.last.doubled else -2 :],
            "went-well": self.clean_run,
        }

    def _hurt(self, one: Performance) -> bool:
        return one.stopped or (one.pain is not None and verdict(one.pain) == "too much")

    def _clean(self, one: Performance) -> bool:
        place = self.ladder.place(one.level, one.reps, one.hold_s)
        return (
            place >= max(self.stands, self.done)
            and one.complete
            and not one.stopped
            and one.pain is not None
            and verdict(one.pain, self.pain_rule) == "safe"
            and one.settled is True
            and not one.doubled
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    id: str
    kind: Kind
    when: str
    """When it holds, in words."""
    then: str
    """What the coach does, in words."""
    source: str
    fires: Callable[[Case], bool]
    to: To


_MODEL = "pain-monitoring model (Thomeé 1997; Ageberg 2010); the cut-offs are convention"
_TOO_FAR = f"pain above {TOO_MUCH.value}, a stop for pain, or a morning that had not settled"

RULES = (
    Rule(
        "swelling",
        "stop",
        "The knee was newly swollen the next morning.",
        "Rest, and let someone look at it.",
        _MODEL,
        lambda case: case.last.swelling,
        "one easier",
    ),
    Rule(
        "too-far-in-a-row",
        "stop",
        f"{STOP_AFTER.value} times in a row: {_TOO_FAR}.",
        "Leave it out, and let someone look at it.",
        OURS,
        lambda case: case.went_too_far and case.setbacks + 1 >= STOP_AFTER.value,
        "one easier",
    ),
    Rule(
        "too-far-at-lightest",
        "rest",
        f"At the lightest dose: {_TOO_FAR}.",
        f"Leave it out for {REST_DAYS.value} days.",
        OURS,
        lambda case: case.went_too_far and case.at_the_lightest,
        "one easier",
    ),
    Rule(
        "too-much-pain",
        "step back",
        f"Pain was above {TOO_MUCH.value}, or it was stopped because it hurt.",
        "Take the next easier dose, or the level below.",
        _MODEL,
        lambda case: case.hurt,
        "one easier",
    ),
    Rule(
        "not-settled",
        "step back",
        "Pain the next morning was higher than before the workout.",
        "Take the next easier dose, or the level below.",
        _MODEL,
        lambda case: case.went_too_far,
        "one easier",
    ),
    Rule(
        "acceptable-pain",
        "hold",
        f"Pain was acceptable: not safe, but not above {TOO_MUCH.value}, and it settled.",
        "Stay at what was done.",
        _MODEL,
        lambda case: case.verdict == "acceptable",
        "what was done",
    ),
    Rule(
        "pain-not-said",
        "hold",
        "Nobody said how much it hurt.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.verdict is None,
        "where it stands",
    ),
    Rule(
        "morning-not-said",
        "hold",
        "Whether it settled by the next morning is not known.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.last.settled is None,
        "where it stands",
    ),
    Rule(
        "fault-repeated",
        "hold",
        f"The same fault was flagged in {REPEATED_FROM.value} sets, or sessions in a row.",
        "Stay, and try what helps against it.",
        OURS,
        lambda case: bool(case.repeated),
        "where it stands",
    ),
    Rule(
        "not-complete",
        "hold",
        "Not every set was done to its end.",
        "Stay, until all of it goes well.",
        OURS,
        lambda case: not case.last.complete,
        "where it stands",
    ),
    Rule(
        "lighter-than-asked",
        "hold",
        "It was done, but lighter than asked for.",
        "Stay at what was asked for.",
        OURS,
        lambda case: case.done < case.stands,
        "where it stands",
    ),
    Rule(
        "at-the-top",
        "hold",
        "It went well, and there is nothing harder here.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: case.done >= case.ladder.top,
        "what was done",
    ),
    Rule(
        "once-more",
        "hold",
        f"It went well, but not yet on {PROGRESS_AFTER.value} different days in a row.",
        "The same once more.",
        OURS,
        lambda case: case.clean_days < PROGRESS_AFTER.value,
        "what was done",
    ),
    Rule(
        "next-out-of-reach",
        "hold",
        "It went well, but the level above is not for this person, or its equipment not at hand.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: case.next_is_hindered,
        "what was done",
    ),
    Rule(
        "went-well",
        "progress",
        f"On {PROGRESS_AFTER.value} different days in a row every set was done, pain was safe, "
        "it settled by the morning, and no fault was repeated.",
        "Take the next dose; from the top of its range, the next level at its lightest.",
        OURS,
        lambda case: True,
        "one harder",
    ),
)
"""The table: the first rule that fits decides."""
