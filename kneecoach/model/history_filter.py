"""What a person looks for in the history; the same on the screen and on the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from kneecoach.model.session import Session

_DAY_IN_NAME = re.compile(r"(?:.*/)?(\d{8})T")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions are looked for: those of which all that is given is true."""

    since: date | None = None
    """The first day, as the person's own calendar had it."""
    until: date | None = None
    """The last day."""
    exercise: str = ""
    """The id of an exercise in it, done or not."""
    routine: str = ""
    """The routine's name."""
    fault: str = ""
    """The id of a fault that was flagged."""
    pain_from: int | None = None
    """The least pain (0-10) that was said at any time: before, during, after, next morning."""
    words: str = ""
    """Words that all stand in the note, or in where it hurt; capitals do not matter."""

    def matches(self, session: Session) -> bool:
        """Tell whether a session is looked for."""
        return (
            self._in_range(session.started.date())
            and self.routine in ("", session.routine)
            and (not self.exercise or any(log.exercise == self.exercise for log in session.sets))
            and (not self.fault or any(self.fault in log.faults for log in session.sets))
            and (self.pain_from is None or _worst_pain(session) >= self.pain_from)
            and self._says(session)
        )

    def may_match(self, file: str) -> bool:
        """Tell from a session file's name whether it needs to be opened at all.

        The name has the start in UTC, and the person's own calendar may be a day ahead or behind.
        """
        named = _DAY_IN_NAME.match(file)
        if named is None or self.since is self.until is None:
            return True
        try:
            day = datetime.strptime(named[1], "%Y%m%d").date()
        except ValueError:
            return True
        return any(
            self._in_range(date.fromordinal(near))
            for near in range(day.toordinal() - 1, day.toordinal() + 2)
            if 1 <= near <= date.max.toordinal()
        )

    def _in_range(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def _says(self, session: Session) -> bool:
        said = "\n".join((session.note, *(log.where or "" for log in session.sets))).casefold()
        return all(word in said for word in self.words.casefold().split())


EVERYTHING = Filter()
"""What all sessions match."""


def _worst_pain(session: Session) -> int:
    """Return the worst pain that was said; -1 where none was."""
    morning = None if session.next_morning is None else session.next_morning.pain
    said = (session.pain_before, session.pain_after, morning, *(log.pain for log in session.sets))
    return max((pain for pain in said if pain is not None), default=-1)
