"""What was done in a session, and how the knee took it, in a few characters."""

from __future__ import annotations

from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import Session
from kneecoach.model.words import counted

STATUS_WORDS = {"finished": "finished", "stopped": "ended early", "live": "not ended"}
"""How a workout stands. A set is done; what is stopped is stopped because it hurts."""


def sets_done(session: Session | Digest) -> str:
    """Return how many sets were done of those planned, such as "14 of 16"."""
    return f"{session.sets_done} of {session.sets_planned}"


def waiting_words(session: Session) -> str:
    """Say that a workout waits to be gone on with."""
    return f"A workout is waiting, {sets_done(session)} sets done"


def workouts_words(done: int, only_begun: int, so: str = "") -> str:
    """Return how many workouts there are, such as "3 workouts found, 1 only begun".

    Args:
        done: how many were done, if not all to their end.
        only_begun: how many were not, so that they count as none.
        so: what is said of them, such as " found".
    """
    return f"{counted(done, 'workout')}{so}{f', {only_begun} only begun' if only_begun else ''}"


def pain_elsewhere(session: Digest) -> str:
    """Return the worst pain, such as "4 in a set", where that was neither before nor after."""
    morning = None if session.next_morning is None else session.next_morning.pain
    at_its_ends = (session.pain_before, session.pain_after)
    worst = session.worst_pain
    if worst is None or worst <= max((pain for pain in at_its_ends if pain is not None), default=0):
        return ""
    return f"{worst} the next morning" if worst == morning else f"{worst} in a set"


def pain_change(session: Session | Digest) -> str:
    """Return pain before and after, such as "3 → 2"; nothing where nobody said."""
    if session.pain_before is None and session.pain_after is None:
        return ""
    before, after = (
        "?" if pain is None else str(pain) for pain in (session.pain_before, session.pain_after)
    )
    return f"{before} → {after}"
