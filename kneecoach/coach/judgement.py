"""What the coach makes of a person, from their answers and the files of their workouts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.history.milestones import reached
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import planned_at
from kneecoach.model.progression.outlook import Outlook, outlooks
from kneecoach.model.progression.progression import decide
from kneecoach.model.proposal.objections import Objection, objections
from kneecoach.model.proposal.proposal import Proposal, gentle, propose
from kneecoach.model.proposal.proposal_words import advice_words
from kneecoach.model.routines.order import in_order
from kneecoach.model.routines.routine import PlannedExercise, Prescribed
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.sessions.digest import digest
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.index import HistoryIndex


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the coach makes of a person on a day. Each look reads files, and may take a while."""

    catalogue: Catalogue
    index: HistoryIndex
    profile: Profile
    today: date
    timing: Timing

    def propose(self, minutes: int | None, without: frozenset[str]) -> Proposal:
        """Propose a workout.

        Args:
            minutes: how long it may take; None for as long as the profile says.
            without: the ids of exercises that the person does not want in it.
        """
        return propose(
            self.catalogue,
            self.index.latest(self.today).digests,
            self.profile,
            self.today,
            minutes=minutes,
            timing=self.timing,
            without=without,
        )

    def prescribed(self) -> Prescribed:
        """Return how each exercise that can be done today is to be done."""
        able = self.propose(None, frozenset()).able
        return {one.planned.exercise.id: one.planned for one in able}

    def refusal(self) -> str:
        """Say why there is no workout at all, not even one of the person's own; nothing if not."""
        proposal = self.propose(None, frozenset())
        return "" if proposal.is_offered else advice_words(proposal)

    def objections(self, planned: Sequence[PlannedExercise]) -> tuple[Objection, ...]:
        """Return what speaks against exercises that are to be done."""
        sessions = self.index.latest(self.today).digests
        decisions = {
            exercise.id: decide(exercise, sessions, self.profile, self.today)
            for exercise in (one.exercise for one in planned)
        }
        return objections(planned, decisions, self.profile, self.today)

    def usual(self, exercises: Collection[str]) -> tuple[PlannedExercise, ...]:
        """Return exercises, by id, in the order and dose in which the coach would have them."""
        sessions = self.index.latest(self.today).digests
        known = (self.catalogue.find(one) for one in exercises)
        return in_order(
            planned_at(one, decide(one, sessions, self.profile, self.today).after) for one in known
        )

    def gentle(self) -> tuple[PlannedExercise, ...]:
        """Return what may be done on a day with too much pain."""
        return gentle(
            self.catalogue, self.index.latest(self.today).digests, self.profile, self.today
        )

    def outlooks(self, kept: KeptSession) -> Sequence[Outlook]:
        """Return what follows from a workout for each exercise in it; nothing before its end."""
        if kept.session.status == "live":
            return ()
        sessions = self.index.latest(self.today).digests
        return outlooks(digest(kept), sessions, self.catalogue, self.profile, self.today)

    def reached(self, kept: KeptSession) -> Sequence[str]:
        """Return the milestones of a workout that has just ended."""
        before = (one for one in self.index.newest() if one.file < kept.file)
        return reached(digest(kept), before, self.profile.workouts_a_week)
