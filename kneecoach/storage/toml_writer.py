"""Writing TOML files, so that no comment and no key of a person's is lost."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from pathlib import Path
from typing import TypeGuard

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.atomic import write_text
from kneecoach.storage.locks import changing
from kneecoach.storage.mistakes import Steps, key_of
from kneecoach.storage.newer import require_known
from kneecoach.storage.plain_file import read_plain

Table = Mapping[str, object]


def write_toml(path: Path, table: Table) -> str:
    """Write a file of the coach's own, whole or not at all; return its text.

    Raises:
        OSError: it cannot be written; what stood there before still stands there.
    """
    text = toml_text(table)
    write_text(path, text)
    return text


def toml_text(table: Table) -> str:
    """Return a table as TOML; None stands for a key left out."""
    import tomli_w

    return tomli_w.dumps(_without_none(table))


def edit_toml(path: Path, changes: Table, *, at: Steps = ()) -> str:
    """Change a file that may hold a person's comments and keys; these stay. Return its text.

    Args:
        path: the file.
        changes: what a table in it is to hold; see `edited`.
        at: the way to that table; none where it is the whole file.

    Raises:
        OSError: it cannot be read or written.
        ProblemError: it is not a file of TOML, or has no such table: it is left as it is.
    """
    with changing(path, makes_folder=True):
        return _edit(path, changes, at)


def _edit(path: Path, changes: Table, at: Steps) -> str:
    try:
        # Not read as text, which would turn the line ends of another system into ours. The mark
        # that some editors begin files with is left out.
        old = read_plain(path).decode("utf-8-sig")
    except FileNotFoundError:
        old = ""
    except ProblemError as error:
        raise ProblemError(Problem(f"{error.problem.what}, so not changed").at(path.name)) from None
    except ValueError as error:
        raise ProblemError(_not_toml(error).at(path.name)) from None
    try:
        text = edited(old, changes, at)
    except ProblemError as error:
        raise ProblemError(error.problem.at(path.name)) from None
    write_text(path, text)
    return text


def edited(text: str, changes: Table, at: Steps = ()) -> str:
    """Return a text of TOML with changes in it, and with all its comments.

    Args:
        text: the text.
        changes: what a table is to hold. A value of None takes its key out. A list of tables is
            changed table by table, and is as long as the changes say.
        at: the way to that table; none where it is the whole text.

    Raises:
        ProblemError: it is not TOML, has no such table, or is of a newer kneecoach.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        parsed = tomllib.loads(text)
        if document.unwrap() != parsed:  # tomlkit loses its way in some nested lists
            raise ProblemError(Problem("too intricate to be changed safely"))
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise ProblemError(_not_toml(error)) from None
    require_known(parsed)
    _merge(_table_at(document, at), changes)
    return tomlkit.dumps(document)


def _table_at(document: MutableMapping[str, object], at: Steps) -> MutableMapping[str, object]:
    found: object = document
    for step in at:
        match step:
            case str() if isinstance(found, MutableMapping):
                found = found.get(step)
            case int() if _holds_tables(found) and step < len(found):
                found = found[step]
            case _:
                found = None
    if not isinstance(found, MutableMapping):
        raise ProblemError(Problem("is not there any more, so nothing is changed", key_of(at)))
    return found


def _not_toml(error: Exception) -> Problem:
    return Problem(f"not valid TOML, so not changed: {error}")


def _without_none(table: Table) -> dict[str, object]:
    """Leave out what is not known: TOML has no null."""
    return {key: _plain(value) for key, value in table.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return _without_none(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _merge(document: MutableMapping[str, object], changes: Table) -> None:
    """Bring a tomlkit table to new values, touching only what differs."""
    import tomlkit

    for key, value in changes.items():
        old = document.get(key)
        if value is None:
            document.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(old, MutableMapping):
            _merge(old, value)
        elif _holds_tables(old) and _are_tables(value):
            for table, change in zip(old, value, strict=False):
                _merge(table, change)
            for change in value[len(old) :]:
                old.append(_without_none(change))
            while len(old) > len(value):
                old.pop()
        elif _plain(value) != old:
            document[key] = tomlkit.item(_plain(value))


def _are_tables(value: object) -> TypeGuard[Sequence[Table]]:
    return isinstance(value, (list, tuple)) and all(isinstance(one, Mapping) for one in value)


def _holds_tables(value: object) -> TypeGuard[MutableSequence[MutableMapping[str, object]]]:
    """Tell whether it is a list of tables in a file: each under its [[name]], or in braces."""
    from tomlkit.items import AoT, Array

    return isinstance(value, (AoT, Array)) and bool(value) and _are_tables(value)
