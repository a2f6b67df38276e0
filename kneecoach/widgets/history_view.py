"""The calendar of workouts above the list of them; wherever one goes, the other follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from kneecoach.model.history.rows import Entry, by_day, day_line
from kneecoach.widgets.heat_map import LEGEND, HeatMap
from kneecoach.widgets.session_list import SessionList, column_names


class HistoryView(Vertical):
    """Shows sessions by day and by month."""

    def __init__(self, title: Callable[[str], str]) -> None:
        """Show nothing yet.

        Args:
            title: gives what a routine is called, by name.
        """
        super().__init__()
        self._title = title
        self._calendar = HeatMap()
        self._sessions = SessionList(title)
        self._today = date.max
        self._by_day: Mapping[date, Sequence[Entry]] = {}

    def compose(self) -> ComposeResult:
        """Lay out calendar and list."""
        with Vertical(id="calendar"):
            yield self._calendar
            with Horizontal(id="foot"):
                yield Static(id="day", markup=False)
                yield Static(LEGEND, id="legend", markup=False)
        yield Static(id="columns", markup=False)
        yield self._sessions

    @property
    def highlighted(self) -> Entry | None:
        """The highlighted session; None where there is none."""
        return self._sessions.highlighted

    @property
    def is_in_calendar(self) -> bool:
        """Whether the keys go through days rather than sessions."""
        return self._calendar.has_focus

    def on_resize(self) -> None:
        """Name the columns there is room for."""
        width = self._sessions.size.width or self.size.width
        self.query_one("#columns", Static).update(Content(column_names(width)))

    def on_session_list_walked(self, event: SessionList.Walked) -> None:
        """Have the calendar follow."""
        self._be_at(event.entry.day)

    def show(self, entries: Sequence[Entry], today: date) -> None:
        """Show sessions; where the person is in them does not change.

        Args:
            entries: the sessions, newest first.
            today: the last day of the calendar.
        """
        self._today = today
        self._by_day = by_day(entries)
        self._calendar.show(self._by_day, today)
        self._sessions.show(entries)
        at = self._calendar.cursor if self.is_in_calendar else None
        self._be_at(at or (self.highlighted.day if self.highlighted else today))

    def go_to(self, file: str) -> None:
        """Highlight a session by its file."""
        self._sessions.go_to(file)
        if self._sessions.highlighted is not None:
            self._be_at(self._sessions.highlighted.day)

    def walk_days(self, by: int) -> None:
        """Go so many days on, back if negative; the list goes to the session of that day."""
        if self._calendar.cursor is None:
            return
        oldest = min(self._by_day, default=self._today)
        day = max(oldest, min(self._calendar.cursor + timedelta(days=by), self._today))
        self._sessions.go_to_day(day)
        self._be_at(day)

    def switch(self) -> None:
        """Let the keys go through days, or through sessions again."""
        if self.is_in_calendar or not self.query_one("#calendar").display:
            self._sessions.focus()
        else:
            self._calendar.focus()

    def _be_at(self, day: date) -> None:
        self._calendar.cursor = day
        told = day_line(day, self._by_day.get(day, ()), self._title)
        self.query_one("#day", Static).update(Content(told))
