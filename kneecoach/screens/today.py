"""Today: the workout that the coach proposes, with the reasons, to start or to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.actions.today import TODAY
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.person.profile import LEAST_MINUTES, MINUTES_STEP, MOST_MINUTES
from kneecoach.model.proposal.day_plan import COACHS_PICK, DayPlan
from kneecoach.model.proposal.proposal import Proposal
from kneecoach.model.proposal.proposal_words import week_words
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing
from kneecoach.screens.asking import Aside
from kneecoach.screens.binding import bindings
from kneecoach.screens.dose import DoseScreen
from kneecoach.screens.levels import ask_level
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.starting import ChooseLevel, EditWorkout, StartWorkout, WorkoutScreen
from kneecoach.widgets.day_view import DayView
from kneecoach.widgets.exercise_view import ExerciseView
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.problems_line import ProblemsLine, key_of
from kneecoach.widgets.prose import Paragraph
from kneecoach.widgets.why_report import why_line, why_page

_OF_A_LINE = frozenset({"swap", "remove", "dose", "level"})
_OF_A_PLAN = frozenset({"start", "why", "lengthen", "anew", "edit", "view"})

Proposing = Callable[[int | None, frozenset[str]], Callable[[], Proposal] | None]
"""Given minutes, or None for as many as ever, and exercises to do without: makes a proposal.

