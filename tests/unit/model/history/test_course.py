"""The course of an exercise over several workouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from kneecoach.model.history.course import Course, best_words, courses
from kneecoach.model.progression.why import rung_words
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_library
from tests.unit.model.histories import a_workout, briefly, lightest

CATALOGUE = shipped_library().catalogue


def course(*workouts: KeptSession) -> Course:
    """Return the course of the one exercise that the workouts have."""
    (one,) = courses(CATALOGUE, briefly(workouts))
    return one


def with_reps(planned: PlannedExercise, reps: int, hold_s: int | None = None) -> PlannedExercise:
    tempo = planned.dose.tempo if hold_s is None else replace(planned.dose.tempo, hold_s=hold_s)
    return replace(planned, dose=replace(planned.dose, reps=reps, tempo=tempo))


def changed(kept: KeptSession, **fields: object) -> KeptSession:
    """Return a workout with something else in all its sets."""
    sets = tuple(structs.replace(log, **fields) for log in kept.session.sets)
    return KeptSession(kept.file, structs.replace(kept.session, sets=sets))


def test_what_was_never_done_has_no_course() -> None:
    assert courses(CATALOGUE, ()) == ()


def test_it_begins_with_the_first_workout_and_is_where_the_last_one_was() -> None:
    squat = lightest("split-squat")
    low = lightest("split-squat", "low-step")
    one = course(a_workout(1, with_reps(low, 12)), a_workout(30, squat), a_workout(9, low))
    assert rung_words(one.exercise, one.began) == "High step, 10 reps"
    assert rung_words(one.exercise, one.now) == "Low step, 12 reps"
    assert (one.last_on - one.began_on).days == 29
    assert one.workouts == 3


def test_the_best_is_the_most_reps_at_the_hardest_level_and_the_first_of_those_alike() -> None:
    squat, low = lightest("split-squat"), lightest("split-squat", "low-step")
    one = course(
        a_workout(30, with_reps(squat, 20)),
        a_workout(20, with_reps(low, 11)),
        a_workout(10, with_reps(low, 11)),
        a_workout(5, low),
    )
    assert one.best is not None
    assert best_words(one.exercise, one.best) == "Low step, 11 reps"
    assert (one.last_on - one.best.day).days == 15


def test_reps_that_were_not_done_are_not_the_best() -> None:
    planned = with_reps(lightest("clamshell"), 14)
    one = course(changed(a_workout(2, planned), reps=9))
    assert one.best is not None
    assert best_words(one.exercise, one.best) == "9 reps"


def test_the_best_of_a_hold_is_the_longest_and_of_what_tires_the_longest_set() -> None:
    plank = course(a_workout(9, "back-plank"), a_workout(2, lightest("back-plank", "60-seconds")))
    assert plank.best is not None
    assert best_words(plank.exercise, plank.best) == "One hold of 60 s"
    towel = course(changed(a_workout(9, "footwork"), worked=75.0), a_workout(2, "footwork"))
    assert towel.best is not None
    assert best_words(towel.exercise, towel.best) == "Towel, 1:15"


def test_pain_and_stops_are_those_of_the_exercise() -> None:
    hurt = changed(a_workout(5, "clamshell"), pain=6, stopped_for_pain=True)
    one = course(a_workout(9, "clamshell"), hurt)
    assert (one.pain, one.stops) == (6, 1)


def test_what_was_only_skipped_has_no_best() -> None:
    skipped = changed(a_workout(5, "clamshell"), skipped=True, reps=0, worked=0.0, pain=3)
    assert course(skipped).best is None


def test_courses_are_in_the_order_of_the_catalogue() -> None:
    done: Sequence[KeptSession] = [a_workout(2, "footwork", "clamshell", "leg-lift")]
    names = [one.exercise.id for one in courses(CATALOGUE, briefly(done))]
    assert names == ["leg-lift", "clamshell", "footwork"]
