"""The history: one file a session, which is also the point to go on from."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import msgspec

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.ahead import ahead, lies_ahead
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.model.text import printable
from kneecoach.storage.atomic import is_same, move, write_text
from kneecoach.storage.claims import Claims
from kneecoach.storage.folder import toml_files
from kneecoach.storage.locks import changing
from kneecoach.storage.paths import Paths
from kneecoach.storage.place import Place
from kneecoach.storage.plain_file import read_plain_text
from kneecoach.storage.session_files import misplaced, sessions_of, years
from kneecoach.storage.toml_reader import line_of, read_shown
from kneecoach.storage.toml_writer import edit_toml, write_toml

_COPY = re.compile(r"~\d+$")
"""What follows the name of a file in the trash that is not the first of that name."""


class History:
    """The sessions of one person, newest first."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._folder = paths.history
        self.claims = Claims(paths)
        self.home = Place(paths.config)
        """The folder that all is in, as it was when this began."""

    def files(self) -> list[str]:
        """Return the session files, newest first; their names say when, so none is opened."""
        return [file for year in self.years() for file in self.files_of(year)]

    def newest_files(self) -> list[str]:
        """Return those of the two newest years, however many there are of older ones."""
        return [file for year in self.years()[:2] for file in self.files_of(year)]

    def years(self) -> list[str]:
        """Return the folders that sessions are in, newest first."""
        return years(self._folder)

    def files_of(self, year: str) -> list[str]:
        """Return the session files in one of these folders, newest first."""
        return [f"{year}/{name}" for name in sessions_of(self._folder, year)]

    def misplaced(self) -> list[Problem]:
        """Return which files look like sessions and are not taken for any, opening none."""
        return list(misplaced(self._paths))

    def sessions(self) -> Iterator[KeptSession | Problem]:
        """Read the sessions one by one, newest first; a file that can't be read is a problem."""
        for file in self.files():
            try:
                yield self.read(file)
            except ProblemError as error:
                yield error.problem

    def read(self, file: str) -> KeptSession:
        """Read one session.

        Raises:
            ProblemError: the file cannot be read or is not a session.
        """
        session, note = read_shown(self.path(file), self.shown(file), Session)
        return KeptSession(file, session, newer=note)

    def problems(self, today: date = date.max) -> list[Problem]:
        """Return what is wrong with the session files and their folders.

        Args:
            today: the day it is; a session of a later one is told of.
        """
        found: list[Problem] = []
        for folder in (self._folder, *(self._folder / year for year in sorted(self.years()))):
            toml_files(folder, self._paths, found.append)
        for file in self.files():
            try:
                kept = self.read(file)
            except ProblemError as error:
                found += error.problems
            else:
                found += [kept.newer] if kept.newer else []
                if lies_ahead(day := kept.session.started.date(), today):
                    line = line_of(self.path(file), "started")
                    found.append(ahead(day).at(self.shown(file), line))
        return found + self.misplaced()

    def path(self, file: str) -> Path:
        """Return where a session's file is."""
        return self._folder / file

    def shown(self, file: str) -> str:
        """Return a session's file as it is told to people."""
        return printable(f"{self._folder.name}/{file}")

    def is_awaited(self, file: str) -> bool:
        """Tell whether more of a session waits outside until it can be saved in its file."""
        first = self._paths.unsaved / file
        return os.path.lexists(first) or any(first.parent.glob(f"{first.stem}~*.toml"))

    def changing(self, file: str, *, regardless: bool = False) -> AbstractContextManager[None]:
        """Keep other coaches from changing a session's file between its being read and written.

        See `kneecoach.storage.locks.changing`.
        """
        return changing(self.path(file), regardless=regardless)

    def new_file(self, started: datetime) -> str:
        """Return the name for a session that starts now; two machines' names never meet."""
        utc = started.astimezone(UTC)
        names = (f"{utc:%Y}/{utc:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}.toml" for _ in count())
        return next(name for name in names if not os.path.lexists(self.path(name)))

    def write_new(self, kept: KeptSession) -> str:
        """Write a session's file in the coach's own form; return its text.

        Raises:
            OSError: it cannot be written.
        """
        return write_toml(self.path(kept.file), as_table(kept.session))

    def edit(self, file: str, changes: Mapping[str, object], *, in_set: int | None = None) -> str:
        """Change fields of a session in its file and leave the rest as it is; return its text.

        Args:
            file: the file.
            changes: the fields; None takes one out.
            in_set: the place of the set whose fields they are, counted from 0; None where they are
                the session's own.

        Raises:
            OSError: it is not there, or cannot be written.
            ProblemError: it is no longer TOML, or has no such set; it is left as it is.
        """
        at = () if in_set is None else ("sets", in_set)
        with self.changing(file):
            path = self.path(file)
            path.stat()  # one that is gone shall not begin anew with these fields alone
            return edit_toml(path, as_table(changes), at=at)

    def text(self, file: str) -> str:
        """Return what stands in a session's file, to the byte.

        Raises:
            ProblemError: it cannot be read, or is not text.
        """
        return read_plain_text(self.path(file), self.shown(file))

    def put_back(self, file: str, text: str) -> None:
        """Have a text stand in a session's file that stood there before.

        Raises:
            OSError: it cannot be written.
        """
        write_text(self.path(file), text)

    def trash(self, file: str) -> str:
        """Move a session's file to the trash; return its name there, such as `trash/2026/...`.

        Raises:
            OSError: it cannot be moved.
        """
        path, target = self.path(file), self._paths.trash / file
        copies = count(2)
        with self.changing(file):  # else who is changing it would bring it back
            while target.exists() and not is_same(path, target):
                # deleted, brought here once more and deleted again
                target = (self._paths.trash / file).with_stem(f"{Path(file).stem}~{next(copies)}")
            move(path, target)
        return self._name(target)

    def trashed(self) -> list[str]:
        """Return the files in the trash by the names that `trash` gave, newest session first.

        Raises:
            OSError: it cannot be looked at.
        """
        found = self._paths.trash.glob("[0-9]*/[0-9]*.toml")
        return sorted(map(self._name, found), reverse=True)

    def restore(self, trashed: str) -> str:
        """Move a file out of the trash to where it was; return its name there.

        Raises:
            FileExistsError: there is one of that name again; both are left as they are.
            OSError: it cannot be moved.
        """
        was = self.path(trashed).relative_to(self._paths.trash)
        target = self._folder / was.with_stem(_COPY.sub("", was.stem))
        with changing(target):
            move(self.path(trashed), target)
        return self._name(target)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()


def as_table(fields: Session | Mapping[str, object]) -> dict[str, object]:
    """Return a session, or some fields of one, as TOML; None stands for a key left out."""
    table: dict[str, object] = msgspec.to_builtins(fields, builtin_types=(datetime,))
    return table
