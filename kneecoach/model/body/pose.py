"""A pose: how the joints stand, as the exercise files give it.

Angles are degrees; places are in body heights, with the ground at z = 0. The working side is
the left one here; for a right side the whole is mirrored. What is left out is 0, or, in the
change that makes a wrong pose out of a right one, stays as it was.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Struct

from kneecoach.model.body.space import Vector

Degrees = Annotated[float, Meta(ge=-180, le=180)]
Part = TypeVar("Part", bound=Struct)


class Trunk(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the trunk stands. Turns apply in the order given here."""

    yaw: Degrees | None = None
    """Turned to the left."""
    pitch: Degrees | None = None
    """The pelvis bowed ahead; -90 lies on the back, head towards -x."""
    roll: Degrees | None = None
    """The pelvis leaning to the right: that hip is lower."""
    spin: Degrees | None = None
    """Turned to the left about its own length; lying on the back, -90 rolls onto the right."""
    bend: Degrees | None = None
    """The spine rounded ahead, from pelvis to neck."""
    lean: Degrees | None = None
    """The spine bent to the right."""
    twist: Degrees | None = None
    """The chest turned to the left against the pelvis."""
    nod: Degrees | None = None
    """The head bowed ahead against the chest."""


class Leg(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A leg: on a foot that stands somewhere (`heel`), or free, by the angles of its joints."""

    heel: Vector | None = None
    """Where the heel stands when the foot is flat; hip and knee follow."""
    raised: Degrees | None = None
    """The heel above the toes, which stay; below them where negative."""
    out: Degrees | None = None
    """The toes pointing outwards."""
    ankle: Vector | None = None
    """Where the ankle is kept when the foot does not stand flat; hip and knee follow."""
    knee_to: Vector | None = None
    """The direction in which the knee of a kept foot then points, if not above the third toe."""
    inward: Degrees | None = None
    """The knee caving inwards from above the third toe."""
    toes: Degrees | None = None
    """The toes bent up against the rest of the foot; curled where negative."""
    flex: Degrees | None = None
    """The thigh raised ahead (free leg)."""
    aside: Degrees | None = None
    """The thigh raised to its side (free leg)."""
    turn: Degrees | None = None
    """The thigh turned outwards about its length (free leg)."""
    knee: Degrees | None = None
    """The knee bent (free leg)."""
    foot: Degrees | None = None
    """The toes pulled up; pointed where negative (free leg)."""


class Arm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An arm: with its hand somewhere (`hand`), or free, by the angles of its joints."""

    hand: Vector | None = None
    """Where the hand is; shoulder and elbow follow."""
    elbow_to: Vector | None = None
    """The direction in which the elbow then points."""
    flex: Degrees | None = None
    """The upper arm raised ahead (free arm)."""
    aside: Degrees | None = None
    """The upper arm raised to its side (free arm)."""
    elbow: Degrees | None = None
    """The elbow bent (free arm)."""


class Pose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the whole body stands."""

    words: str | None = None
    """The pose in one line, for those who don't see it."""
    anchor: Literal["pelvis", "chest", "neck", "left knee", "left ball"] | None = None
    """The part that `at` gives the place of; the pelvis where none is named.

    On its knee or the ball of its foot the working leg is one posed by angles.
    """
    at: Vector | None = None
    trunk: Trunk | None = None
    leg: Leg | None = None
    """The working leg."""
    other_leg: Leg | None = None
    """The other one; like the working one where it is left out."""
    arm: Arm | None = None
    """The arm of the working side."""
    other_arm: Arm | None = None


def changed(pose: Part, change: Part) -> Part:
    """Return a pose, or part of one, with what a change names in place of what was there."""
    values: dict[str, object] = {}
    for name in pose.__struct_fields__:
        old, new = getattr(pose, name), getattr(change, name)
        if isinstance(old, Struct) and isinstance(new, Struct):
            new = changed(old, new)
        values[name] = old if new is None else new
    return type(pose)(**values)


def eased(start: Part, end: Part, progress: float) -> Part:
    """Return what lies between two poses, or parts of one; from 0, the first, to 1."""
    values: dict[str, object] = {}
    for name in start.__struct_fields__:
        values[name] = _between(getattr(start, name), getattr(end, name), progress)
    return type(start)(**values)


def _between(one: object, other: object, progress: float) -> object:
    match one, other:
        case Struct(), Struct():
            return eased(one, other, progress)
        case Struct(), None:
            return eased(one, type(one)(), progress)
        case None, Struct():
            return eased(type(other)(), other, progress)
        case (tuple(), tuple()):
            return tuple(a + (b - a) * progress for a, b in zip(one, other, strict=True))
        case ((int() | float() | None), (int() | float() | None)) if one != other:
            return (one or 0.0) + ((other or 0.0) - (one or 0.0)) * progress
        case _:
            return one if progress < 0.5 else other


_NOT_FROM_NOTHING = {"other_leg", "other_arm"}
"""Parts that are not at 0 where they are left out, but like those of the working side."""


def uneasable(start: Struct, end: Struct) -> str | None:
    """Return what two poses cannot move between, as `arm.hand`; None where they can.

    An angle that is left out is 0. A place, a direction or the anchor has no such value: it is
    given in both or in neither.
    """
    for name in start.__struct_fields__:
        one, other = getattr(start, name), getattr(end, name)
        if name == "words":
            continue
        if (one is None) != (other is None):
            given = other if one is None else one
            if isinstance(given, tuple | str) or name in _NOT_FROM_NOTHING:
                return name
            if isinstance(given, Struct):
                one, other = one or type(given)(), other or type(given)()
        if isinstance(one, str) and one != other:
            return name
        if isinstance(one, Struct) and isinstance(other, Struct):
            within = uneasable(one, other)
            if within:
                return f"{name}.{within}"
    return None
