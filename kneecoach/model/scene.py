"""A scene: a figure and all around it as flat lines, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from kneecoach.model.figure import Figure, Guide, Prop, Region, Role, View
from kneecoach.model.skeleton import HEAD, Joints, stand
from kneecoach.model.space import Vector, between, dot, length, moved, unit

Point = tuple[float, float]
"""Across and up, in body heights."""

_LIMBS = (("shoulder", "elbow"), ("elbow", "hand"), ("hip", "knee"), ("knee", "ankle"),
          ("ankle", "heel"), ("ankle", "ball"), ("heel", "ball"), ("ball", "toe"))  # fmt: skip
_TRUNK = (("pelvis", "chest"), ("chest", "neck"), ("left hip", "right hip"),
          ("left shoulder", "right shoulder"))  # fmt: skip
_MUSCLES: Mapping[Region, tuple[tuple[str, str], ...]] = {
    "hips": (("left hip", "left knee"), ("left hip", "right hip")),
    "glutes": (("pelvis", "left hip"), ("left hip", "left knee")),
    "hamstrings": (("left hip", "left knee"),),
    "quads": (("left hip", "left knee"),),
    "ankles and feet": (("left knee", "left ankle"), ("left ball", "left toe")),
}
"""The bones along which a region's muscles work, on the working side."""
_FOCUS: Mapping[Guide, tuple[str, ...]] = {
    "third toe": ("left knee",),
    "hips level": ("left hip", "right hip"),
    "hips stacked": ("left hip", "right hip"),
    "knees apart": ("left knee", "right knee"),
    "straight line": ("left hip",),
    "flat back": ("chest",),
}
"""The joints that a guide is about."""
_RING = 0.022
_HEAD_SIDES = 24
_TALL = 0.75
"""How far a guide rises from the toe: to the hip."""


@dataclass(frozen=True, slots=True)
class Line:
    """One straight stroke."""

    start: Point
    end: Point
    role: Role


@dataclass(frozen=True, slots=True)
class Camera:
    """From where a scene is seen, and for which working side."""

    view: View
    mirrored: bool = False
    """True where the right side works: the picture is turned over."""

    def flat(self, place: Vector) -> Point:
        """Return where a place is in the picture: from the working side, or as in a mirror."""
        across = -place[0] if self.view == "side" else -place[1]
        return (-across if self.mirrored else across, place[2])


def scene(
    figure: Figure,
    progress: float,
    camera: Camera,
    *,
    fault: str | None = None,
    guide: Guide | None = None,
    region: Region | None = None,
) -> Iterator[Line]:
    """Yield the strokes of a figure, so far on its way (0 to 1), with what is around it.

    What comes later is drawn over what comes before: the muscles of the working region over the
    body, and the joint that the guide is about over all.
    """
    joints = stand(figure.pose(progress, fault))
    yield Line((-9.0, 0.0), (9.0, 0.0), "floor")
    for prop in figure.props:
        yield from _prop(prop.placed(joints), camera)
    if guide is not None:
        yield from (
            Line(camera.flat(start), camera.flat(end), "guide")
            for start, end in _guide(guide, joints)
        )
    far = camera.view == "side"
    yield from _limbs("right", joints, camera, "far" if far else "body")
    for start, end in _TRUNK:
        yield Line(camera.flat(joints[start]), camera.flat(joints[end]), "body")
    yield from _head(joints, camera)
    yield from _limbs("left", joints, camera, "near")
    for start, end in _MUSCLES[region] if region else ():
        yield Line(camera.flat(joints[start]), camera.flat(joints[end]), "muscle")
    for joint in _FOCUS[guide] if guide else ():
        yield from _ring(camera.flat(joints[joint]))


def _limbs(side: str, joints: Joints, camera: Camera, role: Role) -> Iterator[Line]:
    for start, end in _LIMBS:
        yield Line(
            camera.flat(joints[f"{side} {start}"]), camera.flat(joints[f"{side} {end}"]), role
        )


