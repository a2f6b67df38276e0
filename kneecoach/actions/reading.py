"""What can be done on a page to read."""

from __future__ import annotations

from kneecoach.actions.action import Action

READING = (
    Action(
        "reading.close", "escape,enter,backspace", "Close", "Go back.", "close", key_display="enter"
    ),
)
