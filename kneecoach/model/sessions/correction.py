"""Corrections: what a session's file says, line by line, and what changes in it if one is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from msgspec import structs

from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import NextMorning, Session, SetLog

Answer = Literal["pain_before", "pain_after", "effort", "next_morning", "note"]
"""What was said of a whole session, by its key."""
ANSWERS: Mapping[Answer, str] = {
    "pain_before": "Pain before",
    "pain_after": "Pain after",
    "effort": "Effort",
    "next_morning": "Next morning",
    "note": "Note",
}
COMING_BACK = "Coming back"
"""What is said of pain on coming back to a workout that was broken off."""
NOT_SAID = "not said"
FAR_MORE = 3
"""Reps that are more than so many times what was planned are asked about; ours."""
MOST_REPS = 200
"""Reps of a set without a plan that are asked about if there are more; ours."""


@dataclass(frozen=True, slots=True)
class OfSession:
    """Something said of the whole session."""

    key: Answer


@dataclass(frozen=True, slots=True)
class OfSet:
    """One of its sets, by its place among them, counted from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class OfReturn:
    """Coming back to it, where it was broken off after a set."""

    index: int
    """The set's place among all, counted from 0."""


Line = OfSession | OfSet | OfReturn
"""A line that can be corrected."""


class OutdatedError(ProblemError):
    """A line says something else by now than it did to who wants to change it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another saying of one line; all other lines of the session, however many, are left alone."""

    line: Line
    before: Session
    """As it was shown to who corrects it."""
    after: Session
    told: str
    """What it is, such as "pain after"."""

    @property
    def back(self) -> Change:
        """The change that takes this one back."""
        return replace(self, before=self.after, after=self.before)

    @property
    def fields(self) -> Mapping[str, object]:
        """What to write where the line stands, in the session or in its set; None: no such key."""
        match self.line:
            case OfSession(key):
                return {key: getattr(self.after, key)}
            case OfSet(index):
                before, after = self.before.sets[index], self.after.sets[index]
                now = {name: getattr(after, name) for name in after.__struct_fields__}
                return {name: said for name, said in now.items() if said != getattr(before, name)}
            case OfReturn(index):
                return {"pain_on_return": self.after.sets[index].pain_on_return}

    def require_fits(self, session: Session) -> None:
        """Make sure that its line still says what was shown.

        Raises:
            OutdatedError: it says something else, or is not there any more.
        """
        if _said(session, self.line) != _said(self.before, self.line):
            raise OutdatedError(
                Problem(f"{self.told} was changed meanwhile, so it is left as it is")
            )


def lines(session: Session) -> Iterator[Line]:
    """Yield all that can be corrected."""
    yield from map(OfSession, ANSWERS)
    for index, log in enumerate(session.sets):
        yield OfSet(index)
        if log.pain_on_return is not None:
            yield OfReturn(index)


def answer_words(session: Session, key: Answer) -> str:
    """Return what was said, such as "3 noticeable"."""
    return _words(getattr(session, key), EFFORT_WORDS if key == "effort" else PAIN_WORDS)


def return_words(session: Session, index: int) -> str:
    """Return what was said on coming back after a set, such as "5 in the way"."""
    return _words(session.sets[index].pain_on_return, PAIN_WORDS)


def _words(said: object, words: Sequence[str]) -> str:
    if isinstance(said, NextMorning):
        return f"{said.pain} {PAIN_WORDS[said.pain]}{', new swelling' if said.swelling else ''}"
    if isinstance(said, int):
        return f"{said} {words[said]}"
    return " ".join(said.split()) or "none" if isinstance(said, str) else NOT_SAID


def answered(session: Session, key: Answer, says: int | str | NextMorning | None) -> Change:
    """Say something else of the whole session; None where it is not known after all."""
    after = structs.replace(session, **{key: says})
    return Change(OfSession(key), session, after, ANSWERS[key].casefold())


def is_far_more(log: SetLog, reps: int) -> bool:
    """Tell whether so many reps or holds are so far above what was planned that it may be a slip.

    Where nothing was planned, that is what nobody does in a set.
    """
    return reps > (MOST_REPS if log.target is None else FAR_MORE * log.target)


def with_reps(session: Session, index: int, reps: int) -> Change:
    """Correct how many reps or holds were done of a set; one that was skipped was done then."""
    skipped = session.sets[index].skipped and not reps
    return _in_set(session, index, "set", reps=reps, skipped=skipped)


def with_pain(session: Session, index: int, pain: int | None) -> Change:
    """Correct how much a set hurt (0-10); None where it is not known after all."""
    return _in_set(session, index, "pain in set", pain=pain)


def with_pain_on_return(session: Session, index: int, pain: int | None) -> Change:
    """Correct how much it hurt on coming back after a set; None where it is not known after all."""
    change = _in_set(session, index, "pain on coming back after set", pain_on_return=pain)
    return replace(change, line=OfReturn(index))


def with_faults(session: Session, index: int, faults: Sequence[str]) -> Change:
    """Correct which faults there were in a set, by their ids."""
    return _in_set(session, index, "faults in set", faults=tuple(faults))


def with_level(session: Session, index: int, level: str) -> Change:
    """Correct at which level a set was done, by its id; what was planned stays."""
    return _in_set(session, index, "level of set", level=level)


def _in_set(session: Session, index: int, what: str, **changes: object) -> Change:
    logs, log = list(session.sets), session.sets[index]
    logs[index] = structs.replace(log, **changes)
    after = structs.replace(session, sets=tuple(logs))
    return Change(OfSet(index), session, after, f"{what} {log.set}")


def _said(session: Session, line: Line) -> object:
    """Return all that stands in a line; None also for a set that is not there."""
    match line:
        case OfSession(key):
            return getattr(session, key)
        case OfSet(index):
            return session.sets[index] if index < len(session.sets) else None
        case OfReturn(index):
            return session.sets[index].pain_on_return if index < len(session.sets) else None
