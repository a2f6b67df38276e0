"""Every wrong figure shows its own fault to the coach and no other; the right one shows none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kneecoach.model.body.figure import Figure
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.figures import (
    step_ups,
    test_back_plank,
    test_calf_raise,
    test_clamshell,
    test_footwork,
    test_glute_bridge,
    test_leg_lift,
    test_lunge_stretch,
    test_romanian_deadlift,
    test_split_squat,
)

SEEN: Mapping[str, Callable[[Figure, str | None], set[str]]] = {
    "back-plank": test_back_plank.faults_seen,
    "calf-raise": test_calf_raise.faults_seen,
    "clamshell": test_clamshell.faults_seen,
    "footwork": test_footwork.faults_seen,
    "glute-bridge": test_glute_bridge.faults_seen,
    "leg-lift": test_leg_lift.faults_seen,
    "lunge-stretch": test_lunge_stretch.faults_seen,
    "peterson-step-up": step_ups.faults_seen,
    "romanian-deadlift": test_romanian_deadlift.faults_seen,
    "split-squat": test_split_squat.faults_seen,
    "step-up": step_ups.faults_seen,
}
"""What the coach sees in the movements of each exercise."""

MOVEMENTS = [
    pytest.param(exercise.id, figure, fault, id=f"{exercise.id}/{level.id}/{fault or 'right'}")
    for exercise in load_library(Paths(Path("/nonexistent"))).catalogue
    for level in exercise.levels
    if (figure := exercise.figure_at(level)) is not None
    for fault in (None, *figure.wrong)
]


@pytest.mark.parametrize(("exercise", "figure", "fault"), MOVEMENTS)
def test_a_figure_shows_the_fault_it_is_drawn_for_and_no_other(
    exercise: str, figure: Figure, fault: str | None
) -> None:
    assert SEEN[exercise](figure, fault) == ({fault} if fault else set())
