"""Sessions as CSV for spreadsheets (RFC 4180): a row a set. What goes out comes back the same.

A text that a spreadsheet could take for a formula is led by an apostrophe, as is one that begins
with an apostrophe anyway; an apostrophe alone is a text that is empty, though it was said.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from kneecoach.model.sessions.session import SetLog
from kneecoach.storage.carried import Carried
from kneecoach.storage.csv_columns import COLUMNS

MARK = "'"
LISTS = frozenset({"faults", "plan"})
"""Columns with a list in each cell, as JSON; an empty cell is an empty list."""
ONCE = frozenset({"plan", "extra"})
"""Columns of the session that are long, and filled in the row of its first set only."""
OF_SET = SetLog.__struct_fields__
_FORMULA = tuple("=+-@＝＋－＠")
"""What begins a formula, also in the wide letters that some spreadsheets take for the same."""


def to_csv(sessions: Sequence[Carried]) -> str:
    """Return sessions as rows, below a row of column names."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for one in sessions:
        writer.writerows(_rows(one))
    return text.getvalue()


def _rows(one: Carried) -> Iterator[Mapping[str, str]]:
    morning = one.session.next_morning
    session = {
        **_fields(one.session),
        "file": one.file,
        "note": one.session.note or None,
        "next_morning_pain": None if morning is None else morning.pain,
        "next_morning_swelling": None if morning is None else morning.swelling,
        "extra": one.extra or None,
    }
    of_session = {name: _cell(session[name]) for name in COLUMNS if name in session}
    if not one.session.sets:
        yield of_session
    for number, log in enumerate(one.session.sets, start=1):
        of_set = {name: _cell(value) for name, value in _fields(log).items()}
        yield {**of_session, **of_set, "number": str(number)}
        of_session |= dict.fromkeys(ONCE, "")


def _fields(struct: Struct) -> dict[str, object]:
    """Return a struct's fields, times among them as text."""
    fields: dict[str, object] = msgspec.to_builtins(struct)
    return fields


def _cell(value: object) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, str):
        return _marked(value)
    return str(value) if isinstance(value, float) else msgspec.json.encode(value).decode()


def _marked(text: str) -> str:
    """Return a text as no spreadsheet takes it for a formula, and none for what was not said."""
    begins_badly = text[:1] in ("", MARK, "\t", "\r", "\n")
    return MARK + text if begins_badly or text.lstrip().startswith(_FORMULA) else text
