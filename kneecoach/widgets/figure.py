"""The figure: a person drawn in dots, moving as the exercise does."""

from __future__ import annotations

from dataclasses import dataclass, field

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

Drawing = tuple[tuple[Run, ...], ...]
"""A picture as rows of runs."""

_STEPS = 16
"""Steps from start to end: five a second where that takes three, which reads as moving."""


def in_steps(progress: float) -> float:
    """Return how far a movement is, in steps small enough to look smooth."""
    return round(progress * _STEPS) / _STEPS


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see of a figure at one time."""

    figure: Figure = field(hash=False)
    camera: Camera
    progress: float
    """How far it is on its way from start to end, from 0 to 1."""
    fault: str | None = None
    """The fault it shows, if it shows it wrong."""
    guide: Guide | None = None
    region: Region | None = None
    """The region whose muscles work."""


class FigureView(Widget):
    """Draws what it is given to see; only lines that have changed are drawn again.

    A movement is the same in each rep, so all that was drawn of a figure is kept for the next.
    """

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
        self._rows: Drawing = ()
        self._width = 0
        self._drawings: dict[Sight, Drawing] = {}
        """What was drawn so far of this figure, in this size."""
        self._strips: dict[tuple[Run, ...], Strip] = {}
        """The rows of that, in the colours of the theme."""
        self._styles: dict[Role | None, Style] = {}
        self._boxed: tuple[Figure, Camera, Box] | None = None
        """The box a figure stays in, with that figure and from where it is seen."""

    def show(self, sight: Sight | None) -> None:
        """Show something else, or nothing; the same again costs nothing."""
        if sight == self._sight:
            return
        if sight is None or self._sight is None or sight.figure is not self._sight.figure:
            self._forget()
        self._sight = sight
        self._draw()

    def on_resize(self) -> None:
        """Draw to the new size."""
        self._forget()
        self._draw()

    def notify_style_update(self) -> None:
        """Forget the colours of before."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def _forget(self) -> None:
        self._drawings.clear()
        self._strips.clear()

    def _draw(self) -> None:
        before, self._rows = self._rows, self._drawing()
        if len(self._rows) != len(before) or not before:
            self.refresh()
            return
        pairs = zip(before, self._rows, strict=True)
        changed = [y for y, (old, new) in enumerate(pairs) if old != new]
        if changed:
            self.refresh(*(Cells(0, y, self._width, 1) for y in changed))

    def _drawing(self) -> Drawing:
        """Return what is to be seen, drawn to this size."""
        self._width, height = self.size
        if (sight := self._sight) is None or not self._width or not height:
            return ()
        if sight not in self._drawings:
            lines = scene(
                sight.figure,
                sight.progress,
                sight.camera,
                fault=sight.fault,
                guide=sight.guide,
                region=sight.region,
            )
            braille = (self.app.console.encoding or "").lower().startswith("utf")
            rows = draw(lines, self.box(sight), self._width, height, braille=braille)
            self._drawings[sight] = tuple(rows)
        return self._drawings[sight]

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
        if y >= len(self._rows):
            return Strip.blank(self._width, self._style(None))
        row = self._rows[y]
        if row not in self._strips:
            segments = [Segment(run.text, self._style(run.role)) for run in row]
            self._strips[row] = Strip(segments, self._width)
        return self._strips[row]

    def _style(self, role: Role | None) -> Style:
        """Return how a role is drawn; Textual finds that anew for each drawing, which is slow."""
        if role not in self._styles:
            component = (f"figure--{role}",) if role else ()
            self._styles[role] = self.get_visual_style(*component).rich_style
        return self._styles[role]
