"""The keys that work now, as many as fit, none of them cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from kneecoach.actions.action import Action
from kneecoach.actions.everywhere import HELP

_GAP, _LEAST_GAP = 2, 1
"""Cells between two keys, and in a bar with little room."""
_LITTLE_ROOM = 30
"""Cells of a bar's width, below which its keys stand closer."""
_FEW = 2
"""So many keys are worth more than a label for the one that shows all keys."""


class KeyBar(Static):
    """One line at the bottom of a screen. What does not fit is left out whole; `?` has it all."""

    labels: reactive[Mapping[str, str]] = reactive({})
    """Other labels for actions that now mean something else, by action id."""

    def __init__(self, actions: Sequence[Action]) -> None:
        """Show actions, the most important first."""
        super().__init__(markup=False)
        self._actions = [action for action in actions if action.shown]

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)

    def on_resize(self) -> None:
        """Fit the keys to the new width."""
        self._show(self.screen)

    def watch_labels(self) -> None:
        """Show the new labels."""
        if self.is_attached:
            self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        keys = {
            active.binding.id: self.app.get_key_display(active.binding)
            for active in screen.active_bindings.values()
        }
        parts = [
            (keys.get(action.id, action.display), self.labels.get(action.id, action.label))
            for action in self._actions
            if screen.check_action(action.run, ()) and action is not HELP
        ]
        fitting = self._fitting(parts)
        if HELP in self._actions and screen.check_action(HELP.run, ()):
            # It stays whatever the width, so that every key can be found; bare, where few fit.
            key = keys.get(HELP.id, HELP.display)
            ways = [self._fitting([(key, label), *parts]) for label in (HELP.label, "")]
            help_key, *others = ways[0] if len(ways[0]) > _FEW else max(ways, key=len)
            fitting = [*others, help_key]
        self.update(
            Content(" " * self._gap).join(
                Content.assemble((key, "bold $accent"), f" {label}" if label else "")
                for key, label in fitting
            )
        )

    @property
    def _gap(self) -> int:
        return _GAP if self.size.width >= _LITTLE_ROOM else _LEAST_GAP

    def _fitting(self, parts: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        """Return the first keys and labels for which there is room; always the very first."""
        room = self.size.width
        for count, (key, label) in enumerate(parts):
            room -= len(f"{key} {label}".rstrip()) + self._gap * (count > 0)
            if room < 0 and count > 0:
                return parts[:count]
        return parts
