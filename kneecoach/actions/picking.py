"""What can be done where a routine or an exercise is chosen."""

from __future__ import annotations

from kneecoach.actions.action import Action

CHOOSE = Action(
    "picking.choose", "enter", "Take", "Take what is highlighted.", "choose", key_display="enter"
)
EDIT = Action(
    "picking.edit",
    "e",
    "Edit",
    "Change the highlighted routine line by line, and save it as your own.",
    "edit",
)
BACK = Action("picking.back", "q,escape", "Back", "Choose none.", "back", key_display="q")
PICKING = (CHOOSE, EDIT, BACK)
