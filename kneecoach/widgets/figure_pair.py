"""A figure, and on demand a second one beside it that shows a fault."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content

from kneecoach.widgets.figure import FigureView, Sight
from kneecoach.widgets.pane import Pane


class FigurePair(Pane):
    """Right, or wrong beside right, both seen from where the fault shows."""

    def compose(self) -> ComposeResult:
        """Lay out both; the second is not shown at first."""
        yield FigureView(id="right")
        yield FigureView(id="wrong")

    def show(self, sight: Sight | None, fault: str | None = None, fault_name: str = "") -> None:
        """Show what there is to see, and beside it a fault, by its id, if one is given."""
        right, wrong = self.query_one("#right", FigureView), self.query_one("#wrong", FigureView)
        self.set_class(sight is None, "-empty")
        beside = sight is not None and fault is not None
        self.set_class(beside, "-beside")
        if sight is None or fault is None:
            right.show(sight)
            return
        shown = sight.figure.wrong[fault]
        camera = replace(sight.camera, view=shown.view, whole=shown.whole)
        right.show(replace(sight, camera=camera))
        wrong.show(replace(sight, camera=camera, fault=fault))
        right.border_title = Content("right")
        wrong.border_title = Content(f"wrong: {fault_name}")
