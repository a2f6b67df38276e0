"""Workouts saved in another place because theirs could not be written, and their way home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.storage.atomic import delete, write_new_text, write_text
from kneecoach.storage.claims import Claim
from kneecoach.storage.folder import Tell
from kneecoach.storage.history import History, as_table
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.toml_reader import read_as
from kneecoach.storage.toml_writer import toml_text

_COPY = "~"
"""What follows, with a number, the name of another session of the same workout."""


def save_in(folder: Path, kept: KeptSession) -> Path:
    """Write a session as a file of the same name in another folder; return the file.

    Raises:
        OSError: it cannot be written.
        ProblemError: a file of that name is there; it is left as it is.
    """
    path = folder / Path(kept.file).name
    try:
        write_new_text(path, toml_text(as_table(kept.session)))
    except FileExistsError:
        if not os.path.lexists(path):
            raise  # it is the folder in whose place something is
        raise ProblemError(Problem(f"{path.name} is there already", file=str(folder))) from None
    return path


def set_aside(unsaved: Path, kept: KeptSession) -> Path:
    """Write a session where it waits to be brought home at the next start; return the file.

    Its place in the history is not even looked at, as that may not answer.

    What waits there of the same workout gives way only to what says all of it; else this one waits
    beside it.

    Args:
        unsaved: the folder for what waits; `Paths.unsaved`.
        kept: the session.

    Raises:
        OSError: it cannot be written.
    """
    first = path = unsaved / kept.file
    copies = count(2)
    while os.path.lexists(path) and not _gives_way(path, kept.session):
        path = first.with_stem(f"{first.stem}{_COPY}{next(copies)}")
    write_text(path, toml_text(as_table(kept.session)))
    return path


def _gives_way(path: Path, session: Session) -> bool:
    try:
        return session.says_all_of(read_as(path, path.name, Session))
    except ProblemError:
        return False  # what nobody can read may say anything


def bring_home(paths: Paths) -> list[Problem]:
    """Bring what was set aside to where it belongs, if that can be written now.

    Returns what became of each, to be told. A file at home that is newer and says something else
    stays as it is, and what a person wrote in another one survives. Of a workout that is led just
    now the rest waits on.
    """
    history = History(paths)
    told: list[Problem] = []
    for path in _set_aside(paths, told.append):
        file, shown = _belongs_to(path.relative_to(paths.unsaved)), paths.shown(path)
        try:
            with _unled(history, file, shown) as claim:
                kept = KeptSession(file, read_as(path, shown, Session))
                _bring(path, kept, history)
                claim.is_over = kept.session.status != "live"
        except OSError as error:
            what = f"a workout waits here that cannot be saved in {history.shown(file)}"
            problem = Problem(f"{what}: {reason(error)}", file=shown)
        except ProblemError as error:
            problem = error.problem
        else:
            what = "could not be saved last time, and is here now"
            told.append(Problem(what).at(history.shown(file)))
            continue
        if os.path.lexists(path):  # else another coach has brought it home meanwhile
            told.append(problem)
    return list(dict.fromkeys(told))


@contextmanager
def _unled(history: History, file: str, shown: str) -> Iterator[Claim]:
    """Let nobody on this machine lead a workout meanwhile.

    Raises:
        ProblemError: somebody does.
    """
    try:
        claim = history.claims.take(file)
    except ProblemError:
        what = "a workout waits here until it is no longer led in another window"
        raise ProblemError(Problem(what, file=shown)) from None
    try:
        yield claim
    finally:
        claim.release()


def _set_aside(paths: Paths, tell: Tell) -> list[Path]:
    try:
        return sorted(paths.unsaved.glob("[0-9]*/[0-9]*.toml"))
    except OSError as error:
        what = f"workouts may wait here, but it cannot be read: {reason(error, 'read')}"
        tell(Problem(what).at(paths.shown(paths.unsaved)))
        return []


def _belongs_to(path: Path) -> str:
    """Return the file in the history whose session waits in one outside it."""
    return path.with_stem(path.stem.partition(_COPY)[0]).as_posix()


def _bring(path: Path, kept: KeptSession, history: History) -> None:
    """Bring one session home.

    Raises:
        OSError: its file there cannot be written, or this one not deleted.
        ProblemError: what is there says something else and is newer or has more sets, or it cannot
            be read.
    """
    with history.changing(kept.file):
        home = history.path(kept.file)
        if not home.exists():
            history.write_new(kept)
        else:
            there = history.read(kept.file).session
            if not there.says_all_of(kept.session):  # else a crash came before it was deleted here
                if not (
                    kept.session.says_all_of(there) or _is_later(path, kept.session, home, there)
                ):
                    what = f"{history.shown(kept.file)} says something else than this"
                    raise ProblemError(
                        Problem(f"{what}, which waits until you delete either", file=str(path))
                    )
                history.edit(kept.file, as_table(kept.session))
    delete(path)


def _is_later(path: Path, session: Session, home: Path, there: Session) -> bool:
    """Tell whether a session takes the place of what is at home, where each says something else."""
    is_shorter = len(session.sets) < len(there.sets)
    return not is_shorter and home.stat().st_mtime <= path.stat().st_mtime
