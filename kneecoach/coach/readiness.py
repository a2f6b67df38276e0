"""Whether a person may begin a workout, new or gone on with: what is asked and said before it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kneecoach.coach.acquaintance import Acquaintance
from kneecoach.coach.judgement import Judgement
from kneecoach.model.person.pain import PAIN_WORDS, is_too_much
from kneecoach.model.progression.easing import without
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.words import minutes
from kneecoach.screens.asking import NOT_NOW, SKIP, Aside
from kneecoach.screens.objecting import advise_to_see_someone, ask_about_objections
from kneecoach.screens.questions import ask_for_gentle
from kneecoach.screens.scale import ScaleScreen

if TYPE_CHECKING:
    from textual.app import App


@dataclass(frozen=True, slots=True)
class Ready:
    """How a person is, and what they may do."""

    pain: int | None = None
    """How much the knee hurts now (0-10); None where nobody said."""
    planned: tuple[PlannedExercise, ...] = ()
    """What they do; nothing where no workout is to be begun."""
    is_gentle: bool = False
    """Whether that is a gentle workout in place of the one that was planned."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Asks how the knee is, and says what speaks against a workout."""

    app: App[None]
    person: Acquaintance
    judge: Callable[[], Judgement]
    """Gives what is made of the person by what they have told until now."""
    timing: Timing

    async def ask(
        self,
        planned: tuple[PlannedExercise, ...],
        done: int = 0,
        hear: Callable[[int], Awaitable[None]] | None = None,
    ) -> Ready:
        """Ask all that is asked before any workout.

        Args:
            planned: what is to be done.
            done: how many sets of it are done.
            hear: told at once how much the knee hurts, whatever follows from it.
        """
        if not await self.person.may_exercise():
            return Ready()
        if refusal := await asyncio.to_thread(self.judge().refusal):
            await advise_to_see_someone(self.app, refusal)
            return Ready()
        answer = await self.app.push_screen_wait(
            ScaleScreen("How much does your knee hurt now?", PAIN_WORDS, ways=(SKIP, NOT_NOW))
        )
        if answer is Aside.BACK:
            return Ready()
        pain = None if isinstance(answer, Aside) else answer
        if pain is not None and hear is not None:
            await hear(pain)
        if pain is not None and is_too_much(pain):
            return Ready(pain, await self._gentle_instead(pain), is_gentle=True)
        return Ready(pain, await self._without_objections(planned, done))

    async def _gentle_instead(self, pain: int) -> tuple[PlannedExercise, ...]:
        """Offer a gentle floor routine for a day with much pain; nothing where none is wanted."""
        planned = await asyncio.to_thread(self.judge().gentle)
        length = minutes(unroll(planned, self.timing).length_s) if planned else None
        return planned if await ask_for_gentle(self.app, pain, length) else ()

    async def _without_objections(
        self, planned: tuple[PlannedExercise, ...], done: int
    ) -> tuple[PlannedExercise, ...]:
        """Say what speaks against what is still to do; return the plan without what is left out.

        Nothing where the person goes back, or nothing would be left to do.
        """
        sets = unroll(planned).sets
        coming = (one.planned for one in sets[done:])
        to_do = {(one.exercise.id, one.level.id): one for one in coming}
        found = await asyncio.to_thread(self.judge().objections, tuple(to_do.values()))
        if not found:
            return planned
        left_out = await ask_about_objections(self.app, found, len(to_do))
        if left_out is None:
            return ()
        return without(sets, done, [(one.exercise, one.level) for one in left_out])
