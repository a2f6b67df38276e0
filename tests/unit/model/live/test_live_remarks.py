"""What a person tells a live session about the knee: pain, faults, and that it hurts too much."""

from __future__ import annotations

from kneecoach.model.live.events import (
    PassedOver,
    PhaseStarted,
    SessionDone,
    SetAmended,
    SetDone,
    SetSkipped,
)
from tests.builders import a_dose, an_exercise, planned
from tests.unit.model.walking import Walk


def sides_and_another() -> Walk:
    """Two sets a side of one exercise, then another exercise."""
    squat = planned(dose=a_dose(sides="each", sets=2))
    return Walk(squat, planned(an_exercise("lunge")))


def test_pain_in_a_set_is_logged_with_it() -> None:
    walk = sides_and_another()
    walk.until("lower")
    assert walk.live.pain(walk.now, 4) == []
    walk.until("switch sides")
    assert walk.logs[0].pain == 4


def test_the_last_pain_told_in_a_set_counts() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.pain(walk.now, 4)
    walk.live.pain(walk.now, 2)
    walk.until("switch sides")
    assert walk.logs[0].pain == 2


def test_pain_while_resting_belongs_to_the_set_before() -> None:
    walk = sides_and_another()
    walk.until("rest")
    assert walk.live.pain(walk.now, 3) == [SetAmended(1, walk.logs[1])]
    walk.until("switch sides", 3)
    assert [log.pain for log in walk.logs] == [None, 3, None]


def test_pain_while_getting_in_place_belongs_to_the_exercise_before() -> None:
    walk = sides_and_another()
    walk.until("setup", 4)
    walk.live.pain(walk.now, 3)
    assert walk.logs[3].pain == 3


def test_pain_before_the_first_set_belongs_to_it() -> None:
    walk = sides_and_another()
    walk.live.pain(walk.now, 1)
    walk.until("switch sides")
    assert walk.logs[0].pain == 1


def test_pain_told_when_asked_for_reps_belongs_to_that_set() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.live.pain(walk.now, 5)
    assert walk.logs[0].pain == 5


def test_pain_after_the_end_belongs_to_the_last_set() -> None:
    walk = Walk(planned(dose=a_dose(sets=2)))
    walk.until_done()
    walk.live.pain(walk.now, 2)
    assert [log.pain for log in walk.logs] == [None, 2]


def test_pain_after_ending_in_a_rest_belongs_to_the_set_before() -> None:
    walk = sides_and_another()
    walk.until("rest")
    walk.live.finish(walk.now)
    walk.live.pain(walk.now, 3)
    assert [log.pain for log in walk.logs] == [None, 3]


def test_a_flagged_fault_is_logged_with_its_set() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.flag(walk.now, 1)
    assert walk.moment.flagged == ("hips-drop",)
    walk.until("switch sides")
    assert walk.logs[0].faults == ("hips-drop",)


def test_flagging_a_fault_again_takes_the_flag_back() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.flag(walk.now, 0)
    walk.live.flag(walk.now, 0)
    assert walk.moment.flagged == ()


def test_flagged_faults_stand_in_the_order_of_the_cues() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.flag(walk.now, 1)
    walk.live.flag(walk.now, 0)
    assert walk.moment.flagged == ("knee-drifts", "hips-drop")


def test_a_cue_without_a_fault_and_a_missing_cue_flag_nothing() -> None:
    walk = sides_and_another()
    walk.until("lower")
    for cue in (2, 3, 8, -1):
        assert walk.live.flag(walk.now, cue) == []
    assert walk.moment.flagged == ()


def test_a_flag_while_resting_belongs_to_the_set_before() -> None:
    walk = sides_and_another()
    walk.until("rest")
    assert walk.live.flag(walk.now, 0) == [SetAmended(1, walk.logs[1])]
    assert walk.logs[1].faults == ("knee-drifts",)
    assert walk.moment.flagged == ("knee-drifts",)
    walk.until("lower", 2)
    assert not walk.moment.flagged


def test_a_flag_in_the_get_ready_belongs_to_the_set_ahead() -> None:
    walk = sides_and_another()
    walk.until("ready", 1)
    walk.live.flag(walk.now, 0)
    assert walk.logs[0].faults == ()
    walk.until("rest")
    assert walk.logs[1].faults == ("knee-drifts",)


