"""A search of the history in one line, such as `pain>=4 since:2026-10 bridge`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.history.span import may_become_span, span
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.digest import Digest

SYNTAX = "words · exercise: routine: fault: note: · pain>=4 · since:2026-10 until: in:"
"""What can be searched for, on one line."""
_TEXTS = ("exercise", "routine", "fault", "note")
_DAYS = ("since", "until", "in")
_PART = re.compile(r'(?:([a-z]+)([:<>=]+))?("[^"]*"?|\S+)?', re.IGNORECASE)
_PAIN = re.compile(r"\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Names:
    """What exercises, faults and routines are called, so that they are found by that."""

    exercises: Mapping[str, str]
    """By id, in small letters, with the id."""
    faults: Mapping[str, str]
    title: Callable[[str], str]

    @classmethod
    def of(cls, exercises: Iterable[Exercise], title: Callable[[str], str]) -> Names:
        """Return the names of exercises and their faults.

        Args:
            exercises: what is known of exercises.
            title: gives what a routine is called, by name.
        """
        known = tuple(exercises)
        faults: dict[str, str] = {}
        for one in (cue.fault for exercise in known for cue in exercise.cues if cue.fault):
            faults[one.id] = f"{faults.get(one.id, one.id)} {one.name}".casefold()
        return cls(
            {one.id: f"{one.id} {one.name} {one.short}".casefold() for one in known}, faults, title
        )


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for; a session is found if all of it is true."""

    since: date | None = None
    until: date | None = None
    pain_from: int | None = None
    """The least pain (0-10) told of at any time: before, during, after, the next morning."""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands in the names of exercises, routine or faults, or in the note, by which."""
    words: tuple[str, ...] = ()
    """What stands in any of these."""

    def finds(self, one: Digest, names: Names) -> bool:
        """Tell whether a session is searched for."""
        if self.since is not None and one.day < self.since:
            return False
        if self.until is not None and one.day > self.until:
            return False
        if (
            self.pain_from is not None
            and (-1 if one.worst_pain is None else one.worst_pain) < self.pain_from
        ):
            return False
        if not self.texts and not self.words:
            return True
        said = _said(one, names)
        everything = "\n".join(said.values())
        return all(word in everything for word in self.words) and all(
            text in said[where] for where, texts in self.texts.items() for text in texts
        )


class UnfinishedError(ProblemError):
    """Raised where more has to be typed after a line for it to be understood."""


def parse_search(line: str) -> Search:
    """Understand a line; nothing typed finds everything.

    Raises:
        UnfinishedError: its last part is only begun.
        ProblemError: a part of it cannot be understood.
    """
    search = Search()
    for part in _PART.finditer(line):
        key, sign, text = (one or "" for one in part.groups())
        key, text = key.casefold(), text.strip('"').casefold()
        if not key and text:
            search = replace(search, words=(*search.words, text))
        elif key:
            try:
                search = _with(search, key, sign, text)
            except UnfinishedError as error:
                if part.end() < len(line):
                    raise ProblemError(error.problem) from None
                raise
    return search


def _with(search: Search, key: str, sign: str, text: str) -> Search:
    if key == "pain":
        return _with_pain(search, sign, text)
    if key not in (*_TEXTS, *_DAYS):
        raise ProblemError(_nothing_called(key))
    if sign != ":":
        raise ProblemError(Problem(f"{sign} is for pain; it is {key}:"))
    if key in _TEXTS:
        if not text:
            raise UnfinishedError(Problem(f"{key}: what? It stands right after, as in {key}:x"))
        texts = (*search.texts.get(key, ()), text)
        return replace(search, texts={**search.texts, key: texts})
    try:
        first, last = span(text)
    except ProblemError as error:
        if may_become_span(text):
            raise UnfinishedError(error.problem) from None
        raise
    if key != "until":
        search = replace(search, since=max(first, search.since or first))
    if key != "since":
        search = replace(search, until=min(last, search.until or last))
    return search


def _with_pain(search: Search, sign: str, text: str) -> Search:
    if not text:
        raise UnfinishedError(Problem("pain goes from 0 to 10, as in pain>=4"))
    if sign not in (":", ">", ">="):
        raise ProblemError(Problem(f"pain{sign} is not searched for; it is pain>=4 or pain>4"))
    if not _PAIN.fullmatch(text) or not (least := int(text) + (sign == ">")) <= 10:
        raise ProblemError(
            Problem(f"pain goes from 0 to 10, as in pain>=4; nothing is pain{sign}{text}")
        )
    return replace(search, pain_from=max(least, search.pain_from or 0))


def _nothing_called(key: str) -> Problem:
    keys = {one: f"{one}:" for one in (*_TEXTS, *_DAYS)} | {"pain": "pain>="}
    near = get_close_matches(key, keys, n=1, cutoff=0.5)
    known = f"did you mean {keys[near[0]]}" if near else f"there is {' '.join(keys.values())}"
    return Problem(f"nothing is called {key}: {known}{'?' if near else ''}")


def _said(one: Digest, names: Names) -> Mapping[str, str]:
    """Return what can be searched for in a session, in small letters."""
    faults = (fault for exercised in one.exercises for fault in exercised.faults)
    where = (place for exercised in one.exercises for place in exercised.where)
    return {
        "exercise": "\n".join(names.exercises.get(e.exercise, e.exercise) for e in one.exercises),
        "routine": f"{one.routine} {names.title(one.routine)}".casefold(),
        "fault": "\n".join(names.faults.get(fault, fault) for fault in faults),
        "note": "\n".join((one.note, *where)).casefold(),
    }
