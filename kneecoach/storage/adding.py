"""Adding sessions to the history, all or none, and taking back what was added last.

They are made ready in a folder of their own. Once all are on the disk there, a file beside them
says where each is to go: from then on they are added, and where a crash keeps some from their
places, these come there at the next look. Taking back is done to its end in the same way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.atomic import delete, make_private, naming, write_text
from kneecoach.storage.carried import Carried, require_file_name, table_of
from kneecoach.storage.history import History
from kneecoach.storage.locks import one_at_a_time
from kneecoach.storage.newer import require_known
from kneecoach.storage.own_file import stands_there
from kneecoach.storage.paths import Paths
from kneecoach.storage.plain_file import read_plain_text
from kneecoach.storage.reason import reason
from kneecoach.storage.stage import Stage
from kneecoach.storage.toml_reader import line_of, read_as
from kneecoach.storage.toml_writer import toml_text
from kneecoach.storage.waiting import require_unled

T = TypeVar("T")
Progress = Callable[[int, int], object]
"""Told how much is done, and of how much."""


class Added(Struct, frozen=True, kw_only=True):
    """What was added last, as it is kept in last-import.toml."""

    format: Literal[1] = 1
    added: datetime
    source: str
    """The name of the file that it came from."""
    files: tuple[str, ...]
    """The sessions' files, by their names in the history."""


def add(
    sessions: Sequence[Carried],
    source: str,
    now: datetime,
    paths: Paths,
    progress: Progress = lambda done, total: None,
) -> None:
    """Add sessions that are not here yet, all or none, and remember which.

    Args:
        sessions: what is added.
        source: the name of the file that they came from.
        now: when they are added.
        paths: where the history is.
        progress: told, again and again, how much is done of how much there is to do.

    Raises:
        OSError: they can't be added; all is as it was before.
        ProblemError: another import is under way; or one before was cut off, and can't be brought
            to its end; or what it added is told by a newer kneecoach, or can't be read. Or they
            can't all be added now, nor those taken away again that were: the rest is added at the
            next look.
    """
    with _alone(paths):
        _finish(now, paths)
        files = tuple(one.file for one in sessions)
        _add(sessions, Added(added=now, source=source, files=files), paths, progress)


def _add(sessions: Sequence[Carried], added: Added, paths: Paths, progress: Progress) -> None:
    stage = Stage(paths)
    before = _text_before(paths)
    total = 2 * len(sessions)
    try:
        with naming(paths.history):
            stage.clear()
            stage.make_ready(_told(map(_as_file, sessions), progress, 0, total))
            write_text(stage.added, _as_text(added))
        placing = _told(added.files, progress, len(sessions), total)
        for number, file in enumerate(placing):
            stage.place(number, file)
        stage.sync_places(added.files)
        write_text(paths.last_import, _as_text(added))
    except BaseException as error:
        with suppress(OSError):
            _roll_back(added, before, paths)
        if isinstance(error, OSError) and stands_there(stage.added):
            what = "could not be added to the end, the rest follows at the next start"
            problem = Problem(f"{what}: {reason(error)}")
            raise ProblemError(problem.at(str(error.filename or paths.history))) from error
        raise
    with suppress(OSError):  # what is left is cleared away at the next look
        stage.clear()


def _as_file(one: Carried) -> str:
    return toml_text(table_of(one))


def _told(items: Iterable[T], progress: Progress, done: int, total: int) -> Iterator[T]:
    """Yield items; before each, tell how much is done of the whole."""
    for number, item in enumerate(items, done):
        progress(number, total)
        yield item


def _roll_back(added: Added, before: str | None, paths: Paths) -> None:
    """Have all be as it was before an import.

    Raises:
        OSError: that can't be; where the stage still says what is added, all of it is to be.
    """
    stage = Stage(paths)
    if stands_there(stage.added):
        placed = [one for one in enumerate(added.files) if stage.is_placed(*one)]
        for number, file in placed:
            stage.take_away(number, file)
        stage.sync_places(file for _, file in placed)
        if before is None:
            delete(paths.last_import)
        else:
            write_text(paths.last_import, before)
    stage.clear()


def _text_before(paths: Paths) -> str | None:
    """Return what last-import.toml says; it may be whatever the coach would not rewrite.

    Raises:
        ProblemError: it is of a newer kneecoach, or no file of text.
    """
    if not stands_there(paths.last_import):
        return None
    text = _text(paths.last_import, paths)
    try:
        require_known(tomllib.loads(text))
    except ProblemError as error:
        raise ProblemError(error.problem.at(paths.shown(paths.last_import))) from None
    except (ValueError, RecursionError):
        pass  # no TOML: what was once added cannot be taken back, and never could be
    return text


