"""The aftermath: whether the last workout went badly, and in which way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from kneecoach.model.person.pain import is_too_much
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.performance import hurts_already, settled
from kneecoach.model.progression.thresholds import GENTLER_DAYS
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.digest import Digest

Setback = Literal["stopped", "hurt", "hurt after", "not settled"]
"""Stopped because it hurt; pain in it, or after all or part of it, was too much; or not settled."""


def last_workout(sessions: Iterable[Digest]) -> Digest | None:
    """Return the last workout, or what was one until it hurt, ended or not."""
    told = (one for one in sessions if counts(one) or _tells(one))
    return max(told, key=lambda one: (one.started, one.file), default=None)


def setback(sessions: Iterable[Digest], profile: Profile, day: date) -> Setback | None:
    """Return how the last workout went badly; None where it did not, or that is long ago."""
    last = last_workout(sessions)
    if last is None or (day - last.day).days > GENTLER_DAYS.value:
        return None
    if any(one.stopped for one in last.exercises):
        return "stopped"
    if any(is_too_much(one.pain) for one in last.exercises):
        return "hurt"
    if is_too_much(last.pain_after) or is_too_much(last.pain_on_return):
        return "hurt after"
    return "not settled" if settled(last, profile) is False else None


def _tells(session: Digest) -> bool:
    """Tell whether a session says how it went, though it is no workout."""
    if session.status == "live":
        return any(hurts_already(part) for part in session.exercises)
    return any(part.tried for part in session.exercises)
