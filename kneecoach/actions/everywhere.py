"""What can be done on every screen, and how to get from one to another."""

from __future__ import annotations

from kneecoach.actions.action import Action

HELP = Action(
    "help", "question_mark", "Help", "Show all keys of this screen.", "help", key_display="?"
)
QUIT = Action("quit", "q", "Quit", "Leave kneecoach.", "app.quit")

EVERYWHERE = (
    Action(
        "palette",
        "ctrl+p",
        "Palette",
        "Find any action or theme by name.",
        "app.command_palette",
        shown=False,
    ),
    Action(
        "leave",
        "ctrl+q,ctrl+c",
        "Leave",
        "Leave at once; a workout under way is kept for later.",
        "app.quit",
        shown=False,
    ),
    Action(
        "suspend",
        "ctrl+z",
        "To the shell",
        "Stop here and go to the shell, where fg brings you back; a workout waits.",
        "app.suspend_process",
        shown=False,
    ),
)

PROBLEMS_PAGE = Action(
    "go.problems",
    "exclamation_mark",
    "Problems",
    "See what is wrong in your files.",
    "app.problems",
    shown=False,
    key_display="!",
)

GO_TO = (
    Action(
        "go.catalogue", "1", "Catalogue", "Go to the exercises.", "app.switch_mode('catalogue')"
    ),
    Action("go.today", "2", "Today", "Go to the workout of the day.", "app.switch_mode('today')"),
    Action("go.history", "3", "History", "Go to your past workouts.", "app.switch_mode('history')"),
    Action("go.learn", "4", "Learn", "Go to what is to be read.", "app.switch_mode('learn')"),
    PROBLEMS_PAGE,
)


def elsewhere(here: str) -> tuple[Action, ...]:
    """Return the ways from one of these screens to the others."""
    return tuple(action for action in GO_TO if action.id != f"go.{here}")
