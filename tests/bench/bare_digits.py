"""A bare Textual app that ticks: one `Digits`, ten times a second, to compare with."""

from __future__ import annotations

from itertools import count

from textual.app import App, ComposeResult
from textual.widgets import Digits


class BareDigitsApp(App[None]):
    """Counts tenths of a second."""

    def compose(self) -> ComposeResult:
        """Lay out the digits."""
        yield Digits("0.0")

    def on_mount(self) -> None:
        """Start counting."""
        tenths = count(1)
        digits = self.query_one(Digits)
        self.set_interval(0.1, lambda: digits.update(f"{next(tenths) / 10:.1f}"))


if __name__ == "__main__":
    BareDigitsApp().run()
