"""A figure: the poses an exercise moves between, what is around it, and how it looks wrong."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kneecoach.model.body.pose import Degrees, Pose, changed, eased, uneasable
from kneecoach.model.body.skeleton import Joint, Joints
from kneecoach.model.body.space import Vector, moved

View = Literal["side", "front"]
Guide = Literal[
    "third toe", "hips level", "hips stacked", "knees apart", "straight line", "flat back",
    "heel in line", "chest turned", "knee opening", "depth", "free foot", "heels high", "heels low",
]  # fmt: skip
"""What a cue is drawn as."""

Framing = Literal["body", "legs", "foot"]
"""What stays in the picture: less is larger. The legs are hips and hands and what is below; the
foot is the working one, drawn with its five toes."""

Role = Literal["body", "near", "far", "muscle", "focus", "guide", "prop", "floor"]
"""What a line of the drawing stands for; the theme gives each its colour."""


class Shot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a view is taken. What is left out is level, straight on, and shows the whole body."""

    turn: Degrees = 0
    """The camera carried round the body: to the front in the side view, to the working side in
    the front view; there beyond 90, from behind, left stays left."""
    tilt: Annotated[float, Meta(ge=0, le=90)] = 0
    """How steeply it looks down, in degrees: 0 is level, 90 from straight above."""
    frame: Framing = "body"


class Prop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is around the body: a line, or a box, given by two opposite corners.

    A bowl and a ball are round within their box. A mat is a box that lies flat. Looked at from
    above, a floor has no line to be drawn as, and the mat shows where it is.
    """

    kind: Literal["box", "line", "mat", "bowl", "ball"]
    start: Vector
    end: Vector
    on: tuple[Joint, ...] = ()
    """What carries it, if it moves: `start` is then the way from the first, `end` from the last."""

    def placed(self, joints: Joints) -> Prop:
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
    whole: bool = False
    """Seen with the whole body, though the view frames less of it."""
    words: str
    start: Pose = Pose()
    end: Pose = Pose()

    @property
    def shows_at(self) -> float:
        """How far on the way it shows best: where the movement leads, if it shows there at all."""
        return 0.0 if self.end == Pose() else 1.0


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one level of an exercise looks."""

    view: View = "side"
    """The view that shows the movement best."""
    shots: Mapping[View, Shot] = {}
    start: Pose
    end: Pose
    """Where the first movement of a rep leads."""
    props: tuple[Prop, ...] = ()
    wrong: Mapping[str, Wrong] = {}
    """By the id of the fault."""

    def __post_init__(self) -> None:
        for fault in (None, *self.wrong):
            if name := uneasable(*self._ends(fault)):
                where = f"wrong.{fault}: " if fault else ""
                raise ValueError(f"{where}start and end do not fit together: {name}")

    def pose(self, progress: float, fault: str | None = None) -> Pose:
        """Return the pose so far on the way from start to end (0 to 1), right or wrong."""
        start, end = self._ends(fault)
        return eased(start, end, (1 - cos(pi * min(1.0, max(0.0, progress)))) / 2)

    def _ends(self, fault: str | None) -> tuple[Pose, Pose]:
        if fault is None:
            return self.start, self.end
        wrong = self.wrong[fault]
        return changed(self.start, wrong.start), changed(self.end, wrong.end)
