"""A day's plan to look at: what to know first, its exercises, and what to press to start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.model.exercises.dose_words import dose_short, dose_words
from kneecoach.model.progression.why import level_words
from kneecoach.model.proposal.candidates import ProposedExercise
from kneecoach.model.proposal.day_plan import DayPlan
from kneecoach.model.proposal.proposal_words import (
    advice_words,
    length_words,
    mark_words,
    stop_words,
)
from kneecoach.model.routines.timeline import Timing
from kneecoach.widgets.big_text import BigText


class DayView(Vertical):
    """Shows a plan; up and down go through its exercises."""

    def __init__(self, timing: Callable[[], Timing]) -> None:
        """Show nothing yet.

        Args:
            timing: tells the seconds between exercises, for the length of a workout.
        """
        super().__init__()
        self._timing = timing
        self._plan: DayPlan | None = None

    def compose(self) -> ComposeResult:
        """Lay out words, exercises and, to be read from afar, how to start."""
        yield Static("Reading…", id="told", markup=False)
        yield OptionList(id="lines", compact=True)
        with Horizontal(id="start", classes="-advice"):  # there is nothing to start yet
            key = BigText(id="key")
            key.value = "S"
            yield key
            yield BigText(id="word")
            yield Static(id="aside", markup=False)

    def on_resize(self) -> None:
        """Write the lines anew in the room there is."""
        if self._plan is not None:
            self.show(self._plan, self.index)

    @property
    def index(self) -> int | None:
        """The place of the highlighted exercise in the plan; None where there is none."""
        return self.query_one(OptionList).highlighted

    def show(self, plan: DayPlan, index: int | None) -> None:
        """Show a plan, with the exercise at an index highlighted; the one nearest to it if gone."""
        self._plan = plan
        self.query_one("#told", Static).update(Content("\n").join(self._told(plan)))
        lines = self.query_one(OptionList)
        lines.set_options(
            Option(self._row(number, line)) for number, line in enumerate(plan.lines, start=1)
        )
        last = len(plan.draft.items) - 1
        lines.highlighted = None if last < 0 else min(index or 0, last)
        self._show_start(plan)

    def _told(self, plan: DayPlan) -> Iterator[Content]:
        """Yield what speaks against a workout, or against an exercise; then how long it takes."""
        if advice := advice_words(plan.proposal):
            yield Content.styled(advice, "bold $warning")
        yield from map(Content, stop_words(plan.proposal))
        if plan.draft.items:
            yield Content(length_words(plan, plan.draft.length_s(self._timing())))

    def _show_start(self, plan: DayPlan) -> None:
        advice, can_start = plan.proposal.advice, bool(plan.draft.items)
        word, aside = ("START", "") if can_start else ("", "Nothing is in it.")
        if advice is not None:
            word = "SEE A DOCTOR" if advice == "see a doctor" else "REST"
            aside = "s starts all the same" if can_start else ""
        self.query_one("#start").set_class(word != "START", "-advice")
        self.query_one("#word", BigText).value = word
        self.query_one("#aside", Static).update(Content(aside))

    def _row(self, number: int, line: ProposedExercise) -> Content:
        """Return an exercise on one line where there is little height, on two elsewhere."""
        one = line.planned
        room = self.query_one("#lines").scrollable_content_region.width
        name, dose = one.exercise.name, dose_words(one.dose)
        if len(name) + len(dose) + 5 > room:
            name = one.exercise.short
        if len(name) + len(dose) + 5 > room:
            dose = dose_short(one.dose) + (" a side" if one.dose.sides == "each" else "")
        gap = " " * max(1, room - len(name) - len(dose) - 4)
        row = Content.assemble((f"{number:>2}  {name}", "bold"), gap, dose)
        if not self.screen.has_class("-tall"):
            return row
        about = " · ".join(filter(None, (level_words(one), mark_words(line.decision))))
        return Content.assemble(row, f"\n    {about}")
