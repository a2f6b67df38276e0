"""Which files in the history are sessions, told by their names alone, so that none is opened.

A session's file is in a folder that begins with a digit, such as that of its year, and so does its
own name. One that the coach has named is known by that name wherever it is: what sync tools and
people add to it makes a second copy, not a second session. Whatever else looks like a session is
told of, lest it be missed without a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kneecoach.model.problem import Problem
from kneecoach.storage.atomic import is_same
from kneecoach.storage.paths import Paths

SUFFIX = ".toml"
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{4})\d{4}T\d{6}Z-[0-9a-f]{4}(?![0-9A-Za-z])")
"""What the coach calls a session: its start in UTC, of which the first four digits are the year."""


_LENGTH = len("20261122T061503Z-7f3a")


def years(history: Path) -> list[str]:
    """Return the folders that sessions are in, newest first."""
    try:
        with os.scandir(history) as found:
            names = [one.name for one in found if _is_year(one.name)]
    except OSError:
        return []  # which `History.problems` tells of
    return sorted(names, reverse=True)


def sessions_of(history: Path, year: str) -> list[str]:
    """Return the sessions in one of these folders by their names in it, newest first."""
    try:
        with os.scandir(history / year) as found:
            names = [one.name for one in found if _is_named(one.name)]
    except OSError:
        return []
    if copies := _copies(history, year, names):
        names = [name for name in names if name not in copies]
    return sorted(names, reverse=True)


def misplaced(paths: Paths) -> Iterator[Problem]:
    """Tell of each file that looks like a session and is not taken for one, and what would help."""
    history = paths.history
    for folder, named, others in _folders(history, paths.trash.name):
        for name, first in _copies(history, folder, named).items():
            yield _copy(f"{folder}/{name}", first, paths)
        for name in others:
            file = f"{folder}/{name}" if folder else name
            yield _stray(file, _IDENTITY.search(name), paths)


def _stray(file: str, identity: re.Match[str] | None, paths: Paths) -> Problem:
    path, right = paths.history / file, "after its year and its day, such as 2026/20261122.toml"
    if identity is not None:
        home = paths.history / _home(identity)
        # Where capitals are as small letters, a name that is wrong by them leads there itself.
        if os.path.lexists(home) and not is_same(home, path):
            return _copy(file, _home(identity), paths)
        right = paths.shown(home)
    what = f"not taken for a workout: it would have to be called {right}"
    return Problem(what).at(paths.shown(path))


def _copy(file: str, first: str, paths: Paths) -> Problem:
    first = paths.shown(paths.history / first)
    what = f"a second copy of {first}: it does not count; delete one of the two"
    return Problem(what).at(paths.shown(paths.history / file))


def _copies(history: Path, year: str, names: Collection[str]) -> Mapping[str, str]:
    """Return which of the names in a folder are second copies, and of which session's file."""
    if len({name[:_LENGTH] for name in names}) == len(names) and {n[:4] for n in names} <= {year}:
        return {}  # as it nearly always is, and quick to see
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    # The coach's own name comes first, whatever it is that others have made of it.
    for name in sorted(names, key=lambda name: (len(name), name)):
        identity = _IDENTITY.match(name)
        if identity is None:
            continue
        known = first.setdefault(identity[0], name)
        if identity[1] != year and os.path.lexists(history / _home(identity)):
            copies[name] = _home(identity)
        elif known != name:
            copies[name] = f"{year}/{known}"
    return copies


def _home(identity: re.Match[str]) -> str:
    """Return where the coach would look for a session first."""
    return f"{identity[1]}/{identity[0]}{SUFFIX}"


def _is_year(name: str) -> bool:
    return "0" <= name[:1] <= "9" and not name.endswith(SUFFIX)


def _is_named(name: str) -> bool:
    return "0" <= name[:1] <= "9" and name.endswith(SUFFIX)


def _folders(history: Path, trash: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each folder, the names of session files in it, and those that only look like such.

    Args:
        history: the history, of which nothing is looked at that is hidden.
        trash: the folder in it that is not looked at either.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        is_year = _is_year(folder) and "/" not in folder
        is_link = folder != "" and (history / folder).is_symlink()  # it may lead anywhere
        named: list[str] = []
        others: list[str] = []
        with suppress(OSError), os.scandir(history / folder) as found:
            for one in found:
                name = one.name
                if is_year and _is_named(name):
                    named.append(name)
                elif is_link or name.startswith(".") or (folder, name) == ("", trash):
                    continue
                elif one.is_dir(follow_symlinks=False) or (folder == "" and _is_year(name)):
                    folders.append(f"{folder}/{name}" if folder else name)
                elif name.casefold().endswith(SUFFIX):
                    others.append(name)
        yield folder, named, others