def test_a_set_done_again_begins_with_the_faults_and_pain_it_had() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.flag(walk.now, 0)
    walk.live.pain(walk.now, 4)
    walk.until("lower", 1)
    walk.live.back(walk.now)
    assert walk.moment.flagged == ("knee-drifts",)
    walk.until("switch sides")
    assert (walk.logs[0].faults, walk.logs[0].pain) == (("knee-drifts",), 4)


def test_stopping_for_pain_leaves_out_the_rest_of_that_exercise() -> None:
    walk = sides_and_another()
    walk.until("lower", 1)
    walk.wait(3.5)
    events = walk.live.stop(walk.now, 7, "inner side")
    kinds = [type(event) for event in events[:-1]]
    assert kinds == [SetDone, SetAmended, SetSkipped, SetSkipped]
    assert [log.skipped for log in walk.logs] == [False, False, True, True]
    assert [log.stopped_for_pain for log in walk.logs] == [False, True, True, True]
    assert walk.place == ("setup", 4, 4)


def test_stopping_for_pain_logs_where_and_how_much_and_how_far_it_came() -> None:
    walk = sides_and_another()
    walk.until("lower", 1)
    walk.wait(3.5)
    walk.live.stop(walk.now, 7, "inner side")
    log = walk.logs[1]
    assert (log.pain, log.where, log.reps, log.worked) == (7, "inner side", 1, 3.5)
    assert [(log.pain, log.where) for log in walk.logs[2:]] == [(None, None)] * 2


def test_stopping_without_a_number_keeps_the_pain_told_before() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.pain(walk.now, 6)
    walk.live.stop(walk.now, None, None)
    assert walk.logs[0].pain == 6


def test_stopping_in_the_rest_is_about_the_set_just_done_and_leaves_out_the_coming_ones() -> None:
    walk = sides_and_another()
    walk.until("rest")
    events = walk.live.stop(walk.now, 7, "inner side")
    assert [type(event) for event in events[:-1]] == [SetAmended, SetSkipped, SetSkipped]
    assert [log.skipped for log in walk.logs] == [False, False, True, True]
    assert [log.stopped_for_pain for log in walk.logs] == [False, True, True, True]
    assert [log.pain for log in walk.logs] == [None, 7, None, None]
    assert [log.where for log in walk.logs] == [None, "inner side", None, None]
    assert walk.place == ("setup", 4, 4)


def test_stopping_while_switching_sides_is_about_the_side_just_done() -> None:
    walk = sides_and_another()
    walk.until("switch sides")
    walk.live.stop(walk.now, 6, None)
    assert [(log.done, log.pain) for log in walk.logs] == [(True, 6), *[(False, None)] * 3]
    assert all(log.stopped_for_pain for log in walk.logs)


def test_stopping_in_the_rest_without_a_number_keeps_the_pain_told_before() -> None:
    walk = sides_and_another()
    walk.until("rest")
    walk.live.pain(walk.now, 6)
    walk.live.stop(walk.now, None, "back")
    assert [log.pain for log in walk.logs] == [None, 6, None, None]


def test_stopping_in_the_rest_after_a_skip_keeps_that_set_left_out() -> None:
    walk = sides_and_another()
    walk.live.skip(walk.now)
    walk.live.stop(walk.now, 7, None)
    log = walk.logs[0]
    assert (log.skipped, log.stopped_for_pain, log.pain) == (True, True, 7)


def test_stopping_in_the_rest_keeps_done_what_was_done_after_it() -> None:
    walk = sides_and_another()
    walk.until("lower", 2)
    walk.live.back(walk.now)
    walk.live.back(walk.now)
    walk.until("switch sides", 1)
    walk.live.stop(walk.now, 7, None)
    assert [log.done for log in walk.logs] == [True, True, False, False]
    assert [log.stopped_for_pain for log in walk.logs] == [True, False, True, True]


def test_stopping_in_the_get_ready_is_about_the_set_ahead() -> None:
    walk = sides_and_another()
    walk.until("ready", 1)
    walk.live.stop(walk.now, 7, None)
    assert [(log.done, log.pain) for log in walk.logs[:2]] == [(True, None), (False, 7)]


