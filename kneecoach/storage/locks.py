"""Locks that the system holds for a process and lets go when it ends, however it ends."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kneecoach.storage.atomic import make_private, naming
from kneecoach.storage.under_way import under_way

PATIENCE_S = 2.0
"""How long a change of a file waits for whoever is changing one beside it."""
_PAUSE_S = 0.01


def try_lock(handle: int) -> bool:
    """Lock an open file for this handle alone; False where another holds it.

    Raises:
        OSError: the disk that it is on knows no locks.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class _Changed(threading.local):
    """The folders in which a thread is changing files just now."""

    def __init__(self) -> None:
        self.folders: set[Path] = set()


_changed = _Changed()


@contextmanager
def changing(path: Path, *, regardless: bool = False, makes_folder: bool = False) -> Iterator[None]:
    """Keep other coaches from changing a file between its being read and written here.

    A change may be a part of a larger one, which keeps them from it already. It is waited for at
    the program's end.

    Args:
        path: the file.
        regardless: whether to go on where another takes longer than it is waited for; for what
            would be lost otherwise, and whose keeper sees to it at the program's end.
        makes_folder: whether to make its folder where that is missing, in which alone others can be
            kept from it.

    Raises:
        BlockingIOError: another does; what is changed at once with it would undo its change.
        OSError: the folder cannot be made.
    """
    with ExitStack() as within:
        if not (regardless or _changed.folders):
            within.enter_context(under_way(path))
        folder = Path(os.path.realpath(path)).parent
        if folder not in _changed.folders:
            if makes_folder:
                with naming(path):
                    make_private(folder)
            if not (within.enter_context(one_at_a_time(folder, PATIENCE_S)) or regardless):
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
            _changed.folders.add(folder)
            within.callback(_changed.folders.remove, folder)
        yield


@contextmanager
def one_at_a_time(folder: Path, patience_s: float) -> Iterator[bool]:
    """Keep other coaches from changing files in a folder between reading and writing them.

    Gives whether they are kept from it; False where another takes longer than it is waited for.
    Where a folder can't be locked, nobody knows of others, and it is taken to be so.
    """
    handle, is_alone = None, True
    with suppress(OSError):  # it is not there yet, or its disk knows no locks
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        end = time.monotonic() + patience_s
        while not (is_alone := try_lock(handle)) and time.monotonic() < end:
            time.sleep(_PAUSE_S)
    try:
        yield is_alone
    finally:
        if handle is not None:
            os.close(handle)
