"""A document in Markdown, whose text is never taken for marks or links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kneecoach.model.drawing.chart import ticks
from kneecoach.model.history.document import Block, Document, Facts, Picture, Section, Table, Text

_WIDE, _HIGH = 66, 10
"""The room for points in a picture, in letters; a line for each number."""
_MARKS = "oxm"
"""What marks the points of each series."""
_SEVERAL = "*"
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What would begin something: a mark, a tag, a cell, a link."""


def markdown(document: Document) -> str:
    """Return a document as Markdown with tables."""
    parts = [f"# {_plain(document.title)}", _plain(document.about)]
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join((*parts, "---", _plain(document.ends))) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.title)}"
    yield from map(_block, section.blocks)


def _block(block: Block) -> str:
    match block:
        case Text(words):
            return _plain(words)
        case Facts(rows):
            return "\n".join((_row(("", "")), _row(("---", "---")), *map(_cells, rows)))
        case Table(heads, rows):
            rule = _row(("---",) * len(heads))
            return "\n".join((_cells(heads), rule, *map(_cells, rows)))
        case Picture():
            return "\n".join(("```text", *_picture(block), "```"))


def _cells(texts: tuple[str, ...]) -> str:
    return _row(tuple(map(_plain, texts)))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text on one line, and as nothing but text."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))


def _picture(picture: Picture) -> Iterator[str]:
    days = max(1, (picture.last - picture.first).days)

    def column(day: float) -> int:
        return round((day - picture.first.toordinal()) / days * (_WIDE - 1))

    marked: dict[tuple[int, int], str] = {}
    for series, mark in zip(picture.series, _MARKS, strict=False):
        for point in series.points:
            place = round(point.value), column(point.day)
            marked[place] = mark if marked.get(place, mark) == mark else _SEVERAL
    means = dict(picture.limits)
    for value in range(_HIGH, -1, -1):
        dots = "·" if value in means else " "
        line = "".join(marked.get((value, x), dots if x % 2 == 0 else " ") for x in range(_WIDE))
        named = f" {means[value]} {value}" if value in means else ""
        yield f"{value:>2} |{line}{named}".rstrip()
    dates = ""
    for day, name in ticks(picture.first, picture.last, _WIDE):
        dates = f"{dates:<{column(day.toordinal())}}|{name} "
    yield f"   +{'-' * _WIDE}"
    yield f"    {dates}".rstrip()
    names = (f"{mark} {one.name}" for one, mark in zip(picture.series, _MARKS, strict=False))
    yield ""
    yield f"    {', '.join(names)}, {_SEVERAL} several"
