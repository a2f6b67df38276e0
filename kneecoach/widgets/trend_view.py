"""A trend on the screen: its sentence, and a chart of it, or a sparkline where there is no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Sparkline, Static

from kneecoach.model.history.period import mean
from kneecoach.model.history.trends import Trend
from kneecoach.widgets.chart import ChartView


class TrendView(Vertical):
    """Shows one trend; the screen's style says whether by its chart or by its sparkline."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(classes="sentence", markup=False)
        yield ChartView()
        with Horizontal():
            yield Sparkline(summary_function=lambda values: mean(list(values)))
            yield Static(classes="scale", markup=False)

    def show(self, trend: Trend, names_wide: int, *, dates: bool) -> None:
        """Show a trend.

        Args:
            trend: the trend.
            names_wide: the cells of the longest name beside it, and beside those seen with it.
            dates: whether the dates stand below its chart.
        """
        chart = trend.chart
        self.set_class(chart is None, "-undrawn")
        self.query_one(".sentence", Static).update(Content(trend.sentence))
        self.query_one(ChartView).show(chart, names_wide, dates=dates)
        if chart is not None:
            values = [point.value for point in chart.points]
            self.query_one(Sparkline).data = values
            scale = f"{min(values):.1f} to {max(values):.1f}".replace(".0", "")
            self.query_one(".scale", Static).update(Content(scale))
            self.query_one(".scale").display = chart.shape != "steps"  # a rung is no number
