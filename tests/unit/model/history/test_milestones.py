"""Milestones: what was done for the first time, from the sessions alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import timedelta

import pytest
from msgspec.structs import replace

from kneecoach.model.history.milestones import FIRSTS, reached
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_exercise
from tests.unit.model.histories import TODAY, a_workout, lightest
from tests.unit.model.walking import Walk

BRIDGE = lightest("glute-bridge", "single-leg")
MINUTE = lightest("back-plank", "60-seconds")


def done(*days_ago: int, exercise: str | PlannedExercise = "clamshell") -> list[Digest]:
    return [digest(a_workout(ago, exercise)) for ago in days_ago]


def milestones(digests: Sequence[Digest], planned: int) -> dict[str, tuple[str, ...]]:
    """What was reached in each session, each seen against all before it."""
    newest_first = sorted(digests, key=lambda one: (one.started, one.file), reverse=True)
    found = {
        one.file: reached(one, newest_first[place + 1 :], planned)
        for place, one in enumerate(newest_first)
    }
    return {file: words for file, words in reversed(found.items()) if words}


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        (BRIDGE, "Your first bridge on a single leg."),
        (MINUTE, "Your first plank held for a full minute."),
        (lightest("split-squat", "no-step"), "Your first split squat without a step."),
        (lightest("calf-raise", "one-leg"), "Your first calf raise on one leg."),
    ],
)
def test_it_is_reached_in_the_first_session_that_has_it_and_in_none_after(
    exercise: PlannedExercise, words: str
) -> None:
    before, first, again = (
        *done(9, exercise=exercise.exercise.id),
        *done(6, exercise=exercise),
        *done(3, exercise=exercise),
    )
    assert milestones([again, first, before], 3) == {first.file: (words,)}


def test_a_plank_is_measured_by_its_seconds_not_by_its_level() -> None:
    easiest = lightest("back-plank")
    longer = dataclasses.replace(easiest, dose=easiest.dose.with_number("hold_s", 60))
    (session,) = done(2, exercise=longer)
    assert milestones([session], 3) == {session.file: ("Your first plank held for a full minute.",)}
    assert not milestones(done(2, exercise=lightest("back-plank", "45-seconds")), 3)


@pytest.mark.parametrize(
    ("level", "holds", "more_s", "is_reached"),
    [
        ("60-seconds", 1, 0, True),
        ("60-seconds", 1, -10, False),
        ("60-seconds", 1, -50, False),
        ("60-seconds", 1, 10, True),
        ("60-seconds", 2, -30, False),
        ("45-seconds", 2, -40, False),
    ],
)
def test_a_plank_that_was_made_shorter_is_no_full_minute(
    level: str, holds: int, more_s: int, *, is_reached: bool
) -> None:
    plank = lightest("back-plank", level)
    walk = Walk(dataclasses.replace(plank, dose=plank.dose.with_number("reps", holds)))
    for _ in range(holds):
        walk.until("hold")
        walk.live.add_time(walk.now, more_s)
        walk.until("lower")
    walk.until_done()
    kept = a_workout(1, plank)
    led = digest(KeptSession(kept.file, replace(kept.session, sets=walk.logs)))
    told = reached(led, (), 3)
    assert ("Your first plank held for a full minute." in told) == is_reached


def test_what_was_skipped_stopped_for_pain_or_not_ended_is_not_reached() -> None:
    kept = a_workout(2, BRIDGE)
    for changed in (
        replace(kept.session, sets=tuple(replace(one, skipped=True) for one in kept.session.sets)),
        replace(
            kept.session,
            sets=tuple(replace(one, stopped_for_pain=True) for one in kept.session.sets),
        ),
        replace(kept.session, status="live"),
    ):
        assert not milestones([digest(type(kept)(kept.file, changed))], 3)


def test_the_fourth_and_eighth_week_of_the_plan_are_reached_with_their_last_workout() -> None:
    monday = TODAY.weekday() + 8 * 7
    weeks = [[monday - 7 * week - day for day in (0, 2, 4)] for week in range(9)]
    kept = done(*(ago for week in weeks for ago in week))
    reached = milestones(kept, 3)
    assert list(reached.values()) == [
        ("Four weeks of your plan kept.",),
        ("Eight weeks of your plan kept.",),
    ]
    by_file = {one.file: one.day for one in kept}
    assert [by_file[file] for file in reached] == [
        TODAY - timedelta(days=weeks[week][2]) for week in (3, 7)
    ]


def test_a_week_not_kept_breaks_nothing() -> None:
    monday = TODAY.weekday() + 5 * 7
    kept = done(*(monday - 7 * week - day for week in (0, 1, 3, 5) for day in (0, 1)))
    (file,) = milestones(kept, 2)
    assert file == kept[-1].file


def test_two_workouts_on_a_day_fill_a_week_no_sooner() -> None:
    monday = TODAY.weekday() + 3 * 7
    twice = [
        digest(one)
        for week in range(4)
        for one in (a_workout(monday - 7 * week, "clamshell"), a_workout(monday - 7 * week, BRIDGE))
    ]
    assert all("weeks" not in words for found in milestones(twice, 2).values() for words in found)


def test_no_more_sessions_are_read_than_are_needed() -> None:
    usual, *before = done(*range(0, 60, 2), exercise=BRIDGE)
    unread = iter(before)
    assert reached(usual, unread, 3) == ()
    assert len(list(unread)) > len(before) - 5


def test_every_first_is_of_an_exercise_and_level_of_the_catalogue() -> None:
    for first in FIRSTS:
        exercise = shipped_exercise(first.exercise)
        assert first.level is None or exercise.level(first.level) is not None
