"""What can be done where the problems in a person's files are told."""

from __future__ import annotations

from kneecoach.actions.action import Action

PROBLEMS = (
    Action("problems.again", "r", "Check again", "Read all your files again.", "again"),
    Action(
        "problems.close",
        "escape,enter,backspace",
        "Close",
        "Go back.",
        "close",
        key_display="enter",
    ),
)
