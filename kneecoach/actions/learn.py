"""What can be done under Learn."""

from __future__ import annotations

from kneecoach.actions.action import Action

LEARN = (
    Action(
        "learn.read",
        "enter,right",
        "Read",
        "Read the highlighted page; the arrow keys then scroll it.",
        "read",
        key_display="enter",
    ),
    Action(
        "learn.topics",
        "left,escape,backspace",
        "Topics",
        "Go back to the topics.",
        "topics",
        key_display="←",
    ),
    Action(
        "learn.weigh",
        "w",
        "Weight",
        "Type your weight, to see what your knees carry; it is not kept.",
        "weigh",
    ),
)
