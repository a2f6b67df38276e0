"""Numbers over all workouts."""

from __future__ import annotations

from msgspec.structs import replace

from kneecoach.model.history.statistics import statistics
from kneecoach.model.sessions.adherence import Kept
from kneecoach.model.sessions.session import KeptSession
from tests.unit.model.histories import TODAY, a_workout, briefly


def test_before_the_first_workout_there_are_no_numbers() -> None:
    told = statistics((), 3, TODAY)
    assert (told.first, told.last, told.months) == (None, None, ())
    assert told.weeks == Kept(0, 0, 3)
    assert (told.whole.workouts, told.whole.pain_before) == (0, None)


def test_workouts_sets_and_minutes_of_exercise_are_counted() -> None:
    done = [a_workout(9, "back-plank"), a_workout(2, "clamshell", done=1)]
    told = statistics(briefly(done), 3, TODAY)
    assert (told.whole.workouts, told.sets_done, told.sets_planned) == (2, 2, 3)
    assert told.whole.minutes == 3
    assert (TODAY - told.first).days == 9 if told.first else False
    assert (TODAY - told.last).days == 2 if told.last else False


def test_what_has_not_ended_or_had_no_set_is_no_workout() -> None:
    live = a_workout(1, "clamshell")
    live = KeptSession(live.file, replace(live.session, status="live"))
    told = statistics(briefly([live, a_workout(2, "clamshell", done=0)]), 3, TODAY)
    assert told.whole.workouts == 0


def test_pain_is_averaged_by_month_over_those_who_said() -> None:
    said = [a_workout(days, "back-plank", pain=pain) for days, pain in ((40, 5), (39, 2), (2, 1))]
    unsaid = a_workout(38, "back-plank", morning=None)
    unsaid = KeptSession(unsaid.file, replace(unsaid.session, pain_after=None))
    told = statistics(briefly([*said, unsaid]), 3, TODAY)
    (october, before), (november, now) = told.months
    assert (october, november) == ("2026-10", "2026-11")
    assert (before.workouts, before.pain_after, before.next_morning) == (3, 3.5, 1.0)
    assert (now.workouts, now.pain_after) == (1, 1.0)
    assert told.whole.pain_after == 2.7


def test_weeks_count_from_the_second_to_the_last_whole_one_and_at_the_ends_if_full() -> None:
    # TODAY is a Sunday: its week began six days ago.
    last_weeks = [a_workout(days, "back-plank") for days in (20, 13, 12, 8, 6)]
    assert statistics(briefly(last_weeks), 2, TODAY).weeks == Kept(1, 1, 2)
    assert statistics(briefly(last_weeks), 3, TODAY).weeks == Kept(1, 1, 3)
    assert statistics(briefly(last_weeks), 1, TODAY).weeks == Kept(3, 3, 1)
    assert statistics(briefly(last_weeks), 4, TODAY).weeks == Kept(0, 1, 4)
