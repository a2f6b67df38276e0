"""The app: modes, themes and keys; what it decides is in the model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen
from textual.worker import get_current_worker

from kneecoach.actions.everywhere import EVERYWHERE
from kneecoach.clock import Clock
from kneecoach.coach.editing import edit_workout
from kneecoach.coach.preferences import Preferences
from kneecoach.coach.problem_page import notify_once, open_problems
from kneecoach.model.person.interview import TOPICS, Topic
from kneecoach.model.problem import Problem
from kneecoach.model.progression.morning import MorningAfter, mornings_to_ask
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.sessions.session_words import waiting_words
from kneecoach.model.words import problems_in_files
from kneecoach.screens.binding import bindings
from kneecoach.screens.catalogue import CatalogueScreen
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.starting import ChooseLevel, EditWorkout, StartWorkout
from kneecoach.storage.check import unsavable
from kneecoach.storage.elsewhere import bring_home
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.library import Library, load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile
from kneecoach.storage.waiting import Waiting, find_waiting, forget_claims
from kneecoach.terminal.app import TerminalApp
from kneecoach.themes import choices

if TYPE_CHECKING:
    from kneecoach.coach.acquaintance import Acquaintance
    from kneecoach.coach.judgement import Judgement
    from kneecoach.coach.safekeeping import Safekeeping
    from kneecoach.coach.workout import Coach
    from kneecoach.model.proposal.proposal import Proposal
    from kneecoach.screens.history import HistoryScreen
    from kneecoach.screens.learn import LearnScreen
    from kneecoach.screens.today import TodayScreen


class KneecoachApp(TerminalApp, inherit_bindings=False):
    """A full-screen workout coach for sore and weak knees."""

    TITLE = "kneecoach"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings(EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-short"), (18, "-tall")]

    def __init__(self, paths: Paths, clock: Clock, routine: str | None = None) -> None:
        """Make the app.

        Args:
            paths: where the person's files are.
            clock: the coach's clock.
            routine: a routine to begin at once.
        """
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._routine = routine
        self._preferences = Preferences(self, paths)
        self._profile, self._problems = load_profile(paths)
        self._history = History(paths)
        self._index = HistoryIndex(self._history, paths)
        self._library = Library()
        self._all_read = False
        """Whether the problems are those of all files, rather than of those read at a start."""
        self._waits = ""
        """Says that a workout waits to be gone on with; nothing where none does."""
        self._today: TodayScreen | None = None
        self._catalogue_screen = CatalogueScreen(self._timing, clock.monotonic)
        self._talk = asyncio.Lock()
        """Held while the coach asks or leads, so that it does but one of both at a time."""
        self.add_mode("catalogue", lambda: self._catalogue_screen)
        self.add_mode("today", self._today_screen)
        self.add_mode("history", self._history_screen)
        self.add_mode("learn", self._learn_screen)

    def on_mount(self) -> None:
        """Show the first screen in the person's colours and keys; the rest is read after that."""
        self._problems = (*self._preferences.follow(), *self._problems)
        self.switch_mode("today" if self._profile.is_known else "catalogue")
        self.call_after_refresh(self._read_library)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the actions of the screen, the questions about the person, and the themes."""
        if isinstance(screen, HelpingScreen):
            for action in screen.ACTIONS:
                if not action.help or not screen.offers(action):
                    continue
                run = partial(screen.run_action, action.run)
                yield SystemCommand(action.label, action.help, run)
        if not self._talk.locked():
            for topic in TOPICS:
                ask = partial(self._ask_about, topic)
                yield SystemCommand(f"About you: {topic.name}", topic.question, ask)
        yield from choices(self, self._paths)

    @work
    async def on_start_workout(self, message: StartWorkout) -> None:
        """Lead through the workout that was chosen."""
        if self._talk.locked():
            return  # a key held down starts but once
        async with self._talk:
            brought, waiting = await asyncio.to_thread(self._waiting)
            notify_once(self, brought)
            await self._coach().lead(message.name, message.plan, waiting)
        self._judge_again()

    @work
    async def on_choose_level(self, message: ChooseLevel) -> None:
        """Keep the level that was chosen, and propose with it."""
        await self._person.choose_level(message.exercise, message.level)
        self._judge_again()

    async def action_quit(self) -> None:
        """Leave; what cannot be saved of a workout is asked about first."""
        self.safe.leave()

    def action_problems(self) -> None:
        """Tell all that is wrong in the person's files."""
        open_problems(self, self._paths, self._clock, self._preferences, self._take_all)

    def on_records_changed(self) -> None:
        """Judge by what a past session now says."""
        self._judge_again()

    def on_edit_workout(self, message: EditWorkout) -> None:
        """Change a workout line by line; the screen it is from takes it then."""
        edit_workout(
            self, message.draft, self._library, self._timing(), self._paths, self._take_library
        )

    @work(thread=True)
    def _read_library(self) -> None:
        library = load_library(self._paths)
        brought, waiting = self._waiting()
        mornings = mornings_to_ask(self._index.newest(), self._clock.time_of_day())
        hindrance = unsavable(self._paths)
        problems = (*self._problems, *library.problems, *([hindrance] if hindrance else []))
        self.call_from_thread(notify_once, self, brought)
        self.call_from_thread(self._open, library, problems)
        self.call_from_thread(self._open_with, library, waiting, mornings)
        forget_claims(self._history)

    def _waiting(self) -> tuple[list[Problem], Waiting]:
        """Bring home what was set aside; return what became of that, and what may be gone on with.

        What cannot come home yet keeps its workout from being gone on with, without its last sets.
        """
        brought = bring_home(self._paths)
        return brought, find_waiting(self._history, self._index, self._clock.time_of_day())

    def _timing(self) -> Timing:
        return self._preferences.timing

    @work
    async def _take_all(self, library: Library, problems: Sequence[Problem]) -> None:
        """Follow what all files say by now."""
        self._preferences.follow()
        await self._person.read_again()
        self._open(library, problems, all_read=True)

    def _open(
        self, library: Library, problems: Sequence[Problem], *, all_read: bool = False
    ) -> None:
        """Offer what there is, now that it has been read, and say quietly how much could not be."""
        self._problems, self._all_read = tuple(problems), all_read
        self._tell_problems()
        self._take_library(library)

    def _tell_problems(self) -> None:
        """Say how much is wrong; before all was read, of workouts what the coach came across."""
        self._catalogue_screen.problems = self._problem_words()
        if self._today is not None:
            self._today.problems = self._problem_words()

    def _problem_words(self) -> str:
        found = {*self._problems, *(() if self._all_read else self._index.unreadable())}
        return problems_in_files(len(found), all_read=self._all_read)

    def _take_library(self, library: Library) -> None:
        self._library = library
        self._catalogue_screen.show_library(library.catalogue, library.routines)
        self._judge_again()

    @work
    async def _open_with(
        self,
        library: Library,
        waiting: Waiting,
        mornings: Iterable[MorningAfter],
    ) -> None:
        """Ask what is to be asked at a start; then go on with what waits, or begin the routine."""
        async with self._talk:
            if await self._person.meet():
                if self._person.profile.asked and not self._profile.asked:
                    self.switch_mode("today")
                await self._coach().ask_about_mornings(mornings)
                planned: tuple[PlannedExercise, ...] = ()
                if self._routine is not None:
                    prescribed = await asyncio.to_thread(self._judgement().prescribed)
                    planned = library.plan(self._routine, prescribed)
                await self._coach().lead(self._routine or "", planned, waiting)
        self._judge_again()

    @work
    async def _ask_about(self, topic: Topic) -> None:
        async with self._talk:
            await self._person.ask(topic)
        self._judge_again()

    def _today_screen(self) -> TodayScreen:
        from kneecoach.screens.today import TodayScreen  # not before another first paint

        self._today = TodayScreen(self._proposing, self._timing, self._clock.monotonic)
        self._today.problems, self._today.waiting = self._problem_words(), self._waits
        return self._today

    def _proposing(
        self, minutes: int | None, without: frozenset[str]
    ) -> Callable[[], Proposal] | None:
        """Return what makes a proposal for today; None before all has been read."""
        if not len(self._library.catalogue):
            return None
        return partial(self._judgement().propose, minutes, without)

    def _judgement(self) -> Judgement:
        from kneecoach.coach.judgement import Judgement  # not before the first paint

        today = self._clock.time_of_day().date()
        profile = self._person.profile
        return Judgement(self._library.catalogue, self._index, profile, today, self._timing())

    def _judge_again(self) -> None:
        """Have the screens look at what follows from what was done or told since."""
        self._prescribe(self._judgement())
        if self._today is not None and self._today.is_mounted:
            self._today.read()

    @work(thread=True, exclusive=True, group="prescribing")
    def _prescribe(self, judgement: Judgement) -> None:
        prescribed = judgement.prescribed()
        waiting = find_waiting(self._history, self._index, self._clock.time_of_day())
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._tell_what_waits, waiting)
            self.call_from_thread(self._catalogue_screen.prescribe, prescribed)
            self.call_from_thread(self._tell_problems)

    def _tell_what_waits(self, waiting: Waiting) -> None:
        kept = waiting.session
        self._waits = "" if kept is None else waiting_words(kept.session)
        if self._today is not None:
            self._today.waiting = self._waits

    def _history_screen(self) -> HistoryScreen:
        from kneecoach.coach.records import SessionRecords
        from kneecoach.screens.history import HistoryScreen  # not before the first paint

        return HistoryScreen(
            SessionRecords(
                self._history,
                self._index,
                self._clock,
                library=lambda: self._library,
                judge=self._judgement,
            )
        )

    def _learn_screen(self) -> LearnScreen:
        from kneecoach.screens.learn import LearnScreen  # not before the first paint
        from kneecoach.storage.learn import load_pages

        return LearnScreen(load_pages)

    def _coach(self) -> Coach:
        from kneecoach.coach.workout import Coach  # not before the first paint

        return Coach(
            self,
            self._history,
            self._index,
            self.safe,
            self._clock,
            self._timing(),
            self._library.catalogue,
            self._person,
            self._preferences.cues,
            judge=self._judgement,
        )

    @cached_property
    def _person(self) -> Acquaintance:
        from kneecoach.coach.acquaintance import Acquaintance  # not before the first paint

        return Acquaintance(self, self._paths, self._clock, self._profile)

    @cached_property
    def safe(self) -> Safekeeping:
        """What keeps the workout under way."""
        from kneecoach.coach.safekeeping import Safekeeping  # not before the first paint

        return Safekeeping(self, self._paths, self._history, self._clock)
