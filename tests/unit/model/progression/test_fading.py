"""When cues are on the screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kneecoach.model.exercises.exercise import Level
from kneecoach.model.live.live import LiveSession
from kneecoach.model.person.pain import PainRule
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.fading import Showing, are_shown, showing
from kneecoach.model.progression.performance import Performance, performances
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.sessions.digest import digest
from kneecoach.model.sessions.session import KeptSession, Session, SetLog
from tests.builders import TWO_CUES, an_exercise

TWO_LEVELS = an_exercise(
    cues=TWO_CUES, levels=(Level(id="easy", name="Easy"), Level(id="hard", name="Hard"))
)


def went(
    level: str = "easy",
    *faults: str,
    pain: int | None = None,
    stopped: bool = False,
    reps: int = 10,
    rule: PainRule = "standard",
) -> Performance:
    """How the exercise went in one session, with a set of ten reps planned."""
    log = SetLog(
        exercise=TWO_LEVELS.id,
        level=level,
        side="both",
        target=10,
        reps=reps,
        pain=pain,
        stopped_for_pain=stopped,
        faults=faults,
    )
    started = datetime(2026, 11, 1, 18, tzinfo=UTC)
    session = Session(status="finished", started=started, routine="own choice", sets=(log,))
    (performance,) = performances(
        TWO_LEVELS, [digest(KeptSession("a.toml", session))], Profile(pain_rule=rule)
    )
    return performance


CLEAN, FAULTY, ELSEWHERE = went(), went("easy", "hips-drop"), went("hard")
NOT_CLEAN = [went(pain=8), went(stopped=True), went(reps=3)]


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([], "every rep"),
        ([CLEAN], "every rep"),
        ([CLEAN] * 2, "start of set"),
        ([CLEAN] * 4, "start of set"),
        ([CLEAN] * 5, "on request"),
        ([*[CLEAN] * 5, FAULTY], "every rep"),
        ([FAULTY, *[CLEAN] * 2], "start of set"),
        ([*[CLEAN] * 5, ELSEWHERE], "every rep"),
        ([ELSEWHERE, *[CLEAN] * 2], "start of set"),
    ],
)
def test_cues_fade_with_each_session_without_a_fault_at_the_same_level(
    done: list[Performance], expected: Showing
) -> None:
    assert showing("fade", done, "easy") == expected


@pytest.mark.parametrize("one", NOT_CLEAN)
def test_a_session_that_hurt_or_was_not_done_to_its_end_makes_no_cues_fade(
    one: Performance,
) -> None:
    assert showing("fade", [one] * 9, "easy") == "every rep"
    assert showing("fade", [CLEAN, one, CLEAN], "easy") == "start of set"


def test_whether_pain_was_safe_is_judged_by_the_persons_own_rule() -> None:
    assert showing("fade", [went(pain=2)] * 2, "easy") == "start of set"
    assert showing("fade", [went(pain=2, rule="strict")] * 2, "easy") == "every rep"


def test_cues_that_are_set_to_always_never_fade() -> None:
    assert showing("always", [CLEAN] * 9, "easy") == "every rep"


def test_cues_that_are_set_to_request_are_never_there_by_themselves() -> None:
    assert showing("request", [FAULTY], "easy") == "on request"


def test_at_the_start_of_a_set_cues_are_there_until_the_first_rep_is_done() -> None:
    live = LiveSession(unroll((PlannedExercise.lightest(an_exercise(cues=TWO_CUES)),)))
    live.start(0.0)
    assert are_shown("start of set", live.moment(0.0))
    live.done(0.0)
    live.done(0.0)
    assert are_shown("start of set", live.moment(0.0))
    rep_s = live.moment(0.0).set.planned.dose.tempo.rep_s
    now = 0.0
    while now < rep_s + 0.5:
        now += 0.5
        live.tick(now)
    assert live.moment(now).phase.rep == 2
    assert not are_shown("start of set", live.moment(now))
    assert not are_shown("on request", live.moment(now))


def test_a_fault_flagged_now_brings_the_cues_back() -> None:
    live = LiveSession(unroll((PlannedExercise.lightest(an_exercise(cues=TWO_CUES)),)))
    live.start(0.0)
    live.flag(0.0, 0)
    assert are_shown("on request", live.moment(0.0))
