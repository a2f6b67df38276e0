"""One workout, from the question before it to the summary after: joins screens and storage."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kneecoach.acquaintance import Acquaintance
from kneecoach.clock import Clock
from kneecoach.model.catalogue import Catalogue
from kneecoach.model.choice import Choice
from kneecoach.model.digest import Digest, digest
from kneecoach.model.fading import CueMode, Showing, showing
from kneecoach.model.live import GAP_S, LiveSession
from kneecoach.model.milestones import reached
from kneecoach.model.morning import MorningAfter
from kneecoach.model.outlook import Outlook, outlooks
from kneecoach.model.pain import EFFORT_WORDS, PAIN_WORDS, Verdict, verdict
from kneecoach.model.performance import performances
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.proposal import gentle
from kneecoach.model.routine import PlannedExercise, plan
from kneecoach.model.session import KeptSession, Session, require_fits_plan
from kneecoach.model.text import printable
from kneecoach.model.timeline import Timing, unroll
from kneecoach.model.words import minutes
from kneecoach.screens.asking import LATER, NOT_NOW, SKIP, Aside, EntryScreen
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.leading import Eased
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.questions import (
    advise_after_swelling,
    advise_rest,
    ask_about_morning,
    ask_for_gentle,
    ask_to_discard,
)
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.scale import ScaleScreen
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.journal import Journal
from kneecoach.widgets.outlook_report import outlook_report
from kneecoach.widgets.session_report import session_report

if TYPE_CHECKING:
    from textual.app import App


@dataclass(frozen=True, slots=True)
class Coach:
    """Leads workouts: asks before and after, runs the live screen, keeps the session's file."""

    app: App[None]
    history: History
    index: HistoryIndex
    clock: Clock
    timing: Timing
    catalogue: Catalogue
    person: Acquaintance
    cues: CueMode

    async def begin(self, name: str, planned: tuple[PlannedExercise, ...]) -> None:
        """Ask how the knee is, then lead through a new workout, or a gentle one in its place."""
        if not await self.person.may_exercise():
            return
        answer = await self.app.push_screen_wait(
            ScaleScreen("How much does your knee hurt now?", PAIN_WORDS, ways=(SKIP, NOT_NOW))
        )
        if answer is Aside.BACK:
            return
        pain = None if isinstance(answer, Aside) else answer
        if pain is not None and self._judged(pain) == "too much":
            name, planned = "gentle", await self._gentle_instead(pain)
            if not planned:
                return
        started = self.clock.time_of_day()
        session = Session(
            status="live",
            started=started,
            routine=name,
            pain_before=pain,
            plan=tuple(one.as_item() for one in planned),
            sets_planned=sum(one.dose.sets_in_all for one in planned),
        )
        await self._lead(KeptSession(self.history.new_file(started), session), planned)

    async def offer_to_go_on(self, kept: KeptSession) -> bool:
        """Ask what becomes of a workout that was broken off; True where no other shall begin."""
        session = kept.session
        choice = await self.app.push_screen_wait(
            ChoiceScreen(
                "A workout is waiting",
                (
                    Choice("g", "Go on where it stopped", "go on"),
                    Choice("s", "Save what was done", "save"),
                    Choice("d", "Discard it", "discard"),
                    Choice("l", "Decide later", "later"),
                ),
                f"{session.routine.capitalize()}, {session.started:%d %B %H:%M}: "
                f"{session.sets_done} of {session.sets_planned} sets done.",
                ways=(LATER,),
            )
        )
        try:
            if choice == "go on":
                if not await self.person.may_exercise():
                    return True
                planned = plan(session.plan, self.catalogue, key="plan")
                require_fits_plan(unroll(planned).sets, session.sets)
                await self._lead(kept, planned)
                return True
            if choice == "save":
                ended = self.clock.time_of_day()
                self.history.edit(kept.file, {"status": "stopped", "ended": ended})
            elif choice == "discard" and await ask_to_discard(self.app):
                self._discard(kept)
        except ProblemError as error:
            self._tell(error.problem.at(kept.file))
        except OSError as error:
            self._tell(Problem(str(error.strerror or error)).at(kept.file))
        return False

    async def ask_about_mornings(self, mornings: Iterable[MorningAfter]) -> None:
        """Ask how the knee was on the mornings after past workouts; each is asked but once."""
        for morning in mornings:
            answer = await ask_about_morning(self.app, morning.day)
            changes: dict[str, object] = {"morning_asked": True}
            if answer is not None:
                changes["next_morning"] = answer
            for kept in morning.sessions:
                try:
                    await asyncio.to_thread(self.history.edit, kept.file, changes)
                except ProblemError as error:
                    self._tell(error.problem.at(kept.file))
                except OSError as error:
                    self._tell(Problem(str(error.strerror or error)).at(kept.file))
            if answer is not None and answer.swelling:
                await self.person.note_swelling()
                await advise_after_swelling(self.app)

    async def _gentle_instead(self, pain: int) -> tuple[PlannedExercise, ...]:
        """Offer a gentle floor routine for a day with much pain; nothing where none is wanted."""
        latest = await asyncio.to_thread(self.index.latest)
        today = self.clock.time_of_day().date()
        planned = gentle(self.catalogue, latest.digests, self.person.profile, today)
        length = minutes(unroll(planned, self.timing).length_s) if planned else None
        return planned if await ask_for_gentle(self.app, pain, length) else ()

    def _judged(self, pain: int) -> Verdict:
        return verdict(pain, self.person.profile.pain_rule)

    async def _lead(self, kept: KeptSession, planned: tuple[PlannedExercise, ...]) -> None:
        logs = kept.session.sets
        cues = await self._cues()
        loop = asyncio.get_running_loop()

        def tell(problem: Problem) -> None:  # on the journal's thread, which must not wait
            loop.call_soon_threadsafe(self._tell, problem)

        journal = Journal(self.history, kept, self.clock, tell)
        try:
            while True:
                timeline = unroll(planned, self.timing, from_set=len(logs))
                live = LiveSession(timeline, logs, gap_s=GAP_S * self.clock.speed)
                rule = self.person.profile.pain_rule
                screen = LiveScreen(live, self.clock.monotonic, (journal,), rule, cues)
                outcome = await self.app.push_screen_wait(screen)
                if not isinstance(outcome, Eased):
                    break
                planned, logs = outcome.plan, live.logs
                journal.change(
                    plan=tuple(one.as_item() for one in planned),
                    sets_planned=sum(one.dose.sets_in_all for one in planned),
                )
            if outcome == "done":
                await self._ask_after(journal)
        finally:
            journal.close()
        if outcome == "discarded":
            self._discard(kept)
        elif outcome == "kept":
            self.app.notify("Kept. It goes on from here when you next start a workout.")
        else:
            exercises = {exercise.id: exercise for exercise in self.catalogue}
            milestones = await asyncio.to_thread(self._reached, journal.kept)
            report = session_report(journal.kept.session, exercises, milestones)
            follows = await asyncio.to_thread(self._outlooks, journal.kept)
            self.app.push_screen(ReadingScreen("How it went", (*report, *outlook_report(follows))))

    def _outlooks(self, kept: KeptSession) -> Sequence[Outlook]:
        """Return what follows from a workout that has just ended."""
        sessions, today = self.index.latest().digests, self.clock.time_of_day().date()
        return outlooks(digest(kept), sessions, self.catalogue, self.person.profile, today)

    def _reached(self, kept: KeptSession) -> Sequence[str]:
        """Return the milestones of a workout that has just ended."""
        before = (one for one in self.index.newest() if one.file < kept.file)
        return reached(digest(kept), before, self.person.profile.workouts_a_week)

    async def _cues(self) -> Callable[[str, str], Showing]:
        """Return what tells when the cues of an exercise at a level are on the screen."""
        sessions: tuple[Digest, ...] = ()
        if self.cues == "fade":
            sessions = (await asyncio.to_thread(self.index.latest)).digests

        @cache
        def when(exercise_id: str, level_id: str) -> Showing:
            exercise = self.catalogue.find(exercise_id)
            done = performances(exercise, sessions, self.person.profile)
            return showing(self.cues, done, level_id)

        return when

    def _discard(self, kept: KeptSession) -> None:
        try:
            self.history.discard(kept.file)
        except OSError as error:
            self._tell(Problem(f"not deleted: {error.strerror or error}").at(kept.file))

    async def _ask_after(self, journal: Journal) -> None:
        pain = await self.app.push_screen_wait(
            ScaleScreen("How much does your knee hurt now?", PAIN_WORDS)
        )
        if isinstance(pain, int):
            journal.change(pain_after=pain)
            if self._judged(pain) == "too much":
                await advise_rest(self.app, pain)
        effort = await self.app.push_screen_wait(ScaleScreen("How hard was it?", EFFORT_WORDS))
        if isinstance(effort, int):
            journal.change(effort=effort)
        note = await self.app.push_screen_wait(EntryScreen("A note for yourself?", kind="text"))
        if note:
            journal.change(note=printable(note))

    def _tell(self, problem: Problem) -> None:
        self.app.notify(str(problem), title="Not as it should be", severity="error", markup=False)
