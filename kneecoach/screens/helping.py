"""What every screen with keys of its own can do: tell them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.screen import Screen

from kneecoach.actions.action import Action
from kneecoach.actions.everywhere import EVERYWHERE
from kneecoach.model.problem import ProblemError
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.prose import Paragraph

Result = TypeVar("Result")


class HelpingScreen(Screen[Result]):
    """A screen that lists its actions, for `?` and for the command palette."""

    ACTIONS: ClassVar[Sequence[Action]] = ()
    """What can be done here, in the order in which help tells it."""
    MORE_HELP: ClassVar[Sequence[tuple[str, str]]] = ()
    """Keys and what they do, beyond the actions that tell of themselves."""

    def offers(self, action: Action) -> bool:
        """Tell whether an action is offered now where one looks for something to do."""
        return bool(self.check_action(action.run, ()))

    def say(self, words: str) -> None:
        """Tell of what was done; what was told before goes, so that notices never pile up."""
        self.app.clear_notifications()
        self.notify(words, markup=False)

    def say_not_done(self, error: ProblemError) -> None:
        """Tell why something was not done, in place of what was told before."""
        self.app.clear_notifications()
        self.notify(str(error), title="Not done", severity="error", timeout=10, markup=False)

    def action_help(self) -> None:
        """Show all keys of this screen, as they are now."""
        keys: dict[str | None, list[str]] = {}
        for active in self.active_bindings.values():
            keys.setdefault(active.binding.id, []).append(key_name(active.binding.key))
        rows = [
            (" ".join(keys.get(action.id) or map(key_name, action.keys.split(","))), action.help)
            for action in (*self.ACTIONS, *EVERYWHERE)
            if action.help
        ]
        width = max(len(names) for names, _ in rows) + 2
        self.app.push_screen(
            ReadingScreen(
                "Keys",
                (
                    Paragraph(told, lead=f"{names:<{width}}", lead_style="bold $accent")
                    for names, told in (*self.MORE_HELP, *rows)
                ),
            )
        )


_KEY_NAMES = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "right": "→",
    "left": "←",
    "escape": "Esc",
}


def key_name(key: str) -> str:
    """Return a key as people know it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[-1].upper()}"
    return _KEY_NAMES.get(key, key)
