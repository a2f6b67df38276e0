"""A figure, and on demand a second one with it that shows a fault."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Label

from kneecoach.model.body.figure import Figure, Guide
from kneecoach.model.drawing.picture import Box
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.widgets.cue_card import fault_name
from kneecoach.widgets.figure import FigureView, Sight
from kneecoach.widgets.pane import Pane


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault to show with the right figure."""

    fault: str
    """Its id, one that the figure knows."""
    name: str
    guide: Guide | None
    """What is drawn for the cue that is not met."""


def wrong_of(exercise: Exercise, figure: Figure, fault: str) -> Wrong:
    """Return how to show a fault, by its id, from where it is seen."""
    seen_from = (None, figure.wrong[fault].view)
    cues = (cue for cue in exercise.cues if cue.fault and cue.fault.id == fault)
    guides = (cue.guide for cue in cues if cue.view in seen_from)
    return Wrong(fault, fault_name(exercise, fault), next(guides, None))


class FigurePair(Pane):
    """Right, or right and wrong, both seen from where the fault shows.

    The two stand side by side or one above the other, whichever draws them larger.
    """

    def __init__(self) -> None:
        super().__init__()
        self._right, self._wrong = FigureView(id="right"), FigureView(id="wrong")
        self._right_name = Label("✓ RIGHT", id="right-name", markup=False)
        self._wrong_name = Label(id="wrong-name", markup=False)
        self._box: Box | None = None
        """The part of the scene that both show; None while there are not two."""

    def compose(self) -> ComposeResult:
        """Lay out both; the second is not shown at first."""
        yield self._right_name
        yield self._wrong_name
        yield self._right
        yield self._wrong

    def show(self, sight: Sight | None, wrong: Wrong | None = None) -> None:
        """Show what there is to see, and with it a fault if one is given."""
        beside = sight is not None and wrong is not None
        self.set_class(sight is None, "-empty")
        self.set_class(beside, "-beside")
        if sight is None or wrong is None:
            self._box = None
            self._right.show(sight)
            return
        shown = sight.figure.wrong[wrong.fault]
        camera = replace(sight.camera, view=shown.view, whole=shown.whole)
        right = replace(sight, camera=camera, guide=wrong.guide)
        self._right.show(right)
        self._wrong.show(replace(right, fault=wrong.fault))
        name = f"✗ WRONG: {wrong.name}"
        if str(self._wrong_name.content) != name:
            self._wrong_name.update(Content(name))
        if self._box != (box := self._right.box(right)):
            self._box = box
            self._arrange()

    def on_resize(self) -> None:
        """Look anew which way the two are larger."""
        self._arrange()

    def _arrange(self) -> None:
        if self._box is None:
            return
        stacked = stacks(self._box, self.size)
        if stacked != self.has_class("-stacked"):
            self.set_class(stacked, "-stacked")
            if stacked:
                self.move_child(self._wrong_name, after=self._right)
            else:
                self.move_child(self._wrong_name, before=self._right)


def stacks(box: Box, size: Size) -> bool:
    """Return whether two drawings are larger one above the other, each below its name."""

    def scale(width: int, height: int) -> float:
        # A cell is about twice as high as wide.
        return min(width / (box.right - box.left), 2 * height / (box.top - box.bottom))

    beside = scale(size.width // 2, size.height - 1)
    return scale(size.width, size.height // 2 - 1) > beside
