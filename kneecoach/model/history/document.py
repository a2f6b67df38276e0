"""A document: what is told on paper, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kneecoach.model.drawing.chart import Point


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Things with their names."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one kind, the oldest first."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Several series over the same days, on a scale from 0 to 10."""

    says: str
    """What is seen, for those who do not see it."""
    series: tuple[Series, ...]
    first: date
    last: date
    gap_days: int
    """After more days than this without a point, nothing joins it to the one before."""
    limits: tuple[tuple[int, str], ...]
    """Numbers that the points are to be measured by, and what they mean."""


Block = Text | Facts | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Sections under a title."""

    title: str
    about: str
    """What it is, in a sentence or two."""
    sections: tuple[Section, ...]
    ends: str
    """What is to be known of all of it."""
