"""The figure: a person drawn in dots, moving as the exercise does."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK
from textual.geometry import Region as Cells
from textual.strip import Strip
from textual.widget import Widget

from kneecoach.model.body.figure import Figure, Guide, Role
from kneecoach.model.body.region import Region
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.canvas import Run, draw
from kneecoach.model.drawing.framing import box_of
from kneecoach.model.drawing.picture import Box
from kneecoach.model.drawing.scene import scene

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
        self._width = 0
        self._strips: dict[int, Strip] = {}
        """The rows drawn so far, in the colours of the theme."""
        self._styles: dict[Role | None, Style] = {}
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

    def notify_style_update(self) -> None:
        """Forget the colours of before."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

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
            rows = draw(lines, self.box(sight), width, height, braille=braille)
        before, self._rows, self._width = self._rows, rows, width
        if len(rows) != len(before) or not rows:
            self._strips.clear()
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        if changed:
            for y in changed:
                self._strips.pop(y, None)
            self.refresh(*(Cells(0, y, width, 1) for y in changed))

    def box(self, sight: Sight) -> Box:
        """Return the part that is seen; it is found anew only for another figure or camera."""
        figure, camera, box = self._boxed or (None, None, None)
        if box is None or figure is not sight.figure or camera != sight.camera:
            box = box_of(sight.figure, sight.camera)
            self._boxed = sight.figure, sight.camera, box
        return box

    def render_lines(self, crop: Cells) -> list[Strip]:
        """Return lines as they are: there is no border or padding to put round them."""
        width = self.size.width
        strips = [self.render_line(y) for y in crop.line_range]
        if width != self._width:  # seen before it could be drawn to its new size
            strips = [strip.adjust_cell_length(width, self._style(None)) for strip in strips]
        for line_filter in self.get_line_filters():
            background = self.visual_style.background or BLACK
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """Return one line of the drawing."""
        if y not in self._strips:
            self._strips[y] = self._strip(y)
        return self._strips[y]

    def _strip(self, y: int) -> Strip:
        if y >= len(self._rows):
            return Strip.blank(self._width, self._style(None))
        segments = [Segment(run.text, self._style(run.role)) for run in self._rows[y]]
        return Strip(segments, self._width)

    def _style(self, role: Role | None) -> Style:
        """Return how a role is drawn; Textual finds that anew for each drawing, which is slow."""
        if role not in self._styles:
            component = (f"figure--{role}",) if role else ()
            self._styles[role] = self.get_visual_style(*component).rich_style
        return self._styles[role]
