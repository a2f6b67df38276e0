"""What can be done with the workout of the day."""

from __future__ import annotations

from kneecoach.actions.action import Action

TODAY = (
    Action("today.start", "s", "Start", "Start the workout.", "start"),
    Action("today.why", "y", "Why", "Read why it is as it is, and what is left out.", "why"),
    Action("today.swap", "w", "Swap", "Take another exercise for the same region instead.", "swap"),
    Action(
        "today.remove",
        "x,delete",
        "Remove",
        "Take the highlighted exercise out.",
        "remove",
        key_display="x",
    ),
    Action(
        "today.dose",
        "e,enter",
        "Dose",
        "Change sets, reps, seconds and rest of the highlighted exercise.",
        "dose",
        key_display="e",
    ),
    Action(
        "today.level",
        "l",
        "Level",
        "Choose the highlighted exercise's level, or leave it to the coach.",
        "level",
    ),
    Action(
        "today.more",
        "plus,equals_sign",
        "Longer",
        "Five minutes more, for today.",
        "lengthen(1)",
        key_display="+",
    ),
    Action(
        "today.less",
        "minus",
        "Shorter",
        "Five minutes less, for today.",
        "lengthen(-1)",
        key_display="-",
    ),
    Action("today.anew", "u", "Undo", "Undo all changes: what the coach proposed.", "anew"),
    Action(
        "today.edit",
        "r",
        "Routine",
        "Change it line by line, and save it as a routine of your own.",
        "edit",
    ),
    Action("today.view", "v", "View", "See the figure from the other side.", "view", shown=False),
)
