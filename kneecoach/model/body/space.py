"""Points and directions in space: x ahead, y to the left, z up."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

Vector = tuple[float, float, float]


def moved(point: Vector, direction: Vector, by: float = 1.0) -> Vector:
    """Return a point moved along a direction, so many times its length."""
    return (
        point[0] + by * direction[0],
        point[1] + by * direction[1],
        point[2] + by * direction[2],
    )


def between(start: Vector, end: Vector) -> Vector:
    """Return the way from one point to another."""
    return moved(end, start, -1.0)


def dot(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def cross(one: Vector, other: Vector) -> Vector:
    """Return the vector product: ahead, left give up; up, ahead give left."""
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def length(way: Vector) -> float:
    """Return how long a way is."""
    return sqrt(dot(way, way))


def unit(way: Vector) -> Vector:
    """Return the direction of a way, one long."""
    size = length(way)
    return (way[0] / size, way[1] / size, way[2] / size)


@dataclass(frozen=True, slots=True)
class Frame:
    """Which way is ahead, left and up for a part of the body; each one long."""

    ahead: Vector = (1.0, 0.0, 0.0)
    left: Vector = (0.0, 1.0, 0.0)
    up: Vector = (0.0, 0.0, 1.0)

    def pitched(self, degrees: float) -> Frame:
        """Bow ahead."""
        ahead, up = _rotated(self.ahead, self.up, -degrees)
        return Frame(ahead, self.left, up)

    def rolled(self, degrees: float) -> Frame:
        """Lean to the right."""
        left, up = _rotated(self.left, self.up, degrees)
        return Frame(self.ahead, left, up)

    def yawed(self, degrees: float) -> Frame:
        """Turn to the left."""
        ahead, left = _rotated(self.ahead, self.left, degrees)
        return Frame(ahead, left, self.up)


def _rotated(one: Vector, other: Vector, degrees: float) -> tuple[Vector, Vector]:
    """Rotate two directions in their plane, the first towards the second."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    zero = (0.0, 0.0, 0.0)
    return (
        moved(moved(zero, one, c), other, s),
        moved(moved(zero, other, c), one, -s),
    )


def joint_between(
    root: Vector, target: Vector, first: float, second: float, towards: Vector
) -> Vector:
    """Return where the joint of two bones is that reach from a root to a target.

    It bends towards a direction. A target out of reach is reached for, not reached.
    """
    way = between(root, target)
    reach = min(max(length(way), abs(first - second) + 1e-9), first + second - 1e-9)
    along = unit(way)
    aside = unit(moved(towards, along, -dot(towards, along)))
    to_foot = (first * first - second * second + reach * reach) / (2 * reach)
    out = sqrt(max(0.0, first * first - to_foot * to_foot))
    return moved(moved(root, along, to_foot), aside, out)
