"""A picture: flat strokes, and the lens through which places of space fall onto it."""

from __future__ import annotations

from dataclasses import dataclass

from kneecoach.model.body.figure import Role
from kneecoach.model.body.space import Vector

Point = tuple[float, float]
"""Across and up, in body heights."""


@dataclass(frozen=True, slots=True)
class Line:
    """One straight stroke."""

    start: Point
    end: Point
    role: Role


@dataclass(frozen=True, slots=True)
class Face:
    """A side of something solid: what is behind it is not seen. Its corners go round."""

    corners: tuple[Point, Point, Point, Point]


Stroke = Line | Face


@dataclass(frozen=True, slots=True)
class Box:
    """The part of a picture that is seen, in body heights."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Lens:
    """Which way is across, up and nearer in a picture; each one long."""

    across: Vector
    up: Vector
    near: Vector

    def flat(self, place: Vector) -> Point:
        """Return where a place is in the picture."""
        x, y, z = place
        (ax, ay, az), (ux, uy, uz) = self.across, self.up
        return ax * x + ay * y + az * z, ux * x + uy * y + uz * z
