"""Changing files so that no crash leaves half of one: what was there before stands, or the new."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from kneecoach.storage import disk


def write_text(path: Path, text: str) -> None:
    """Replace a file by a new text, or leave it as it was.

    The new text is synced before it takes the old one's place, and the folder last, so that after
    a power cut either is there. A link stays a link: the file it leads to is replaced.

    Raises:
        OSError: it cannot be written; what stood there before still stands there.
    """
    path = Path(os.path.realpath(path))
    write_bytes(path, text.encode("utf-8"), sync=True)
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
    make_private(path.parent)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _fill(temporary, content, sync=sync)
        disk.rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            disk.remove(temporary)
        raise


def write_new_text(path: Path, text: str) -> None:
    """Write a file that is not there yet, for this person alone.

    Raises:
        FileExistsError: something is there; it is left as it is.
        OSError: it cannot be written.
    """
    make_private(path.parent)
    _fill(path, text.encode("utf-8"), sync=False)


def move(path: Path, target: Path) -> None:
    """Move a file to where none is, into a folder that is made if need be.

    Raises:
        FileExistsError: something is there; both are left as they are.
        OSError: it cannot be moved.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    make_private(target.parent)
    disk.rename(path, target)
    disk.sync_folder(target.parent)
    disk.sync_folder(path.parent)


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


def _fill(path: Path, content: bytes, *, sync: bool) -> None:
    """Write a file that is not there yet."""
    handle = disk.create(path)
    try:
        while content:
            content = content[disk.write(handle, content) :]
        if sync:
            disk.sync(handle)
    finally:
        disk.close(handle)
