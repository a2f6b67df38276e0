"""A scene: a figure and all around it, as a camera sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, hypot, pi, sin
from operator import itemgetter

from kneecoach.model.body.figure import Figure, Guide, Prop, Role
from kneecoach.model.body.foot import foot_lines
from kneecoach.model.body.region import Region
from kneecoach.model.body.skeleton import HEAD, NOSE, Joints, stand
from kneecoach.model.body.space import between, dot, moved
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.guides import FOCUS, LIMITS, guide_lines
from kneecoach.model.drawing.picture import Lens, Line, Point, Stroke
from kneecoach.model.drawing.props import prop_strokes

_LIMBS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "arm": (("shoulder", "elbow"), ("elbow", "hand")),
    "leg": (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("ankle", "ball"),
            ("heel", "ball"), ("ball", "toe")),
}  # fmt: skip
_PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "trunk": (("pelvis", "chest"), ("chest", "neck"), ("left hip", "right hip"),
              ("left shoulder", "right shoulder")),
    **{
        f"{side} {limb}": tuple((f"{side} {start}", f"{side} {end}") for start, end in bones)
        for side in ("right", "left")
        for limb, bones in _LIMBS.items()
    },
}  # fmt: skip
"""The bones of each part of the body; the first two run along it."""
_PART_OF = {
    joint: part
    for part, bones in reversed(tuple(_PARTS.items()))
    for bone in bones
    for joint in bone
} | {"head": "trunk", "nose": "trunk"}
"""The part that each joint belongs to; shoulders and hips to the trunk."""
_MUSCLES: Mapping[Region, tuple[tuple[str, str], ...]] = {
    "hips": (("left hip", "left knee"), ("left hip", "right hip")),
    "glutes": (("pelvis", "left hip"), ("left hip", "left knee")),
    "hamstrings": (("left hip", "left knee"),),
    "quads": (("left hip", "left knee"),),
    "ankles and feet": (("left knee", "left ankle"), ("left ball", "left toe")),
}
"""The bones along which a region's muscles work, on the working side."""
_RING = 0.022
_HEAD_SIDES = 24
_FACE = 0.7
"""How far towards its tip the nose leaves the face."""


def scene(
    figure: Figure,
    progress: float,
    camera: Camera,
    *,
    fault: str | None = None,
    guide: Guide | None = None,
    region: Region | None = None,
) -> Iterator[Stroke]:
    """Yield the strokes of a figure, so far on its way (0 to 1), with what is around it.

    What comes later is drawn over what comes before: what is farther away first, each part of the
    body with what it carries; at last the joint that the guide is about and the guide, which is
    where the right body has it even if this one shows a fault.
    """
    joints = stand(figure.pose(progress, fault))
    lens = camera.lens(figure)
    if not lens.near[2]:
        yield Line((-9.0, 0.0), (9.0, 0.0), "floor")
    carried: dict[str, list[Prop]] = {}
    solid: list[tuple[float, str | Prop]] = []
    for prop in figure.props:
        if prop.on:
            carried.setdefault(_PART_OF[prop.on[0]], []).append(prop)
        elif prop.kind == "box" and not lens.near[2]:
            solid.append((dot(lens.near, prop.start) + dot(lens.near, prop.end), prop))
        else:  # thin, or seen from above as the body is: what stands on it covers it
            yield from prop_strokes(prop, lens)
    solid += [(_nearness(part, joints, lens), part) for part in _PARTS]
    other: Role = "far" if camera.view == "side" else "body"
    for _, thing in sorted(solid, key=itemgetter(0)):
        if isinstance(thing, Prop):
            yield from prop_strokes(thing, lens)
            continue
        role: Role = "near" if thing.startswith("left") else other
        bones = _PARTS[thing]
        if thing.endswith("leg") and camera.frame(figure) == "foot":
            bones = bones[:2]
            for start_at, end_at in foot_lines(thing.split()[0], joints):
                yield Line(lens.flat(start_at), lens.flat(end_at), role)
        for start, end in bones:
            yield Line(
                lens.flat(joints[start]),
                lens.flat(joints[end]),
                "body" if thing == "trunk" else role,
            )
        if thing == "trunk":
            yield from _head(joints, lens)
        for prop in carried.get(thing, ()):
            yield from prop_strokes(prop.placed(joints), lens)
    for start, end in _MUSCLES[region] if region else ():
        yield Line(lens.flat(joints[start]), lens.flat(joints[end]), "muscle")
    if guide is not None:
        right = joints
        if fault is not None or guide in LIMITS:
            right = stand(figure.pose(LIMITS.get(guide, progress)))
        for start_at, end_at in guide_lines(guide, right):
            yield Line(lens.flat(start_at), lens.flat(end_at), "guide")
        places = [lens.flat(joints[joint]) for joint in FOCUS[guide]]
        if guide in ("hips level", "chest turned"):  # the line that is, on what it should be
            yield Line(places[0], places[1], "focus")
        for place in places:
            yield from _ring(place)


def _nearness(part: str, joints: Joints, lens: Lens) -> float:
    """Return how near the camera a part is, in the middle; the more the nearer."""
    first, last = joints[_PARTS[part][0][0]], joints[_PARTS[part][1][1]]
    return dot(lens.near, first) + dot(lens.near, last)


def _head(joints: Joints, lens: Lens) -> Iterator[Line]:
    neck, middle = lens.flat(joints["neck"]), lens.flat(joints["head"])
    x, z = middle[0] - neck[0], middle[1] - neck[1]
    far = hypot(x, z)
    # Seen along the neck, a head has no direction: it stands.
    x, z = (x / far, z / far) if far > HEAD / 4 else (0.0, 1.0)
    points = []
    for step in range(_HEAD_SIDES + 1):
        turn = 2 * pi * step / _HEAD_SIDES
        along, aside = HEAD / 2 * cos(turn), HEAD * 0.4 * sin(turn)
        points.append((middle[0] + x * along - z * aside, middle[1] + z * along + x * aside))
    if far > HEAD / 2:
        yield Line(neck, points[_HEAD_SIDES // 2], "body")
    for start, end in pairwise(points):
        yield Line(start, end, "body")
    nose = between(joints["head"], joints["nose"])
    if dot(nose, lens.near) > -0.7 * NOSE:  # else the head hides it
        root = moved(joints["head"], nose, _FACE)
        yield Line(lens.flat(root), lens.flat(joints["nose"]), "body")


def _ring(middle: Point) -> Iterator[Line]:
    x, z = middle
    corners = [(x, z + _RING), (x + _RING, z), (x, z - _RING), (x - _RING, z)]
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield Line(start, end, "focus")
