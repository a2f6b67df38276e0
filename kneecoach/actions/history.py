"""What can be done in the history, and with one session of it."""

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
    Action("history.all", "escape", "All", "Show all workouts again.", "all", key_display="Esc"),
    Action(
        "history.search",
        "slash",
        "Search",
        "Search by words, exercise, routine, fault, pain or day.",
        "search",
        key_display="/",
        is_first=True,  # what is typed at once after it belongs to the search
    ),
    Action("history.edit", "e", "Correct", "Correct what was logged in it.", "edit"),
    Action("history.log", "a", "Add", "Log a past workout by hand.", "log"),
    Action(
        "history.delete",
        "x,delete",
        "Delete",
        "Delete it, after a question; it goes to history/trash.",
        "delete",
        key_display="x",
    ),
    Action("history.undo", "u", "Undo", "Take the last change back.", "undo"),
    Action(
        "history.trends",
        "t",
        "Trends",
        "See how pain, workouts a week and each exercise went.",
        "trends",
    ),
    Action(
        "history.calendar",
        "tab",
        "Calendar",
        "Go to the calendar, and back to the list.",
        "calendar",
        key_display="tab",
    ),
    Action("history.week_back", "left", "Week back", "Go a week back.", "days(-7)", shown=False),
    Action("history.week_on", "right", "Week on", "Go a week on.", "days(7)", shown=False),
    Action(
        "history.day_back",
        "up",
        "Day back",
        "In the calendar, go a day back; in the list, a workout up.",
        "days(-1)",
        shown=False,
    ),
    Action(
        "history.day_on",
        "down",
        "Day on",
        "In the calendar, go a day on; in the list, a workout down.",
        "days(1)",
        shown=False,
    ),
)

CORRECTING = (
    Action(
        "correct.change",
        "enter,e",
        "Change",
        "Change the highlighted line.",
        "change",
        key_display="enter",
    ),
    Action("correct.pain", "p", "Pain", "Change the pain of the highlighted set.", "pain"),
    Action(
        "correct.faults", "f", "Faults", "Change what was wrong in the highlighted set.", "faults"
    ),
    Action("correct.level", "l", "Level", "Change the level of the highlighted set.", "level"),
    Action("correct.undo", "u", "Undo", "Take the last change back.", "undo"),
    Action(
        "correct.back",
        "q,escape,backspace",
        "Back",
        "Go back to the history.",
        "back",
        key_display="q",
    ),
)
