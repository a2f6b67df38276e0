"""A quiet line that there are problems in the person's files; no line where there are none."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from kneecoach.actions.everywhere import PROBLEMS_PAGE


class ProblemsLine(Static):
    """Says how many there are, and which key tells them."""

    DEFAULT_CSS = """
    ProblemsLine {
        display: none;
        height: 1;
        padding: 0 1;
        color: $warning;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    told: reactive[str] = reactive("")
    """How much is wrong, in words."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def watch_told(self, told: str) -> None:
        """Say how much is wrong now."""
        self.display = bool(told)
        self.update(Content(f"{told}: press {problems_key(self.screen)}"))


def problems_key(screen: Screen[object]) -> str:
    """Return the key that tells all problems, as the person has it on a screen."""
    return key_of(screen, PROBLEMS_PAGE.id, PROBLEMS_PAGE.display)


def key_of(screen: Screen[object], action: str, usual: str) -> str:
    """Return the key of an action, by its id, as the person has it on a screen."""
    keys = {
        active.binding.id: screen.app.get_key_display(active.binding)
        for active in screen.active_bindings.values()
    }
    return keys.get(action, usual)
