"""Why the disk would not do something, in words for the person whose disk it is."""

from __future__ import annotations

import errno
from collections.abc import Mapping

_WORDS: Mapping[int, str] = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "no file may grow so large",
    errno.EROFS: "it can be read but not written",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOENT: "the folder is gone",
    errno.ENOTDIR: "a file stands where the folder should be",
    errno.EEXIST: "a file stands where the folder should be",
    errno.EISDIR: "a folder stands where the file should be",
    errno.EIO: "the disk does not work",
}


def reason(error: OSError) -> str:
    """Return why something could not be written, such as "the disk is full"."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
