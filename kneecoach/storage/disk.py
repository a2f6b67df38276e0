"""The calls that change the disk; whatever the coach keeps goes through these and no others.

They are called through this module, so that a test can let each of them fail, or the power with it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

    def _bring_to_disk(handle: int) -> None:
        """Wait until it is there: fsync alone leaves it in the drive's own memory on macOS."""
        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        except OSError:  # not known there, such as over a network
            os.fsync(handle)

else:

    def _bring_to_disk(handle: int) -> None:
        os.fsync(handle)


PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_AT_ONCE = 8
"""How many files are waited for at once."""
_NEVER_SYNCED = (errno.EINVAL, errno.ENOTSUP)
"""What a file system says of a folder that it keeps no other way than at once."""


def create(path: Path) -> int:
    """Make a file that is not there yet, for this person alone; return its handle for writing.

    Raises:
        FileExistsError: something is there.
        OSError: it cannot be made.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    os.fchmod(handle, PRIVATE_FILE)  # whatever the umask
    return handle


def write(handle: int, content: bytes) -> int:
    """Write to a file; return how many bytes went in, which may be fewer.

    Raises:
        OSError: none could be written.
    """
    return os.write(handle, content)


def write_through(path: Path, content: bytes) -> None:
    """Write to what is there and no file, such as a pipe or a terminal.

    Raises:
        OSError: it cannot be written to.
    """
    path.write_bytes(content)


def sync(handle: int) -> None:
    """Wait until a file is on the disk.

    Raises:
        OSError: it cannot be brought there.
    """
    _bring_to_disk(handle)


def sync_all(paths: Sequence[Path]) -> None:
    """Wait until files that were written before are on the disk, whichever comes there first.

    File systems bring many there as fast as one, if they are asked for all of them at once.

    Raises:
        OSError: one cannot be brought there.
    """
    from concurrent.futures import ThreadPoolExecutor

    def sync_one(path: Path) -> None:
        handle = os.open(path, os.O_WRONLY)
        try:
            _bring_to_disk(handle)
        finally:
            os.close(handle)

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(sync_one, paths):
            pass


def close(handle: int) -> None:
    """Close a file.

    Raises:
        OSError: what was written could not be kept.
    """
    os.close(handle)


def rename(path: Path, target: Path) -> None:
    """Give a file another name, at once; a file that has it is replaced.

    Raises:
        OSError: it cannot be done; both are as they were.
    """
    path.replace(target)


def link(path: Path, target: Path) -> None:
    """Give a file a second name, which nothing has yet.

    Raises:
        FileExistsError: something has it.
        OSError: it cannot be done, as where files have one name only.
    """
    os.link(path, target, follow_symlinks=os.link not in os.supports_follow_symlinks)


def remove(path: Path) -> None:
    """Delete a file.

    Raises:
        OSError: it cannot be deleted.
    """
    path.unlink()


def make_folder(path: Path) -> None:
    """Make a folder for this person alone; one that is there stays as it is.

    Raises:
        OSError: it cannot be made.
    """
    try:
        path.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        path.chmod(PRIVATE_FOLDER)  # whatever the umask


def remove_folder(path: Path) -> None:
    """Delete a folder in which nothing is.

    Raises:
        OSError: it cannot be deleted, or something is in it.
    """
    path.rmdir()


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk.

    Raises:
        OSError: they cannot be brought there.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        _bring_to_disk(handle)
    except OSError as error:
        if error.errno not in _NEVER_SYNCED:
            raise
    finally:
        os.close(handle)
