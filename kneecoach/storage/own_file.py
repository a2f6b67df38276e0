"""A file in which a person keeps one thing, such as the settings: read whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar, get_args

from msgspec import Struct
from msgspec.structs import fields

from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import Table, convert_shown, line_of, read_toml

Kind = TypeVar("Kind", bound=Struct)


def load_own(path: Path, paths: Paths, kind: type[Kind]) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Read a file, if it is there; None where it is not, or cannot be read, which is told.

    A key that is not known is told of with the nearest one, and the known ones hold. Of a file of
    a newer kneecoach holds what fits.
    """
    if not stands_there(path):
        return None, ()
    shown = paths.shown(path)
    try:
        table = read_toml(path, shown)
        read, note = convert_shown(table, kind, path, shown)
    except ProblemError as error:
        return None, error.problems
    if note is not None:
        return read, (note,)
    strange = unknown_keys(table, kind)
    return read, tuple(one.at(shown, line_of(path, one.key)) for one in strange)


def stands_there(path: Path) -> bool:
    """Tell whether there is something, even if it can't be looked at or leads in a circle."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        pass
    return True


@cache
def _known_keys(kind: type[Struct]) -> Mapping[str, object]:
    """Return the keys of a type with the types of their values; it takes long to find out."""
    return {field.encode_name: field.type for field in fields(kind)}


def unknown_keys(table: Table, kind: type[Struct], within: str = "") -> Iterator[Problem]:
    """Yield a problem for each key that a type does not know, however deep in the table."""
    known = _known_keys(kind)
    for key, value in table.items():
        if key not in known:
            yield unknown("key", key, known, within + key)
            continue
        for inner in (known[key], *get_args(known[key])):
            if not (isinstance(inner, type) and issubclass(inner, Struct)):
                continue
            if isinstance(value, Mapping):
                yield from unknown_keys(value, inner, f"{within}{key}.")
            elif isinstance(value, list):
                for place, one in enumerate(value):
                    yield from unknown_keys(one, inner, f"{within}{key}[{place}].")
