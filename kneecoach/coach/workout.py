"""One workout, from the question before it to the summary after: joins screens and storage."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, TypedDict

from msgspec.structs import replace

from kneecoach.clock import Clock
from kneecoach.coach.acquaintance import Acquaintance
from kneecoach.coach.judgement import Judgement
from kneecoach.coach.readiness import Readiness, Ready
from kneecoach.coach.safekeeping import Safekeeping
from kneecoach.model.choice import Choice
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.live.live import GAP_S, LiveSession
from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS, is_too_much
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.progression.fading import CueMode, Showing, showing
from kneecoach.model.progression.morning import MorningAfter, day_of
from kneecoach.model.progression.performance import performances
from kneecoach.model.routines.routine import PlannedExercise, RoutineItem, plan
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.sessions.coming_back import come_back_to, gone_on_with
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import KeptSession, Session, require_fits_plan
from kneecoach.model.text import printable
from kneecoach.screens.asking import LATER, EntryScreen
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.leading import Eased
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.questions import (
    advise_after_swelling,
    advise_rest,
    ask_about_morning,
    ask_to_discard,
)
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.scale import ScaleScreen
from kneecoach.storage.claims import Claim
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.journal import Journal
from kneecoach.storage.reason import reason
from kneecoach.storage.waiting import Waiting, as_it_waits
from kneecoach.widgets.outlook_report import outlook_report
from kneecoach.widgets.session_report import session_report

if TYPE_CHECKING:
    from textual.app import App


_NO_CHANGES: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Coach:
    """Leads workouts: asks before and after, runs the live screen, keeps the session's file."""

    app: App[None]
    history: History
    index: HistoryIndex
    safe: Safekeeping
    clock: Clock
    timing: Timing
    catalogue: Catalogue
    person: Acquaintance
    cues: CueMode
    judge: Callable[[], Judgement]
    """Gives what is made of the person by what they have told until now."""

    async def lead(self, name: str, planned: tuple[PlannedExercise, ...], waiting: Waiting) -> None:
        """Offer the workout that waits; else lead through the planned one, if there is one."""
        if waiting.told:
            self.app.notify(waiting.told, timeout=10, markup=False)
        if waiting.session is not None and await self._offer_to_go_on(waiting.session):
            return
        if planned:
            await self._lead_new(name, await self._readiness.ask(planned))

    @property
    def _readiness(self) -> Readiness:
        return Readiness(self.app, self.person, self.judge, self.timing)

    async def _offer_to_go_on(self, kept: KeptSession) -> bool:
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
        if choice not in ("go on", "save", "discard"):
            return False
        with self._telling(kept.file):
            async with self._claimed(kept.file) as claim:
                kept = await asyncio.to_thread(as_it_waits, self.history, kept.file)
                if choice == "go on":
                    await self._go_on(kept, claim)
                    return True
                if choice == "save":
                    changes = {"status": "stopped"}  # when it ended, nobody knows: not now
                    await asyncio.to_thread(self.history.edit, kept.file, changes)
                    claim.is_over = True
                elif await ask_to_discard(self.app):
                    with _never_saved():
                        await asyncio.to_thread(self.history.trash, kept.file)
        return False

    @asynccontextmanager
    async def _claimed(self, file: str) -> AsyncIterator[Claim]:
        """Let no other coach on this machine lead a workout meanwhile.

        Raises:
            ProblemError: another one leads it.
        """
        claim = await asyncio.to_thread(self.history.claims.take, file)
        try:
            yield claim
        finally:
            await asyncio.to_thread(claim.release)

    async def _go_on(self, kept: KeptSession, claim: Claim) -> None:
        """Ask how the knee is now, and go on with a workout that was broken off.

        What is said of the knee is kept at once, even where no more is done of the workout.

        Raises:
            ProblemError: it does not fit its plan, or that is of what is not known any more.
        """
        session = kept.session
        planned = plan(session.plan, self.catalogue, key="plan")
        require_fits_plan(unroll(planned).sets, session.sets)

        async def hear(pain: int) -> None:
            told = {"sets": come_back_to(session, pain).sets}
            with self._telling(kept.file):
                await asyncio.to_thread(self.history.edit, kept.file, told)

        ready = await self._readiness.ask(planned, len(session.sets), hear)
        if ready.is_gentle or not ready.planned:  # this one waits on
            await self._lead_new(session.routine, ready)
            return
        now = self.clock.time_of_day()
        same_day = day_of(session.started, now.tzinfo) == day_of(now, now.tzinfo)
        changes = dict(gone_on_with(session, ready.pain, same_day=same_day))
        if ready.planned != planned:
            changes |= _as_kept(ready.planned)
        kept = KeptSession(kept.file, replace(session, **changes))
        await self._lead(kept, ready.planned, claim, changes)

    async def ask_about_mornings(self, mornings: Iterable[MorningAfter]) -> None:
        """Ask how the knee was on the mornings after past workouts; each is asked but once."""
        for morning in mornings:
            answer = await ask_about_morning(self.app, morning.day)
            changes: dict[str, object] = {"morning_asked": True}
            if answer is not None:
                changes["next_morning"] = answer
            for kept in morning.sessions:
                with self._telling(kept.file):
                    await asyncio.to_thread(self.history.edit, kept.file, changes)
            if answer is not None and answer.swelling:
                await self.person.note_swelling()
                await advise_after_swelling(self.app)

    async def _lead_new(self, name: str, ready: Ready) -> None:
        if not ready.planned:
            return
        started = self.clock.time_of_day()
        session = Session(
            status="live",
            started=started,
            routine="gentle" if ready.is_gentle else name,
            pain_before=ready.pain,
            **_as_kept(ready.planned),
        )
        file = await asyncio.to_thread(self.history.new_file, started)
        kept = KeptSession(file, session)
        async with self._claimed(kept.file) as claim:
            await self._lead(kept, ready.planned, claim)

    async def _lead(
        self,
        kept: KeptSession,
        planned: tuple[PlannedExercise, ...],
        claim: Claim,
        changes: Mapping[str, object] = _NO_CHANGES,
    ) -> None:
        """Lead through a workout, and ask how it was.

        Args:
            kept: its session, new or to be gone on with.
            planned: what is planned, first of all what is done.
            claim: holds others off it; it is told when the workout is over.
            changes: what is to be changed in the session before that.
        """
        logs = kept.session.sets
        cues = await self._cues()
        journal = self.safe.open(kept)
        try:
            if changes:
                journal.change(**changes)
            while True:
                timeline = unroll(planned, self.timing, from_set=len(logs))
                so_far, gap_s = journal.kept.session.length_s, GAP_S * self.clock.speed
                live = LiveSession(timeline, logs, gap_s=gap_s, lasted_s=so_far)
                journal.time_with(partial(getattr, live, "lasted_s"))
                profile = self.person.profile
                screen = LiveScreen(live, self.clock.monotonic, (journal,), profile, cues)
                self.safe.show_on(screen.keep)
                outcome = await self.app.push_screen_wait(screen)
                if not isinstance(outcome, Eased):
                    break
                planned, logs = outcome.plan, live.logs
                journal.change(**_as_kept(planned))
            if outcome == "done":
                await self._ask_after(journal)
            if outcome == "discarded":
                with self._telling(kept.file), _never_saved():
                    await self.safe.discard()
            is_saved = outcome == "discarded" or await self.safe.settle()
        finally:
            await self.safe.close()
        claim.is_over = is_saved and outcome == "done"
        if outcome == "kept":
            if is_saved:
                self.app.notify("Kept. It goes on from here when you next start a workout.")
        elif outcome == "done":
            exercises = {exercise.id: exercise for exercise in self.catalogue}
            milestones = await asyncio.to_thread(self.judge().reached, journal.kept)
            report = session_report(journal.kept.session, exercises, milestones)
            follows = await asyncio.to_thread(self.judge().outlooks, journal.kept)
            self.app.push_screen(ReadingScreen("How it went", (*report, *outlook_report(follows))))

    async def _cues(self) -> Callable[[str, str], Showing]:
        """Return what tells when the cues of an exercise at a level are on the screen."""
        sessions: tuple[Digest, ...] = ()
        if self.cues == "fade":
            today = self.clock.time_of_day().date()
            sessions = (await asyncio.to_thread(self.index.latest, today)).digests

        @cache
        def when(exercise_id: str, level_id: str) -> Showing:
            exercise = self.catalogue.find(exercise_id)
            done = performances(exercise, sessions, self.person.profile)
            return showing(self.cues, done, level_id)

        return when

    async def _ask_after(self, journal: Journal) -> None:
        pain = await self.app.push_screen_wait(
            ScaleScreen("How much does your knee hurt now?", PAIN_WORDS)
        )
        if isinstance(pain, int):
            journal.change(pain_after=pain)
            if is_too_much(pain):
                await advise_rest(self.app, pain)
        effort = await self.app.push_screen_wait(ScaleScreen("How hard was it?", EFFORT_WORDS))
        if isinstance(effort, int):
            journal.change(effort=effort)
        note = await self.app.push_screen_wait(EntryScreen("A note for yourself?", kind="text"))
        if note:
            journal.change(note=printable(note))

    @contextmanager
    def _telling(self, file: str) -> Iterator[None]:
        """Tell of what goes wrong with a session's file, and go on."""
        try:
            yield
        except ProblemError as error:
            self._tell(error.problem.at(self.history.shown(file)))
        except OSError as error:
            self._tell(Problem(reason(error)).at(self.history.shown(file)))

    def _tell(self, problem: Problem) -> None:
        self.app.notify(str(problem), title="Not as it should be", severity="error", markup=False)


def _never_saved() -> suppress:
    """Let a workout have no file that could go to the trash."""
    return suppress(FileNotFoundError)


class _Plan(TypedDict):
    plan: tuple[RoutineItem, ...]
    sets_planned: int


def _as_kept(planned: tuple[PlannedExercise, ...]) -> _Plan:
    """Return what is planned as the fields of a session."""
    return {
        "plan": tuple(one.as_item() for one in planned),
        "sets_planned": sum(one.dose.sets_in_all for one in planned),
    }
