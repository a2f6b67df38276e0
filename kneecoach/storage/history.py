"""The history: one file a session, which is also the point to go on from."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

import msgspec

from kneecoach.model.history_filter import EVERYTHING, Filter
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.session import KeptSession, Session
from kneecoach.storage.folder import toml_files
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import read_as
from kneecoach.storage.toml_writer import edit_toml, move, write_toml

LATEST = 20
"""How many sessions back a workout may wait to be gone on with."""

LOOKED_BACK = 400
"""How many sessions back the coach looks when it decides: over two years, at three a week."""

_COPY = re.compile(r"~\d+$")
"""What follows the name of a file in the trash that is not the first of that name."""


class History:
    """The sessions of one person, newest first; a file is read again only if it has changed."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._known: dict[str, tuple[_Stamp, KeptSession]] = {}
        """What was read, by file, with what the file was like."""

    def files(self) -> list[str]:
        """Return the session files, newest first; their names say when, so none is opened."""
        found = self._paths.history.glob("[0-9]*/[0-9]*.toml")
        return sorted((f"{path.parent.name}/{path.name}" for path in found), reverse=True)

    def sessions(self, sought: Filter = EVERYTHING) -> Iterator[KeptSession | Problem]:
        """Read the sessions one by one, newest first; a file that can't be read is a problem."""
        for file in filter(sought.may_match, self.files()):
            try:
                kept = self.read(file)
            except ProblemError as error:
                yield error.problem
            else:
                if sought.matches(kept.session):
                    yield kept

    def readable(self) -> Iterator[KeptSession]:
        """Read the sessions one by one, newest first, without those that can't be read."""
        return (one for one in self.sessions() if isinstance(one, KeptSession))

    def latest(self) -> tuple[KeptSession, ...]:
        """Return the sessions that decisions rest on, newest first."""
        return tuple(islice(self.readable(), LOOKED_BACK))

    def read(self, file: str) -> KeptSession:
        """Read one session.

        Raises:
            ProblemError: the file cannot be read or is not a session.
        """
        path = self.path(file)
        stamp = _stamp(path)
        known, kept = self._known.get(file, (None, None))
        if kept is None or stamp is None or stamp != known:
            kept = KeptSession(file, read_as(path, self._paths.shown(path), Session))
            if stamp is not None:
                self._known[file] = stamp, kept
        return kept

    def unfinished(self) -> KeptSession | None:
        """Return the newest of the latest sessions that has not ended; None where all have."""
        for file in self.files()[:LATEST]:
            try:
                kept = self.read(file)
            except ProblemError:
                continue
            if kept.session.status == "live":
                return kept
        return None

    def problems(self) -> list[Problem]:
        """Return what is wrong with the session files and their folders."""
        found: list[Problem] = []
        for folder in (self._paths.history, *sorted(self._paths.history.glob("[0-9]*"))):
            toml_files(folder, self._paths, found.append)
        return found + [one for one in self.sessions() if isinstance(one, Problem)]

    def path(self, file: str) -> Path:
        """Return where a session's file is."""
        return self._paths.history / file

    def new_file(self, started: datetime) -> str:
        """Return the name for a session that starts now; two machines' names never meet."""
        utc = started.astimezone(UTC)
        return f"{utc:%Y}/{utc:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}.toml"

    def write_new(self, kept: KeptSession) -> str:
        """Write a session's file in the coach's own form; return its text.

        Raises:
            OSError: it cannot be written.
        """
        return write_toml(self.path(kept.file), as_table(kept.session))

    def edit(self, file: str, changes: Mapping[str, object]) -> str:
        """Change fields of a session in its file and leave the rest as it is; return its text.

        Raises:
            OSError: it cannot be written.
            ProblemError: it is no longer TOML; it is left as it is.
        """
        return edit_toml(self.path(file), as_table(changes))

    def discard(self, file: str) -> None:
        """Delete a session's file, as the person asked.

        Raises:
            OSError: it cannot be deleted.
        """
        self.path(file).unlink(missing_ok=True)

    def trash(self, file: str) -> str:
        """Move a session's file to the trash; return its name there, such as `trash/2026/...`.

        Raises:
            OSError: it cannot be moved.
        """
        target = self._paths.trash / file
        copies = count(2)
        while target.exists():  # deleted, brought here once more and deleted again
            target = (self._paths.trash / file).with_stem(f"{Path(file).stem}~{next(copies)}")
        move(self.path(file), target)
        return self._name(target)

    def trashed(self) -> list[str]:
        """Return the files in the trash by the names that `trash` gave, newest session first."""
        found = self._paths.trash.glob("[0-9]*/[0-9]*.toml")
        return sorted(map(self._name, found), reverse=True)

    def restore(self, trashed: str) -> str:
        """Move a file out of the trash to where it was; return its name there.

        Raises:
            FileExistsError: there is one of that name again; both are left as they are.
            OSError: it cannot be moved.
        """
        was = self.path(trashed).relative_to(self._paths.trash)
        target = self._paths.history / was.with_stem(_COPY.sub("", was.stem))
        move(self.path(trashed), target)
        return self._name(target)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._paths.history).as_posix()


_Stamp = tuple[int, int, int]
"""A file's time of change, size and number: each write of the coach makes another file."""


def _stamp(path: Path) -> _Stamp | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def as_table(fields: Session | Mapping[str, object]) -> dict[str, object]:
    """Return a session, or some fields of one, as TOML; None stands for a key left out."""
    table: dict[str, object] = msgspec.to_builtins(fields, builtin_types=(datetime,))
    return table
