"""What is kept of a workout."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.timeline import PlannedSet, unroll
from kneecoach.model.sessions.session import Session, SetLog, log_of, require_fits_plan
from kneecoach.model.sessions.session_words import pain_change, sets_done
from tests.builders import a_dose, an_exercise, planned

STARTED = datetime(2026, 11, 22, 7, 15, 3, tzinfo=UTC)


def a_session(*, ended: datetime | None = None, sets: tuple[SetLog, ...] = ()) -> Session:
    return Session(
        status="live", started=STARTED, ended=ended, routine="mine", sets_planned=5, sets=sets
    )


def a_log(dose: Dose, reps: int | None = 2) -> SetLog:
    (planned_set,) = unroll([planned(dose=dose)]).sets
    return log_of(planned_set, reps=reps, worked=12.3456, pain=3, faults=["hips-drop"])


def test_a_set_is_written_down_with_what_was_planned_and_what_was_done() -> None:
    assert a_log(a_dose(reps=10), reps=8) == SetLog(
        exercise="squat",
        level="easy",
        side="both",
        set=1,
        target=10,
        hold=None,
        reps=8,
        worked=12.3,
        pain=3,
        faults=("hips-drop",),
    )


def test_a_set_of_holds_says_how_long_each_was_planned() -> None:
    log = a_log(a_dose(counts="holds", reps=6, tempo=Tempo(2, 10, 2)))
    assert (log.target, log.hold) == (6, 10)


def test_a_set_until_tired_has_no_target() -> None:
    log = a_log(a_dose(counts="holds", reps=1, tempo=Tempo(0, 60, 0), until="tired"), reps=None)
    assert (log.target, log.hold, log.reps) == (None, None, None)


FIRST, SECOND = a_log(a_dose()), a_log(a_dose(reps=12))


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"sets": (FIRST, SECOND)},
        {"lasted": 61.5},
        {"status": "stopped", "ended": STARTED},
        {"note": "fine", "morning_asked": True, "pain_after": 0},
    ],
)
def test_what_a_workout_went_on_to_says_all_of_what_it_was(more: dict[str, object]) -> None:
    then = replace(a_session(sets=(FIRST,)), lasted=60.0, pain_before=2)
    assert replace(then, **more).says_all_of(then)


@pytest.mark.parametrize(
    "less",
    [
        {"sets": ()},
        {"sets": (SECOND,)},
        {"lasted": 59.0},
        {"lasted": None},
        {"pain_before": None},
        {"pain_after": 0},
        {"note": ""},
        {"status": "live"},
    ],
)
def test_what_lacks_or_contradicts_something_does_not(less: dict[str, object]) -> None:
    then = replace(
        a_session(sets=(FIRST,)),
        status="stopped",
        lasted=60.0,
        pain_before=2,
        pain_after=3,
        note="fine",
    )
    assert not replace(then, **less).says_all_of(then)


def test_sets_left_out_are_not_counted_as_done() -> None:
    log = a_log(a_dose())
    session = a_session(sets=(log, msgspec.structs.replace(log, skipped=True), log))
    assert session.sets_done == 2
    assert sets_done(session) == "2 of 5"


def test_a_set_ended_before_its_first_rep_does_not_count_as_done() -> None:
    none, one, uncounted = (a_log(a_dose(), reps) for reps in (0, 1, None))
    assert [log.done for log in (none, one, uncounted)] == [False, True, True]
    assert a_session(sets=(none, one, uncounted)).sets_done == 2


def test_a_session_lasts_from_start_to_end() -> None:
    assert a_session(ended=STARTED + timedelta(minutes=18)).length_s == 18 * 60


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(hours=8), timedelta(days=2)])
def test_where_the_clock_tells_what_cannot_be_it_lasted_as_long_as_its_work(
    moved: timedelta,
) -> None:
    log = SetLog(exercise="clamshell", level="plain", side="left", worked=12.3)
    assert a_session(ended=STARTED + moved, sets=(log,)).length_s == 12.3


@pytest.mark.parametrize("moved", [timedelta(hours=-1), timedelta(minutes=30), timedelta(days=2)])
def test_what_was_measured_is_how_long_it_lasted_whatever_the_clock_says(moved: timedelta) -> None:
    assert replace(a_session(ended=STARTED + moved), lasted=900.0).length_s == 900


def test_a_session_that_has_not_ended_lasted_as_long_as_its_work() -> None:
    log = a_log(a_dose())
    assert a_session(sets=(log, log)).length_s == pytest.approx(24.6)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(3, 2, "3 → 2"), (3, None, "3 → ?"), (None, 0, "? → 0"), (None, None, "")],
)
def test_pain_before_and_after_is_told_as_far_as_it_is_known(
    before: int | None, after: int | None, told: str
) -> None:
    session = msgspec.structs.replace(a_session(), pain_before=before, pain_after=after)
    assert pain_change(session) == told


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"pain_before": 11}, r"<= 10 - at `\$.pain_before`"),
        ({"effort": -1}, r">= 0 - at `\$.effort`"),
        ({"status": "paused"}, r"'paused' - at `\$.status`"),
        ({"started": datetime(2026, 11, 22, 7, 15)}, r"timezone component - at `\$.started`"),
        ({"sets": [{"exercise": "x"}]}, r"`level` - at `\$.sets\[0\]`"),
    ],
)
def test_a_session_that_does_not_fit_is_refused_with_its_key(
    changes: dict[str, object], expected: str
) -> None:
    table = {"status": "live", "started": STARTED, "routine": "mine", **changes}
    with pytest.raises(msgspec.ValidationError, match=expected):
        msgspec.convert(table, Session)


def test_keys_of_a_session_that_the_coach_does_not_know_are_no_error() -> None:
    table = {"status": "live", "started": STARTED, "routine": "mine", "weather": "fog"}
    assert msgspec.convert(table, Session).routine == "mine"


def two_exercises() -> tuple[PlannedSet, ...]:
    """A set of squats for each side, then a set of lunges."""
    return unroll([planned(dose=a_dose(sides="each")), planned(an_exercise("lunge"))]).sets


def done(*sets: PlannedSet) -> list[SetLog]:
    return [log_of(one, reps=2, worked=6, pain=None, faults=()) for one in sets]


@pytest.mark.parametrize("count", range(4))
def test_sets_done_in_the_order_of_the_plan_fit_it(count: int) -> None:
    require_fits_plan(two_exercises(), done(*two_exercises()[:count]))


def test_sets_left_out_fit_the_plan_too() -> None:
    logs = [msgspec.structs.replace(log, skipped=True) for log in done(*two_exercises())]
    require_fits_plan(two_exercises(), logs)


def test_a_plan_without_a_set_cannot_be_gone_on_with() -> None:
    with pytest.raises(ProblemError, match=r"^plan: no exercise is planned"):
        require_fits_plan((), ())


def test_more_sets_done_than_planned_do_not_fit() -> None:
    left, right, lunge = two_exercises()
    with pytest.raises(ProblemError, match=r"^sets: 4 sets were done, but no more than 3 are"):
        require_fits_plan((left, right, lunge), done(left, right, lunge, lunge))


def test_another_exercise_than_planned_does_not_fit_and_is_named_with_its_key() -> None:
    left, right, lunge = two_exercises()
    with pytest.raises(
        ProblemError, match=r"^sets\[1\].exercise: 'lunge' was done where 'squat' is planned$"
    ):
        require_fits_plan((left, right, lunge), done(left, lunge))


def test_the_other_side_than_planned_does_not_fit_and_is_named_with_its_key() -> None:
    left, right, lunge = two_exercises()
    with pytest.raises(
        ProblemError, match=r"^sets\[0\].side: 'right' was done where 'left' is planned$"
    ):
        require_fits_plan((left, right, lunge), done(right))


def test_a_set_done_twice_is_named_at_the_place_where_it_does_not_fit() -> None:
    left, right, lunge = two_exercises()
    with pytest.raises(ProblemError, match=r"^sets\[1\].side: "):
        require_fits_plan((left, right, lunge), done(left, left, right, lunge))
