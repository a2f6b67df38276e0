"""The camera: from where a figure is seen, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from kneecoach.model.body.figure import Figure, Framing, Shot, View
from kneecoach.model.drawing.picture import Lens


@dataclass(frozen=True, slots=True)
class Camera:
    """From where a scene is seen, and for which working side."""

    view: View
    mirrored: bool = False
    """True where the right side works: the picture is turned over."""
    whole: bool = False
    """True where the whole body is to be seen, whatever the figure's shot frames."""

    def lens(self, figure: Figure) -> Lens:
        """Return how the shot of this view falls onto the picture.

        The side view is from the working side; the front view is as in a mirror.
        """
        shot = figure.shots.get(self.view, _STRAIGHT_ON)
        round_to = 90.0 - shot.turn if self.view == "side" else shot.turn
        ahead, left = _cos(round_to), _cos(round_to - 90.0)
        level, down = _cos(shot.tilt), _cos(shot.tilt - 90.0)
        turned_over = self.mirrored != (self.view == "front" and ahead > 0)
        side = -1.0 if turned_over else 1.0
        return Lens(
            across=(-left * side, ahead * side, 0.0),
            up=(-ahead * down, -left * down, level),
            near=(ahead * level, left * level, down),
        )

    def frame(self, figure: Figure) -> Framing:
        """Return what of the body is in the picture."""
        return "body" if self.whole else figure.shots.get(self.view, _STRAIGHT_ON).frame


_STRAIGHT_ON = Shot()


def _cos(degrees: float) -> float:
    """Return the cosine, without a trace of what should be 0."""
    return round(cos(radians(degrees)), 12)
