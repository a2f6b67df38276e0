"""The day's plan: the coach's proposal for a day, as the person changed it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kneecoach.model.draft import Draft
from kneecoach.model.exercise import Exercise
from kneecoach.model.fitting import most_sets, with_sets
from kneecoach.model.proposal import Proposal, ProposedExercise, in_order
from kneecoach.model.routine import PlannedExercise

COACHS_PICK = "coach's pick"
"""What a workout is called that the coach proposed; no routine's name has a space."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A proposal and what has become of it; each change makes a new one.

    Indexes count from 0. However it is changed, its order stays that of a proposal.
    """

    proposal: Proposal
    draft: Draft

    @classmethod
    def of(cls, proposal: Proposal) -> DayPlan:
        """Take a proposal as it is."""
        return cls(proposal, Draft(proposal.plan))

    @property
    def is_changed(self) -> bool:
        """Whether it is no longer what the coach proposed."""
        return self.draft.items != self.proposal.plan or bool(self.proposal.without)

    @property
    def unwanted(self) -> frozenset[str]:
        """The exercises that the person took out of it, or swapped for others, by id."""
        proposed = {line.planned.exercise.id for line in self.proposal.lines}
        kept = {one.exercise.id for one in self.draft.items}
        return (self.proposal.without | proposed) - kept

    @property
    def lines(self) -> tuple[ProposedExercise, ...]:
        """Its exercises with what the coach goes by, each with the dose it now has."""
        return tuple(replace(self._able(one), planned=one) for one in self.draft.items)

    def proposed(self, index: int) -> PlannedExercise:
        """Return an exercise as the coach would have it, with as many sets as it now has."""
        one = self.draft.items[index]
        return _with_sets_of(one, self._able(one).planned)

    def place_of(self, exercise: Exercise) -> int | None:
        """Return the index of an exercise; None where it is not in the plan."""
        return next(iter(self.draft.indexes_of(exercise)), None)

    def instead_of(self, index: int) -> tuple[ProposedExercise, ...]:
        """Return what could be done in place of an exercise, for the same region.

        What comes first is what the coach would want next after it.
        """
        one = self.draft.items[index].exercise
        region = [able for able in self.proposal.able if able.planned.exercise.region == one.region]
        place = [able.planned.exercise.id for able in region].index(one.id)
        others = (*region[place + 1 :], *region[:place])
        return tuple(other for other in others if self.place_of(other.planned.exercise) is None)

    def swap(self, index: int) -> DayPlan:
        """Take the next exercise of the same region instead; where there is none, the same one."""
        instead = self.instead_of(index)
        if not instead:
            return self
        before = self.draft.items[index]
        return self._with(index, _with_sets_of(before, instead[0].planned))

    def remove(self, index: int) -> DayPlan:
        """Take an exercise out."""
        return replace(self, draft=self.draft.remove(index))

    def on_other_grounds(self, proposal: Proposal, index: int) -> DayPlan:
        """Keep all but one exercise, which is taken from a proposal made on other grounds.

        Where something of the plan can no longer be done, all of it is taken from the proposal.
        """
        able = {line.planned.exercise.id for line in proposal.able}
        if not {one.exercise.id for one in self.draft.items} <= able:
            return DayPlan.of(proposal)
        changed = replace(self, proposal=proposal)
        return changed._with(index, changed.proposed(index))

    def _with(self, index: int, one: PlannedExercise) -> DayPlan:
        items = self.draft.items
        changed = in_order((*items[:index], one, *items[index + 1 :]))
        return replace(self, draft=replace(self.draft, items=changed))

    def _able(self, one: PlannedExercise) -> ProposedExercise:
        able = (line for line in self.proposal.able if line.planned.exercise.id == one.exercise.id)
        return next(able)


def _with_sets_of(one: PlannedExercise, other: PlannedExercise) -> PlannedExercise:
    """Return the other exercise with as many sets as the one has, or as it may have."""
    return with_sets(other, min(one.dose.sets, most_sets(other)))