def finish(now: datetime, paths: Paths) -> None:
    """Bring to its end what a crash cut off: an import, or the taking back of one.

    What another coach is about just now was not cut off, and is left to it.

    Raises:
        OSError: it can't be done now; it is tried again at the next look.
        ProblemError: what says how it is to be done can't be read; or a workout that is to be taken
            back is led just now.
    """
    with one_at_a_time(paths.history, patience_s=0) as is_alone:
        if is_alone:
            _finish(now, paths)


def _finish(now: datetime, paths: Paths) -> None:
    stage = Stage(paths)
    if stands_there(stage.taken_back):
        added = _read(stage.taken_back, paths)
        _require_unled(added, now, paths)
        _take_back(added, paths)
    if stands_there(stage.added):
        added = _read(stage.added, paths)
        ours = [one for one in enumerate(added.files) if _is_in_place(stage, *one)]
        files = tuple(file for _, file in ours)
        stage.sync_places(files)
        if files:
            write_text(paths.last_import, _as_text(replace(added, files=files)))
        stage.clear()


def _is_in_place(stage: Stage, number: int, file: str) -> bool:
    """Let a session of the stage be in its place; False where another has come there.

    Raises:
        OSError: it cannot be done.
    """
    with suppress(FileExistsError):
        if not stage.is_placed(number, file):
            stage.place(number, file)
        return True
    return False


def last_added(paths: Paths) -> Added | None:
    """Return what was added last; None where nothing was, or it was taken back.

    Raises:
        ProblemError: the file that says so can't be read.
    """
    return _read(paths.last_import, paths) if stands_there(paths.last_import) else None


def take_back(added: Added, now: datetime, paths: Paths) -> None:
    """Move what was added last to the trash, as far as it is still there.

    Raises:
        OSError: it can't be done to the end now; what is left is taken back at the next look.
        ProblemError: another import is under way, or came meanwhile; or one of the workouts is led
            just now; or what says what was added can't be read. Nothing is taken back.
    """
    with _alone(paths):
        if last_added(paths) != added:
            what = "another import came meanwhile, or this one was taken back; nothing is changed"
            raise ProblemError(Problem(what).at(paths.shown(paths.last_import)))
        _require_unled(added, now, paths)
        write_text(Stage(paths).taken_back, _text(paths.last_import, paths))
        _take_back(added, paths)


def _require_unled(added: Added, now: datetime, paths: Paths) -> None:
    """Make sure that nobody leads a workout that is to be taken back, as far as can be known.

    Raises:
        ProblemError: somebody does.
    """
    history = History(paths)
    for file in added.files:
        try:
            require_unled(history, file, now)
        except ProblemError as error:
            what = f"{error.problem.what}; the import can be taken back, as a whole, after that"
            raise ProblemError(Problem(what).at(history.shown(file))) from None


def _take_back(added: Added, paths: Paths) -> None:
    history = History(paths)
    for file in added.files:
        if history.path(file).exists():
            history.trash(file)
    delete(paths.last_import)
    Stage(paths).clear()


@contextmanager
def _alone(paths: Paths) -> Iterator[None]:
    """Let no other coach add sessions or take them back meanwhile.

    Raises:
        OSError: there is no place for the history.
        ProblemError: another one is about it.
    """
    with naming(paths.history):
        make_private(paths.history)
    with one_at_a_time(paths.history, patience_s=0) as is_alone:
        if not is_alone:
            what = "another import is under way; try again once that is done"
            raise ProblemError(Problem(what).at(paths.shown(paths.history)))
        yield


def _as_text(added: Added) -> str:
    return toml_text(msgspec.to_builtins(added, builtin_types=(datetime,)))


def _text(path: Path, paths: Paths) -> str:
    return read_plain_text(path, paths.shown(path))


def _read(path: Path, paths: Paths) -> Added:
    shown = paths.shown(path)
    added = read_as(path, shown, Added)
    for place, file in enumerate(added.files):
        try:
            require_file_name(file)
        except ProblemError as error:
            key = f"files[{place}]"
            problem = Problem(error.problem.what, key).at(shown, line_of(path, key))
            raise ProblemError(problem) from None
    return added
