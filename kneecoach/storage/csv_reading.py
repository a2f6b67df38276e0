"""Sessions from CSV, as they were exported: all of their rows, in whatever order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.sessions.session import NextMorning, Session, SetLog
from kneecoach.model.text import printable
from kneecoach.storage.carried import Carried, table_of
from kneecoach.storage.csv_columns import ADDED, COLUMNS
from kneecoach.storage.csv_file import LISTS, OF_SET, ONCE, unmarked
from kneecoach.storage.explained import explained
from kneecoach.storage.plain_file import MAX_BYTES

T = TypeVar("T")

_OF_SET = frozenset({"number", *OF_SET})
_MORNING = "next_morning"


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    """The line of the file, from 1, on which it begins."""
    cells: Mapping[str, str]
    """Those that are not empty, by column."""

    def problem(self, what: str, column: str = "") -> ProblemError:
        return ProblemError(Problem(what, column, line=self.line))

    def values(self, columns: Sequence[str]) -> dict[str, object]:
        """Return what is in some of the columns."""
        return {name: self._value(name) for name in columns if name in self.cells}

    def _value(self, column: str) -> object:
        cell = self.cells[column]
        if column not in LISTS:
            return cell
        try:
            return msgspec.json.decode(cell)
        except (msgspec.DecodeError, RecursionError):
            raise self.problem("expected a list as JSON, such as []", column) from None

    def convert(self, values: object, kind: type[T], column: str = "") -> T:
        """Check values against a type; numbers may be text here.

        Raises:
            ProblemError: they do not fit; the problem names line and column.
        """
        try:
            return msgspec.convert(values, kind, strict=False)
        except msgspec.ValidationError as error:
            problem = explained(str(error))
            key = problem.key.replace(f"{_MORNING}.", f"{_MORNING}_")
            raise self.problem(problem.what, key or column) from None


def from_csv(text: str) -> tuple[Carried, ...]:
    """Read an export; characters in it that could steer a terminal are replaced.

    Raises:
        ProblemError: it is none; the problem names line and column.
    """
    by_file: dict[str, list[_Row]] = {}
    for row in _rows(text):
        if "file" not in row.cells:
            raise row.problem("is empty", "file")
        by_file.setdefault(row.cells["file"], []).append(row)
    return tuple(map(_session, by_file.values()))


def _rows(text: str) -> Iterator[_Row]:
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = next(reader, [])
        _require_columns(columns)
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(columns):
                what = f"expected {len(columns)} cells, found {len(cells)}"
                raise ProblemError(Problem(what, line=line))
            found = {name: _plain(cell) for name, cell in zip(columns, cells, strict=True) if cell}
            if found:
                yield _Row(line, found)
            line = reader.line_num + 1
    except csv.Error as error:
        raise ProblemError(Problem(f"not valid CSV: {error}", line=reader.line_num)) from None


def _require_columns(columns: Sequence[str]) -> None:
    for mark, named in ((";", "';' stands"), ("\t", "tabs stand")):
        if len(columns) == 1 and mark in columns[0]:
            what = f"{named} between the columns; save it with ',' there"
            raise ProblemError(Problem(what, line=1))
    if "file" not in columns:
        what = f"expected the names of the columns: {', '.join(COLUMNS)}"
        raise ProblemError(Problem(what, line=1))
    for name in columns:
        if name not in COLUMNS:
            raise ProblemError(unknown("column", name, COLUMNS).at("", 1))
        if columns.count(name) > 1:
            raise ProblemError(Problem(f"the column '{name}' is there twice", line=1))
    for name in COLUMNS:
        if name not in columns and name not in ADDED:
            raise ProblemError(Problem(f"the column '{name}' is missing", line=1))


def _plain(cell: str) -> str:
    """Return a cell without what marks it as text, and with our line ends."""
    return printable(unmarked(cell).replace("\r\n", "\n"))


def _session(rows: Sequence[_Row]) -> Carried:
    ordered, is_done = _ordered(rows)
    first = ordered[0]
    for row in ordered[1:]:
        _require_same(row, first)
    values = first.values(Session.__struct_fields__)
    morning = {
        name: first.cells[f"{_MORNING}_{name}"]
        for name in NextMorning.__struct_fields__
        if f"{_MORNING}_{name}" in first.cells
    }
    sets = tuple(row.convert(row.values(OF_SET), SetLog) for row in ordered) if is_done else ()
    session = first.convert({**values, _MORNING: morning or None, "sets": sets}, Session)
    read = Carried(file=first.cells["file"], session=session, extra=first.cells.get("extra", ""))
    try:
        table_of(read)
    except ProblemError as error:
        raise first.problem(error.problem.what, error.problem.key) from None
    return read


def _ordered(rows: Sequence[_Row]) -> tuple[Sequence[_Row], bool]:
    """Return the rows of a session in the order of their sets, and whether there are any sets."""
    if len(rows) == 1 and not _OF_SET & rows[0].cells.keys():
        return rows, False
    numbers = {row.line: row.convert(row.cells.get("number"), int, "number") for row in rows}
    ordered = sorted(rows, key=lambda row: numbers[row.line])
    for place, row in enumerate(ordered, start=1):
        if numbers[row.line] != place:
            what = f"expected {place}: the sets of a session are numbered from 1, each once"
            raise row.problem(what, "number")
    return ordered, True


def _require_same(row: _Row, first: _Row) -> None:
    """Make sure that two rows say the same of their session."""
    for column in COLUMNS:
        cell = row.cells.get(column)
        unsaid = cell is None and column in ONCE
        if column not in _OF_SET and not unsaid and cell != first.cells.get(column):
            raise row.problem(f"is not what line {first.line} has for the same session", column)
