"""Every figure of the catalogue is a possible body, whatever its level, side and moment.

Limits of hip, knee and ankle are those the figures are drawn to. The whole spine, loins and ribs
together, bends 90 degrees ahead and 30 back, 35 to a side, and twists 45; the head nods 50 ahead
and 60 back.
"""

from __future__ import annotations

from itertools import pairwise
from operator import ne
from pathlib import Path

import pytest

from kneecoach.model.body.figure import Figure, Framing, Guide, Prop, Shot, View
from kneecoach.model.body.pose import Arm, Leg, Pose, Trunk
from kneecoach.model.body.skeleton import BONES, HEAD, Joints, stand
from kneecoach.model.body.space import Vector, between, length, moved
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.canvas import draw
from kneecoach.model.drawing.framing import box_of
from kneecoach.model.drawing.scene import scene
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.figures.measure import (
    POINTS,
    SIDES,
    dorsiflexion,
    hip_flexion,
    knee_flexion,
    poses,
)

FIGURES: dict[str, Figure] = {
    f"{exercise.id}/{level.id}": figure
    for exercise in load_library(Paths(Path("/nonexistent"))).catalogue
    for level in exercise.levels
    if (figure := exercise.figure_at(level)) is not None
}
MOVEMENTS = [
    pytest.param(figure, fault, id=f"{name}/{fault or 'right'}")
    for name, figure in FIGURES.items()
    for fault in (None, *figure.wrong)
]
FAULTS = [
    pytest.param(figure, cue.fault.id, cue.guide, id=f"{exercise.id}/{level.id}/{cue.fault.id}")
    for exercise in load_library(Paths(Path("/nonexistent"))).catalogue
    for level in exercise.levels
    for cue in exercise.cues
    if (figure := exercise.figure_at(level)) and cue.fault and cue.fault.id in figure.wrong
]
SMALL = (24, 8)
"""The smallest picture a figure is drawn in, in cells."""
SEEN = 8
"""In so many cells at least, right and wrong differ at one end of the movement."""
VIEWS: tuple[View, ...] = ("side", "front")
CAMERAS = [Camera(view, mirrored) for view in VIEWS for mirrored in (False, True)]

FOOT = ("ankle", "heel", "ball", "toe")
IN_THE_PICTURE: dict[Framing, tuple[str, ...]] = {
    "body": (),
    "legs": ("hand", "hip", "knee", *FOOT),
    "foot": tuple(f"left {joint}" for joint in FOOT),
}
"""What a framing keeps in the picture; the body keeps all."""

KNEE = (0.0, 150.0)
HIP = (-30.0, 130.0)
ANKLE = (-50.0, 40.0)
SPINE = {"bend": (-30.0, 90.0), "lean": (-35.0, 35.0), "twist": (-45.0, 45.0), "nod": (-60.0, 50.0)}
SLACK = 0.5
"""Degrees by which a limit may be missed: a straight knee is not measured exactly."""
GROUND = 0.001
HALF_HEAD = 0.045
"""Half the breadth of a head, which lies this high over the floor at least."""
JUMP = 0.06
"""No joint goes further than this from one of the points to the next."""
LIMBS = tuple(
    (f"{side} {one}", f"{side} {other}")
    for side in SIDES
    for one, other in (("hip", "knee"), ("knee", "ankle"), ("heel", "ball"), ("ball", "toe"),
                       ("shoulder", "elbow"), ("elbow", "hand"))
)  # fmt: skip
"""The bones that may not be inside a box."""


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] - SLACK <= value <= limits[1] + SLACK


def _ends(figure: Figure, fault: str | None) -> tuple[Pose, Pose]:
    return figure.pose(0.0, fault), figure.pose(1.0, fault)


def _stay(joint: str, places: list[Joints], within: float = 1e-6) -> bool:
    return all(length(between(places[0][joint], joints[joint])) < within for joints in places)


