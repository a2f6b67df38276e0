"""Writing TOML files, so that no crash leaves half of one and no comment is lost."""

from __future__ import annotations

import errno
import os
import tempfile
import tomllib
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from pathlib import Path
from typing import TypeGuard

from kneecoach.model.problem import Problem, ProblemError

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


def edit_toml(path: Path, changes: Table) -> str:
    """Change a file that may hold a person's comments and keys; these stay. Return its text.

    A value of None takes its key out. A list of tables is changed table by table.

    Raises:
        OSError: it cannot be read or written.
        ProblemError: it is not a file of TOML: it is left as it is.
    """
    try:
        if path.exists() and not path.is_file():
            raise ProblemError(Problem("not a file, so not changed").at(path.name))
        # Not read as text, which would turn the line ends of another system into ours.
        old = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        old = ""
    except ValueError as error:
        raise ProblemError(_not_toml(error).at(path.name)) from None
    try:
        text = edited(old, changes)
    except ProblemError as error:
        raise ProblemError(error.problem.at(path.name)) from None
    write_text(path, text)
    return text


def edited(text: str, changes: Table) -> str:
    """Return a text of TOML with changes in it, and with all its comments.

    A value of None takes its key out. A list of tables is changed table by table.

    Raises:
        ProblemError: it is not TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if document.unwrap() != tomllib.loads(text):  # tomlkit loses its way in some nested lists
            raise ProblemError(Problem("too intricate to be changed safely"))
    except (TOMLKitError, ValueError, RecursionError) as error:
        raise ProblemError(_not_toml(error)) from None
    _merge(document, changes)
    return tomlkit.dumps(document)


def write_text(path: Path, text: str) -> None:
    """Replace a file by a new text, or leave it as it was.

    The new text is synced before it takes the old one's place, and the folder last, so that after
    a power cut either is there. A link stays a link: the file it leads to is replaced.
    """
    path = Path(os.path.realpath(path))
    write_bytes(path, text.encode("utf-8"), sync=True)
    _sync_folder(path.parent)


def write_bytes(path: Path, content: bytes, *, sync: bool) -> None:
    """Replace a file by a new one, which is written beside it first and then renamed.

    Args:
        path: the file.
        content: what is to be in it.
        sync: whether to wait until that is on the disk, so that no power cut can lose it.
    """
    _make_private(path.parent)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_new_text(path: Path, text: str) -> None:
    """Write a file that is not there yet, for this person alone.

    Raises:
        FileExistsError: something is there; it is left as it is.
        OSError: it cannot be written.
    """
    _make_private(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def move(path: Path, target: Path) -> None:
    """Move a file to where none is, into a folder that is made if need be.

    Raises:
        FileExistsError: something is there; both are left as they are.
        OSError: it cannot be moved.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    _make_private(target.parent)
    path.rename(target)
    _sync_folder(target.parent)
    _sync_folder(path.parent)


def _make_private(folder: Path) -> None:
    """Make a folder and those above it, as far as they are missing, for this person alone.

    Each is synced into the one above it, so that no power cut loses it and what is in it.
    """
    if not folder.is_dir():
        _make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
