"""A line to type in."""

from __future__ import annotations

from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input

_ACTIONS = {
    key: binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class Entry(Input):
    """An input that takes keys in the order in which they were typed.

    Textual runs what a key is bound to only once no widget has wanted it, by when the letters typed
    after it are written: over a slow line, a letter overtakes the backspace before it.
    """

    async def on_key(self, event: Key) -> None:
        """Do at once what a key is bound to."""
        if (action := _ACTIONS.get(event.key)) is not None:
            event.stop()
            await self.run_action(action)
