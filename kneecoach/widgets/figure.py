"""The figure: a person drawn in dots, moving as the exercise does."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.geometry import Region as Cells
from textual.strip import Strip
from textual.widget import Widget

from kneecoach.model.canvas import Run, draw
from kneecoach.model.figure import Figure, Guide, Region
from kneecoach.model.scene import Box, Camera, box_of, scene

_STEPS = 16
"""Steps from start to end: five a second where that takes three, which reads as moving."""


def in_steps(progress: float) -> float:
    """Return how far a movement is, in steps small enough to look smooth."""
    return round(progress * _STEPS) / _STEPS


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see of a figure at one time."""

    figure: Figure
    camera: Camera
    progress: float
    """How far it is on its way from start to end, from 0 to 1."""
    fault: str | None = None
    """The fault it shows, if it shows it wrong."""
    guide: Guide | None = None
    region: Region | None = None
    """The region whose muscles work."""


class FigureView(Widget):
    """Draws what it is given to see; only lines that have changed are drawn again."""

    COMPONENT_CLASSES = {
        "figure--near",
        "figure--muscle",
        "figure--focus",
        "figure--body",
        "figure--far",
        "figure--guide",
        "figure--prop",
        "figure--floor",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._sight: Sight | None = None
        self._rows: list[tuple[Run, ...]] = []
        self._boxed: tuple[Figure, Camera, Box] | None = None
        """The box a figure stays in, with that figure and from where it is seen."""

    def show(self, sight: Sight | None) -> None:
        """Show something else, or nothing; the same again costs nothing."""
        if sight != self._sight:
            self._sight = sight
            self._draw()

    def on_resize(self) -> None:
        """Draw to the new size."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.size
        rows: list[tuple[Run, ...]] = []
        if (sight := self._sight) is not None and width and height:
            lines = scene(
                sight.figure,
                sight.progress,
                sight.camera,
                fault=sight.fault,
                guide=sight.guide,
                region=sight.region,
            )
            braille = (self.app.console.encoding or "").lower().startswith("utf")
            rows = draw(lines, self._box_around(sight), width, height, braille=braille)
        before, self._rows = self._rows, rows
        if len(rows) != len(before):
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        if changed:
            self.refresh(*(Cells(0, y, width, 1) for y in changed))

    def _box_around(self, sight: Sight) -> Box:
        """Return the part that is seen; it is found anew only for another figure or camera."""
        figure, camera, box = self._boxed or (None, None, None)
        if box is None or figure is not sight.figure or camera != sight.camera:
            box = box_of(sight.figure, sight.camera)
            self._boxed = sight.figure, sight.camera, box
        return box

    def render_line(self, y: int) -> Strip:
        """Return one line of the drawing."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip(
            [
                Segment(
                    run.text,
                    self.get_component_rich_style(f"figure--{run.role}")
                    if run.role
                    else self.visual_style.rich_style,
                )
                for run in self._rows[y]
            ]
        )
