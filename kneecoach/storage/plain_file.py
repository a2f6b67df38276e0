"""Reading a file that anybody may have put there: plain, of bounded size, and never waited for."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.reason import reason

MAX_BYTES = 1_000_000
"""A file of a person's is a few kilobytes; what is larger is not one of ours."""
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""A pipe that nobody writes to is not waited for."""


def read_plain(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return what is in a file.

    What is looked at is what was opened, so nothing can be put in its place in between.

    Args:
        path: the file, or a link that leads to it.
        most: how many bytes it may have.

    Raises:
        OSError: it is not there, or cannot be read.
        ProblemError: it is no file, such as a pipe or a folder, or it is larger than that.
    """
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket cannot even be opened
            raise ProblemError(Problem("not a file")) from None
        raise
    try:
        stat = os.fstat(handle)
        if not S_ISREG(stat.st_mode):
            raise ProblemError(Problem("not a file"))
        if stat.st_size > most:
            raise ProblemError(_too_large(most))
        return _content(handle, most)
    finally:
        os.close(handle)


def read_plain_text(path: Path, shown: str, most: int = MAX_BYTES) -> str:
    """Return what is in a file as text.

    Args:
        path: the file, or a link that leads to it.
        shown: its name as it is told to people.
        most: how many bytes it may have.

    Raises:
        ProblemError: it is not there, cannot be read, is no file, too large, or not UTF-8.
    """
    try:
        return read_plain(path, most).decode("utf-8")
    except ProblemError as error:
        raise ProblemError(error.problem.at(shown)) from None
    except (FileNotFoundError, NotADirectoryError):
        raise ProblemError(Problem("no such file").at(shown)) from None
    except UnicodeDecodeError as error:
        raise ProblemError(_not_utf8(error.object).at(shown)) from None
    except OSError as error:
        raise ProblemError(Problem(f"cannot be read: {reason(error, 'read')}").at(shown)) from None


def _content(handle: int, most: int) -> bytes:
    parts: list[bytes] = []
    left = most + 1  # for one that grows meanwhile
    while left and (part := os.read(handle, left)):
        parts.append(part)
        left -= len(part)
    if not left:
        raise ProblemError(_too_large(most))
    return b"".join(parts)


def _too_large(most: int) -> Problem:
    return Problem(f"larger than {most // 1000} kB")


def _not_utf8(content: bytes) -> Problem:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem("not UTF-8 text but UTF-16: save it as UTF-8")
    return Problem("not UTF-8 text")
