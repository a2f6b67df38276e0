"""Keeping a routine of the person's own: each comment stays with the exercise it is about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import DEFAULT_PLACE, Routine, RoutineItem
from kneecoach.storage.atomic import write_text
from kneecoach.storage.folder import require_name
from kneecoach.storage.locks import changing
from kneecoach.storage.own_file import stands_there
from kneecoach.storage.paths import Paths
from kneecoach.storage.plain_file import read_plain
from kneecoach.storage.toml_reader import Table, convert, read_toml
from kneecoach.storage.toml_writer import edited

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*items[ \t]*\]\]")
Lines = list[str]


def save_routine(paths: Paths, draft: Draft) -> Path:
    """Write a workout as the routine of its name; return its file.

    Where a file stands already, the comments in it stay, and the order of its keys.

    Raises:
        OSError: it cannot be read or written.
        ProblemError: its name can be no file's, or the file that stands there has a mistake; it is
            left as it is.
    """
    require_name(draft.name)
    path = paths.routines / f"{draft.name}.toml"
    with changing(path, makes_folder=True):
        write_text(path, _text(draft, path, paths.shown(path)))
    return path


def _text(draft: Draft, path: Path, shown: str) -> str:
    """Return what is to stand in a routine's file, where something may stand already."""
    text = ""
    table: Table = {}
    stood: tuple[RoutineItem, ...] = ()
    if stands_there(path):
        table = read_toml(path, shown)
        stood = convert(table, Routine, path, shown).items
        text = read_plain(path).decode("utf-8-sig")
    sources = _sources(draft, stood)
    routine = replace(
        draft.as_routine(),
        items=tuple(
            one.in_brief(() if source is None else _said(stood[source]), draft.prescribed)
            for one, source in zip(draft.items, sources, strict=True)
        ),
    )
    head = _head(routine, table)
    items: list[Table] = [msgspec.to_builtins(item) for item in routine.items]
    try:
        new = _written(text, head, items, sources)
        if not _says(new, routine):
            new = edited(
                text, head | {"items": items}
            )  # its comments may then stand at another exercise
        if not _says(new, routine):
            raise ProblemError(Problem("too intricate to be changed safely"))
    except ProblemError as error:
        raise ProblemError(error.problem.at(shown)) from None
    return new


def _sources(draft: Draft, stood: Sequence[RoutineItem]) -> list[int | None]:
    """Return which of the items that stood there each exercise was; None for what is new."""
    left = list(enumerate(item.exercise for item in stood))
    sources: list[int | None] = []
    for one in draft.items:
        found = next((pair for pair in left if pair[1] == one.exercise.id), None)
        sources.append(found[0] if found else None)
        if found:
            left.remove(found)
    return sources


def _said(item: RoutineItem) -> list[str]:
    return [key for key in RoutineItem.__struct_fields__ if getattr(item, key) is not None]


def _head(routine: Routine, stood: Table) -> dict[str, object]:
    """Return a routine's keys but its items; None for what it does not say now nor said before."""
    return {
        "format": routine.format,
        "title": routine.title,
        "about": routine.about if routine.about or "about" in stood else None,
        "place": routine.place if routine.place != DEFAULT_PLACE or "place" in stood else None,
    }


def _says(text: str, routine: Routine) -> bool:
    try:
        return msgspec.convert(tomllib.loads(text), Routine) == routine
    except ValueError:  # TOML's and msgspec's errors are
        return False


def _written(text: str, head: Table, items: Sequence[Table], sources: Sequence[int | None]) -> str:
    """Write the head of a routine's file and each of its items anew, one by one, in their order.

    Nothing comes of it where the items do not stand there each under its [[items]].
    """
    top, *blocks = _blocks(text.replace("\r\n", "\n").split("\n"))
    if max((-1 if source is None else source for source in sources), default=-1) >= len(blocks):
        return ""
    between = [_blank_lines(one) for one in (top, *blocks)][:-1] or [1]
    try:
        lines = _edited(top, head)
        for index, (source, item) in enumerate(zip(sources, items, strict=True)):
            lines += [""] * between[min(index, len(between) - 1)]
            lines += _edited([] if source is None else blocks[source], {"items": [item]})
    except ProblemError:
        return ""  # what looked like [[items]] was none
    for index, block in enumerate(blocks):
        if index not in sources and (apart := _split(block)[1]):
            lines += ["", *apart]  # what is not about the exercise that went
    return ("\r\n" if "\r\n" in text else "\n").join((*lines, ""))


def _blocks(lines: Lines) -> list[Lines]:
    """Cut a file before each [[items]]; a comment right above one belongs to it."""
    cuts = [0]
    for index, line in enumerate(lines):
        if _HEADER.match(line):
            while index > cuts[-1] and _is_comment(lines[index - 1]):
                index -= 1
            cuts.append(index)
    return [lines[start:end] for start, end in zip(cuts, (*cuts[1:], len(lines)), strict=True)]


def _split(block: Lines) -> tuple[Lines, Lines]:
    """Part a block from the comments that stand apart after it, without the blank lines there."""
    end = max((index + 1 for index, line in enumerate(block) if _is_code(line)), default=0)
    while end < len(block) and _is_comment(block[end]):
        end += 1
    rest = block[end : len(block) - _blank_lines(block)]
    while rest and not rest[0].strip():
        rest = rest[1:]
    return block[:end], rest


def _edited(block: Lines, changes: Table) -> Lines:
    own, apart = _split(block)
    lines = edited("\n".join((*own, "")), changes).rstrip("\n").split("\n")
    return [*lines, "", *apart] if apart else lines


def _blank_lines(block: Lines) -> int:
    """Return how many blank lines a block ends with."""
    return next((index for index, line in enumerate(reversed(block)) if line.strip()), len(block))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not _is_comment(line)
