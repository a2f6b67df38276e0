"""A container that draws its background and nothing else."""

from __future__ import annotations

from textual.color import BLACK
from textual.containers import Container
from textual.geometry import Region as Cells
from textual.strip import Strip


class Pane(Container):
    """Holds widgets; has no border, padding is background.

    Whatever moves in it, Textual asks everything beneath for its lines as well, ten times a
    second. All lines of this are one and the same.
    """

    def render_lines(self, crop: Cells) -> list[Strip]:
        """Return lines of background."""
        style = self.visual_style
        strip = Strip.blank(crop.width, style.rich_style)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, style.background or BLACK)
        return [strip] * crop.height
