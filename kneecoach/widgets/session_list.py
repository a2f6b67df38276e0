"""Sessions by month, newest first; only the lines in sight are written, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kneecoach.model.history.rows import COLUMN_NAMES, Entry, by_month, cells, columns

_GAP = 2


class SessionList(ScrollView, can_focus=True):
    """Sessions, one of them highlighted; up and down go from one to the next."""

    BINDINGS = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "walk(-1_000_000)", show=False),
        Binding("end", "walk(1_000_000)", show=False),
    ]
    COMPONENT_CLASSES = {"list--month", "list--session", "list--cursor"}

    @dataclass
    class Walked(Message):
        """The person went to another session."""

        entry: Entry

    @dataclass
    class Opened(Message):
        """The person clicked on the highlighted session."""

    @dataclass
    class Wanted(Message):
        """Sessions have come in sight of which only the names are known."""

        files: list[str]

    def __init__(self, title: Callable[[str], str]) -> None:
        """Show nothing yet.

        Args:
            title: gives what a routine is called, by name.
        """
        super().__init__()
        self._title = title
        self._entries: Sequence[Entry] = ()
        self._lines: list[str | int] = []
        self._line_of: list[int] = []
        """The line of each entry."""
        self._place = 0

    @property
    def highlighted(self) -> Entry | None:
        """The highlighted session; None where there is none at all."""
        return self._entries[self._place] if self._entries else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show sessions; the same one stays highlighted, or the one before it.

        Args:
            entries: the newest first.
        """
        was = self.highlighted
        self._entries = entries
        self._lines = list(by_month(entries))
        self._line_of = [line for line, what in enumerate(self._lines) if isinstance(what, int)]
        self.virtual_size = Size(0, len(self._lines))
        if was is None:
            self._go_to(0)
        else:
            self.go_to(was.file)
        self._want()

    def go_to(self, file: str) -> None:
        """Highlight a session by its file; where it is not in the list, the one before it."""
        files = [one.file for one in self._entries]
        # Their names begin with the time, and the newest stands first.
        self._go_to(files.index(file) if file in files else sum(one > file for one in files))

    def go_to_day(self, day: date) -> None:
        """Highlight the last session of a day; where it has none, the one before it."""
        newer = sum(one.day > day for one in self._entries)
        self._go_to(newer)

    def action_walk(self, by: int) -> None:
        """Go so many sessions down, up if negative."""
        before = self._place
        self._go_to(self._place + by)
        if self._place != before and self.highlighted is not None:
            self.post_message(self.Walked(self.highlighted))

    def action_page(self, by: int) -> None:
        """Go so many screenfuls down, up if negative."""
        self.action_walk(by * max(1, self.size.height - 1))

    def on_click(self, event: events.Click) -> None:
        """Highlight the session that was clicked on; open it where it was highlighted."""
        line = event.y + round(self.scroll_y)
        what = self._lines[line] if line < len(self._lines) else ""
        if what == self._place:
            self.post_message(self.Opened())
        elif isinstance(what, int):
            self.action_walk(what - self._place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what has come in sight."""
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def on_resize(self) -> None:
        """Ask for what has come in sight."""
        self._go_to(self._place)
        self._want()

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        width = self.size.width
        line = y + round(self.scroll_y)
        what = self._lines[line] if line < len(self._lines) else ""
        if isinstance(what, str):
            return self._strip(f" {what}", "list--month", width)
        part = "list--cursor" if what == self._place else "list--session"
        entry = self._entries[what]
        name = self._title(entry.digest.routine) if entry.digest else ""
        return self._strip(row(cells(entry, name), width), part, width)

    def _strip(self, text: str, part: str, width: int) -> Strip:
        style = self.get_component_rich_style(part)
        return Strip([Segment(set_cell_size(text, width), style)], width)

    def _go_to(self, place: int) -> None:
        self._place = max(0, min(place, len(self._entries) - 1))
        if self._entries:
            line = self._line_of[self._place]
            has_month_above = isinstance(self._lines[line - 1], str) and self.size.height > 1
            above = 1 if has_month_above else 0
            self.scroll_to_region(
                Region(0, line - above, 1, 1 + above), animate=False, immediate=True
            )
        self.refresh()

    def _want(self) -> None:
        """Ask for what is in sight and, so that it is asked less often, a screenful around it."""
        top, height = round(self.scroll_y), self.size.height
        near = self._lines[max(0, top - height) : top + 2 * height]
        files = [
            self._entries[what].file
            for what in near
            if isinstance(what, int) and self._entries[what].digest is None
        ]
        if files:
            self.post_message(self.Wanted(files))


def row(texts: Sequence[str], width: int) -> str:
    """Return texts in columns, as many as there is room for.

    Args:
        texts: one a column.
        width: the room, in cells.
    """
    parts = [
        set_cell_size(texts[place], cells_wide) if cells_wide else texts[place]
        for place, cells_wide in columns(width)
    ]
    return " " * _GAP + (" " * _GAP).join(parts)


def column_names(width: int) -> str:
    """Return the names of the columns."""
    return row(COLUMN_NAMES, width)
