"""The day's plan: the coach's proposal for a day, as the person changed it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from msgspec import structs

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.proposal.candidates import ProposedExercise
from kneecoach.model.proposal.fitting import with_sets
from kneecoach.model.proposal.proposal import Proposal
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.order import in_order
from kneecoach.model.routines.routine import PlannedExercise

COACHS_PICK = "coach's pick"
"""What a workout is called that the coach proposed; no routine's name has a space."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A proposal and what has become of it; each change makes a new one.

    Indexes count from 0. It stays in the order of a proposal, unless the person chose another.
    """

    proposal: Proposal
    draft: Draft

    @classmethod
    def of(cls, proposal: Proposal) -> DayPlan:
        """Take a proposal as it is."""
        prescribed = {line.planned.exercise.id: line.planned for line in proposal.able}
        return cls(proposal, Draft(proposal.plan, prescribed=prescribed))

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
        return tuple(replace(self._grounds(one), planned=one) for one in self.draft.items)

    def proposed(self, index: int) -> PlannedExercise:
        """Return an exercise as the coach would have it, with as many sets as it now has."""
        one = self.draft.items[index]
        return _with_sets_of(one, self._grounds(one))

    def place_of(self, exercise: Exercise) -> int | None:
        """Return the index of an exercise; None where it is not in the plan."""
        return next(iter(self.draft.indexes_of(exercise)), None)

    def instead_of(self, index: int) -> tuple[ProposedExercise, ...]:
        """Return what could be done in place of an exercise, for the same region.

        What comes first is what the coach would want next after it.
        """
        one = self.draft.items[index].exercise
        region = [able for able in self.proposal.able if able.planned.exercise.region == one.region]
        ids = [able.planned.exercise.id for able in region]
        place = ids.index(one.id) if one.id in ids else -1
        others = (*region[place + 1 :], *region[: max(0, place)])
        return tuple(other for other in others if self.place_of(other.planned.exercise) is None)

    def swap(self, index: int) -> DayPlan:
        """Take the next exercise of the same region instead; where there is none, the same one."""
        instead = self.instead_of(index)
        if not instead:
            return self
        before = self.draft.items[index]
        return self._with(index, _with_sets_of(before, instead[0]))

    def remove(self, index: int) -> DayPlan:
        """Take an exercise out."""
        return replace(self, draft=self.draft.remove(index))

    def followed_by(self, proposal: Proposal) -> DayPlan:
        """Return what becomes of it when the coach proposes anew.

        It stays as it is where nothing is new. Where only levels were chosen by hand since, just
        their exercises change. Else the new proposal holds.
        """
        if proposal == self.proposal:
            return self
        before, now = self.proposal.profile.levels, proposal.profile.levels
        chosen = {one for one in {*before, *now} if before.get(one) != now.get(one)}
        able = {line.planned.exercise.id for line in proposal.able}
        can_stay = {one.exercise.id for one in self.draft.items} <= able
        if not chosen or not can_stay or not self._has_the_grounds_of(proposal):
            return DayPlan.of(proposal)
        plan = replace(self, proposal=proposal)
        for one in self.draft.items:
            index = plan.place_of(one.exercise)
            if one.exercise.id in chosen and index is not None:
                plan = plan._with(index, plan.proposed(index))
        return plan

    def _has_the_grounds_of(self, proposal: Proposal) -> bool:
        """Tell whether a proposal rests on the same as this, but for levels chosen by hand."""
        before = self.proposal
        with_levels = structs.replace(before.profile, levels=proposal.profile.levels)
        return (before.day, before.minutes, before.without, before.balance, with_levels) == (
            proposal.day,
            proposal.minutes,
            proposal.without,
            proposal.balance,
            proposal.profile,
        )

    def _with(self, index: int, one: PlannedExercise) -> DayPlan:
        items = self.draft.items
        changed = (*items[:index], one, *items[index + 1 :])
        if items == in_order(items):
            changed = in_order(changed)
        return replace(self, draft=replace(self.draft, items=changed))

    def _grounds(self, one: PlannedExercise) -> ProposedExercise:
        """Return what the coach goes by; what it would leave out has a person put in."""
        able = (line for line in self.proposal.able if line.planned.exercise.id == one.exercise.id)
        left = (left for left in self.proposal.left_out if left.exercise.id == one.exercise.id)
        put_in = (ProposedExercise(one, out.decision, None, 1, one.dose.sets) for out in left)
        return next(able, None) or next(put_in)


def _with_sets_of(one: PlannedExercise, other: ProposedExercise) -> PlannedExercise:
    """Return the other exercise with as many sets as the one has, or as it may have."""
    return with_sets(other.planned, min(one.dose.sets, other.most_sets))
