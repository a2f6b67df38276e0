"""Folders of TOML files: read one by one, so that a bad file never stops the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.toml_reader import read_shown

T = TypeVar("T")
Tell = Callable[[Problem], None]

LONGEST_NAME = 60
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""What is no file on Windows, whatever is written after it."""


def read_folder(folder: Path, paths: Paths, kind: type[T], tell: Tell) -> Iterator[tuple[Path, T]]:
    """Yield each file that fits the type, by name; tell of those that don't, or are newer."""
    for path in toml_files(folder, paths, tell):
        try:
            read, note = read_shown(path, paths.shown(path), kind)
        except ProblemError as error:
            for problem in error.problems:
                tell(problem)
            continue
        if note is not None:
            tell(note)
        yield path, read


def read_named(folder: Path, paths: Paths, kind: type[T], tell: Tell) -> Iterator[tuple[Path, T]]:
    """Do the same for files whose name is how a person calls what is in them."""
    for path, value in read_folder(folder, paths, kind, tell):
        if _NAME.fullmatch(path.stem):
            yield path, value
        else:
            what = "the file's name is its name: small letters, digits and hyphens, please"
            tell(Problem(what).at(paths.shown(path)))


def require_name(name: str) -> None:
    """Make sure that a name can be that of such a file; so it never leads out of its folder.

    Raises:
        ProblemError: it can't.
    """
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        what = "a name is small letters, digits and hyphens, such as 'my-evening'"
        raise ProblemError(Problem(f"{what}; not '{name}'"))
    if _DEVICE.fullmatch(name):
        raise ProblemError(Problem(f"'{name}' is the name of a device on Windows; another, please"))


def toml_files(folder: Path, paths: Paths, tell: Tell) -> list[Path]:
    """Return a folder's TOML files by name; no folder is no files, anything else is told of."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix == ".toml" and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        tell(Problem(f"cannot be read: {reason(error, 'read')}").at(paths.shown(folder)))
    return []
