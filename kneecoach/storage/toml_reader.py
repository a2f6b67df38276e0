"""Reading TOML files, with errors that a person can act on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import is_odd, printable_table
from kneecoach.storage.mistakes import mistakes
from kneecoach.storage.newer import fitting, newer
from kneecoach.storage.plain_file import read_plain_text

T = TypeVar("T")
Table = Mapping[str, object]

MAX_NESTED = 100
"""How deep a file may be nested: tomlkit goes no deeper, and other walks not much."""
MAX_CHARS_PARSED = 4_000_000
"""How much looking for a line may read, over and over: about a second's worth."""
MOST_TOLD = 20
"""How many mistakes of one file are told; of more only how many they are."""


def read_toml(path: Path, shown: str) -> dict[str, object]:
    """Parse a TOML file; characters in it that could steer a terminal are replaced.

    Args:
        path: the file.
        shown: its name as it is told to people.

    Raises:
        ProblemError: it cannot be read, or is not TOML.
    """
    text = _lines(read_plain_text(path, shown))
    try:
        table = tomllib.loads(text)
        if _is_deep(text, table):
            raise ProblemError(Problem("nested too deeply").at(shown))
        return table if _is_plain(text) else printable_table(table)
    except tomllib.TOMLDecodeError as error:
        what, line = _without_place(str(error), text)
        raise ProblemError(Problem(f"not valid TOML: {what}").at(shown, line)) from None
    except ValueError:
        raise ProblemError(Problem("a number has too many digits").at(shown)) from None
    except RecursionError:
        raise ProblemError(Problem("nested too deeply").at(shown)) from None


def read_as(path: Path, shown: str, kind: type[T]) -> T:
    """Parse a TOML file and check it against a type.

    Raises:
        ProblemError: it cannot be read, is not TOML, does not fit the type, or is of a newer
            kneecoach.
    """
    return convert(read_toml(path, shown), kind, path, shown)


def read_shown(path: Path, shown: str, kind: type[T]) -> tuple[T, Problem | None]:
    """Do the same for what is only shown: of a newer file, what fits, and a note that it is one.

    Raises:
        ProblemError: it cannot be read, is not TOML, or does not fit the type.
    """
    return convert_shown(read_toml(path, shown), kind, path, shown)


def convert(table: Table, kind: type[T], path: Path, shown: str) -> T:
    """Check a parsed file against a type.

    Raises:
        ProblemError: it does not fit, or is of a newer kneecoach; the problems name key and line.
    """
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError:
        if note := newer(table):
            raise ProblemError(_at(note, path, shown)) from None
        raise _told(table, kind, path, shown) from None


def convert_shown(table: Table, kind: type[T], path: Path, shown: str) -> tuple[T, Problem | None]:
    """Do the same for what is only shown: of a newer file, what fits, and a note that it is one.

    Raises:
        ProblemError: it does not fit; the problems name key and line.
    """
    note = newer(table)
    if note is None:
        return convert(table, kind, path, shown), None
    try:
        fits = msgspec.convert(fitting(table, kind), kind)
    except ProblemError as error:
        raise ProblemError(_at(note, path, shown), _at(error.problem, path, shown)) from None
    return fits, _at(note, path, shown)


def _told(table: Table, kind: type, path: Path, shown: str) -> ProblemError:
    """Return all that is wrong with a file, as far as it is not too much."""
    problems = [one.problem for one in mistakes(table, kind)]
    told = [_at(one, path, shown, len(problems[:MOST_TOLD])) for one in problems[:MOST_TOLD]]
    told.sort(key=lambda one: (one.line is None, one.line or 0))
    if more := problems[MOST_TOLD:]:
        told.append(Problem(f"and {len(more)} more").at(shown))
    return ProblemError(*told)


def _at(problem: Problem, path: Path, shown: str, among: int = 1) -> Problem:
    return problem.at(shown, line_of(path, problem.key, MAX_CHARS_PARSED // among))


def line_of(path: Path, key: str, most: int = MAX_CHARS_PARSED) -> int | None:
    """Return the line, from 1, on which a key such as `items[2].level` is given.

    None where it is not there, or where finding it would take reading more characters than that.

    TOML parsers keep no lines. But a file cut off after any complete statement is TOML too, so
    the statement with which the key first appears is the one, and halving the file finds it.
    """
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|([^."\[\]]+)', key)]
    steps = [int(word) if word.isdigit() else word for word in words]
    try:
        lines = _lines(read_plain_text(path, "")).split("\n")
    except ProblemError:
        return None
    if not steps or not _has(_parsed(lines), steps):
        return None
    without, end = 0, len(lines)  # so many lines lack the key; no cut from `end` on matters
    parsed_chars = 0
    while without + 1 < end:
        middle = (without + end) // 2
        found = None
        cut = middle
        while cut < end:
            parsed_chars += sum(map(len, lines[:cut]))
            if parsed_chars > most:
                return None
            found = _parsed(lines[:cut])
            if found is not None:
                break
            cut += 1  # in the middle of a statement of several lines
        if found is None or _has(found, steps):
            end = middle
        else:
            without = cut
    return without + 1


def _parsed(lines: Sequence[str]) -> dict[str, object] | None:
    try:
        return tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return None


def _has(found: object, steps: Sequence[str | int]) -> bool:
    for step in steps:
        match found:
            case dict() if step in found:
                found = found[step]
            case list() if isinstance(step, int) and step < len(found):
                found = found[step]
            case _:
                return False
    return True


def _lines(text: str) -> str:
    """Return a text with our line ends, and without the mark that some editors begin files with."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_deep(text: str, table: Table) -> bool:
    """Tell whether a parsed file is nested deeper than it may be."""
    if sum(map(text.count, ".[{")) < MAX_NESTED:  # at a glance, as nearly every file
        return False
    level: list[object] = [table]
    for _ in range(MAX_NESTED):
        level = [inside for one in level for inside in _inside(one)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _is_plain(text: str) -> bool:
    """Tell at a glance that nothing in a file could steer a terminal."""
    return "\\" not in text and text.replace("\n", "").isprintable() and not is_odd(text)


def _without_place(message: str, text: str) -> tuple[str, int | None]:
    """Split tomllib's "... (at line 3, column 7)" into its words and its line."""
    match = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if match is None:
        return message, None
    line = int(match[1]) if match[1] else text.rstrip().count("\n") + 1
    return message[: match.start()], line
