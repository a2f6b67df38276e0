"""What can be done with the trends."""

from __future__ import annotations

from kneecoach.actions.action import Action

TRENDS = (
    Action(
        "trends.next",
        "down,j",
        "Next",
        "Show the next: pain, workouts a week, then each exercise.",
        "next",
        key_display="↓",
    ),
    Action(
        "trends.previous",
        "up,k",
        "Back",
        "Show the one before.",
        "previous",
        key_display="↑",
        shown=False,
    ),
    Action(
        "trends.longer",
        "plus,equals_sign",
        "Longer",
        "Look further back: a month, a quarter, a year, all.",
        "longer",
        key_display="+",
    ),
    Action(
        "trends.shorter",
        "minus",
        "Shorter",
        "Look less far back.",
        "shorter",
        key_display="-",
    ),
    Action(
        "trends.close",
        "t,escape,backspace,q",
        "History",
        "Go back to the history.",
        "close",
        key_display="t",
    ),
)
