"""The acquaintance of coach and person: what is asked about them is asked here, and kept."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kneecoach.clock import Clock
from kneecoach.model.person.interview import RED_FLAGS, Interview, Topic
from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.screens.about_you import ask_about, converse
from kneecoach.screens.asking import Aside
from kneecoach.screens.questions import ask_to_answer_again
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import readable_profile, save_profile
from kneecoach.storage.reason import reason

if TYPE_CHECKING:
    from textual.app import App


_NOTED = "Noted. Ctrl+P, then About you, changes any of it."
_NOTHING_NOTED = (
    "You have told nothing, so the coach is careful. Ctrl+P, then About you, asks again."
)


class Acquaintance:
    """Knows the person as far as they told, and asks for the rest."""

    def __init__(self, app: App[None], paths: Paths, clock: Clock, profile: Profile) -> None:
        """Begin with what is known.

        Args:
            app: where to ask.
            paths: where the person's files are.
            clock: tells the day of an answer.
            profile: what was told before.
        """
        self._app = app
        self._paths = paths
        self._clock = clock
        self._profile = profile
        self._unsaved: dict[str, object] = {}
        """What was told and could not be written down, which the file does not say."""

    @property
    def profile(self) -> Profile:
        """What the person told, as it now stands."""
        return self._profile

    async def read_again(self) -> None:
        """Take what the file says by now; what was known holds where it cannot be read."""
        if (profile := await asyncio.to_thread(readable_profile, self._paths)) is not None:
            self._profile = replace(profile, **self._unsaved)

    async def meet(self) -> bool:
        """Hold the first conversation, unless it was held; False if it ended at a doctor's door."""
        if self._profile.asked or self._profile.needs_a_doctor:
            return True
        await self._converse(Interview(self._today))
        return not self._profile.needs_a_doctor or await self.may_exercise()

    async def ask(self, topic: Topic) -> None:
        """Ask one question anew."""
        answer = await ask_about(self._app, topic, self._profile)
        if isinstance(answer, Aside):
            return
        await self._keep(**topic.change(answer, self._today))
        had_ended_here = topic is RED_FLAGS and not self._profile.asked
        if had_ended_here and not self._profile.needs_a_doctor:
            await self._converse(Interview(self._today).passed())

    async def note_swelling(self) -> None:
        """Take new swelling as the warning sign it is, until the signs are answered again.

        The session alone does not say it: signs denied earlier today, before swelling was asked
        about, would count as an answer to it.
        """
        await self._keep(red_flags=RedFlags(any=True, asked=self._today))

    async def choose_level(self, exercise: str, level: str | None) -> None:
        """Keep a level chosen by hand, by its id; None leaves it to the coach."""
        levels = {**self._profile.levels, exercise: level}
        chosen = {name: one for name, one in levels.items() if one is not None}
        self._profile = replace(self._profile, levels=chosen)
        if not await self._save(levels=levels):
            self._unsaved["levels"] = chosen

    async def may_exercise(self) -> bool:
        """Tell whether a workout may be offered; the warning signs are asked where they must be.

        With one of them a plain page says to see a doctor, and that they can be answered again.
        They may have been answered elsewhere since the start.
        """
        await self.read_again()
        if self._profile.red_flags is None:
            await self.ask(RED_FLAGS)
        if not self._profile.needs_a_doctor:
            return self._profile.red_flags is not None
        while self._profile.needs_a_doctor:
            if not await ask_to_answer_again(self._app):
                return False
            await self.ask(RED_FLAGS)
        return True

    async def _converse(self, interview: Interview) -> None:
        changes = await converse(self._app, interview, self._profile)
        if changes is None:
            return
        is_kept = await self._keep(**changes)
        if is_kept and not self._profile.needs_a_doctor:
            told = _NOTED if changes.keys() - {"asked"} else _NOTHING_NOTED
            self._app.notify(told, markup=False)

    async def _keep(self, **changes: object) -> bool:
        self._profile = replace(self._profile, **changes)
        is_kept = await self._save(**changes)
        if not is_kept:
            self._unsaved.update(changes)
        return is_kept

    async def _save(self, **changes: object) -> bool:
        """Write answers down; tell of it where that cannot be done, and return False."""
        try:
            await asyncio.to_thread(save_profile, self._paths, **changes)
            for name in changes:
                self._unsaved.pop(name, None)
            return True
        except ProblemError as error:
            self._tell(error.problem)
        except OSError as error:
            shown = self._paths.shown(self._paths.profile)
            self._tell(Problem(f"not saved: {reason(error)}").at(shown))
        return False

    def _tell(self, problem: Problem) -> None:
        self._app.notify(str(problem), title="Not remembered", severity="error", markup=False)

    @property
    def _today(self) -> date:
        return self._clock.time_of_day().date()
