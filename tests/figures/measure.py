"""Measuring a figure: angles, levelness and straightness, in degrees and body heights."""

from __future__ import annotations

from collections.abc import Iterator
from math import acos, asin, atan2, degrees
from pathlib import Path

from kneecoach.model.body.figure import Figure
from kneecoach.model.body.pose import Pose, Trunk
from kneecoach.model.body.skeleton import Joints, stand
from kneecoach.model.body.space import Frame, Vector, between, dot, length, moved, unit
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths

SIDES = ("left", "right")
POINTS = 50
"""How many points of a movement are looked at."""


def figure_of(exercise_id: str, level_id: str | None = None) -> Figure:
    """Return how an exercise of the catalogue looks, at its first level unless told."""
    catalogue = load_library(Paths(Path("/nonexistent"))).catalogue
    exercise = next(one for one in catalogue if one.id == exercise_id)
    level = exercise.levels[0] if level_id is None else exercise.level(level_id)
    assert level is not None
    figure = exercise.figure_at(level)
    assert figure is not None
    return figure


def poses(figure: Figure, fault: str | None = None) -> Iterator[Pose]:
    """Yield the poses from start to end, both ends included."""
    for point in range(POINTS):
        yield figure.pose(point / (POINTS - 1), fault)


def through(figure: Figure, fault: str | None = None) -> Iterator[Joints]:
    """Yield where the joints are, from start to end, both ends included."""
    return map(stand, poses(figure, fault))


def angle_between(one: Vector, other: Vector) -> float:
    """Return the angle of two directions, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(one), unit(other))))))


def angle_at(joints: Joints, one: str, middle: str, other: str) -> float:
    """Return the angle at a joint, 180 where the three are in one line."""
    return angle_between(
        between(joints[middle], joints[one]), between(joints[middle], joints[other])
    )


def off_straight(joints: Joints, one: str, middle: str, other: str) -> float:
    """Return by how many degrees three joints miss being in one line."""
    return 180.0 - angle_at(joints, one, middle, other)


def off_straight_seen(joints: Joints, one: str, middle: str, other: str) -> float:
    """Return by how many degrees three joints miss being in one line as seen from the side."""
    flat = {joint: (place[0], 0.0, place[2]) for joint, place in joints.items()}
    return off_straight(flat, one, middle, other)


def off_level(joints: Joints) -> float:
    """Return how far the line through both hips is from level; more where the left is higher."""
    return degrees(asin(unit(between(joints["right hip"], joints["left hip"]))[2]))


def off_square(joints: Joints) -> float:
    """Return how far the hips are turned from straight ahead; more where turned to the left."""
    way = between(joints["right hip"], joints["left hip"])
    return degrees(atan2(-way[0], way[1]))


def spine_bend(joints: Joints) -> float:
    """Return the angle between the lower and the upper trunk."""
    return off_straight(joints, "pelvis", "chest", "neck")


def hips_frame(trunk: Trunk | None) -> Frame:
    """Return which way is ahead, left and up for the pelvis."""
    trunk = trunk or Trunk()
    hips = Frame().yawed(trunk.yaw or 0).pitched(trunk.pitch or 0)
    return hips.rolled(trunk.roll or 0).yawed(trunk.spin or 0)


def hip_flexion(pose: Pose, side: str) -> float:
    """Return how far the thigh is raised ahead of the trunk's line; behind it where negative."""
    joints, hips = stand(pose), hips_frame(pose.trunk)
    thigh = between(joints[f"{side} hip"], joints[f"{side} knee"])
    return degrees(atan2(dot(thigh, hips.ahead), -dot(thigh, hips.up)))


def knee_flexion(joints: Joints, side: str) -> float:
    """Return how far the knee is bent; below 0 where it bends backwards."""
    hip, knee, ankle = (joints[f"{side} {joint}"] for joint in ("hip", "knee", "ankle"))
    bent = off_straight(joints, f"{side} hip", f"{side} knee", f"{side} ankle")
    aside = between(moved(hip, between(hip, ankle), 0.5), knee)
    shank, foot = between(ankle, knee), between(joints[f"{side} heel"], joints[f"{side} ball"])
    front = moved(foot, shank, -dot(foot, shank) / dot(shank, shank))
    return bent if dot(aside, front) >= -1e-9 else -bent


def dorsiflexion(joints: Joints, side: str) -> float:
    """Return how far the foot is pulled up from a right angle; pointed where negative."""
    foot = between(joints[f"{side} heel"], joints[f"{side} ball"])
    return 90.0 - angle_between(foot, between(joints[f"{side} ankle"], joints[f"{side} knee"]))


def knee_past_toes(joints: Joints, side: str) -> float:
    """Return how far the knee is ahead of the toes, along the foot."""
    foot = between(joints[f"{side} heel"], joints[f"{side} ball"])
    ahead = unit((foot[0], foot[1], 0.0))
    return dot(between(joints[f"{side} toe"], joints[f"{side} knee"]), ahead)


def knee_inside_foot(joints: Joints, side: str) -> float:
    """Return how far the knee is inwards of the foot's line, the third toe; outwards: negative."""
    foot = between(joints[f"{side} heel"], joints[f"{side} ball"])
    ahead = unit((foot[0], foot[1], 0.0))
    left_of_it = (-ahead[1], ahead[0], 0.0)
    left = dot(between(joints[f"{side} heel"], joints[f"{side} knee"]), left_of_it)
    return -left if side == "left" else left


def distance_to_bone(point: Vector, start: Vector, end: Vector) -> float:
    """Return how far a point is from the nearest point of a bone."""
    bone = between(start, end)
    share = dot(between(start, point), bone) / dot(bone, bone)
    return length(between(moved(start, bone, max(0.0, min(1.0, share))), point))


def lowest(joints: Joints, side: str) -> float:
    """Return how high the lowest part of a foot is."""
    return min(joints[f"{side} {joint}"][2] for joint in ("heel", "ball", "toe"))
