"""A session in brief says all that the coach goes by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from kneecoach.model.person.profile import Profile
from kneecoach.model.problem import Problem
from kneecoach.model.progression.performance import performances
from kneecoach.model.sessions.digest import Digest, Overview, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog
from tests.bench.many_sessions import many_sessions
from tests.unit.model.histories import a_workout, briefly
from tests.unit.model.histories import histories as workouts
from tests.unit.model.plain_performance import plain_performances
from tests.unit.model.progression.test_progression_properties import EXERCISES, anything
from tests.unit.model.progression.test_progression_properties import histories as progressing


def in_two_ways(sessions: Sequence[KeptSession]) -> None:
    """Hold what is made of digests against what is made of whole sessions."""
    for exercise in EXERCISES:
        plain = list(plain_performances(exercise, sessions))
        brief = performances(exercise, briefly(sessions), Profile())
        assert [{name: getattr(one, name) for name in plain[0]} for one in brief] == plain


@given(st.one_of(workouts(), progressing(), st.lists(anything(), max_size=4)))
def test_how_an_exercise_went_is_the_same_by_digests_as_by_whole_sessions(
    sessions: list[KeptSession],
) -> None:
    in_two_ways(sessions)


def test_how_an_exercise_went_is_the_same_in_a_long_history() -> None:
    sessions = list(many_sessions(300))
    in_two_ways(sessions)
    assert all(
        any(plain_performances(one, sessions)) for one in EXERCISES if one.id != "heel-slide"
    )


@given(anything())
def test_a_digest_counts_what_the_session_counts_and_comes_through_the_cache(
    kept: KeptSession,
) -> None:
    session, brief = kept.session, digest(kept)
    assert (brief.sets_done, brief.length_s) == (session.sets_done, session.length_s)
    assert brief.day == session.started.date()
    assert sum(one.sets for one in brief.exercises) == len(session.sets)
    assert json.decode(json.encode(brief), type=Digest) == brief


WHOLE = a_workout(0, "back-plank", "glute-bridge")


@pytest.mark.parametrize(
    ("session", "worst"),
    [
        (replace(WHOLE.session, pain_before=7), 7),
        (replace(WHOLE.session, pain_after=8), 8),
        (replace(WHOLE.session, next_morning=NextMorning(pain=9)), 9),
        (replace(WHOLE.session, sets=(replace(WHOLE.session.sets[0], pain=5),)), 5),
        (Session(status="live", started=WHOLE.session.started, routine="everyday"), None),
    ],
)
def test_the_worst_pain_is_that_of_any_time(session: Session, worst: int | None) -> None:
    assert digest(KeptSession("a.toml", session)).worst_pain == worst


def test_the_best_of_each_level_is_of_what_was_done() -> None:
    def plank(level: str, reps: int, hold: int, worked: float, *, skipped: bool = False) -> SetLog:
        return SetLog(exercise="back-plank", level=level, side="both", target=6, reps=reps,
                      hold=hold, worked=worked, skipped=skipped)  # fmt: skip

    sets = (
        plank("10-seconds", 6, 10, 70),
        plank("15-seconds", 3, 15, 50),
        plank("10-seconds", 5, 12, 80),
        plank("10-seconds", 9, 60, 90, skipped=True),
    )
    (one,) = digest(KeptSession("a.toml", replace(WHOLE.session, sets=sets))).exercises
    told = [(at.level, at.best_reps, at.best_hold_s, at.longest_s) for at in one.levels]
    assert told == [("15-seconds", 3, 15, 50), ("10-seconds", 6, 12, 80)]
    assert one.levels[1].holds_s == (10, 12, 60)


@pytest.mark.parametrize(
    ("hold", "reps", "worked", "held"),
    [
        (60, 1, 64.0, 60),
        (60, 1, 14.0, 14),  # made shorter
        (60, 1, 94.0, 60),  # made longer: by how much, or how slowly it was begun, nobody knows
        (20, 3, 72.0, 20),
        (20, 3, 42.9, 14),
        (20, None, 42.9, 20),
        (20, None, 9.9, 9),
        (20, 3, 0.0, 20),  # nobody measured
        (20, 3, 2.0, None),  # counted later, by hand
    ],
)
def test_a_hold_is_no_longer_than_the_holds_of_its_set_took_one_with_another(
    hold: int, reps: int | None, worked: float, held: int | None
) -> None:
    log = replace(WHOLE.session.sets[0], hold=hold, target=reps, reps=reps, worked=worked)
    (one,) = digest(KeptSession("a.toml", replace(WHOLE.session, sets=(log,)))).exercises
    assert [at.best_hold_s for at in one.levels] == [held]


def test_an_overview_tells_sessions_and_problems_apart() -> None:
    first, second = briefly([a_workout(0, "clamshell"), a_workout(1, "clamshell")])
    wrong = Problem("not a file")
    assert Overview.of([first, wrong, second]) == Overview((first, second), (wrong,))


def test_an_overview_has_the_newest_session_first_whatever_the_names_of_the_files_say() -> None:
    newest, oldest = briefly([a_workout(0, "clamshell"), a_workout(9, "clamshell")])
    assert Overview.of([oldest, newest]).digests == (newest, oldest)
