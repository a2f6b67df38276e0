"""What can be done with the lines of a routine, and with the dose of one."""

from __future__ import annotations

from kneecoach.actions.action import Action

ROUTINE_EDITOR = (
    Action("editor.save", "w", "Save", "Save it as a routine of your own.", "save"),
    Action(
        "editor.dose",
        "enter",
        "Dose",
        "Change sets, reps, seconds and rest of the highlighted exercise.",
        "dose",
        key_display="enter",
    ),
    Action("editor.add", "a", "Add", "Add an exercise, where it has its turn.", "add"),
    Action(
        "editor.remove",
        "x,delete",
        "Remove",
        "Take the highlighted exercise out.",
        "remove",
        key_display="x",
    ),
    Action("editor.up", "K", "Up", "Move the highlighted exercise up.", "move(-1)"),
    Action("editor.down", "J", "Down", "Move the highlighted exercise down.", "move(1)"),
    Action(
        "editor.level",
        "l",
        "Level",
        "Take the next level of the highlighted exercise, or another way to do it.",
        "level",
    ),
    Action("editor.undo", "u", "Undo", "Take the last change back.", "undo"),
    Action(
        "editor.more",
        "plus,equals_sign",
        "More",
        "More reps or holds; more seconds where nobody counts.",
        "change(1)",
        key_display="+",
    ),
    Action(
        "editor.less",
        "minus",
        "Less",
        "Fewer reps or holds; fewer seconds where nobody counts.",
        "change(-1)",
        key_display="-",
    ),
    Action("editor.back", "q,escape", "Back", "Go back.", "back", key_display="q"),
)

DOSE = (
    Action(
        "dose.keep", "enter", "Keep", "Keep the dose as it now is.", "keep", key_display="enter"
    ),
    Action(
        "dose.more",
        "right,plus,equals_sign",
        "More",
        "More of the highlighted number.",
        "change(1)",
        key_display="→",
    ),
    Action(
        "dose.less",
        "left,minus",
        "Less",
        "Less of the highlighted number.",
        "change(-1)",
        key_display="←",
    ),
    Action(
        "dose.drop",
        "q,escape",
        "As it was",
        "Go back, with the dose as it was.",
        "drop",
        key_display="q",
    ),
)
