"""Corrections: what a session's file says, line by line, and what changes in it if one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.sessions.session import NextMorning, Session

Answer = Literal["pain_before", "pain_after", "effort", "next_morning", "note"]
"""What was said of a whole session, by its key."""
ANSWERS: Mapping[Answer, str] = {
    "pain_before": "Pain before",
    "pain_after": "Pain after",
    "effort": "Effort",
    "next_morning": "Next morning",
    "note": "Note",
}
NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class OfSession:
    """Something said of the whole session."""

    key: Answer


@dataclass(frozen=True, slots=True)
class OfSet:
    """One of its sets, by its place among them, counted from 0."""

    index: int


Line = OfSession | OfSet
"""A line that can be corrected."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to write into a session's file; None takes a key out."""

    fields: Mapping[str, object]
    told: str
    """What it is, such as "pain after"."""


def lines(session: Session) -> Iterator[Line]:
    """Yield all that can be corrected."""
    yield from map(OfSession, ANSWERS)
    yield from map(OfSet, range(len(session.sets)))


def answer_words(session: Session, key: Answer) -> str:
    """Return what was said, such as "3 noticeable"."""
    said = getattr(session, key)
    if isinstance(said, NextMorning):
        return f"{said.pain} {PAIN_WORDS[said.pain]}{', new swelling' if said.swelling else ''}"
    if isinstance(said, int):
        return f"{said} {(EFFORT_WORDS if key == 'effort' else PAIN_WORDS)[said]}"
    return " ".join(said.split()) or "none" if isinstance(said, str) else NOT_SAID


def answered(key: Answer, said: int | str | NextMorning | None) -> Change:
    """Say something else of the whole session; None where it is not known after all."""
    return Change({key: said}, ANSWERS[key].casefold())


def with_reps(session: Session, index: int, reps: int) -> Change:
    """Correct how many reps or holds were done of a set; one that was skipped was done then."""
    log = session.sets[index]
    changes: dict[str, object] = {"reps": reps}
    if log.skipped and reps:
        changes["skipped"] = False
    return Change(_in_set(session, index, changes), f"set {log.set}")


def with_pain(session: Session, index: int, pain: int | None) -> Change:
    """Correct how much a set hurt (0-10); None where it is not known after all."""
    log = session.sets[index]
    return Change(_in_set(session, index, {"pain": pain}), f"pain in set {log.set}")


def with_faults(session: Session, index: int, faults: Sequence[str]) -> Change:
    """Correct which faults there were in a set, by their ids."""
    log = session.sets[index]
    return Change(_in_set(session, index, {"faults": tuple(faults)}), f"faults in set {log.set}")


def with_level(session: Session, index: int, level: str) -> Change:
    """Correct at which level a set was done, by its id; what was planned stays."""
    log = session.sets[index]
    return Change(_in_set(session, index, {"level": level}), f"level of set {log.set}")


def undone(session: Session, change: Change) -> Change:
    """Return the change that takes back one about to be made."""
    back: dict[str, object] = {}
    for key, value in change.fields.items():
        if key == "sets" and isinstance(value, tuple):
            back[key] = tuple(
                {name: getattr(log, name) for name in changes}
                for log, changes in zip(session.sets, value, strict=True)
            )
        else:
            back[key] = getattr(session, key)
    return Change(back, change.told)


def _in_set(session: Session, index: int, changes: Mapping[str, object]) -> dict[str, object]:
    """Return changes of one set: all sets, with nothing to change in the others."""
    nothing: Mapping[str, object] = {}
    return {"sets": tuple(changes if at == index else nothing for at in range(len(session.sets)))}