def test_stopping_the_last_exercise_ends_the_workout() -> None:
    walk = sides_and_another()
    walk.until("lower", 4)
    assert walk.live.stop(walk.now, 7, None)[-1] == SessionDone(finished=True)
    assert walk.live.state == "done"


def test_stopping_while_paused_stays_paused() -> None:
    walk = sides_and_another()
    walk.until("lower")
    walk.live.pause(walk.now)
    walk.live.stop(walk.now, 7, None)
    assert walk.live.state == "paused"
    assert walk.place == ("setup", 4, 4)


def test_stopping_when_asked_for_reps_ends_the_question() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")), planned())
    walk.until("self-paced")
    walk.wait(5)
    walk.live.done(walk.now)
    walk.live.stop(walk.now, 7, None)
    assert walk.live.state == "running"
    assert (walk.logs[0].stopped_for_pain, walk.logs[0].skipped) == (True, False)


def test_a_stop_is_not_undone_by_back() -> None:
    walk = sides_and_another()
    walk.live.skip(walk.now)
    walk.live.stop(walk.now, 7, None)
    walk.live.back(walk.now)
    assert walk.place == ("setup", 4, 4)
    assert len(walk.logs) == 4


def test_back_passes_over_an_exercise_that_was_stopped_and_says_so() -> None:
    walk = Walk(planned(), planned(an_exercise("lunge"), dose=a_dose(sets=2)), planned())
    walk.until("lower", 2)  # the first set of what hurts was done
    walk.live.stop(walk.now, 7, None)
    events = walk.live.back(walk.now)
    assert events == [PassedOver(), PhaseStarted(walk.moment.phase)]
    assert walk.place[:2] == ("ready", 0)
    next_set = walk.moment.next_set
    assert next_set is not None
    assert next_set.index == 3


def test_what_is_done_again_is_not_followed_by_what_was_stopped() -> None:
    walk = Walk(planned(), planned(an_exercise("lunge"), dose=a_dose(sets=2)), planned())
    walk.until("lower", 2)
    walk.live.stop(walk.now, 7, None)
    walk.live.back(walk.now)
    walk.until("setup")
    assert walk.set_index == 3


def test_after_the_end_back_leads_to_no_exercise_that_was_stopped() -> None:
    walk = Walk(planned())
    walk.until("lower")
    walk.live.stop(walk.now, 7, None)
    assert walk.live.back(walk.now) == [PassedOver()]
    assert walk.live.state == "done"


def test_a_set_once_stopped_that_is_done_again_keeps_that_and_where_it_hurt() -> None:
    first = Walk(planned())
    first.until("lower")
    first.live.stop(first.now, 8, "outer side")
    again = Walk(planned(), logs=first.logs)
    again.until_done()
    log = again.logs[0]
    assert (log.reps, log.pain, log.stopped_for_pain, log.where) == (2, 8, True, "outer side")


def test_a_second_stop_of_a_set_keeps_where_it_hurt_if_nothing_else_is_said() -> None:
    first = Walk(planned())
    first.until("lower")
    first.live.stop(first.now, 8, "outer side")
    again = Walk(planned(), logs=first.logs)
    again.until("lower")
    again.live.stop(again.now, None, None)
    assert (again.logs[0].pain, again.logs[0].where) == (8, "outer side")


def test_going_back_from_the_question_takes_back_no_stop() -> None:
    until_tired = planned(dose=a_dose(until="tired"))
    first = Walk(until_tired)
    first.until("self-paced")
    first.live.stop(first.now, 8, "outer side")
    again = Walk(until_tired, logs=first.logs)
    again.until("self-paced")
    again.live.done(again.now)
    again.live.back(again.now)
    assert [log.where for log in again.logs] == ["outer side"]


def test_stopping_in_a_skipped_set_done_after_all_logs_its_work() -> None:
    walk = sides_and_another()
    walk.live.skip(walk.now)
    walk.until("lower", 1)
    walk.live.back(walk.now)
    walk.until("lower", 0)
    walk.wait(3.5)
    walk.live.stop(walk.now, 7, None)
    log = walk.logs[0]
    assert (log.skipped, log.reps, log.pain, log.stopped_for_pain) == (False, 1, 7, True)
