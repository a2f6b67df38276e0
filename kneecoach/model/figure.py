"""A figure: the poses an exercise moves between, what is around it, and how it looks wrong."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi
from typing import Literal

from msgspec import Struct

from kneecoach.model.pose import Pose, changed, eased
from kneecoach.model.space import Vector, moved

Region = Literal["hips", "glutes", "hamstrings", "quads", "ankles and feet"]
View = Literal["side", "front"]
Guide = Literal[
    "third toe", "hips level", "hips stacked", "knees apart", "straight line", "flat back"
]
"""What a cue is drawn as."""

Role = Literal["body", "near", "far", "muscle", "focus", "guide", "prop", "floor"]
"""What a line of the drawing stands for; the theme gives each its colour."""


Carrier = Literal[
    "pelvis", "chest", "neck", "head",
    "left shoulder", "left elbow", "left hand", "left hip",
    "left knee", "left ankle", "left heel", "left ball", "left toe",
    "right shoulder", "right elbow", "right hand", "right hip",
    "right knee", "right ankle", "right heel", "right ball", "right toe",
]  # fmt: skip
"""A joint that something moves with."""


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is around the body: a box, given by two opposite corners, or a line."""

    kind: Literal["box", "line"]
    start: Vector
    end: Vector
    on: tuple[Carrier, ...] = ()
    """What carries it, if it moves: `start` is then the way from the first, `end` from the last."""

    def placed(self, joints: Mapping[str, Vector]) -> Prop:
        """Return it where a body holds it."""
        if not self.on:
            return self
        return Prop(
            kind=self.kind,
            start=moved(joints[self.on[0]], self.start),
            end=moved(joints[self.on[-1]], self.end),
        )


class Wrong(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a fault looks: what it changes in the right poses, and from where it is seen."""

    view: View
    words: str
    start: Pose = Pose()
    end: Pose = Pose()


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one level of an exercise looks."""

    view: View = "side"
    """The view that shows the movement best."""
    start: Pose
    end: Pose
    """Where the first movement of a rep leads."""
    props: tuple[Prop, ...] = ()
    wrong: Mapping[str, Wrong] = {}
    """By the id of the fault."""

    def pose(self, progress: float, fault: str | None = None) -> Pose:
        """Return the pose so far on the way from start to end (0 to 1), right or wrong."""
        start, end = self.start, self.end
        if fault is not None:
            start, end = (
                changed(start, self.wrong[fault].start),
                changed(end, self.wrong[fault].end),
            )
        return eased(start, end, (1 - cos(pi * min(1.0, max(0.0, progress)))) / 2)
