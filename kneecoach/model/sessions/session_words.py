"""What was done in a session, and how the knee took it, in a few characters."""

from __future__ import annotations

from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import Session

STATUS_WORDS = {"finished": "finished", "stopped": "ended early", "live": "not ended"}
"""How a workout stands. A set is done; what is stopped is stopped because it hurts."""


def sets_done(session: Session | Digest) -> str:
    """Return how many sets were done of those planned, such as "14 of 16"."""
    return f"{session.sets_done} of {session.sets_planned}"


def pain_change(session: Session | Digest) -> str:
    """Return pain before and after, such as "3 → 2"; nothing where nobody said."""
    if session.pain_before is None and session.pain_after is None:
        return ""
    before, after = (
        "?" if pain is None else str(pain) for pain in (session.pain_before, session.pain_after)
    )
    return f"{before} → {after}"
