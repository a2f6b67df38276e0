"""Sessions as CSV for spreadsheets (RFC 4180): a row a set. What goes out comes back the same.

Every text is quoted. One that a spreadsheet could take for a formula is led by an apostrophe, as is
one that begins with an apostrophe anyway; an apostrophe alone is a text that is empty, though it
was said. So it is inside a text behind a semicolon, a tab and the end of a line: there a new cell
begins for a spreadsheet that does not know the comma as what parts them, as where it is a decimal
point.
"""

from __future__ import annotations

import re
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
_FORMULA = r"(?=(?:[^\S\t\r\n]|['\"])*[=+\-@＝＋－＠])"
"""What begins a formula, also in the wide letters that some spreadsheets take for the same, and
behind blanks and quotes that some leave out."""
_FORMULA_AT_ONCE = re.compile(_FORMULA)
_FORMULA_AMIDST = re.compile(rf"([;\t\r\n]){_FORMULA}")
_MARKED_AMIDST = re.compile(rf"([;\t\r\n]){MARK}{_FORMULA}")


def to_csv(sessions: Sequence[Carried]) -> str:
    """Return sessions as rows, below a row of column names."""
    lines = [",".join(COLUMNS)]
    for one in sessions:
        lines += [",".join([row.get(name, "") for name in COLUMNS]) for row in _rows(one)]
    return "".join([f"{line}\r\n" for line in lines])


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
        return _quoted(_marked(value))
    if isinstance(value, (list, tuple)):
        return _quoted(_marked(msgspec.json.encode(value).decode()))
    return str(value) if isinstance(value, float) else msgspec.json.encode(value).decode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _marked(text: str) -> str:
    """Return a text as no spreadsheet takes it for a formula, and none for what was not said."""
    begins_badly = text[:1] in ("", MARK, "\t", "\r", "\n") or _FORMULA_AT_ONCE.match(text)
    text = _FORMULA_AMIDST.sub(rf"\1{MARK}", text)
    return MARK + text if begins_badly else text


def unmarked(cell: str) -> str:
    """Return what stands in a cell without what marks it as text."""
    if MARK not in cell:  # as of hundreds of thousands hardly any has one
        return cell
    return _MARKED_AMIDST.sub(r"\1", cell.removeprefix(MARK))
