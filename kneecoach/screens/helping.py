"""What every screen with keys of its own can do: tell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.screen import Screen

from kneecoach.actions import EVERYWHERE, Action
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.prose import Paragraph

Result = TypeVar("Result")


class HelpingScreen(Screen[Result]):
    """A screen that lists its actions, for `?` and for the command palette."""

    ACTIONS: ClassVar[Sequence[Action]] = ()
    """What can be done here, in the order in which help tells it."""

    def action_help(self) -> None:
        """Show all keys of this screen."""
        self.app.push_screen(
            ReadingScreen(
                "Keys",
                (
                    Paragraph(action.help, lead=f"{_keys(action):<14}", lead_style="bold $accent")
                    for action in (*self.ACTIONS, *EVERYWHERE)
                ),
            )
        )


_KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "right": "→",
    "left": "←",
    "escape": "Esc",
}


def _keys(action: Action) -> str:
    names = (_KEY_NAMES.get(key, key) for key in action.keys.split(","))
    return " ".join(
        f"Ctrl+{name[-1].upper()}" if name.startswith("ctrl+") else name for name in names
    )
