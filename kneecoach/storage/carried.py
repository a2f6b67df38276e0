"""A session as it is carried to another machine: all that its file holds but comments."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Annotated, Literal, TypeGuard

import msgspec
from msgspec import Meta, Struct

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import NextMorning, Session, SetLog
from kneecoach.model.text import printable, printable_table
from kneecoach.storage.history import as_table
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import Table, convert, read_toml

FILE_PATTERN = r"^[0-9][^/\\:*?\"<>|\x00-\x1f]{0,60}/[0-9][^/\\:*?\"<>|\x00-\x1f]{0,120}\.toml$"
"""What names of session files look like: in a folder of the history, and never above it."""


_NOTHING: Table = {}


class Carried(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session with the name of its file, by which it is known everywhere."""

    file: Annotated[str, Meta(extra_json_schema={"pattern": FILE_PATTERN})]
    """Its name inside the history folder, such as `2026/20261122T061503Z-7f3a.toml`."""
    session: Session
    extra: str = ""
    """What else the person keeps in the file, as TOML; its `[[sets]]` are those in their turn."""


class Sessions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Workouts, as `kneecoach export --format json` writes them."""

    format: Literal[1] = 1
    sessions: tuple[Carried, ...]


def read_carried(file: str, paths: Paths) -> Carried:
    """Read a session's file.

    Raises:
        ProblemError: it cannot be read or is not a session, or its name cannot be carried.
    """
    path = paths.history / file
    shown = paths.shown(path)
    try:
        require_file_name(file)
    except ProblemError as error:
        raise ProblemError(error.problem.at(shown)) from None
    table = read_toml(path, shown)
    session = convert(table, Session, path, shown)
    return Carried(file=file, session=session, extra=_as_toml(own_keys(table)))


def table_of(one: Carried) -> dict[str, object]:
    """Return what a session's file is to hold; None stands for a key left out.

    Raises:
        ProblemError: its name is not that of a session's file, or what else the person keeps in
            it is not TOML or would change the session.
    """
    require_file_name(one.file)
    with suppress(tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError):
        own = printable_table(tomllib.loads(one.extra))
        table = _merged(as_table(one.session), own)
        if msgspec.convert(table, Session) == one.session and own_keys(table) == own:
            return table
    what = "expected TOML with keys of a person's own, that changes nothing else"
    raise ProblemError(Problem(what, "extra"))


def require_file_name(file: str) -> None:
    """Make sure that a name is that of a session's file; so it never leads out of the history.

    Raises:
        ProblemError: it is not.
    """
    if not re.fullmatch(FILE_PATTERN, file) or printable(file) != file:
        what = "is not the name of a session's file, such as 2026/20261122T061503Z-7f3a.toml"
        raise ProblemError(Problem(f"'{file}' {what}", "file"))


def own_keys(table: Table) -> dict[str, object]:
    """Return what a session's file holds that the coach does not know."""
    own = _unknown(table, Session)
    morning, sets = table.get("next_morning"), table.get("sets")
    if isinstance(morning, Mapping) and (of_morning := _unknown(morning, NextMorning)):
        own["next_morning"] = of_morning
    if _are_tables(sets) and any(of_sets := [_unknown(one, SetLog) for one in sets]):
        own["sets"] = of_sets
    return own


def _unknown(table: Table, kind: type[Struct]) -> dict[str, object]:
    return {key: value for key, value in table.items() if key not in kind.__struct_fields__}


def _as_toml(own: Table) -> str:
    if not own:
        return ""
    import tomli_w

    return tomli_w.dumps(_sorted(own))


def _sorted(table: Table) -> dict[str, object]:
    """Return a table in an order that does not depend on how it was written."""

    def inside(value: object) -> object:
        if isinstance(value, Mapping):
            return _sorted(value)
        return [inside(one) for one in value] if isinstance(value, list) else value

    return {key: inside(table[key]) for key in sorted(table)}


def _merged(table: Table, own: Table) -> dict[str, object]:
    """Return a table with another one in it, table by table."""
    merged = dict(table)
    for key, value in own.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(old, value)
        elif _are_tables(old) and _are_tables(value):
            pairs = zip_longest(old, value, fillvalue=_NOTHING)
            merged[key] = [_merged(*pair) for pair in pairs]
        else:
            merged[key] = value
    return merged


def _are_tables(value: object) -> TypeGuard[Sequence[Table]]:
    return isinstance(value, (list, tuple)) and all(isinstance(one, Mapping) for one in value)
