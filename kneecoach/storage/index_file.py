"""The files of the index: one a year, whole and of this version, or as good as not there."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.digest import Digest
from kneecoach.storage.atomic import write_bytes
from kneecoach.storage.plain_file import read_plain

FORMAT = 7
"""To be raised whenever a digest comes to hold or to mean something else."""
SUFFIX = ".index"

MAX_BYTES = 100_000_000
"""More than a year of any number of workouts takes."""
_SUM_BYTES = 4


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """What is in a session's file, as long as the file is like this."""

    size: int
    mtime_ns: int
    digest: Digest


Entries = Mapping[str, Entry]
"""What is known of the session files of a year, by their names in the history folder."""

_decoder = msgspec.json.Decoder(dict[str, Entry])


def load(path: Path) -> dict[str, Entry]:
    """Read a file of the index; nothing where it is not whole, of another version, or not there."""
    try:
        content = read_plain(path, MAX_BYTES)
        text = content[_SUM_BYTES:]
        if content[:_SUM_BYTES] == _sum(text):
            return _decoder.decode(text)
    except (OSError, ProblemError, msgspec.MsgspecError, RecursionError):
        pass
    return {}


def save(path: Path, entries: Entries) -> None:
    """Write a file of the index, for this person alone.

    Raises:
        OSError: it cannot be written.
    """
    # Not MessagePack: it knows times in UTC only, and a session's day is that of its own zone.
    text = msgspec.json.encode(entries)
    write_bytes(path, _sum(text) + text, sync=False)


def _sum(text: bytes) -> bytes:
    """Return what tells a damaged file, and one of another version, from a good one."""
    return zlib.crc32(text, FORMAT).to_bytes(_SUM_BYTES, "big")
