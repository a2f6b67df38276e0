"""The history: sessions to look at, to put right, to log by hand and to delete."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.actions.history import HISTORY
from kneecoach.model.history.milestones import reached_in
from kneecoach.model.history.rows import day_line
from kneecoach.model.problem import ProblemError
from kneecoach.screens.binding import bindings
from kneecoach.screens.browsing import SessionBrowser
from kneecoach.screens.correcting import CorrectingScreen
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.past_workout import ask_about_past_workout
from kneecoach.screens.questions import ask_to_delete
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.records import Records, RecordsChanged
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.outlook_report import outlook_report
from kneecoach.widgets.session_list import SessionList
from kneecoach.widgets.session_report import session_report


class HistoryScreen(HelpingScreen[None]):
    """The sessions of a person, and what can be done with the highlighted one."""

    ACTIONS = (*HISTORY, *elsewhere("history"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "SessionList"

    def __init__(self, records: Records) -> None:
        """Show sessions.

        Args:
            records: reads and changes them.
        """
        super().__init__()
        self._records = records
        self._browser = SessionBrowser(records)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("History", id="title", markup=False)
        yield self._browser
        yield KeyBar(self.ACTIONS)

    def on_screen_resume(self) -> None:
        """Read again: a workout may have been added, or files changed."""
        self._browser.read()

    def on_descendant_focus(self) -> None:
        """Offer the keys that now do something."""
        labels = {"history.open": "List"} if self._browser.is_typing else {}
        self.query_one(KeyBar).labels = labels
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        name = action.partition("(")[0]
        if self._browser.is_typing:
            return name in ("open", "all", "calendar", "days")
        match name:
            case "open" | "edit" | "delete":
                return self._browser.highlighted is not None
            case "undo":
                return self._records.can_undo()
            case "search" | "calendar" | "days" | "trends":
                return bool(self._browser.entries)
            case "all":
                return self._browser.is_aside
            case _:
                return True

    def on_session_list_opened(self, event: SessionList.Opened) -> None:
        """Show the session that was clicked on."""
        self.action_open()

    def on_session_browser_shown(self, event: SessionBrowser.Shown) -> None:
        """Say how many sessions are shown, and offer what can be done with them."""
        self.query_one("#title", Static).update(Content(event.title))
        self.refresh_bindings()

    def action_search(self) -> None:
        """Type what to search for."""
        self._browser.open_search()

    def action_all(self) -> None:
        """Show all sessions again, and go to the list of them."""
        self._browser.show_all()

    def action_calendar(self) -> None:
        """Go to the calendar, or back to the list."""
        self._browser.switch()

    def action_days(self, by: int) -> None:
        """Go so many days on in the calendar, back if negative; from the search, to the list."""
        self._browser.walk_days(by)

    @work
    async def action_open(self) -> None:
        """Show the highlighted session in full, with what follows from it."""
        if (file := self._file) is None:
            return
        try:
            kept = await asyncio.to_thread(self._records.read, file)
        except ProblemError as error:
            self.say_not_done(error)
            return
        outlooks = await asyncio.to_thread(self._records.outlooks, kept)
        if self.is_current:  # a key held down opens but once
            reached = reached_in(file, self._browser.entries, self._records.workouts_a_week())
            report = session_report(kept.session, self._records.exercises(), reached, kept.newer)
            title = self._records.title(kept.session.routine)
            self.app.push_screen(ReadingScreen(title, (*report, *outlook_report(outlooks))))

    def action_trends(self) -> None:
        """Show how it all went."""
        from kneecoach.screens.trends import TrendsScreen  # not before they are wanted

        self.app.push_screen(TrendsScreen(self._records))

    def action_edit(self) -> None:
        """Correct the highlighted session."""
        if self._file is not None:
            self.app.push_screen(CorrectingScreen(self._records, self._file))

    @work
    async def action_log(self) -> None:
        """Log a past workout by hand."""
        if not self.is_current:
            return
        session = await ask_about_past_workout(self.app, self._records)
        if session is None:
            return
        try:
            file = await asyncio.to_thread(self._records.add, session)
        except ProblemError as error:
            self.say_not_done(error)
            return
        self.say("Added. e corrects single sets, u takes it back.")
        self._changed(file)

    @work
    async def action_delete(self) -> None:
        """Delete the highlighted session, after a question."""
        entry = self._browser.highlighted
        if entry is None or not self.is_current:
            return
        words = day_line(entry.day, (entry,), self._records.title)
        if not await ask_to_delete(self.app, words):
            return
        try:
            await asyncio.to_thread(self._records.delete, entry.file)
        except ProblemError as error:
            self.say_not_done(error)
            return
        self.say("Deleted. u brings it back.")
        self._changed()

    @work
    async def action_undo(self) -> None:
        """Take the last change back."""
        try:
            file, told = await asyncio.to_thread(self._records.undo)
        except ProblemError as error:
            self.say_not_done(error)
            self.refresh_bindings()
            return
        self.say(f"Undone: {told}.")
        self._changed(file)

    def _changed(self, then_at: str = "") -> None:
        """Read again what has been changed, go to a session, and have the coach judge by it."""
        self._browser.read(then_at)
        self.post_message(RecordsChanged())

    @property
    def _file(self) -> str | None:
        """The file of the highlighted session."""
        return entry.file if (entry := self._browser.highlighted) else None
