"""Coming back to a workout that was broken off: what the knee says then, and where it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kneecoach.model.sessions.session import Session, SetLog


@dataclass(frozen=True, slots=True)
class Return:
    """Pain said on coming back (0-10)."""

    pain: int
    tried: frozenset[str]
    """The exercises that anything was done of, or that hurt, until then."""


def returns(logs: Sequence[SetLog]) -> tuple[Return, ...]:
    """Return what was said on coming back to a workout with these sets, in their order."""
    found: list[Return] = []
    tried: set[str] = set()
    for log in logs:
        if log.done or log.stopped_for_pain or log.pain is not None:
            tried.add(log.exercise)
        if log.pain_on_return is not None:
            found.append(Return(log.pain_on_return, frozenset(tried)))
    return tuple(found)


def come_back_to(session: Session, pain: int | None) -> Session:
    """Note how much the knee hurts as somebody comes back (0-10), whether or not they go on.

    It counts as pain after the sets that were done; of several times the worst is kept.
    """
    if pain is None or not session.sets:
        return session
    *before, last = session.sets
    worst = max(pain, last.pain_on_return or 0)
    return replace(session, sets=(*before, replace(last, pain_on_return=worst)))


def gone_on_with(session: Session, pain: int | None, *, same_day: bool) -> Mapping[str, object]:
    """Return what changes in a session as it is gone on with.

    The next morning is compared to the pain before the workout. That is what was said first; but
    where no set was done yet, what is said now, and on another day the lower of the two.

    Args:
        session: as it was broken off.
        pain: how much the knee hurts now (0-10); None where nobody said.
        same_day: whether it was begun on this day.
    """
    if pain is None:
        return {}
    before = session.pain_before
    if not session.sets:
        return {"pain_before": pain}
    changes: dict[str, object] = {"sets": come_back_to(session, pain).sets}
    if not same_day:
        changes["pain_before"] = pain if before is None else min(pain, before)
    return changes
