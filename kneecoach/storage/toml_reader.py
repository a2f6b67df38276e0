"""Reading TOML files, with errors that a person can act on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

import msgspec

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable_table
from kneecoach.storage.explained import explained

T = TypeVar("T")
Table = Mapping[str, object]

MAX_BYTES = 1_000_000
"""A file of a person's is a few kilobytes; what is larger is not one of ours."""
MAX_NESTED = 500
"""How deep a file may be nested for sure; what Python can walk through is twice that."""
MAX_CHARS_PARSED = 4_000_000
"""How much looking for a line may read, over and over: about a second's worth."""


def read_toml(path: Path, shown: str) -> dict[str, object]:
    """Parse a TOML file; characters in it that could steer a terminal are replaced.

    Args:
        path: the file.
        shown: its name as it is told to people.

    Raises:
        ProblemError: it cannot be read, or is not TOML.
    """
    text = _read_text(path, shown)
    try:
        table = tomllib.loads(text)
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
        ProblemError: it cannot be read, is not TOML, or does not fit the type.
    """
    return convert(read_toml(path, shown), kind, path, shown)


def convert(table: Table, kind: type[T], path: Path, shown: str) -> T:
    """Check a parsed file against a type.

    Raises:
        ProblemError: it does not fit; the problem names key and line.
    """
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        problem = explained(str(error))
        raise ProblemError(problem.at(shown, line_of(path, problem.key))) from None


def line_of(path: Path, key: str) -> int | None:
    """Return the line, from 1, on which a key such as `items[2].level` is given.

    TOML parsers keep no lines. But a file cut off after any complete statement is TOML too, so
    the statement with which the key first appears is the one, and halving the file finds it.
    """
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|([^."\[\]]+)', key)]
    steps = [int(word) if word.isdigit() else word for word in words]
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
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
            if parsed_chars > MAX_CHARS_PARSED:
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


def _read_text(path: Path, shown: str) -> str:
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            raise ProblemError(Problem("not a file").at(shown))
        if stat.st_size > MAX_BYTES:
            raise ProblemError(Problem(f"larger than {MAX_BYTES // 1000} kB").at(shown))
        return path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise ProblemError(Problem("no such file").at(shown)) from None
    except UnicodeDecodeError:
        raise ProblemError(Problem("not UTF-8 text").at(shown)) from None
    except OSError as error:
        raise ProblemError(Problem(f"cannot be read: {error.strerror}").at(shown)) from None


def _is_plain(text: str) -> bool:
    """Tell at a glance that nothing in a file is nested deeply or could steer a terminal."""
    is_flat = sum(map(text.count, ".[{")) < MAX_NESTED
    return is_flat and "\\" not in text and text.replace("\n", "").isprintable()


def _without_place(message: str, text: str) -> tuple[str, int | None]:
    """Split tomllib's "... (at line 3, column 7)" into its words and its line."""
    match = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if match is None:
        return message, None
    line = int(match[1]) if match[1] else text.rstrip().count("\n") + 1
    return message[: match.start()], line
