"""Trends: how pain, workouts a week and each exercise went, as charts with a sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from kneecoach.actions.everywhere import HELP, elsewhere
from kneecoach.actions.trends import TRENDS
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.history.exercise_trend import exercise_trends
from kneecoach.model.history.period import RANGES, Period
from kneecoach.model.history.trends import (
    Trend,
    note_words,
    pain_trends,
    week_trend,
    workouts,
)
from kneecoach.model.sessions.ahead import come
from kneecoach.model.sessions.digest import Digest
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.records import Records
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.trend_view import TrendView

_MOST = 3
"""Charts below one another."""
_TOLD_EVERY = 250
"""After how many files it is told how far reading is."""


class TrendsScreen(HelpingScreen[None]):
    """What there is to see on the left, its charts on the right, over a range of days."""

    ACTIONS = (*TRENDS, *elsewhere("history"), HELP)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "trends.tcss"

    def __init__(self, records: Records) -> None:
        """Show trends.

        Args:
            records: what they are drawn from.
        """
        super().__init__()
        self._records = records
        self._done: Sequence[Digest] = ()
        """All workouts, the oldest first."""
        self._exercises: Sequence[Exercise] = ()
        """Those that were ever done, in the order of the catalogue."""
        self._today = date.min
        self._range = 1
        self._at = 0
        """The place in the list of what is shown."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Trends", id="title", markup=False)
        yield Static("Reading…", id="told", markup=False)
        with Horizontal(id="body"):
            topics = OptionList(id="topics", compact=True)
            topics.can_focus = False  # its keys are the screen's, so that they work unseen too
            yield topics
            with Vertical(id="trends"):
                for _ in range(_MOST):
                    yield TrendView()
                yield Static(id="note", markup=False)
        yield KeyBar(self.ACTIONS)

    def on_screen_resume(self) -> None:
        """Read again: a workout may have been added."""
        self._load()

    def on_resize(self) -> None:
        """Say as much above as there is room for."""
        self._show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what was clicked on."""
        place = event.option_list.highlighted  # keys may have gone on since it was told
        if place is not None and place != self._at:
            self._at = place
            self._show()

    def action_next(self) -> None:
        """Show what comes next in the list."""
        self._go_to((self._at + 1) % len(self._topics))

    def action_previous(self) -> None:
        """Show what comes before in the list."""
        self._go_to((self._at - 1) % len(self._topics))

    def action_longer(self) -> None:
        """Look further back."""
        self._range += 1
        self._show()

    def action_shorter(self) -> None:
        """Look less far back."""
        self._range -= 1
        self._show()

    def action_close(self) -> None:
        """Go back to the history."""
        if self.is_current:  # a key held down closes but once
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        match action:
            case "next" | "previous":
                return bool(self._done)
            case "longer":
                return bool(self._done) and self._range < len(RANGES) - 1
            case "shorter":
                return bool(self._done) and self._range > 0
            case _:
                return True

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        worker = get_current_worker()

        def progress(done: int, total: int) -> bool:
            if done % _TOLD_EVERY == 0:
                self.app.call_from_thread(self._tell_progress, done, total)
            return not worker.is_cancelled

        overview = self._records.overview(progress)
        if overview is None or worker.is_cancelled:
            return
        done = workouts(come(overview.digests, self._records.now().date()))
        self.app.call_from_thread(self._take, done)

    def _tell_progress(self, done: int, total: int) -> None:
        self.query_one("#told", Static).update(Content(f"Reading… {done} of {total}"))

    def _take(self, done: Sequence[Digest]) -> None:
        self._done = done
        self._today = self._records.now().date()
        ever = {exercised.exercise for one in done for exercised in one.exercises}
        self._exercises = [one for id_, one in self._records.exercises().items() if id_ in ever]
        topics = self.query_one("#topics", OptionList).clear_options()
        topics.add_options(Option(Content(name)) for name in self._topics)
        told = self.query_one("#told", Static)
        told.update("No workouts yet, so there is nothing to see here.")
        told.display = not done
        self.query_one("#body").display = bool(done)
        self._go_to(min(self._at, len(self._topics) - 1))

    def _go_to(self, place: int) -> None:
        self._at = place
        self.query_one("#topics", OptionList).highlighted = place
        self._show()

    def _show(self) -> None:
        self.refresh_bindings()
        if not self._done:
            return
        looked_back = RANGES[self._range]
        period = Period.of(looked_back, self._done[0].day, self._today)
        trends = self._trends(period)
        charts = [trend.chart for trend in trends if trend.chart is not None]
        names_wide = max((len(name) for chart in charts for _, name in chart.scale), default=0)
        for place, view in enumerate(self.query(TrendView)):
            view.display = place < len(trends)
            if place < len(trends):
                # They lie one below the other, and share the dates below the last of them.
                chart = trends[place].chart
                view.show(trends[place], names_wide, dates=bool(charts) and chart is charts[-1])
        self.query_one("#note", Static).update(Content(note_words(trends)))
        topic = self._topics[self._at]
        title = f"Trends · {topic} · {looked_back.name}"
        if not self.has_class("-narrow"):
            first, last_day = period.first, period.last
            title += f" · {first.day} {first:%b %Y} – {last_day.day} {last_day:%b %Y}"
        self.query_one("#title", Static).update(Content(title))

    def _trends(self, period: Period) -> Sequence[Trend]:
        """Return what is to be seen now."""
        if self._at == 0:
            return pain_trends(self._done, period)
        if self._at == 1:
            days = [one.day for one in self._done]
            return (week_trend(days, period, self._records.workouts_a_week()),)
        exercise = self._exercises[self._at - 2]
        return exercise_trends(exercise, self._done, period)

    @property
    def _topics(self) -> Sequence[str]:
        return ("Pain", "Workouts a week", *(one.short for one in self._exercises))
