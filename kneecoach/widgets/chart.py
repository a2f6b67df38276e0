"""A chart on the screen."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from kneecoach.model.drawing.chart import Cells, Chart, Look, chart_rows


class ChartView(Widget):
    """Draws a chart to the size there is; none where there is too little to draw."""

    COMPONENT_CLASSES = {"chart--value", "chart--goal", "chart--axis", "chart--mark"}

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._names_wide, self._dates = 0, False
        self._rows: list[tuple[Cells, ...]] = []

    def show(self, chart: Chart | None, names_wide: int, *, dates: bool) -> None:
        """Show a chart, with the line of dates or without it.

        Args:
            chart: the chart.
            names_wide: at least so many cells are left for the names beside it.
            dates: whether the dates are wanted.
        """
        self._chart, self._names_wide, self._dates = chart, names_wide, dates
        self._draw()

    def on_resize(self) -> None:
        """Draw to the new size."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Return one line of the drawing."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(cells.text, self._style(cells.look)) for cells in self._rows[y]]
        return Strip(segments, self.size.width)

    def _draw(self) -> None:
        width, height = self.size
        self._rows = []
        if self._chart is not None and width and height:
            braille = (self.app.console.encoding or "").lower().startswith("utf")
            self._rows = chart_rows(
                self._chart,
                width,
                height,
                names_wide=self._names_wide,
                dates=self._dates,
                braille=braille,
            )
        self.refresh()

    def _style(self, look: Look | None) -> Style:
        return self.get_component_rich_style(f"chart--{look}") if look else self.rich_style
