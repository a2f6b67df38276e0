"""What can be done in a workout."""

from __future__ import annotations

from collections.abc import Mapping

from kneecoach.actions.action import Action
from kneecoach.model.live.moment import Moment

LIVE = (
    Action(
        "live.pause",
        "space",
        "Pause",
        "Pause, or go on after three seconds to get ready.",
        "pause",
        key_display="space",
    ),
    Action("live.stop", "s", "Hurts", "Stop this exercise because it hurts.", "stop"),
    Action(
        "live.pain", "p", "Pain", "Say how much it hurts now: then 0 to 9, or x for 10.", "pain"
    ),
    Action(
        "live.done",
        "enter",
        "Done",
        "Be done with this phase or set, and go on.",
        "done",
        key_display="enter",
    ),
    Action("live.skip", "n,right", "Skip", "Leave out this set.", "skip", key_display="n"),
    Action(
        "live.back",
        "b,left",
        "Back",
        "Undo a skip, or go to the set before.",
        "back",
        key_display="b",
    ),
    Action("live.how", "c", "How", "Read how it is done and all its cues; the clock waits.", "how"),
    Action(
        "live.end",
        "q",
        "End",
        "End here: keep for later, save, or discard.",
        "end",
    ),
    Action("live.view", "v", "View", "See the figure from the other side.", "view", shown=False),
    Action(
        "live.wrong",
        "w",
        "Wrong",
        "See how a fault looks, beside the right figure.",
        "wrong",
        shown=False,
    ),
    Action(
        "live.more",
        "plus,equals_sign",
        "10 s more",
        "Ten seconds more for this phase.",
        "more",
        shown=False,
        key_display="+",
    ),
    Action(
        "live.less",
        "minus",
        "10 s less",
        "Ten seconds less for this phase.",
        "less",
        shown=False,
        key_display="-",
    ),
    Action(
        "live.restart",
        "r",
        "Restart set",
        "Do this set from its beginning.",
        "restart",
        shown=False,
    ),
    Action(
        "live.leave_pain",
        "escape",
        "Leave",
        "After p: say nothing about pain.",
        "leave_pain",
        shown=False,
        key_display="Esc",
    ),
)

DIGITS = tuple(
    Action(f"live.digit_{digit}", str(digit), f"Digit {digit}", "", f"digit({digit})", shown=False)
    for digit in range(10)
)
PAIN_TEN = Action("live.pain_ten", "x", "Pain 10", "", "digit(10)", shown=False)
"""A digit means what was asked; help tells of it where it tells of `p` and of the cues."""


def labels_at(moment: Moment) -> Mapping[str, str]:
    """Say what keys do now, where that is not what they always do."""
    match moment.state:
        case "paused":
            return {"live.pause": "Go on"}
        case "done":
            return {"live.done": "How it went"}
    match moment.phase.kind:
        case "setup" | "ready":
            return {"live.done": "Ready"}
        case "rest" | "switch sides":
            return {"live.done": "Go now"}
    return {}
