"""The sessions there are, read little by little, and those of them that are searched for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from kneecoach.model.history.rows import (
    Entry,
    found_words,
    listed,
    title_line,
    unreadable_words,
)
from kneecoach.model.history.search import Names, Search
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.words import counted
from kneecoach.screens.records import Records
from kneecoach.widgets.history_view import HistoryView
from kneecoach.widgets.meter import Meter
from kneecoach.widgets.problems_line import problems_key
from kneecoach.widgets.search_bar import SearchBar
from kneecoach.widgets.session_list import SessionList

_NONE_YET = "No workouts yet. Press 2 for one to start, or a to log a past one."
_AT_ONCE = 50
"""How many sessions are looked into before any is shown: as many as the longest screen has room."""
_TYPED_ON_S = 0.1
"""Real seconds without a key after which a search is looked for: most type the next one sooner."""
_TOLD_EVERY = 250
"""After how many files it is told how far reading is."""


class SessionBrowser(Vertical):
    """The search above, then the calendar, and the list below."""

    @dataclass
    class Shown(Message):
        """Other sessions are shown now."""

        title: str
        """How many of how many."""

    def __init__(self, records: Records) -> None:
        """Show no sessions yet.

        Args:
            records: reads them.
        """
        super().__init__()
        self._records = records
        self._bar = SearchBar()
        self._view = HistoryView(records.title)
        self._search: Search | None = Search()
        """What is searched for; None where that is not understood."""
        self.entries: Sequence[Entry] = ()
        """All sessions, newest first, as far as they are known."""
        self._is_whole = False
        """Whether they are all; it begins with the newest."""
        self._asked_for: set[str] = set()
        """The files that were looked into because they came in sight."""
        self._then_at = ""
        """The file of the session to go to once it is in the list."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static("Reading…", id="told", markup=False)
        yield Meter()
        yield self._bar
        yield self._view

    @property
    def highlighted(self) -> Entry | None:
        """The highlighted session; None where there is none."""
        return self._view.highlighted

    @property
    def is_aside(self) -> bool:
        """Whether something is searched for, or the keys go through days."""
        return self._bar.display or self._view.is_in_calendar

    @property
    def is_typing(self) -> bool:
        """Whether letters go into the search."""
        return self._bar.has_focus_within

    def open_search(self) -> None:
        """Let a search be typed."""
        self._bar.open()

    def show_all(self) -> None:
        """Show all sessions again, and go to the list of them."""
        self._bar.close()
        self.query_one(SessionList).focus()

    def switch(self) -> None:
        """Go to the calendar, or back to the list."""
        self._view.switch()

    def walk_days(self, by: int) -> None:
        """Go so many days on in the calendar, back if negative; from the search, to the list."""
        if self.is_typing:
            self.query_one(SessionList).focus()
        else:
            self._view.walk_days(by)

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

    def read(self, then_at: str = "") -> None:
        """Read all anew, and then go to the session of a file, if one is given."""
        self._then_at = then_at or self._then_at
        self._read()

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        """Show the newest, then what the names of all files tell, then what is in the files."""
        worker = get_current_worker()
        if not self.entries:
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
            none = _NONE_YET
            if deleted := await asyncio.to_thread(self._records.deleted):
                of_them = counted(deleted, "deleted workout")
                none = f"No workouts. kneecoach restore lists {of_them}, and brings them back."
            self._take([Entry.of(one) for one in overview.digests], overview.problems, none)

    def _listed(self, files_of: Callable[[], Sequence[str]]) -> Sequence[Entry]:
        """Return what is known of sessions without looking into more files than are in sight."""
        files = files_of()
        return listed(files, (*self.entries, *self._known(files[:_AT_ONCE])))

    @work(thread=True, group="looking up")
    def _look_up(self, files: Sequence[str]) -> None:
        self.app.call_from_thread(self._know, self._known(files))

    def _known(self, files: Sequence[str]) -> list[Entry]:
        """Look into files; return those that can be read."""
        return [Entry.of(one) for one in self._records.look_up(files) if isinstance(one, Digest)]

    def _know(self, entries: Sequence[Entry]) -> None:
        """Show what some sessions are, now that it is known."""
        known = {one.file: one for one in entries}
        self._show([known.get(one.file, one) for one in self.entries])

    def _take(self, entries: Sequence[Entry], problems: Sequence[Problem], none: str) -> None:
        """Show all sessions, and tell of what cannot be read; where there are none, say so."""
        told = self.query_one("#told", Static)
        told.update(Content(unreadable_words(problems, problems_key(self.screen)) or none))
        told.set_class(len(problems) > 1, "-several")
        told.display, self.query_one(Meter).display = bool(problems) or not entries, False
        self._show(entries)

    def _tell_progress(self, part: float) -> None:
        meter = self.query_one(Meter)
        meter.display, meter.progress = True, part

    def _show(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._view.display = bool(entries)
        self._find()

    def _find(self) -> None:
        """Show the sessions that are searched for, or all."""
        self.workers.cancel_group(self, "searching")
        if self._search is None:
            self._list(())
            self.post_message(self.Shown(title_line((), ())))
        elif self._search == Search():
            self._found(self._search, self.entries)
        else:
            self._find_in(self.entries, self._search)

    @work(exclusive=True, group="searching")
    async def _find_in(self, entries: Sequence[Entry], search: Search) -> None:
        """Look for a search once nothing was typed for a moment; a later one takes its place."""
        worker = get_current_worker()
        await asyncio.sleep(_TYPED_ON_S)

        def find() -> Sequence[Entry]:
            names = Names.of(self._records.exercises().values(), self._records.title)
            looked_at = takewhile(lambda _: not worker.is_cancelled, entries)
            return [one for one in looked_at if one.digest and search.finds(one.digest, names)]

        self._found(search, await asyncio.to_thread(find))

    def _found(self, search: Search, found: Sequence[Entry]) -> None:
        self._bar.tell(search, found_words(found))
        self._list(found)
        self.post_message(self.Shown(title_line(found, self.entries if self._is_whole else ())))

    def _list(self, found: Sequence[Entry]) -> None:
        self._view.show(found, self._records.now().date())
        if any(one.file == self._then_at for one in found):
            self._view.go_to(self._then_at)
            self._then_at = ""
