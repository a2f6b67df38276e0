"""All that keeps a table from fitting a type, not the first thing alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from kneecoach.model.problem import Problem, unknown
from kneecoach.storage.explained import explained

Steps = tuple[str | int, ...]
"""The way to a value: keys of tables and places in lists."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Mistake(NamedTuple):
    """A value that does not fit, or a table that lacks one."""

    steps: Steps
    problem: Problem
    is_unknown: bool = False
    """Whether it is no more than a key that is not known."""


def mistakes(value: object, kind: object, steps: Steps = ()) -> Iterator[Mistake]:
    """Yield what is wrong with a value and with what is in it; nothing where it fits."""
    found = False
    for part in _wrong_inside(value, kind, steps):
        found = True
        yield part
    if found:
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        problem = _none_of(value, kind, steps) or explained(str(error))
        yield Mistake(steps, replace(problem, key=key_of(steps, problem.key)))


def _wrong_inside(value: object, kind: object, steps: Steps) -> Iterator[Mistake]:
    for one in _choices(kind):
        if isinstance(value, Mapping) and isinstance(one, type) and issubclass(one, Struct):
            yield from _wrong_in_table(value, one, steps)
        elif isinstance(value, Mapping) and _is_container(one, Mapping):
            for key, inside in value.items():
                yield from mistakes(inside, get_args(one)[1], (*steps, key))
        elif isinstance(value, list) and _is_container(one, tuple):
            for place, inside in enumerate(value):
                yield from mistakes(inside, get_args(one)[0], (*steps, place))


def _wrong_in_table(
    table: Mapping[str, object], kind: type[Struct], steps: Steps
) -> Iterator[Mistake]:
    known = _known(kind)
    for key, value in table.items():
        if key in known:
            yield from mistakes(value, known[key].type, (*steps, key))
        elif kind.__struct_config__.forbid_unknown_fields:
            problem = unknown("key", key, known, key_of((*steps, key)))
            yield Mistake((*steps, key), problem, is_unknown=True)
    for name, field in known.items():
        if field.required and name not in table:
            yield Mistake(steps, Problem(f"'{name}' is missing", key_of(steps)))


@cache
def _known(kind: type[Struct]) -> Mapping[str, FieldInfo]:
    return {field.encode_name: field for field in fields(kind)}


def _none_of(value: object, kind: object, steps: Steps) -> Problem | None:
    """Say of a text which ones it could be, where only some are known."""
    known = [text for one in _choices(kind) if get_origin(one) is Literal for text in get_args(one)]
    if not isinstance(value, str) or not known:
        return None
    named = next((step for step in reversed(steps) if isinstance(step, str)), "value")
    return unknown(named, value, map(str, known))


def _choices(kind: object) -> Iterator[object]:
    """Yield the types that a type is a choice of, without what is noted on them."""
    if get_origin(kind) is Annotated:
        yield from _choices(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType):
        for one in get_args(kind):
            yield from _choices(one)
    else:
        yield kind


def _is_container(kind: object, of: type) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, of)


def key_of(steps: Steps, within: str = "") -> str:
    """Return the way to a value as it is told, such as `items[2]."a key".sets`."""
    key = ""
    for step in steps:
        if isinstance(step, int):
            key += f"[{step}]"
        else:
            key += f".{step}" if _BARE.fullmatch(step) else f'."{step}"'
    joined = key + (within if within.startswith("[") else f".{within}")
    return joined.strip(".")
