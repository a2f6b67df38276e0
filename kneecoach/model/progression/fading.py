"""Fading: cues step back as a movement becomes the person's own, and return with a fault.

Movement-retraining studies found that feedback which fades works better than feedback all the
time or none; how fast it fades here is our own convention.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from kneecoach.model.live.moment import Moment
from kneecoach.model.progression.performance import Performance
from kneecoach.model.progression.thresholds import FADE_TO_REQUEST, FADE_TO_START

CueMode = Literal["always", "fade", "request"]
"""Whether cues are on the screen: always, less with each clean session, or only when asked for."""
Showing = Literal["every rep", "start of set", "on request"]


def showing(mode: CueMode, done: Sequence[Performance], level: str) -> Showing:
    """Return when the cues of an exercise are on the screen.

    Args:
        mode: what the person set.
        done: how the exercise went until now, the oldest first.
        level: the level it is done at; what was done before another level does not count.
    """
    if mode == "always":
        return "every rep"
    if mode == "request":
        return "on request"
    without_a_fault = takewhile(lambda one: one.level == level and not one.faults, reversed(done))
    sessions = sum(_counts(one) for one in without_a_fault)
    if sessions >= FADE_TO_REQUEST.value:
        return "on request"
    return "start of set" if sessions >= FADE_TO_START.value else "every rep"


def _counts(one: Performance) -> bool:
    """Tell whether a session without a fault was clean in all else too, as far as that was said."""
    return one.complete and not one.stopped and one.is_safe is not False


def are_shown(when: Showing, moment: Moment) -> bool:
    """Tell whether the cues are on the screen now; a fault flagged today brings them back."""
    exercise = moment.exercise.id
    flagged = moment.flagged or any(log.faults for log in moment.logs if log.exercise == exercise)
    if flagged or when == "every rep":
        return True
    return when == "start of set" and (moment.phase.leads_up or moment.phase.rep <= 1)
