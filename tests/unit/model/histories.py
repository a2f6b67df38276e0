"""Past workouts, as tests of what the coach makes of them need them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from kneecoach.model.exercises.exercise import Equipment
from kneecoach.model.person.profile import Profile
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, log_of
from tests.builders import shipped_exercise, shipped_library

TODAY = date(2026, 11, 22)
"""A Sunday."""
EVERYTHING: tuple[Equipment, ...] = (
    "step",
    "handrail",
    "mat",
    "band",
    "weights",
    "ankle weights",
    "towel",
    "marbles and two bowls",
)
ABLE = Profile(
    severe_knee_problem=False, back_pain=False, kneeling_hurts=False, equipment=EVERYTHING
)
"""Somebody whom nothing hinders."""


def lightest(exercise_id: str, level: str | None = None) -> PlannedExercise:
    exercise = shipped_exercise(exercise_id)
    return PlannedExercise.lightest(exercise, exercise.level(level) if level else None)


def a_workout(
    days_ago: int,
    *exercises: str | PlannedExercise,
    pain: int = 1,
    morning: int | None = 1,
    swelling: bool = False,
    done: int | None = None,
) -> KeptSession:
    """A workout so many days before today, with pain 1 before it, all sets done.

    Args:
        days_ago: when it was.
        exercises: what was done, by itself or by its id at its lightest.
        pain: how much it hurt after it.
        morning: how much it hurt the next morning; None: not said.
        swelling: whether the knee was then newly swollen.
        done: how many sets were done; all of them if None.
    """
    plan = [lightest(one) if isinstance(one, str) else one for one in exercises]
    started = datetime.combine(TODAY - timedelta(days=days_ago), time(18), UTC)
    sets = unroll(plan).sets
    logs = [
        log_of(one, reps=one.planned.dose.reps, worked=one.planned.dose.set_s, pain=None, faults=())
        for one in sets[:done]
    ]
    session = Session(
        status="finished" if len(logs) == len(sets) else "stopped",
        started=started,
        routine="everyday",
        pain_before=1,
        pain_after=pain,
        next_morning=None if morning is None else NextMorning(pain=morning, swelling=swelling),
        plan=tuple(one.as_item() for one in plan),
        sets_planned=len(sets),
        sets=tuple(logs),
    )
    return KeptSession(f"2026/{started:%Y%m%d}T180000Z-{len(plan):04x}.toml", session)


def briefly(sessions: Iterable[KeptSession]) -> tuple[Digest, ...]:
    """Past workouts as the coach looks at them."""
    return tuple(map(digest, sessions))


def profiles() -> st.SearchStrategy[Profile]:
    """Anybody: with and without conditions, equipment and levels chosen by hand."""
    said = st.sampled_from([True, False, False, None])
    catalogue = shipped_library().catalogue
    levels = st.fixed_dictionaries(
        {},
        optional={one.id: st.sampled_from([level.id for level in one.levels]) for one in catalogue},
    )
    return st.builds(
        Profile,
        usual_pain=st.none() | st.integers(0, 10),
        severe_knee_problem=said,
        back_pain=said,
        kneeling_hurts=said,
        equipment=st.lists(st.sampled_from(EVERYTHING), unique=True).map(tuple),
        pain_rule=st.sampled_from(["standard", "strict"]),
        levels=st.one_of(st.just({}), levels),
    )


@st.composite
def workouts(draw: st.DrawFn) -> KeptSession:
    """Any workout of the last four weeks."""
    exercises = st.sampled_from(list(shipped_library().catalogue))
    chosen: Sequence[PlannedExercise] = [
        PlannedExercise.lightest(exercise, draw(st.sampled_from(exercise.levels)))
        for exercise in draw(st.lists(exercises, min_size=1, max_size=4, unique_by=id))
    ]
    return a_workout(
        draw(st.integers(0, 28)),
        *chosen,
        pain=draw(st.sampled_from([0, 1, 2, 3, 5, 6, 10])),
        morning=draw(st.sampled_from([None, 0, 1, 2, 6])),
        swelling=draw(st.sampled_from([False] * 9 + [True])),
        done=draw(st.none() | st.integers(0, 4)),
    )


def histories() -> st.SearchStrategy[list[KeptSession]]:
    """Any few workouts, in any order, no two of them in one file."""
    return st.lists(workouts(), max_size=8, unique_by=lambda kept: kept.file)
