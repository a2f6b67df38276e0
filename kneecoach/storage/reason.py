"""Why the disk would not do something, and what helps, in words for the person whose disk it is."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import Literal

Doing = Literal["write", "read", "start"]
"""What was to be done: a file changed, a file or folder read, a program started."""

_ALWAYS: Mapping[str, str] = {
    "ENOSPC": "the disk is full; make room on it",
    "EDQUOT": "your share of the disk is used up; delete what you no longer need",
    "EFBIG": "no file may grow so large; have that limit raised",
    "EROFS": "it can be read but not written; see whether it is write-protected",
    "ENOTDIR": "a file stands where the folder should be; move it away",
    "EEXIST": "a file stands where the folder should be; move it away",
    "EISDIR": "a folder stands where the file should be; move it away",
    "ELOOP": "links lead in a circle; mend them",
    "EMLINK": "no more links or folders fit in there; remove some",
    "ENAMETOOLONG": "the name is too long; choose a shorter one",
    "EMFILE": "too many files are open; close other programs",
    "ENFILE": "too many files are open; close other programs",
    "ENOMEM": "no memory is left; close other programs",
    "EBUSY": "another program is using it; close that one",
    "ETXTBSY": "another program is using it; close that one",
    "EAGAIN": "another window is writing there just now; try again",
    "EIO": "the disk does not work; copy what can still be read to another one",
    "ENODEV": "the disk is gone; connect it again",
    "ENXIO": "the disk is gone; connect it again",
    "ESTALE": "the disk is not connected any more; connect it again",
    "ENOTCONN": "the disk is not connected any more; connect it again",
    "ETIMEDOUT": "the disk does not answer; see whether it is still connected",
    "EHOSTDOWN": "the disk does not answer; see whether the network works",
    "EHOSTUNREACH": "the disk does not answer; see whether the network works",
    "ENETDOWN": "the disk does not answer; see whether the network works",
    "ENETUNREACH": "the disk does not answer; see whether the network works",
}
_FORBIDDEN = ("EACCES", "EPERM")
_WORDS: Mapping[Doing, Mapping[str, str]] = {
    "write": {
        **dict.fromkeys(_FORBIDDEN, "you may not write there; change its permissions"),
        "ENOENT": "the folder is gone; bring it back",
    },
    "read": {
        **dict.fromkeys(_FORBIDDEN, "you may not read it; change its permissions"),
        "ENOENT": "it is not there; see where it is",
    },
    "start": {
        **dict.fromkeys(_FORBIDDEN, "you may not run it; change its permissions"),
        "ENOENT": "there is no such program; install it, or name another",
        "ENOEXEC": "it is no program; name another",
    },
}


def reason(error: OSError, doing: Doing = "write") -> str:
    """Return why something could not be done, such as "the disk is full; make room on it".

    What is not known here is told in the system's own words.
    """
    name = errno.errorcode.get(error.errno or 0, "")
    return _WORDS[doing].get(name) or _ALWAYS.get(name) or error.strerror or str(error)


def no_answer() -> TimeoutError:
    """Return the error of a disk that was waited for in vain."""
    return TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
