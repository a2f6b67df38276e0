"""The rules by which a dose grows, stays or shrinks: one table, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kneecoach.model.case import Case, Performances, days_of
from kneecoach.model.thresholds import (
    BREAK_DAYS,
    OURS,
    PROGRESS_AFTER,
    REPEATED_FROM,
    REST_DAYS,
    SAFE,
    SAFE_STRICT,
    STOP_AFTER,
    TOO_HARD_AFTER,
    TOO_MUCH,
)

Kind = Literal["begin", "progress", "hold", "step back", "rest", "stop"]
"""rest: leave this exercise out for some days; stop: leave it out until somebody has looked."""


def _where_it_stood(case: Case) -> int:
    return case.stood.place


def _the_lighter(case: Case) -> int:
    """Lead to what was asked for, or to what was done where that was less."""
    return max(0, min(case.stood.place, case.done))


def _one_easier(case: Case) -> int:
    """Lead to one less than was done, and never to more than was asked for."""
    return max(0, min(case.stood.place, case.done - 1))


def _one_harder(case: Case) -> int:
    return min(case.ladder.top, case.lowest_clean + 1)


def _easier_by_the_break(case: Case) -> int:
    return max(0, case.stood.place - case.idle_days // BREAK_DAYS.value)


def _the_last(case: Case) -> Performances:
    return (case.last,)


def _flagged(case: Case) -> Performances:
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
    grounds: Callable[[Case], Performances] = _the_last
    """Tells the sessions that it rests on."""


_MODEL = "pain-monitoring model (Thomeé 1997; Ageberg 2010); the cut-offs are convention"
_LESS = "Take the next easier dose, or the level below; the lightest stays."

RULES = (
    Rule(
        "swelling",
        "stop",
        "The knee was newly swollen the next morning.",
        "Leave it out, and let someone look at the knee.",
        _MODEL,
        lambda case: case.last.swelling and not case.cleared,
        _one_easier,
    ),
    Rule(
        "too-far-in-a-row",
        "stop",
        f"In {STOP_AFTER.value} sessions in a row, on different days, it was stopped because it "
        f"hurt, pain then or after was above {TOO_MUCH.value}, or the knee had not settled by "
        "the next morning.",
        "Leave it out, and let someone look at the knee.",
        OURS,
        lambda case: days_of(case.setbacks) >= STOP_AFTER.value and not case.cleared,
        _one_easier,
        lambda case: case.setbacks,
    ),
    Rule(
        "after-a-break",
        "step back",
        f"It was not done for {BREAK_DAYS.value} days or longer.",
        f"Take one dose easier for every {BREAK_DAYS.value} days.",
        OURS,
        lambda case: case.idle_days >= BREAK_DAYS.value,
        _easier_by_the_break,
    ),
    Rule(
        "hurt-at-lightest",
        "rest",
        "At the lightest dose it was stopped because it hurt, or its own pain was above "
        f"{TOO_MUCH.value}.",
        f"Leave it out for {REST_DAYS.value} days.",
        OURS,
        lambda case: case.hurt and case.was_lightest,
        _one_easier,
    ),
    Rule(
        "stopped-for-pain",
        "step back",
        "It was stopped because it hurt.",
        _LESS,
        _MODEL,
        lambda case: case.last.stopped,
        _one_easier,
    ),
    Rule(
        "too-much-pain",
        "step back",
        f"Its own pain was above {TOO_MUCH.value}.",
        _LESS,
        _MODEL,
        lambda case: case.hurt,
        _one_easier,
    ),
    Rule(
        "too-much-after",
        "step back",
        f"Pain after the workout was above {TOO_MUCH.value}.",
        _LESS,
        _MODEL,
        lambda case: case.hurt_after,
        _one_easier,
    ),
    Rule(
        "not-settled",
        "step back",
        "By the next morning the knee hurt more than before the workout, or was newly swollen.",
        _LESS,
        _MODEL,
        lambda case: case.went_too_far,
        _one_easier,
    ),
    Rule(
        "too-hard",
        "step back",
        f"In {TOO_HARD_AFTER.value} sessions in a row, on different days, a set was ended before "
        "its last rep or hold.",
        _LESS,
        OURS,
        lambda case: days_of(case.ended_early) >= TOO_HARD_AFTER.value,
        _one_easier,
        lambda case: case.ended_early,
    ),
    Rule(
        "acceptable-pain",
        "hold",
        f"Pain then or after was above {SAFE.value} (by the strict rule, above "
        f"{SAFE_STRICT.value}), but not above {TOO_MUCH.value}.",
        "Stay; where less was done than asked for, at what was done.",
        _MODEL,
        lambda case: case.verdict == "acceptable",
        _the_lighter,
    ),
    Rule(
        "pain-not-said",
        "hold",
        "How much it hurt is not known.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.verdict is None,
        _where_it_stood,
    ),
    Rule(
        "morning-not-said",
        "hold",
        "Whether the knee had settled by the next morning is not known.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.last.settled is None,
        _where_it_stood,
    ),
    Rule(
        "fault-repeated",
        "hold",
        f"The same fault was flagged in {REPEATED_FROM.value} sets of a session, or in two "
        "sessions in a row.",
        "Stay, and try what helps against it.",
        OURS,
        lambda case: bool(case.repeated),
        _where_it_stood,
        _flagged,
    ),
    Rule(
        "not-complete",
        "hold",
        "Not every planned set was done to its end.",
        "Stay, until all of it goes well.",
        OURS,
        lambda case: not case.last.complete,
        _where_it_stood,
    ),
    Rule(
        "lighter-than-asked",
        "hold",
        "It went well, but lighter than asked for.",
        "Stay at what was asked for.",
        OURS,
        lambda case: case.done < case.stood.place,
        _where_it_stood,
    ),
    Rule(
        "at-the-top",
        "hold",
        "It went well, and there is nothing harder here.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: case.stood.place == case.ladder.top,
        _where_it_stood,
    ),
    Rule(
        "next-out-of-reach",
        "hold",
        "It went well, but the level above is not for this person, or its equipment not at hand.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: bool(case.hindrance_above),
        _where_it_stood,
    ),
    Rule(
        "once-more",
        "hold",
        f"It went well, but not yet in {PROGRESS_AFTER.value} sessions in a row on different days.",
        "The same once more.",
        OURS,
        lambda case: days_of(case.clean) < PROGRESS_AFTER.value,
        _where_it_stood,
        lambda case: case.clean,
    ),
    Rule(
        "went-well",
        "progress",
        f"In {PROGRESS_AFTER.value} sessions in a row, on different days, every set was done, pain "
        "was safe, the knee had settled by the morning, and no fault was repeated.",
        "Take the next dose; from the top of its range, the next level at its lightest.",
        OURS,
        lambda case: True,
        _one_harder,
        lambda case: case.clean,
    ),
)
"""The table: the first rule that fits decides."""
STEPS_BACK = frozenset(rule.id for rule in RULES if rule.kind == "step back")
