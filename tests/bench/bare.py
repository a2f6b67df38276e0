"""The least a Textual app can be: one line of text. What others are compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("painted")


if __name__ == "__main__":
    BareApp().run()
