"""The history: past workouts, newest first; enter opens one in full."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import DataTable, Static

from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.actions.history import HISTORY
from kneecoach.model.exercise import Exercise
from kneecoach.model.problem import Problem
from kneecoach.model.session import KeptSession, Session
from kneecoach.model.words import clock, pain_change, sets_done
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.session_report import session_report

_STATUS = {"finished": "done", "stopped": "ended early", "live": "not ended"}


class HistoryScreen(HelpingScreen[None]):
    """A table of sessions."""

    ACTIONS = (*HISTORY, *elsewhere("history"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "history.tcss"

    def __init__(
        self,
        read: Callable[[], Iterable[KeptSession | Problem]],
        exercises: Callable[[], Mapping[str, Exercise]],
        title: Callable[[str], str],
    ) -> None:
        """Show sessions.

        Args:
            read: reads the sessions, newest first, from the disk.
            exercises: gives what is known of exercises, by id.
            title: gives what a routine is called, by name.
        """
        super().__init__()
        self._read = read
        self._exercises = exercises
        self._title_of = title
        self._sessions: list[Session] = []
        self._looked_at_one = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("History", id="title", markup=False)
        yield Static("Reading…", id="told", markup=False)
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield KeyBar(self.ACTIONS)

    def on_screen_resume(self) -> None:
        """Read again: a workout may have been added; not after looking at one."""
        if not self._looked_at_one:
            self._load()
        self._looked_at_one = False

    def on_resize(self) -> None:
        """Leave out columns where there is no room for them."""
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Show the session that enter was pressed on."""
        self.action_open()

    def action_open(self) -> None:
        """Show the highlighted session in full."""
        table = self.query_one(DataTable)
        if 0 <= table.cursor_row < len(self._sessions):
            session = self._sessions[table.cursor_row]
            report = session_report(session, self._exercises())
            self._looked_at_one = True
            self.app.push_screen(ReadingScreen(self._title_of(session.routine), report))

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        found = list(self._read())
        self.app.call_from_thread(self._show, found)

    def _show(self, found: list[KeptSession | Problem]) -> None:
        self._sessions = [one.session for one in found if isinstance(one, KeptSession)]
        problems = [one for one in found if isinstance(one, Problem)]
        told = self.query_one("#told", Static)
        told.display = bool(problems) or not self._sessions
        told.update(
            "\n".join(map(str, problems)) or "No workouts yet. Press 1, then s, to start the first."
        )
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = self.size.width
        columns = [("When", 6), ("Routine", 12), ("Sets", 8), ("Pain", 6)]
        if room >= 60:
            columns = [("When", 16), ("Routine", 14), ("Length", 6), ("Sets", 8), ("Pain", 6)]
        if room >= 76:
            columns.append(("", 11))
        for name, width in columns:
            table.add_column(name, width=width)
        for session in self._sessions:
            routine = self._title_of(session.routine)
            done, pain = sets_done(session), pain_change(session)
            cells = [f"{session.started:%d %b}", routine, done, pain]
            if room >= 60:
                when, length = f"{session.started:%Y-%m-%d %H:%M}", clock(session.length_s)
                cells = [when, routine, length, done, pain]
            if room >= 76:
                cells.append(_STATUS[session.status])
            table.add_row(*map(Text, cells))
        table.move_cursor(row=row)
