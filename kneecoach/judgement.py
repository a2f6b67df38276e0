"""What the coach makes of a person, from their answers and the files of their workouts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kneecoach.model.catalogue import Catalogue
from kneecoach.model.profile import Profile
from kneecoach.model.proposal import Proposal, propose
from kneecoach.model.routine import Prescribed
from kneecoach.model.timeline import Timing
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
            self.index.latest().digests,
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
