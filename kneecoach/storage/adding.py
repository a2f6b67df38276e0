"""Adding sessions to the history, all or none, and taking back what was added last."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from kneecoach.model.problem import ProblemError
from kneecoach.storage.atomic import move, write_text
from kneecoach.storage.carried import Carried, table_of
from kneecoach.storage.history import History
from kneecoach.storage.newer import require_known
from kneecoach.storage.own_file import stands_there
from kneecoach.storage.paths import Paths
from kneecoach.storage.plain_file import read_plain_text
from kneecoach.storage.toml_reader import read_as
from kneecoach.storage.toml_writer import write_toml

_STAGE = ".import"
"""A folder in the history where files are made ready; what a crash leaves in it is not used."""


class Added(Struct, frozen=True, kw_only=True):
    """What was added last, as it is kept in last-import.toml."""

    format: Literal[1] = 1
    added: datetime
    source: str
    """The name of the file that it came from."""
    files: tuple[str, ...]
    """The sessions' files, by their names in the history."""


def add(sessions: Sequence[Carried], source: str, now: datetime, paths: Paths) -> None:
    """Add sessions that are not here yet, all or none, and remember which.

    Raises:
        OSError: they can't be added; all is as it was before.
        ProblemError: what was added before is told by a newer kneecoach, or can't be read.
    """
    stage = paths.history / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    before = _text_before(paths)
    added: list[Path] = []
    try:
        for place, one in enumerate(sessions):
            write_toml(stage / f"{place}.toml", table_of(one))
        # Remembered before they are there, so that they can be taken back after a crash amidst.
        files = [one.file for one in sessions]
        table = {"format": 1, "added": now, "source": source, "files": files}
        write_toml(paths.last_import, table)
        for place, file in enumerate(files):
            move(stage / f"{place}.toml", paths.history / file)
            added.append(paths.history / file)
    except BaseException:
        for path in added:
            path.unlink(missing_ok=True)
        with suppress(OSError):
            if before is None:
                paths.last_import.unlink(missing_ok=True)
            else:
                write_text(paths.last_import, before)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _text_before(paths: Paths) -> str | None:
    """Return what last-import.toml says; it may be whatever the coach would not rewrite.

    Raises:
        ProblemError: it is of a newer kneecoach, or no file of text.
    """
    if not stands_there(paths.last_import):
        return None
    shown = paths.shown(paths.last_import)
    text = read_plain_text(paths.last_import, shown)
    try:
        require_known(tomllib.loads(text))
    except ProblemError as error:
        raise ProblemError(error.problem.at(shown)) from None
    except (ValueError, RecursionError):
        pass  # no TOML: what was once added cannot be taken back, and never could be
    return text


def last_added(paths: Paths) -> Added | None:
    """Return what was added last; None where nothing was, or it was taken back.

    Raises:
        ProblemError: the file that says so can't be read.
    """
    if not stands_there(paths.last_import):
        return None
    return read_as(paths.last_import, paths.shown(paths.last_import), Added)


def take_back(added: Added, history: History, paths: Paths) -> None:
    """Move what was added last to the trash, as far as it is still there.

    Raises:
        OSError: it can't be done to the end; what is left can be taken back later.
    """
    for file in added.files:
        if history.path(file).exists():
            history.trash(file)
    paths.last_import.unlink(missing_ok=True)
