"""A rule: when it holds, which rung it leads to, and on which sessions it rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from kneecoach.model.progression.case import Case, Performances
from kneecoach.model.progression.thresholds import BREAK_DAYS, HALF_WAY

Kind = Literal["begin", "progress", "hold", "step back", "rest", "stop"]
"""rest: leave this exercise out for some days; stop: leave it out until somebody has looked."""


def where_it_stood(case: Case) -> int:
    """Lead to what was asked for."""
    return case.stood.place


def the_lighter(case: Case) -> int:
    """Lead to what was asked for, or to what was done where that was less."""
    return max(0, min(case.stood.place, case.done))


def one_easier(case: Case) -> int:
    """Lead to one less than was done, and never to more than was asked for."""
    return max(0, min(case.stood.place, case.done - 1))


def one_harder(case: Case) -> int:
    """Lead to one more than what went well."""
    return min(case.ladder.top, case.lowest_clean + 1)


def half_way_back(case: Case) -> int:
    """Lead a part of the way to where it stood before a bad day."""
    there = case.stood.place + ceil((case.stood.high - case.stood.place) * HALF_WAY.part)
    return max(there, one_harder(case))


def easier_by_the_break(case: Case) -> int:
    """Lead as much lower as the break was long."""
    return max(0, case.stood.place - case.idle_days // BREAK_DAYS.value)


def the_last(case: Case) -> Performances:
    """Rest on the last session."""
    return (case.last,)


def flagged(case: Case) -> Performances:
    """Rest on the session, or the two, in which a fault was repeated."""
    return (case.last,) if case.last.doubled else (*case.stood.before[-1:], case.last)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    id: str
    kind: Kind
    when: str
    """When it holds, in words."""
    then: str
    """What the coach does, in words."""
    source: str
    fires: Callable[[Case], bool]
    to: Callable[[Case], int]
    """Tells the place on the ladder that it leads to."""
    grounds: Callable[[Case], Performances] = the_last
    """Tells the sessions that it rests on."""