def _head(joints: Joints, camera: Camera) -> Iterator[Line]:
    neck, (x, z) = camera.flat(joints["neck"]), camera.flat(joints["head"])
    turns = [2 * pi * step / _HEAD_SIDES for step in range(_HEAD_SIDES + 1)]
    points = [(x + HEAD * 0.4 * cos(turn), z + HEAD / 2 * sin(turn)) for turn in turns]
    yield Line(neck, (x + (neck[0] - x) * 0.5, z + (neck[1] - z) * 0.5), "body")
    for start, end in pairwise(points):
        yield Line(start, end, "body")


def _ring(middle: Point) -> Iterator[Line]:
    x, z = middle
    corners = [(x, z + _RING), (x + _RING, z), (x, z - _RING), (x - _RING, z)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield Line(start, end, "focus")


def _prop(prop: Prop, camera: Camera) -> Iterator[Line]:
    if prop.kind == "line":
        yield Line(camera.flat(prop.start), camera.flat(prop.end), "prop")
        return
    (x0, y0, z0), (x1, y1, z1) = prop.start, prop.end
    left, right = camera.flat((x0, y0, z0)), camera.flat((x1, y1, z1))
    corners = [left, (left[0], right[1]), right, (right[0], left[1])]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield Line(start, end, "prop")


def _guide(guide: Guide, joints: Joints) -> Iterator[tuple[Vector, Vector]]:
    match guide:
        case "third toe":
            toe = joints["left toe"]
            yield toe, moved(toe, (0.0, 0.0, 1.0), _TALL)
        case "hips level":
            left, right = joints["left hip"], joints["right hip"]
            middle = moved(left, between(left, right), 0.5)
            aside = unit((left[0] - right[0], left[1] - right[1], 0.0))
            yield moved(middle, aside, -0.3), moved(middle, aside, 0.3)
        case "hips stacked":
            x, y, _ = joints["right hip"]
            yield (x, y, 0.0), (x, y, 0.4)
        case "knees apart":
            for side in ("left", "right"):
                hip, heel = joints[f"{side} hip"], joints[f"{side} heel"]
                foot = (hip[0] * 0.5 + heel[0] * 0.5, heel[1], 0.0)
                yield foot, moved(foot, (0.0, 0.0, 1.0), 0.5)
        case "straight line":
            start, end = _body_line(joints)
            yield moved(start, between(start, end), -0.1), moved(start, between(start, end), 1.1)
        case "flat back":
            back = unit(between(joints["pelvis"], joints["neck"]))
            yield moved(joints["pelvis"], back, -0.1), moved(joints["neck"], back, 0.15)


def _body_line(joints: Joints) -> tuple[Vector, Vector]:
    """Return where the line of the body runs: to the knee if that is bent, else to the heel.

    A straight leg that is off the ground leaves the line; the trunk's own is drawn as far.
    """
    neck, hip = joints["neck"], joints["left hip"]
    knee, heel = joints["left knee"], joints["left heel"]
    if dot(between(hip, knee), between(knee, heel)) < 0.7 * length(between(hip, knee)) * length(
        between(knee, heel)
    ):
        return neck, knee
    if heel[2] < 0.05:
        return neck, heel
    trunk = between(neck, joints["pelvis"])
    return neck, moved(neck, unit(trunk), length(trunk) + length(between(hip, heel)))


@dataclass(frozen=True, slots=True)
class Box:
    """The part of a scene that is seen, in body heights."""

    left: float
    right: float
    bottom: float
    top: float


_MARGIN = 0.03


def box_of(figure: Figure, camera: Camera) -> Box:
    """Return the box in which a figure stays through its whole movement, right or wrong."""
    across, up = [0.0], [0.0]
    for fault in (None, *figure.wrong):
        for progress in (0.0, 0.25, 0.5, 0.75, 1.0):
            joints = stand(figure.pose(progress, fault))
            for joint, place in joints.items():
                x, z = camera.flat(place)
                reach = HEAD / 2 if joint == "head" else 0.0
                across += (x - reach, x + reach)
                up.append(z + reach)
            for prop in (one.placed(joints) for one in figure.props):
                for place in (prop.start, prop.end):
                    x, z = camera.flat(place)
                    across.append(x)
                    up.append(z)
    return Box(min(across) - _MARGIN, max(across) + _MARGIN, -_MARGIN, max(up) + _MARGIN)
