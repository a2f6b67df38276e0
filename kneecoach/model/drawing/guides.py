"""The guides: what a form cue looks at, drawn as lines in space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneecoach.model.body.figure import Guide
from kneecoach.model.body.skeleton import Joint, Joints
from kneecoach.model.body.space import Vector, between, cross, dot, length, moved, unit

FOCUS: Mapping[Guide, tuple[Joint, ...]] = {
    "third toe": ("left knee",),
    "hips level": ("left hip", "right hip"),
    "hips stacked": ("left hip", "right hip"),
    "knees apart": ("left knee", "right knee"),
    "straight line": ("left hip",),
    "flat back": ("chest",),
    "heel in line": ("left heel",),
    "chest turned": ("left shoulder", "right shoulder"),
    "knee opening": ("left knee",),
    "depth": ("left hip",),
    "free foot": ("right ball",),
    "heels high": ("left heel",),
    "heels low": ("left heel",),
}
"""The joints that a guide is about."""
LIMITS: Mapping[Guide, float] = {
    "knee opening": 1.0,
    "depth": 1.0,
    "free foot": 1.0,
    "heels high": 1.0,
    "heels low": 0.0,
}
"""The guides that show how far a movement goes: they stay where the body is at its end (1) or its
start (0)."""
_TALL = 0.6
"""How far a guide rises from the toe: past the knee and the hip of one who stands."""
_STICK = 0.035
"""How far behind the spine a stick lies that is held along the back."""

_ON_THE_GROUND = 0.05
"""Below this height a heel stands on the ground."""
_OUTSIDE = 1.2
"""How much farther apart than the heels the posts stand that the knees are to stay at."""


def guide_lines(guide: Guide, joints: Joints) -> Iterator[tuple[Vector, Vector]]:
    """Yield the lines of a guide, each from one place to another.

    Args:
        guide: what is to be seen.
        joints: a body that does it right; for one of the `LIMITS` where it goes as far.
    """
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
            for heel in (joints["left heel"], joints["right heel"]):
                if heel[2] < _ON_THE_GROUND:
                    foot = (heel[0], heel[1] * _OUTSIDE, 0.0)
                    yield foot, moved(foot, (0.0, 0.0, 1.0), 0.4)
        case "straight line":
            start, end = _body_line(joints)
            yield moved(start, between(start, end), -0.1), end
        case "flat back":
            back = unit(between(joints["pelvis"], joints["neck"]))
            left = unit(between(joints["right hip"], joints["left hip"]))
            behind = moved(joints["pelvis"], cross(back, left), _STICK)
            yield moved(behind, back, -0.08), moved(behind, back, 0.34)
        case "heel in line":
            trunk = unit(between(joints["neck"], joints["pelvis"]))
            hip = joints["left hip"]
            yield moved(hip, trunk, -0.1), moved(hip, trunk, 0.6)
        case "chest turned":
            left, right = joints["left shoulder"], joints["right shoulder"]
            across = between(right, left)
            yield moved(right, across, -0.6), moved(left, across, 0.6)
        case "knee opening":
            ankle, knee = joints["left ankle"], joints["left knee"]
            yield ankle, moved(ankle, between(ankle, knee), 1.4)
        case "depth":
            hip = joints["left hip"]
            yield moved(hip, (1.0, 0.0, 0.0), -0.3), moved(hip, (1.0, 0.0, 0.0), 0.3)
        case "heels high" | "heels low":
            heel = joints["left heel"]
            yield moved(heel, (1.0, 0.0, 0.0), -0.2), moved(heel, (1.0, 0.0, 0.0), 0.1)
        case "free foot":
            x, y, _ = joints["right ball"]
            z = min(joints[f"right {part}"][2] for part in ("heel", "ball", "toe"))
            yield (x - 0.15, y, z), (x + 0.15, y, z)
            yield (x, y - 0.15, z), (x, y + 0.15, z)


def _body_line(joints: Joints) -> tuple[Vector, Vector]:
    """Return where the line of the body runs: to the knee if that is bent, else to the ankle.

    A straight leg that is off the ground leaves the line; the trunk's own is drawn as far.
    """
    neck, hip = joints["neck"], joints["left hip"]
    knee, ankle = joints["left knee"], joints["left ankle"]
    thigh, shank = between(hip, knee), between(knee, ankle)
    if dot(thigh, shank) < 0.7 * length(thigh) * length(shank):
        return neck, knee
    if joints["left heel"][2] < _ON_THE_GROUND:
        return neck, ankle
    trunk = between(neck, joints["pelvis"])
    return neck, moved(neck, unit(trunk), length(trunk) + length(between(hip, ankle)))