def _inside(point: Vector, box: Prop) -> bool:
    return all(
        min(a, b) + GROUND < value < max(a, b) - GROUND
        for a, b, value in zip(box.start, box.end, point, strict=True)
    )


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_no_bone_grows_or_shrinks(figure: Figure, fault: str | None) -> None:
    for joints in map(stand, poses(figure, fault)):
        for one, other, long in BONES:
            assert length(between(joints[one], joints[other])) == pytest.approx(long, abs=1e-6), (
                f"{one} to {other}"
            )


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_every_hand_is_where_its_pose_says(figure: Figure, fault: str | None) -> None:
    for pose in poses(figure, fault):
        joints, arm = stand(pose), pose.arm or Arm()
        if arm.hand is not None:
            assert length(between(arm.hand, joints["left hand"])) < 1e-6
        if pose.other_arm is not None:
            if pose.other_arm.hand is not None:
                assert length(between(pose.other_arm.hand, joints["right hand"])) < 1e-6
        elif arm.hand is not None:
            mirrored = (arm.hand[0], -arm.hand[1], arm.hand[2])
            assert length(between(mirrored, joints["right hand"])) < 1e-6


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_no_joint_goes_beyond_a_healthy_range(figure: Figure, fault: str | None) -> None:
    for pose in poses(figure, fault):
        joints, trunk = stand(pose), pose.trunk or Trunk()
        for side in SIDES:
            assert _within(knee_flexion(joints, side), KNEE), f"{side} knee"
            assert _within(hip_flexion(pose, side), HIP), f"{side} hip"
            assert _within(dorsiflexion(joints, side), ANKLE), f"{side} ankle"
        for part, limits in SPINE.items():
            assert _within(getattr(trunk, part) or 0.0, limits), part


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_what_is_planted_does_not_move(figure: Figure, fault: str | None) -> None:
    places = [stand(pose) for pose in poses(figure, fault)]
    start, end = _ends(figure, fault)
    legs = [("left", start.leg, end.leg), ("right", start.other_leg, end.other_leg)]
    if start.other_leg is None and end.other_leg is None:
        legs[1] = ("right", start.leg, end.leg)
    for side, one, other in legs:
        one, other = one or Leg(), other or Leg()
        if one.heel is None or one.heel != other.heel or one.out != other.out:
            continue
        assert _stay(f"{side} toe", places), f"{side} toe"
        if (one.raised or 0, one.toes or 0) == (other.raised or 0, other.toes or 0):
            assert _stay(f"{side} heel", places), f"{side} heel"
    arms = [("left", start.arm, end.arm), ("right", start.other_arm, end.other_arm)]
    if start.other_arm is None and end.other_arm is None:
        arms[1] = ("right", start.arm, end.arm)
    for side, an_arm, another in arms:
        if an_arm and another and an_arm.hand is not None and an_arm.hand == another.hand:
            assert _stay(f"{side} hand", places), f"{side} hand"


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_no_part_jumps(figure: Figure, fault: str | None) -> None:
    for one, other in pairwise(stand(pose) for pose in poses(figure, fault)):
        for joint, place in one.items():
            assert length(between(place, other[joint])) < JUMP, joint


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_nothing_is_below_the_floor(figure: Figure, fault: str | None) -> None:
    for joints in map(stand, poses(figure, fault)):
        for joint, place in joints.items():
            assert place[2] >= (HALF_HEAD if joint == "head" else 0.0) - GROUND, joint


@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_nothing_is_inside_a_box(figure: Figure, fault: str | None) -> None:
    boxes = [prop for prop in figure.props if prop.kind == "box" and not prop.on]
    for joints in map(stand, poses(figure, fault)):
        for one, other in LIMBS:
            bone = between(joints[one], joints[other])
            for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                point = moved(joints[one], bone, share)
                assert not any(_inside(point, box) for box in boxes), f"{one} to {other}"


@pytest.mark.parametrize("camera", CAMERAS, ids=str)
@pytest.mark.parametrize(("figure", "fault"), MOVEMENTS)
def test_what_a_view_frames_is_in_the_picture(
    figure: Figure, fault: str | None, camera: Camera
) -> None:
    """All of the body; of a figure framed closer, as much as its framing names."""
    box, lens = box_of(figure, camera), camera.lens(figure)
    framed = IN_THE_PICTURE[camera.frame(figure)]
    for joints in map(stand, poses(figure, fault)):
        for joint, place in joints.items():
            if framed and not joint.endswith(framed):
                continue
            across, up = lens.flat(place)
            reach = HEAD / 2 if joint == "head" else 0.0
            assert box.left <= across - reach, joint
            assert across + reach <= box.right, joint
            assert up + reach <= box.top, joint
            assert box.bottom <= up, joint


@pytest.mark.parametrize(("figure", "fault", "guide"), FAULTS)
def test_a_fault_shows_even_in_a_small_picture(
    figure: Figure, fault: str, guide: Guide | None
) -> None:
    wrong = figure.wrong[fault]
    camera = Camera(wrong.view, whole=wrong.whole)
    box = box_of(figure, camera)

    def cells(progress: float, shown: str | None) -> list[str]:
        rows = draw(scene(figure, progress, camera, fault=shown, guide=guide), box, *SMALL)
        return [char for row in rows for run in row for char in run.text]

    differ = (
        sum(map(ne, cells(progress, None), cells(progress, fault))) for progress in (0.0, 1.0)
    )
    assert max(differ) >= SEEN


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_the_right_side_is_the_left_one_turned_over(figure: Figure, view: View) -> None:
    lenses = Camera(view).lens(figure), Camera(view, mirrored=True).lens(figure)
    for point in range(POINTS):
        for place in stand(figure.pose(point / (POINTS - 1))).values():
            left, right = (lens.flat(place) for lens in lenses)
            assert right == (-left[0], left[1])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_what_is_looked_down_on_lies_on_a_mat(figure: Figure, view: View) -> None:
    """From above, the floor has no line of its own."""
    if figure.shots.get(view, Shot()).tilt:
        assert any(prop.kind == "mat" for prop in figure.props)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_pose_and_every_wrong_one_is_told_in_words(figure: Figure) -> None:
    for words in (
        figure.start.words,
        figure.end.words,
        *(wrong.words for wrong in figure.wrong.values()),
    ):
        assert words
        assert "\n" not in words
        assert words.endswith(".")


def test_every_wrong_figure_is_of_a_fault_the_exercise_names() -> None:
    for exercise in load_library(Paths(Path("/nonexistent"))).catalogue:
        faults = {cue.fault.id for cue in exercise.cues if cue.fault}
        for level in exercise.levels:
            figure = exercise.figure_at(level)
            assert set(figure.wrong if figure else ()) <= faults
