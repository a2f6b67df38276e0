"""The history: a calendar of workouts and the list of them, to be searched and put right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.actions.history import HISTORY
from kneecoach.model.history.milestones import reached_in
from kneecoach.model.history.rows import (
    Entry,
    day_line,
    listed,
    title_line,
    unreadable_words,
)
from kneecoach.model.history.search import Names, Search
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.digest import Digest
from kneecoach.screens.binding import bindings
from kneecoach.screens.correcting import CorrectingScreen
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.past_workout import ask_about_past_workout
from kneecoach.screens.questions import ask_to_delete
from kneecoach.screens.reading import ReadingScreen
from kneecoach.screens.records import Records, RecordsChanged
from kneecoach.widgets.history_view import HistoryView
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.meter import Meter
from kneecoach.widgets.outlook_report import outlook_report
from kneecoach.widgets.problems_line import problems_key
from kneecoach.widgets.search_bar import SearchBar
from kneecoach.widgets.session_list import SessionList
from kneecoach.widgets.session_report import session_report

_NONE_YET = "No workouts yet. Press 2 for one to start, or a to log a past one."
_AT_ONCE = 50
"""How many sessions are looked into before any is shown: as many as the longest screen has room."""
_TOLD_EVERY = 250
"""After how many files it is told how far reading is."""


class HistoryScreen(HelpingScreen[None]):
    """The calendar above, the list below; each follows the other."""

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
        self._bar = SearchBar()
        self._view = HistoryView(records.title)
        self._search = Search()
        self._entries: Sequence[Entry] = ()
        """All sessions, newest first, as far as they are known."""
        self._is_whole = False
        """Whether they are all; it begins with the newest."""
        self._asked_for: set[str] = set()
        """The files that were looked into because they came in sight."""
        self._then_at = ""
        """The file of the session to go to once it is in the list."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("History", id="title", markup=False)
        yield Static("Reading…", id="told", markup=False)
        yield Meter()
        yield self._bar
        yield self._view
        yield KeyBar(self.ACTIONS)

    def on_screen_resume(self) -> None:
        """Read again: a workout may have been added, or files changed."""
        self._load()

    def on_descendant_focus(self) -> None:
        """Offer the keys that now do something."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        match action.partition("(")[0]:
            case "open" | "edit" | "delete":
                return self._view.highlighted is not None
            case "undo":
                return self._records.can_undo()
            case "search" | "calendar" | "days" | "trends":
                return bool(self._entries)
            case "all":
                return self._bar.display or self._view.is_in_calendar
            case _:
                return True

    def on_session_list_opened(self, event: SessionList.Opened) -> None:
        """Show the session that was clicked on."""
        self.action_open()

    def on_session_list_wanted(self, event: SessionList.Wanted) -> None:
        """Look into what has come in sight before all was read."""
        if new := [file for file in event.files if file not in self._asked_for]:
            self._asked_for.update(new)
            self._look_up(new)

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Find what is searched for now."""
        self._search = event.search
        self._find()

    def on_search_bar_submitted(self, event: SearchBar.Submitted) -> None:
        """Go to what was found."""
        self.query_one(SessionList).focus()

    def action_search(self) -> None:
        """Type what to search for."""
        self._bar.open()

    def action_all(self) -> None:
        """Show all sessions again, and go to the list of them."""
        self._bar.close()
        self.query_one(SessionList).focus()

    def action_calendar(self) -> None:
        """Go to the calendar, or back to the list."""
        self._view.switch()

    def action_days(self, by: int) -> None:
        """Go so many days on in the calendar, back if negative; from the search, to the list."""
        if self._bar.has_focus_within:
            self.query_one(SessionList).focus()
        else:
            self._view.walk_days(by)

    @work
    async def action_open(self) -> None:
        """Show the highlighted session in full, with what follows from it."""
        if (file := self._file) is None:
            return
        try:
            kept = await asyncio.to_thread(self._records.read, file)
        except ProblemError as error:
            self._tell(error)
            return
        outlooks = await asyncio.to_thread(self._records.outlooks, kept)
        if self.is_current:  # a key held down opens but once
            reached = reached_in(file, self._entries, self._records.workouts_a_week())
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
            self._then_at = await asyncio.to_thread(self._records.add, session)
        except ProblemError as error:
            self._tell(error)
            return
        self.notify("Added. e corrects single sets, u takes it back.")
        self._changed()

    @work
    async def action_delete(self) -> None:
        """Delete the highlighted session, after a question."""
        entry = self._view.highlighted
        if entry is None or not self.is_current:
            return
        words = day_line(entry.day, (entry,), self._records.title)
        if not await ask_to_delete(self.app, words):
            return
        try:
            await asyncio.to_thread(self._records.delete, entry.file)
        except ProblemError as error:
            self._tell(error)
            return
        self.notify("Deleted. u brings it back.")
        self._changed()

    @work
    async def action_undo(self) -> None:
        """Take the last change back."""
        try:
            self._then_at, told = await asyncio.to_thread(self._records.undo)
        except ProblemError as error:
            self._tell(error)
            return
        self.notify(f"Undone: {told}.", markup=False)
        self._changed()

    @work(exclusive=True, group="reading")
    async def _load(self) -> None:
        """Show the newest, then what the names of all files tell, then what is in the files."""
        worker = get_current_worker()
        if not self._entries:
            self._show(await asyncio.to_thread(self._listed, self._records.newest_files))
            await self.wait_for_refresh()  # what follows takes longer, the longer the history is
        self._is_whole = True
        self._show(await asyncio.to_thread(self._listed, self._records.files))

        def progress(done: int, total: int) -> bool:
            if done % _TOLD_EVERY == 0:
                self.app.call_from_thread(self._tell_progress, done / total)
            return not worker.is_cancelled

        overview = await asyncio.to_thread(self._records.overview, progress)
        if overview is not None:
            self._take([Entry.of(one) for one in overview.digests], overview.problems)

    def _listed(self, files_of: Callable[[], Sequence[str]]) -> Sequence[Entry]:
        """Return what is known of sessions without looking into more files than are in sight."""
        files = files_of()
        return listed(files, (*self._entries, *self._known(files[:_AT_ONCE])))

    @work(thread=True, group="looking up")
    def _look_up(self, files: Sequence[str]) -> None:
        self.app.call_from_thread(self._know, self._known(files))

    def _known(self, files: Sequence[str]) -> list[Entry]:
        """Look into files; return those that can be read."""
        return [Entry.of(one) for one in self._records.look_up(files) if isinstance(one, Digest)]

    def _know(self, entries: Sequence[Entry]) -> None:
        """Show what some sessions are, now that it is known."""
        known = {one.file: one for one in entries}
        self._show([known.get(one.file, one) for one in self._entries])

    def _take(self, entries: Sequence[Entry], problems: Sequence[Problem]) -> None:
        """Show all sessions, and tell of what cannot be read."""
        told = self.query_one("#told", Static)
        told.update(Content(unreadable_words(problems, problems_key(self.screen)) or _NONE_YET))
        told.set_class(len(problems) > 1, "-several")
        told.display, self.query_one(Meter).display = bool(problems) or not entries, False
        self._show(entries)

    def _tell_progress(self, part: float) -> None:
        meter = self.query_one(Meter)
        meter.display, meter.progress = True, part

    def _show(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._view.display = bool(entries)
        self._find()

    def _find(self) -> None:
        """Show the sessions that are searched for, or all."""
        self.workers.cancel_group(self, "searching")
        if self._search == Search():
            self._found(self._search, self._entries)
        else:
            self._find_in(self._entries, self._search)

    @work(thread=True, group="searching")
    def _find_in(self, entries: Sequence[Entry], search: Search) -> None:
        worker = get_current_worker()
        names = Names.of(self._records.exercises().values(), self._records.title)
        found = [one for one in entries if one.digest and search.finds(one.digest, names)]
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, search, found)

    def _found(self, search: Search, found: Sequence[Entry]) -> None:
        self._bar.tell(search, len(found))
        self._view.show(found, self._records.now().date())
        title = title_line(found, self._entries if self._is_whole else ())
        self.query_one("#title", Static).update(Content(title))
        if any(one.file == self._then_at for one in found):
            self._view.go_to(self._then_at)
            self._then_at = ""
        self.refresh_bindings()

    def _changed(self) -> None:
        """Read again what has been changed, and have the coach judge by it."""
        self._load()
        self.post_message(RecordsChanged())

    def _tell(self, error: ProblemError) -> None:
        self.notify(str(error), title="Not done", severity="error", timeout=10, markup=False)

    @property
    def _file(self) -> str | None:
        """The file of the highlighted session."""
        return entry.file if (entry := self._view.highlighted) else None
