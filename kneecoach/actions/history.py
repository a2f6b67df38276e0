"""What can be done in the history."""

from __future__ import annotations

from kneecoach.actions.action import Action

HISTORY = (
    Action(
        "history.open",
        "enter",
        "Open",
        "Show the highlighted workout in full.",
        "open",
        key_display="enter",
    ),
)
