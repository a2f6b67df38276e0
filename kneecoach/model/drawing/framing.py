"""The framing: what stays in the picture while a figure moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kneecoach.model.body.figure import Figure, Framing, Prop
from kneecoach.model.body.skeleton import HEAD, stand
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.picture import Box
from kneecoach.model.drawing.props import corners_of

_MARGIN = 0.03
_FOOT = ("ankle", "heel", "ball", "toe")
_FRAMED: Mapping[Framing, tuple[str, ...]] = {
    "foot": tuple(f"left {joint}" for joint in _FOOT),
    "legs": tuple(
        f"{side} {joint}" for side in ("left", "right") for joint in ("hand", "hip", "knee", *_FOOT)
    ),
}
"""What stays in the picture where that is not the whole body."""


def box_of(figure: Figure, camera: Camera) -> Box:
    """Return the box in which a figure stays through its whole movement, right or wrong.

    Of a figure that is framed closer, the parts framed and what they carry stay in it, bowls and,
    seen level, the ground; what else there is may be cut off.
    """
    lens, framed = camera.lens(figure), _FRAMED.get(camera.frame(figure))
    across: list[float] = []
    up = [] if lens.near[2] else [0.0]
    for fault in (None, *figure.wrong):
        for progress in (0.0, 0.25, 0.5, 0.75, 1.0):
            joints = stand(figure.pose(progress, fault))
            for joint in framed or joints:
                x, z = lens.flat(joints[joint])
                reach = HEAD / 2 if joint == "head" else 0.0
                across += (x - reach, x + reach)
                up += (z - reach, z + reach)
            for prop in figure.props:
                if _is_framed(prop, framed):
                    for corner in corners_of(prop.placed(joints)):
                        x, z = lens.flat(corner)
                        across.append(x)
                        up.append(z)
    return Box(min(across) - _MARGIN, max(across) + _MARGIN, min(up) - _MARGIN, max(up) + _MARGIN)


def _is_framed(prop: Prop, joints: Collection[str] | None) -> bool:
    """Return whether something stays in the picture with these joints of the body, or with all."""
    if joints is None or prop.kind == "bowl":
        return True
    return bool(prop.on) and set(prop.on) <= set(joints)
