"""kneecoach on a disk that does not answer while the file is there that KNEECOACH_STALLS names.

All that is asked of the config folder waits then, as it does of a network that is gone. At the end
nothing has a moment more than it is given by those who wait for it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from unittest.mock import patch

from kneecoach.__main__ import run
from kneecoach.storage import disk, journal
from kneecoach.terminal import ending

STALL_S = 1.0
_PAUSE_S = 0.02


def answer(path: str | Path) -> None:
    """Wait as the disk would that a path is on."""
    stall = Path(os.environ["KNEECOACH_STALLS"])
    while str(path).startswith(str(stall.parent / "config")) and stall.exists():
        time.sleep(_PAUSE_S)


def create(path: Path) -> int:
    answer(path)
    return CREATE(path)


def realpath(path: str | Path, *, strict: bool = False) -> str:
    answer(path)
    return REALPATH(path, strict=strict)


CREATE, REALPATH = disk.create, os.path.realpath

if __name__ == "__main__":
    patch.object(disk, "create", create).start()
    patch.object(os.path, "realpath", realpath).start()
    patch.object(journal, "STALL_S", STALL_S).start()
    patch.object(ending, "LAST_S", 0.0).start()
    run()
