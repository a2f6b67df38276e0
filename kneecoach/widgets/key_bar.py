"""The keys that work now, as many as fit, none of them cut."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

_GAP = 2


class KeyBar(Static):
    """One line at the bottom of a screen. What does not fit is left out whole; `?` has it all."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)
        self._show(self.screen)

    def on_resize(self) -> None:
        """Fit the keys to the new width."""
        self._show(self.screen)

    def _show(self, screen: Screen[object]) -> None:
        shown = {
            active.binding.action: (self.app.get_key_display(active.binding), active.binding)
            for active in reversed(screen.active_bindings.values())
            if active.binding.show and active.enabled
        }
        parts = [(key, binding.description) for key, binding in reversed(shown.values())]
        # Help stays whatever the width, so that every key can be found.
        parts.sort(key=lambda part: part[0] != "?")
        room = self.size.width
        fitting: list[tuple[str, str]] = []
        for key, label in parts:
            needed = len(key) + 1 + len(label) + _GAP
            if needed > room + _GAP:
                break
            room -= needed
            fitting.append((key, label))
        fitting.append(fitting.pop(0)) if fitting and fitting[0][0] == "?" else None
        self.update(
            Content(" " * _GAP).join(
                Content.assemble((key, "bold $accent"), " ", (label, "$foreground"))
                for key, label in fitting
            )
        )
