"""The stage: a folder in the history in which sessions from elsewhere are made ready."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kneecoach.storage import disk
from kneecoach.storage.atomic import fill, is_same, make_private, naming, take_name
from kneecoach.storage.paths import Paths


class Stage:
    """Sessions' files, by number, on their way to their places in the history.

    Until all are there, each stays on the stage too, so that a crash amidst can be mended. The
    disk is waited for but once for all files, and once for each folder.
    """

    def __init__(self, paths: Paths) -> None:
        """Touch nothing yet."""
        self._history = paths.history
        self._folder = paths.stage

    @property
    def added(self) -> Path:
        """The file that says what is added; while it is there, that is so."""
        return self._folder / "added.toml"

    @property
    def taken_back(self) -> Path:
        """The file that says what is taken back; while it is there, that is so."""
        return self._folder / "taken-back.toml"

    def make_ready(self, texts: Iterable[str]) -> None:
        """Write sessions' files, and wait until all are on the disk.

        Raises:
            OSError: they cannot be written.
        """
        make_private(self._folder)
        paths: list[Path] = []
        for number, text in enumerate(texts):
            paths.append(self._path(number))
            fill(paths[-1], text.encode("utf-8"), sync=False)
        disk.sync_all(paths)
        disk.sync_folder(self._folder)

    def place(self, number: int, file: str) -> None:
        """Let a session be in its place in the history too.

        Raises:
            FileExistsError: something is there; it is left as it is.
            OSError: it cannot be done.
        """
        target = self._history / file
        with naming(target):
            make_private(target.parent)
            take_name(self._path(number), target)

    def is_placed(self, number: int, file: str) -> bool:
        """Tell whether a session that was made ready has come to its place, or had before."""
        path = self._path(number)
        return is_same(path, self._history / file) or not os.path.lexists(path)

    def sync_places(self, files: Iterable[str]) -> None:
        """Wait until the names of sessions in the history are on the disk.

        Raises:
            OSError: they cannot be brought there.
        """
        for folder in sorted({(self._history / file).parent for file in files}):
            with naming(folder):
                disk.sync_folder(folder)

    def take_away(self, number: int, file: str) -> None:
        """Take a session from its place again.

        Raises:
            OSError: it cannot be done.
        """
        path, target = self._path(number), self._history / file
        if is_same(path, target):
            disk.remove(target)
        elif not path.exists():  # where a file has one name only
            disk.rename(target, path)

    def clear(self) -> None:
        """Delete what is on the stage, what it says first.

        Raises:
            OSError: it cannot be deleted.
        """
        if not self._folder.is_dir():
            return
        with naming(self._folder):
            for path in (self.added, self.taken_back):
                if path.exists():
                    disk.remove(path)
                    disk.sync_folder(self._folder)
            for path in self._folder.iterdir():
                disk.remove(path)
            disk.remove_folder(self._folder)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.toml"
