"""A calendar of workouts: a column a week, as many as there is room for, today in the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kneecoach.model.history.calendar import MARKS, YEAR_WEEKS, Mark, done_on, mondays, month_row
from kneecoach.model.history.rows import Entry

_DAY_NAMES = ("Mo", "", "We", "", "Fr", "", "Su")
_NAME_WIDTH, _WEEK_WIDTH = 3, 2
_COLOURS: Mapping[Mark, str] = {
    "rest": "$foreground 50%",
    "unread": "$foreground",
    "short": "$success",
    "long": "$success",
    "hurt": "bold $error",
}
_MEANINGS: Mapping[Mark, str] = {
    "short": "under 10 min",
    "long": "more",
    "hurt": "it hurt",
}
LEGEND = Content("  ").join(
    Content.assemble((f"{MARKS[mark]} ", _COLOURS[mark]), told) for mark, told in _MEANINGS.items()
)
"""What the marks mean."""


class HeatMap(Widget, can_focus=True):
    """Days with and without workouts; one of them is where the person is in the history."""

    cursor: reactive[date | None] = reactive(None)
    """The day the person is at; where it is older than what there is room for, the weeks move."""

    def __init__(self) -> None:
        """Show no day yet."""
        super().__init__()
        self._today: date | None = None
        self._by_day: Mapping[date, Sequence[Entry]] = {}

    def show(self, by_day: Mapping[date, Sequence[Entry]], today: date) -> None:
        """Show the sessions of each day until today."""
        self._by_day, self._today = by_day, today
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor as one that can be moved."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as one that only follows."""
        self.refresh()

    def render(self) -> Content:
        """Return the names of the months, and a line a day of the week."""
        if self._today is None:
            return Content("")
        weeks = self._weeks(self._today)
        months = Content(" " * _NAME_WIDTH + month_row(weeks, _WEEK_WIDTH))
        return Content("\n").join((months, *(self._row(weeks, day) for day in range(7))))

    def _weeks(self, today: date) -> list[date]:
        """Return the weeks there is room for: the latest, or as far back as the cursor is."""
        room = (self.size.width - _NAME_WIDTH) // _WEEK_WIDTH
        count = max(1, min(room, YEAR_WEEKS))
        weeks = mondays(today, count)
        if self.cursor is None or self.cursor >= weeks[0]:
            return weeks
        return mondays(self.cursor + timedelta(weeks=count // 2), count)

    def _row(self, weeks: list[date], weekday: int) -> Content:
        cells = [self._cell(monday + timedelta(days=weekday)) for monday in weeks]
        return Content.assemble(f"{_DAY_NAMES[weekday]:<{_NAME_WIDTH}}", *cells)

    def _cell(self, day: date) -> tuple[str, str]:
        """Return a day and what it looks like; days to come are blank."""
        done = done_on(self._by_day.get(day, ()))
        mark: Mark = "rest" if done is None else done.mark
        text = " " if self._today is None or day > self._today else MARKS[mark]
        style = _COLOURS[mark]
        if day == self.cursor:
            ground = "$accent" if self.has_focus else "$foreground"
            return f"{text} ", f"bold $background on {ground}"
        if day == self._today:
            style = f"{style} underline"
        return f"{text} ", style
