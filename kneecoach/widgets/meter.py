"""A bar that fills up, drawn again only when it has grown by a visible part."""

from __future__ import annotations

from textual.reactive import reactive
from textual.renderables.bar import Bar
from textual.widget import Widget


class Meter(Widget):
    """Shows how much is behind, from 0 to 1."""

    COMPONENT_CLASSES = {"meter--filled", "meter--empty"}
    progress: reactive[float] = reactive(0.0)

    DEFAULT_CSS = """
    Meter { width: 1fr; height: 1; }
    """

    def validate_progress(self, progress: float) -> float:
        """Keep to what can be seen: half a cell."""
        halves = max(1, self.size.width * 2)
        return round(min(1.0, max(0.0, progress)) * halves) / halves

    def render(self) -> Bar:
        """Draw the bar."""
        return Bar(
            highlight_range=(0, self.progress * self.size.width),
            highlight_style=self.get_component_rich_style("meter--filled"),
            background_style=self.get_component_rich_style("meter--empty"),
            width=self.size.width,
        )
