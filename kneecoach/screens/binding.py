"""Actions as Textual's key bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from kneecoach.actions.action import Action


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Return the key bindings of some actions."""
    return [
        Binding(
            action.keys,
            action.run,
            action.label,
            show=action.shown,
            key_display=action.key_display,
            tooltip=action.help,
            id=action.id,
            priority=action.is_first,
        )
        for action in actions
    ]
