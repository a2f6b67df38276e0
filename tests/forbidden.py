"""A folder that nobody may look into, also where the tests are run by root, who may do anything."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Answer = TypeVar("Answer")


def forbid(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the system refuse to tell anything of what is in a folder, as of one of mode 000."""

    def guarded(call: Callable[..., Answer], *, itself: bool) -> Callable[..., Answer]:
        def guard(path: object = ".", *others: object, **named: object) -> Answer:
            if isinstance(path, (str, os.PathLike)):
                asked = Path(os.path.abspath(os.fspath(path)))  # noqa: PTH100
                if folder in asked.parents or (itself and asked == folder):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(asked))
            return call(path, *others, **named)

        return guard

    for name in ("stat", "lstat"):
        patch.setattr(os, name, guarded(getattr(os, name), itself=False))
    for name in ("open", "scandir", "listdir", "mkdir"):
        patch.setattr(os, name, guarded(getattr(os, name), itself=name != "mkdir"))
