"""Coming back to a workout that was broken off."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kneecoach.model.progression.performance import own_pain
from kneecoach.model.sessions.coming_back import come_back_to, gone_on_with
from kneecoach.model.sessions.digest import digest
from kneecoach.model.sessions.session import KeptSession, Session, SetLog
from tests.unit.storage.support import a_session

PLANK, BRIDGE, FOOTWORK = (
    SetLog(exercise=exercise, level="plain", side="both", reps=5)
    for exercise in ("back-plank", "glute-bridge", "footwork")
)
BEGUN = replace(a_session("2026-11-22T07:15:03+01:00", PLANK, BRIDGE), pain_before=2)


def said(session: Session) -> list[int | None]:
    return [log.pain_on_return for log in session.sets]


def test_what_is_said_on_coming_back_is_kept_with_the_last_set_that_was_done() -> None:
    assert said(come_back_to(BEGUN, 5)) == [None, 5]
    assert come_back_to(BEGUN, None) == BEGUN
    nothing_done = replace(BEGUN, sets=())
    assert come_back_to(nothing_done, 8) == nothing_done


def test_of_several_times_after_the_same_set_the_worst_is_kept() -> None:
    assert said(come_back_to(come_back_to(BEGUN, 8), 3)) == [None, 8]
    assert said(come_back_to(come_back_to(BEGUN, 3), 8)) == [None, 8]


@pytest.mark.parametrize(
    ("before", "now", "same_day", "then"),
    [
        (2, 5, True, 2),
        (2, 0, True, 2),
        (None, 5, True, None),
        (2, 5, False, 2),
        (2, 0, False, 0),
        (None, 5, False, 5),
        (2, None, False, 2),
    ],
)
def test_the_morning_is_compared_to_the_lowest_pain_that_a_day_began_with(
    before: int | None, now: int | None, same_day: bool, then: int | None
) -> None:
    begun = replace(BEGUN, pain_before=before)
    gone_on = replace(begun, **gone_on_with(begun, now, same_day=same_day))
    assert (gone_on.pain_before, said(gone_on)[-1]) == (then, now)


def test_where_no_set_was_done_yet_the_workout_begins_with_what_is_said_now() -> None:
    begun = replace(BEGUN, sets=())
    assert gone_on_with(begun, 4, same_day=True) == {"pain_before": 4}
    assert gone_on_with(begun, None, same_day=True) == {}


def test_it_counts_for_what_was_done_before_it_and_for_nothing_after_it() -> None:
    session = replace(BEGUN, sets=(PLANK, replace(BRIDGE, pain_on_return=7), FOOTWORK))
    brief = digest(KeptSession("a.toml", session))
    assert [one.pain_on_return for one in brief.exercises] == [7, 7, None]
    assert [own_pain(brief, one) for one in brief.exercises] == [None, None, None]
    assert (brief.pain_on_return, brief.worst_pain) == (7, 7)


def test_it_is_an_exercise_s_own_where_no_other_was_tried_before_it() -> None:
    skipped = replace(BRIDGE, skipped=True, reps=0)
    session = replace(BEGUN, sets=(skipped, replace(PLANK, pain_on_return=7), FOOTWORK))
    brief = digest(KeptSession("a.toml", session))
    assert [own_pain(brief, one) for one in brief.exercises] == [None, 7, None]
