"""A case: what a rule looks at to decide how an exercise goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from kneecoach.model.person.pain import Verdict, is_too_much, verdict
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import Ladder
from kneecoach.model.progression.performance import Performance

Performances = tuple[Performance, ...]
"""How an exercise went in several sessions, the oldest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an exercise stands between two sessions."""

    place: int
    """The place on its ladder that the coach asks for."""
    high: int
    """Where it stood before a bad day on which it was done lighter; never below `place`."""
    failed: int | None = None
    """The place that was last too much by itself, and has not gone well since."""
    before: Performances = ()
    """All sessions until now."""
    clean: Performances = ()
    """The last of them, as far back as nothing speaks against more."""
    setbacks: Performances = ()
    """The last of them, as far back as each went too far."""


@dataclass(frozen=True, slots=True)
class Case:
    """How an exercise went last, and where it stood before."""

    ladder: Ladder
    profile: Profile
    stood: Standing
    last: Performance
    idle_days: int = 0
    """How long it was not done since, where that is the question."""

    @property
    def done(self) -> int:
        """The place that was done, or tried; -1 below the lowest."""
        return self._place(self.last)

    @property
    def was_lightest(self) -> bool:
        """Whether there is nothing easier than what was done."""
        return self.ladder.is_lightest(self.last.level, self.last.reps, self.last.hold_s)

    @property
    def hurt(self) -> bool:
        """Whether the exercise itself was stopped because it hurt, or hurt too much."""
        return self.last.stopped or is_too_much(self.last.pain)

    @property
    def hurt_after(self) -> bool:
        """Whether the knee hurt too much after the workout."""
        return is_too_much(self.last.pain_after)

    @property
    def went_too_far(self) -> bool:
        """Whether it hurt too much, or the knee did after it.

        What came after is not laid to this exercise where another was seen to hurt.
        """
        return self.hurt or (self.came_after and not self.last.other_hurt)

    @property
    def came_after(self) -> bool:
        """Whether the knee hurt too much after the workout, or had not settled by the morning."""
        return self.hurt_after or self.last.settled is False

    @property
    def setbacks(self) -> Performances:
        """The sessions in a row until the last that went too far."""
        return (*self.stood.setbacks, self.last) if self.went_too_far else ()

    @property
    def cleared(self) -> bool:
        """Whether the person has said since then that nothing speaks against exercise."""
        flags = self.profile.red_flags
        return flags is not None and not flags.any and flags.asked > self.last.day

    @property
    def verdict(self) -> Verdict | None:
        """What the pain rule says of the worst pain; None where nobody said."""
        said = [pain for pain in (self.last.pain, self.last.pain_after) if pain is not None]
        return verdict(max(said), self.profile.pain_rule) if said else None

    @property
    def repeated(self) -> frozenset[str]:
        """The faults flagged in several sets; else those of this session and the one before."""
        earlier = self.stood.before[-1].faults if self.stood.before else frozenset()
        return self.last.doubled or (self.last.faults & earlier)

    @property
    def ended_early(self) -> Performances:
        """The sessions in a row until the last in which a set was ended before its last rep."""
        until = reversed((*self.stood.before, self.last))
        return tuple(takewhile(lambda one: one.fell_short, until))[::-1]

    @property
    def is_clean(self) -> bool:
        """Whether nothing speaks against more, however light it was."""
        return (
            not self.went_too_far
            and self.verdict == "safe"
            and self.last.settled is True
            and not self.repeated
            and self.last.complete
        )

    @property
    def clean(self) -> Performances:
        """The sessions in a row until the last that were clean and no lighter than asked for."""
        run = (*self.stood.clean, self.last)
        return tuple(one for one in run if self._place(one) >= self.stood.place)

    @property
    def lowest_clean(self) -> int:
        """The place of the lightest of those."""
        return min((self._place(one) for one in self.clean), default=self.stood.place)

    @property
    def hindrance_above(self) -> str:
        """What keeps this person from the level of the rung above; nothing where they can go on."""
        above = min(self.ladder.top, self.stood.place + 1)
        return self.profile.hindrance(self.ladder.exercise, self.ladder.level_at(above))

    @property
    def next_was_too_much(self) -> bool:
        """Whether the rung above was too much by itself when it was last done."""
        return self.stood.place + 1 == self.stood.failed

    def _place(self, one: Performance) -> int:
        return self.ladder.place(one.level, one.reps, one.hold_s)


def days_of(performances: Iterable[Performance]) -> int:
    """Return on how many different days they were."""
    return len({one.day for one in performances})
