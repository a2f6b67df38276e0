"""Changing files so that no crash leaves half of one: what was there before stands, or the new.

An error names the file that was to be changed, never the one that is written beside it first.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kneecoach.storage import disk

FORGOTTEN_S = 24 * 3600
"""A file beside the one to be written is there for an instant; so old, a crash has left it."""

_BESIDE = re.compile(r"\.kneecoach-[0-9a-f]{8}\.part")
"""What such a file is called: an export and where a link leads may be in anybody's folder."""
_ONE_NAME_ONLY = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What a file system says on which a file has one name only, such as a memory stick's."""


def write_text(path: Path, text: str) -> None:
    """Replace a file by a new text, or leave it as it was.

    The new text is synced before it takes the old one's place, and the folder last, so that after
    a power cut either is there. A link stays a link: the file it leads to is replaced.

    Raises:
        OSError: it cannot be written, and what stood there before still stands there; or the
            folder cannot be synced, and the new text is there, but perhaps not for good.
    """
    path = Path(os.path.realpath(path))
    write_bytes(path, text.encode("utf-8"), sync=True)
    with naming(path):
        disk.sync_folder(path.parent)


def write_bytes(path: Path, content: bytes, *, sync: bool) -> None:
    """Replace a file by a new one, which is written beside it first and then renamed.

    Args:
        path: the file.
        content: what is to be in it.
        sync: whether to wait until that is on the disk, so that no power cut can lose it.

    Raises:
        OSError: it cannot be written; what stood there before still stands there.
    """
    with naming(path), _written_beside(path, content, sync=sync) as beside:
        disk.rename(beside, path)
    clear_away(path.parent)


def write_new_text(path: Path, text: str) -> None:
    """Write a file that is not there yet, for this person alone, whole or not at all.

    Raises:
        FileExistsError: something is there; it is left as it is.
        OSError: it cannot be written.
    """
    with naming(path), _written_beside(path, text.encode("utf-8"), sync=True) as beside:
        take_name(beside, path)
        with _taken_back(beside, path):
            disk.sync_folder(path.parent)
        with suppress(OSError):  # it harms nothing, and is cleared away later
            disk.remove(beside)
    clear_away(path.parent)


def move(path: Path, target: Path) -> None:
    """Move a file to where none is, into a folder that is made if need be.

    It is in both places before it leaves the first, so that no power cut takes it from both. What
    a crash left in both is moved by being moved once more.

    Raises:
        FileExistsError: something is there; both are left as they are.
        OSError: it cannot be moved.
    """
    with naming(path):
        path.lstat()  # else a folder is made for nothing
        make_private(target.parent)
        if not is_same(path, target):
            take_name(path, target)
        with _taken_back(path, target):
            disk.sync_folder(target.parent)
            with suppress(FileNotFoundError):  # a file of one name only has left by itself
                disk.remove(path)
        disk.sync_folder(path.parent)


def delete(path: Path) -> None:
    """Delete a file for good, if it is there.

    Raises:
        OSError: it cannot be deleted.
    """
    with naming(path), suppress(FileNotFoundError):
        disk.remove(path)
        disk.sync_folder(path.parent)


def take_name(path: Path, target: Path) -> None:
    """Give a file a name that nothing has; where it can have one only, it loses that it had.

    Raises:
        FileExistsError: something has that name; both are left as they are.
        OSError: it cannot be done.
    """
    try:
        disk.link(path, target)
    except OSError as error:
        if error.errno not in _ONE_NAME_ONLY:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        disk.rename(path, target)


def is_same(path: Path, target: Path) -> bool:
    """Tell whether two names are those of one file."""
    try:
        return os.path.samestat(path.lstat(), target.lstat())
    except OSError:
        return False


def make_private(folder: Path) -> None:
    """Make a folder and those above it, as far as they are missing, for this person alone.

    Each is synced into the one above it, so that no power cut loses it and what is in it.

    Raises:
        OSError: one cannot be made.
    """
    if not folder.is_dir():
        make_private(folder.parent)
        disk.make_folder(folder)
        disk.sync_folder(folder.parent)


def fill(path: Path, content: bytes, *, sync: bool) -> None:
    """Write a file that is not there yet, in a folder that is.

    Raises:
        FileExistsError: something is there.
        OSError: it cannot be written; there may be a part of it.
    """
    handle = disk.create(path)
    try:
        while content:
            written = disk.write(handle, content)
            if not written:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            content = content[written:]
        if sync:
            disk.sync(handle)
    finally:
        disk.close(handle)


def clear_away(folder: Path) -> None:
    """Delete what crashes long ago left in a folder beside what was to be written.

    What is younger may be what another coach is writing just now.
    """
    with suppress(OSError), os.scandir(folder) as found:
        names = [one.name for one in found if _BESIDE.fullmatch(one.name)]
        for name in names:
            if time.time() - (folder / name).lstat().st_mtime > FORGOTTEN_S:
                disk.remove(folder / name)


@contextmanager
def _taken_back(path: Path, target: Path) -> Iterator[None]:
    """Take a file's second name back if what follows fails."""
    try:
        yield
    except BaseException:
        if is_same(path, target):
            with suppress(OSError):
                disk.remove(target)
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error name a file that the person knows."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def _written_beside(path: Path, content: bytes, *, sync: bool) -> Iterator[Path]:
    """Give a file beside another with what that is to become; it is gone if that fails."""
    make_private(path.parent)
    beside = path.with_name(f".kneecoach-{secrets.token_hex(4)}.part")
    try:
        fill(beside, content, sync=sync)
        yield beside
    except BaseException:
        with suppress(OSError):
            disk.remove(beside)
        raise
