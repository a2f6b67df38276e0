"""The skeleton: bones of constant length, in human proportions, put into a pose.

Lengths are parts of the body's height, from Drillis and Contini (1966) as printed in Winter,
Biomechanics and Motor Control of Human Movement (4th ed., 2009, fig. 4.1). The trunk is split
at the lower end of the ribs, and the hand is drawn as part of the forearm.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kneecoach.model.body.pose import Arm, Leg, Pose, Trunk, changed
from kneecoach.model.body.space import (
    Frame,
    Vector,
    between,
    cross,
    dot,
    joint_between,
    moved,
    unit,
)

SHANK = 0.246
THIGH = 0.245
FOOT = 0.152
TOES = 0.042
"""From the ball of the foot to the tips of the toes; ours, Winter gives none."""
ANKLE_HEIGHT = 0.039
HEEL_TO_ANKLE = 0.035
"""How far ahead of the heel the ankle stands; ours, Winter gives none."""
HIPS = 0.191
SHOULDERS = 0.259
LOWER_TRUNK = 0.108
UPPER_TRUNK = 0.180
NECK = 0.052
HEAD = 0.130
"""From chin to crown: the head is drawn round, this tall."""
NOSE = 0.082
"""From the middle of the head to the tip of the nose; ours, longer than life to be seen."""
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.054
"""Half a hand, to the knuckles."""

Joint = Literal[
    "pelvis", "chest", "neck", "head", "nose",
    "left shoulder", "left elbow", "left hand", "left hip",
    "left knee", "left ankle", "left heel", "left ball", "left toe",
    "right shoulder", "right elbow", "right hand", "right hip",
    "right knee", "right ankle", "right heel", "right ball", "right toe",
]  # fmt: skip
"""The middle of the head, the tips of nose and toe, the ball of the foot, and what bends."""

BONES: tuple[tuple[Joint, Joint, float], ...] = (
    ("pelvis", "chest", LOWER_TRUNK),
    ("chest", "neck", UPPER_TRUNK),
    ("left hip", "right hip", HIPS),
    ("left shoulder", "right shoulder", SHOULDERS),
    ("left shoulder", "left elbow", UPPER_ARM),
    ("right shoulder", "right elbow", UPPER_ARM),
    ("left elbow", "left hand", FOREARM + HAND),
    ("right elbow", "right hand", FOREARM + HAND),
    ("left hip", "left knee", THIGH),
    ("right hip", "right knee", THIGH),
    ("left knee", "left ankle", SHANK),
    ("right knee", "right ankle", SHANK),
    ("left heel", "left ball", FOOT - TOES),
    ("right heel", "right ball", FOOT - TOES),
    ("left ball", "left toe", TOES),
    ("right ball", "right toe", TOES),
)
"""Each bone and its length, which no pose changes."""

Joints = Mapping[str, Vector]
"""Where each joint is, by its name."""


def stand(pose: Pose) -> Joints:
    """Return where each joint is in a pose."""
    joints: dict[str, Vector] = {}
    hips, chest = _stand_trunk(pose, joints)
    leg, arm = pose.leg or Leg(), pose.arm or Arm()
    _stand_leg("left", leg, hips, joints)
    if pose.anchor in ("left knee", "left ball"):
        _shift(joints, pose.anchor, pose)
    _stand_leg("right", _other_leg(pose), hips, joints)
    _stand_arm("left", arm, chest, joints)
    _stand_arm("right", pose.other_arm or _mirrored_arm(arm), chest, joints)
    return joints


def _stand_trunk(pose: Pose, joints: dict[str, Vector]) -> tuple[Frame, Frame]:
    trunk = pose.trunk or Trunk()
    hips = Frame().yawed(trunk.yaw or 0).pitched(trunk.pitch or 0)
    hips = hips.rolled(trunk.roll or 0).yawed(trunk.spin or 0)
    half_bend, half_lean = (trunk.bend or 0) / 2, (trunk.lean or 0) / 2
    waist = hips.pitched(half_bend).rolled(half_lean)
    chest = waist.pitched(half_bend).rolled(half_lean).yawed(trunk.twist or 0)
    head = chest.pitched(trunk.nod or 0)
    pelvis: Vector = (0.0, 0.0, 0.0)
    joints["pelvis"] = pelvis
    joints["chest"] = moved(pelvis, waist.up, LOWER_TRUNK)
    joints["neck"] = moved(joints["chest"], chest.up, UPPER_TRUNK)
    joints["head"] = moved(joints["neck"], head.up, NECK + HEAD / 2)
    joints["nose"] = moved(joints["head"], head.ahead, NOSE)
    joints["left hip"] = moved(pelvis, hips.left, HIPS / 2)
    joints["right hip"] = moved(pelvis, hips.left, -HIPS / 2)
    joints["left shoulder"] = moved(joints["neck"], chest.left, SHOULDERS / 2)
    joints["right shoulder"] = moved(joints["neck"], chest.left, -SHOULDERS / 2)
    _shift(joints, pose.anchor if pose.anchor in joints else "pelvis", pose)
    return hips, chest


def _shift(joints: dict[str, Vector], anchor: str | None, pose: Pose) -> None:
    shift = between(joints[anchor or "pelvis"], pose.at or (0.0, 0.0, 0.0))
    for joint, place in joints.items():
        joints[joint] = moved(place, shift)


def _other_leg(pose: Pose) -> Leg:
    if pose.other_leg is not None:
        return pose.other_leg
    leg = pose.leg or Leg()
    change = Leg(
        heel=leg.heel and (leg.heel[0], -leg.heel[1], leg.heel[2]),
        ankle=leg.ankle and (leg.ankle[0], -leg.ankle[1], leg.ankle[2]),
        knee_to=leg.knee_to and (leg.knee_to[0], -leg.knee_to[1], leg.knee_to[2]),
    )
    return changed(leg, change)


def _mirrored_arm(arm: Arm) -> Arm:
    change = Arm(
        hand=arm.hand and (arm.hand[0], -arm.hand[1], arm.hand[2]),
        elbow_to=arm.elbow_to and (arm.elbow_to[0], -arm.elbow_to[1], arm.elbow_to[2]),
    )
    return changed(arm, change)


def _stand_leg(side: str, leg: Leg, hips: Frame, joints: dict[str, Vector]) -> None:
    outwards = 1 if side == "left" else -1
    hip = joints[f"{side} hip"]
    if leg.heel is not None:
        flat = Frame().yawed(outwards * (leg.out or 0))
        foot = flat.pitched(leg.raised or 0)
        toe = moved(leg.heel, flat.ahead, FOOT)
        ball = moved(toe, foot.pitched(-(leg.toes or 0)).ahead, -TOES)
        heel = moved(ball, foot.ahead, TOES - FOOT)
        ankle = moved(moved(heel, foot.up, ANKLE_HEIGHT), foot.ahead, HEEL_TO_ANKLE)
        towards = leg.knee_to or flat.yawed(-outwards * (leg.inward or 0)).ahead
        knee = joint_between(hip, ankle, THIGH, SHANK, towards)
    elif leg.ankle is not None:
        ankle = leg.ankle
        knee = joint_between(hip, ankle, THIGH, SHANK, leg.knee_to or hips.ahead)
        thigh_way, up = between(hip, knee), unit(between(ankle, knee))
        ahead = unit(moved(thigh_way, up, -dot(thigh_way, up)))
        foot = Frame(ahead, cross(up, ahead), up).pitched(-(leg.foot or 0))
        heel = moved(moved(ankle, foot.up, -ANKLE_HEIGHT), foot.ahead, -HEEL_TO_ANKLE)
        ball = moved(heel, foot.ahead, FOOT - TOES)
        toe = moved(ball, foot.pitched(-(leg.toes or 0)).ahead, TOES)
    else:
        thigh = hips.rolled(outwards * (leg.aside or 0)).pitched(-(leg.flex or 0))
        thigh = thigh.yawed(outwards * (leg.turn or 0))
        shank = thigh.pitched(leg.knee or 0)
        foot = shank.pitched(-(leg.foot or 0))
        knee = moved(hip, thigh.up, -THIGH)
        ankle = moved(knee, shank.up, -SHANK)
        heel = moved(moved(ankle, foot.up, -ANKLE_HEIGHT), foot.ahead, -HEEL_TO_ANKLE)
        ball = moved(heel, foot.ahead, FOOT - TOES)
        toe = moved(ball, foot.pitched(-(leg.toes or 0)).ahead, TOES)
    parts = {"knee": knee, "ankle": ankle, "heel": heel, "ball": ball, "toe": toe}
    joints.update({f"{side} {part}": place for part, place in parts.items()})


def _stand_arm(side: str, arm: Arm, chest: Frame, joints: dict[str, Vector]) -> None:
    outwards = 1 if side == "left" else -1
    shoulder = joints[f"{side} shoulder"]
    if arm.hand is not None:
        towards = arm.elbow_to or (-1.0, 0.0, 0.0)
        elbow = joint_between(shoulder, arm.hand, UPPER_ARM, FOREARM + HAND, towards)
        hand = moved(elbow, unit(between(elbow, arm.hand)), FOREARM + HAND)
    else:
        upper = chest.rolled(outwards * (arm.aside or 0)).pitched(-(arm.flex or 0))
        lower = upper.pitched(-(arm.elbow or 0))
        elbow = moved(shoulder, upper.up, -UPPER_ARM)
        hand = moved(elbow, lower.up, -(FOREARM + HAND))
    joints.update({f"{side} elbow": elbow, f"{side} hand": hand})
