"""The index: every session in brief, so that looking at all of them opens none of their files.

The sessions' own files stay the only truth. The index is kept in the cache folder, where it may be
deleted or damaged at any moment, and several may write it at once: of a file that it does not know
by its size and time of change, the file itself is read.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from threading import Lock

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.ahead import lies_ahead
from kneecoach.model.sessions.digest import Digest, Overview, digest
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage import disk
from kneecoach.storage.history import History
from kneecoach.storage.index_file import SUFFIX, Entry, load, save
from kneecoach.storage.paths import Paths

LOOKED_BACK = 400
"""How many sessions back the coach looks when it decides: over two years, at three a week."""
WAITING = 20
"""How many sessions back a workout may wait to be gone on with."""
YOUNG_NS = 2_000_000_000
"""So long after a change a file may change again at the same time, as FAT counts the seconds."""

Progress = Callable[[int, int], bool]
"""Told how many files are behind and how many there are; tells whether to go on."""


class HistoryIndex:
    """The sessions in brief; any thread may ask for them, and each answer reads files."""

    def __init__(self, history: History, paths: Paths) -> None:
        """Begin with knowing nothing.

        Args:
            history: reads the sessions.
            paths: where they and the index are.
        """
        self._history = history
        self._sessions = str(paths.history)
        self._folder = paths.index
        self._one_at_a_time = Lock()
        """Held while a file is read, so that who asks for the same waits rather than reads."""
        self._years: dict[str, dict[str, Entry]] = {}
        """What is known of files, by the folder of their year and by their names."""
        self._unreadable: dict[str, Problem] = {}
        """What is wrong with files that could not be read when they were last looked at."""
        self._changed: set[str] = set()
        """The years of which something else is known than their files say."""

    def look_up(self, files: Iterable[str]) -> list[Digest | Problem]:
        """Return what is in session files: digests, or what is wrong; none for one that is gone."""
        found = (self._look_up(file)[0] for file in files)
        return [one for one in found if one is not None]

    def newest(self) -> Iterator[Digest]:
        """Yield the sessions that can be read one by one, newest first."""
        return (one for one in self._newest() if isinstance(one, Digest))

    def latest(self, today: date = date.max) -> Overview:
        """Return the sessions that decisions of a day rest on."""
        found: list[Digest | Problem] = []
        digests = 0
        for one in self._newest():
            if isinstance(one, Digest) and lies_ahead(one.day, today):
                continue
            found.append(one)
            digests += isinstance(one, Digest)
            if digests == LOOKED_BACK:
                break
        self._save()
        return Overview.of(found)

    def unreadable(self) -> Sequence[Problem]:
        """Return what is wrong with the files looked at so far; this reads none."""
        with self._one_at_a_time:
            return tuple(self._unreadable.values())

    def unfinished(self) -> Iterator[KeptSession]:
        """Yield those of the latest sessions that have not ended, newest first."""
        for one in islice(self.newest(), WAITING):
            if one.status == "live":
                with contextlib.suppress(ProblemError):  # changed since
                    kept = self._history.read(one.file)
                    if kept.newer is None:  # else what is done now could not be written down
                        yield kept

    def refresh(self, progress: Progress = lambda behind, total: True) -> Overview | None:
        """Read all that has changed, and return everything; None where that was left before.

        Args:
            progress: told after each file that had to be read.
        """
        years = {year: self._history.files_of(year) for year in self._history.years()}
        total, behind = sum(map(len, years.values())), 0
        found: list[Digest | Problem] = []
        try:
            for year, files in years.items():
                self._forget_gone(year, files)
                for file in files:
                    behind += 1
                    one, was_read = self._look_up(file)
                    if one is not None:
                        found.append(one)
                    if was_read and not progress(behind, total):
                        return None
                self._save()
        finally:
            self._save()
        self._forget_years(years)
        return Overview.of([*found, *self._history.misplaced()])

    def _newest(self) -> Iterator[Digest | Problem]:
        for year in self._history.years():
            for file in self._history.files_of(year):
                yield from self.look_up((file,))

    def _look_up(self, file: str) -> tuple[Digest | Problem | None, bool]:
        """Return what is in a session file, None where it is gone; and whether it was read."""
        with self._one_at_a_time:
            self._unreadable.pop(file, None)
            stamp = self._stamp(file)
            if stamp is None:
                return None, False
            known = self._entries(_year(file)).get(file)
            if known is not None and (known.size, known.mtime_ns) == stamp:
                return known.digest, False
            return self._read(file, *stamp), True

    def _stamp(self, file: str) -> tuple[int, int] | None:
        """Return a file's size and time of change; None where it is gone."""
        try:
            # Not by way of Path, which takes three times as long, for each of twenty thousand.
            stat = os.stat(f"{self._sessions}/{file}")  # noqa: PTH116
        except FileNotFoundError:
            return None
        except OSError:
            return -1, -1  # like no file, so it is read, which tells what is wrong
        return stat.st_size, stat.st_mtime_ns

    def _read(self, file: str, size: int, mtime_ns: int) -> Digest | Problem:
        now = time.time_ns()
        try:
            read = digest(self._history.read(file))
        except ProblemError as error:
            self._unreadable[file] = error.problem
            return error.problem  # not kept: it may be over without a change of the file
        if abs(now - mtime_ns) > YOUNG_NS and file.isascii():
            self._entries(_year(file))[file] = Entry(size, mtime_ns, read)
            self._changed.add(_year(file))
        return read

    def _entries(self, year: str) -> dict[str, Entry]:
        if year not in self._years:
            self._years.setdefault(year, load(self._file(year)))
        return self._years[year]

    def _forget_gone(self, year: str, files: Collection[str]) -> None:
        entries = self._entries(year)
        for file in {*entries} - {*files}:
            entries.pop(file, None)
            self._changed.add(year)

    def _forget_years(self, years: Collection[str]) -> None:
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.suffix == SUFFIX and path.stem not in years:
                    disk.remove(path)

    def _save(self) -> None:
        """Write what has changed; where that can't be done, it is read again another time."""
        while self._changed:
            with contextlib.suppress(KeyError, OSError):
                year = self._changed.pop()
                save(self._file(year), dict(self._entries(year)))

    def _file(self, year: str) -> Path:
        return self._folder / f"{year}{SUFFIX}"


def _year(file: str) -> str:
    return file.partition("/")[0]
