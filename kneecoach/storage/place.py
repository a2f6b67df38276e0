"""A place on the disk that is to stay the same, lest something be written where it is not meant.

Where a disk was taken away, an empty folder is left in its place, and where a folder was moved, one
that is made anew looks as if all in it were lost.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from kneecoach.model.problem import Problem, ProblemError

ANOTHER = "another folder stands where it was; bring that one back"


class Place:
    """A folder, and which one it was when it was last known to be right."""

    def __init__(self, folder: Path) -> None:
        """Know the folder that is there now, if there is one."""
        self._folder = folder
        self._was: tuple[int, int] | None = None
        self.remember()

    def remember(self) -> None:
        """Take the folder that is there now for the right one; without any, that before stays."""
        with suppress(OSError):
            self._was = self._now()

    def require_same(self) -> None:
        """Make sure that it is the right folder, if there ever was one.

        Raises:
            OSError: it is gone, or cannot be looked at.
            ProblemError: another is in its place.
        """
        if self._was is not None and self._now() != self._was:
            raise ProblemError(Problem(ANOTHER))

    def _now(self) -> tuple[int, int]:
        found = self._folder.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self._folder))
        return found.st_dev, found.st_ino
