"""What the disk would not do is told in words that say what is wrong and what helps."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kneecoach.storage.reason import Doing, reason


def error(code: int) -> OSError:
    return OSError(code, os.strerror(code))


@pytest.mark.parametrize("doing", ["write", "read", "start"])
@pytest.mark.parametrize(
    "code",
    [
        errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM,
        errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ELOOP, errno.EMLINK,
        errno.ENAMETOOLONG, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EBUSY, errno.EIO,
        errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ETIMEDOUT,
    ],
    ids=errno.errorcode.get,
)  # fmt: skip
def test_what_is_known_is_told_in_plain_words_with_what_to_do(code: int, doing: Doing) -> None:
    wrong, helps = reason(error(code), doing).split("; ")
    assert wrong
    assert helps
    assert os.strerror(code) not in (wrong, helps)


@pytest.mark.parametrize(
    ("doing", "why"),
    [
        ("write", "you may not write there; change its permissions"),
        ("read", "you may not read it; change its permissions"),
        ("start", "you may not run it; change its permissions"),
    ],
)
def test_what_is_not_allowed_depends_on_what_was_to_be_done(doing: Doing, why: str) -> None:
    assert reason(error(errno.EACCES), doing) == why


def test_what_the_real_system_says_is_known(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    for path, why in (
        ("circle", "links lead in a circle"),
        ("gone", "it is not there"),
        (".", "a folder stands where the file should be"),
        ("x" * 300, "the name is too long"),
    ):
        with pytest.raises(OSError, match=r"Errno") as caught:
            (tmp_path / path).open()
        assert reason(caught.value, "read").startswith(why)


def test_what_is_not_known_is_told_in_the_system_s_words() -> None:
    assert reason(error(errno.EDOM)) == os.strerror(errno.EDOM)
    assert reason(OSError("it rains")) == "it rains"