What it gives may take a while. There is none as long as not all has been read that it takes.
"""


class TodayScreen(WorkoutScreen):
    """The day's plan on the left, the highlighted exercise on the right, how to start below."""

    ACTIONS = (*TODAY, *elsewhere("today"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#lines"

    waiting: reactive[str] = reactive("")
    """Says that a workout waits to be gone on with; nothing where none does."""

    def __init__(
        self, proposing: Proposing, timing: Callable[[], Timing], now: Callable[[], float]
    ) -> None:
        """Show a proposal once it is made.

        Args:
            proposing: gives what makes it.
            timing: tells the seconds between exercises, for the length of a workout.
            now: the coach's monotonic clock, in seconds.
        """
        super().__init__()
        self._proposing = proposing
        self._timing = timing
        self._now = now
        self._plan: DayPlan | None = None
        self._minutes: int | None = None
        """How long it is to be today; None for as long as the profile says."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Today", id="title", markup=False)
        with Horizontal():
            yield DayView(self._timing)
            yield ExerciseView(self._now, self._why)
        yield Static(id="waiting", markup=False)
        yield ProblemsLine().data_bind(told=WorkoutScreen.problems)
        yield KeyBar(self.ACTIONS)

    def on_screen_resume(self) -> None:
        """Look again: a workout may have been done, an answer changed, a night gone by."""
        self.read()
        self.query_one(ExerciseView).move()

    def on_mount(self) -> None:
        """Say what waits, now and whenever that changes."""
        self.watch(self, "waiting", self._tell_what_waits)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about the highlighted exercise."""
        self._tell_of_highlighted()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the dose of the exercise that enter was pressed on."""
        self.action_dose()

    def take(self, workout: Draft) -> None:
        """Take the workout as it was changed elsewhere."""
        if self._plan is not None:
            self._change(replace(self._plan, draft=workout))

    def read(self) -> None:
        """Have the proposal made again; what was changed by hand stays as long as it fits."""
        self._read(self._plan.proposal.without if self._plan else frozenset())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        plan, name = self._plan, action.partition("(")[0]
        if plan is None:
            return name not in _OF_A_LINE | _OF_A_PLAN
        match name:
            case "start":
                return bool(plan.draft.items or self.waiting)
            case "edit":
                return bool(plan.draft.items)
            case "lengthen":
                return plan.proposal.is_offered
            case "anew":
                return plan.is_changed or self._minutes is not None
            case "view":
                return self.query_one(ExerciseView).has_figure
            case _:
                return name not in _OF_A_LINE or self._index is not None

    def action_start(self) -> None:
        """Start the workout, or go on with the one that waits."""
        if self._plan is not None and (self._plan.draft.items or self.waiting):
            self.post_message(StartWorkout(COACHS_PICK, self._plan.draft.items))

    def action_why(self) -> None:
        """Read why the highlighted exercise is in it, and what is left out."""
        if self._plan is not None:
            self.app.push_screen(ReadingScreen("Why", why_page(self._plan, self._index)))

    def action_swap(self) -> None:
        """Take another exercise for the same region."""
        plan, index = self._plan, self._index
        if plan is None or index is None:
            return
        instead = plan.instead_of(index)
        if not instead:
            region = plan.draft.items[index].exercise.region
            self.notify(f"There is nothing else for the {region} today.", markup=False)
            return
        self._change(plan.swap(index), instead[0].planned.exercise)

    def action_remove(self) -> None:
        """Take the highlighted exercise out."""
        if self._plan is not None and self._index is not None:
            self._change(self._plan.remove(self._index))

    def action_dose(self) -> None:
        """Change the highlighted exercise's dose."""
        if self._plan is not None and self._index is not None:
            dialog = DoseScreen(self._plan.draft, self._index, self._timing())
            self.app.push_screen(dialog, self._take_dose)

    @work
    async def action_level(self) -> None:
        """Choose the highlighted exercise's level, or leave it to the coach."""
        plan, index = self._plan, self._index
        if plan is None or index is None or self.app.screen is not self:
            return
        line = plan.lines[index]
        chosen = await ask_level(self.app, line, plan.proposal.profile)
        if not isinstance(chosen, Aside):
            self.post_message(ChooseLevel(line.planned.exercise.id, chosen or None))

    def action_lengthen(self, steps: int) -> None:
        """Make it longer or shorter by so many times five minutes, for today."""
        if (plan := self._plan) is None:
            return
        asked = self._minutes or plan.proposal.minutes
        minutes = min(max(LEAST_MINUTES, asked + steps * MINUTES_STEP), MOST_MINUTES)
        if minutes == asked:
            self.notify(f"A workout takes {LEAST_MINUTES} to {MOST_MINUTES} minutes.", markup=False)
            return
        self._minutes = minutes
        self._read(plan.unwanted)

    def action_anew(self) -> None:
        """Undo all changes."""
        self._minutes, self._plan = None, None
        self.read()

    def action_edit(self) -> None:
        """Change the workout line by line, and save it as a routine."""
        if self._plan is not None and self._plan.draft.items:
            self.post_message(EditWorkout(self._plan.draft))

    def action_view(self) -> None:
        """See the figure from the other side."""
        self.query_one(ExerciseView).turn()

    def _read(self, without: frozenset[str]) -> None:
        if (make := self._proposing(self._minutes, without)) is not None:
            self._make(make)

    @work(thread=True, exclusive=True, group="proposal")
    def _make(self, make: Callable[[], Proposal]) -> None:
        proposal = make()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, proposal)

    def _take(self, proposal: Proposal) -> None:
        """Take a new proposal; what was wished for on another day is over."""
        plan = self._plan
        if plan is None:
            self._change(DayPlan.of(proposal))
        elif plan.proposal.day != proposal.day:
            self.action_anew()
        elif plan.proposal != proposal:
            self._change(plan.followed_by(proposal))

    def _take_dose(self, workout: Draft | None) -> None:
        if workout is not None:
            self.take(workout)

    def _change(self, plan: DayPlan, highlight: Exercise | None = None) -> None:
        """Show another plan, with the same exercise highlighted, or another one."""
        index, one = self._index, self._highlighted
        keep = highlight or (one.exercise if one else None)
        if keep is not None and plan.place_of(keep) is not None:
            index = plan.place_of(keep)
        self._plan = plan
        week = week_words(plan.proposal.week)
        self.query_one("#title", Static).update(Content(f"Today · {week}"))
        self.query_one(DayView).show(plan, index)
        self._tell_of_highlighted()

    @property
    def _index(self) -> int | None:
        """The place of the highlighted exercise in the plan."""
        return None if self._plan is None else self.query_one(DayView).index

    @property
    def _highlighted(self) -> PlannedExercise | None:
        """The highlighted exercise, with its dose."""
        plan, index = self._plan, self._index
        return None if plan is None or index is None else plan.draft.items[index]

    def _why(self, exercise: Exercise, level: Level) -> Iterator[Paragraph]:
        if self._plan is not None and self._index is not None:
            yield from why_line(self._plan, self._index)

    def _tell_what_waits(self, told: str) -> None:
        line = self.query_one("#waiting", Static)
        line.display = bool(told)
        key = key_of(line.screen, "today.start", "s")
        line.update(Content(f"{told}: press {key} to go on with it"))
        self.refresh_bindings()

    def _tell_of_highlighted(self) -> None:
        one = self._highlighted
        view = self.query_one(ExerciseView)
        view.show(one.exercise if one else None, one.level if one else None)
        self.refresh_bindings()
