"""What a person can do in a live session: be done, skip, go back, restart, finish, go on later."""

from __future__ import annotations

from kneecoach.model.exercises.dose import Tempo
from kneecoach.model.live.events import (
    PhaseStarted,
    RepsAsked,
    SessionDone,
    SetAmended,
    SetDone,
    SetReopened,
)
from kneecoach.model.live.live import LiveSession
from kneecoach.model.routines.timeline import unroll
from tests.builders import a_dose, an_exercise, planned
from tests.unit.model.walking import Walk


def three_sets() -> Walk:
    return Walk(planned(dose=a_dose(sets=3, rest_s=30)))


def until_tired() -> Walk:
    """One self-paced set expected to take 20 s, then an ordinary one."""
    return Walk(planned(dose=a_dose(reps=1, tempo=Tempo(0, 20, 0), until="tired")), planned())


def test_before_it_starts_nothing_can_be_done() -> None:
    live = LiveSession(unroll([planned()]))
    for act in (live.tick, live.pause, live.go_on, live.done, live.skip, live.back, live.finish):
        assert act(7) == []
    assert live.state == "not started"
    assert live.moment(7).left_s == 8


def test_done_in_what_leads_up_to_a_set_goes_on() -> None:
    walk = three_sets()
    walk.live.done(walk.now)
    assert walk.phase == "ready"
    walk.live.done(walk.now)
    assert walk.place == ("lower", 0, 2)
    assert walk.logs == ()


def test_done_in_a_set_logs_the_reps_so_far() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.wait(4)  # one rep and a second
    events = walk.live.done(walk.now)
    assert events[0] == SetDone(0, walk.logs[0])
    assert (walk.logs[0].reps, walk.logs[0].worked, walk.logs[0].skipped) == (1, 4, False)
    assert walk.place == ("rest", 1, 30)


def test_done_in_the_rest_ends_the_rest() -> None:
    walk = three_sets()
    walk.until("rest")
    walk.live.done(walk.now)
    assert walk.place == ("ready", 1, 3)


def test_a_self_paced_set_goes_on_until_it_is_done() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.wait(500)
    moment = walk.moment
    assert (moment.phase.kind, moment.elapsed_s, moment.left_s) == ("self-paced", 500, 0)
    assert moment.set_progress == 1


def test_the_end_of_a_self_paced_set_is_logged_at_once_and_the_reps_asked() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.wait(31)
    assert walk.live.done(walk.now) == [SetDone(0, walk.logs[0]), RepsAsked(0)]
    assert walk.live.state == "asking"
    log = walk.logs[0]
    assert (log.target, log.hold, log.reps, log.worked) == (None, None, None, 31)


def test_the_answer_is_written_into_the_set_and_the_workout_goes_on() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.wait(100)
    events = walk.live.answer_reps(walk.now, 17)
    assert events[0] == SetAmended(0, walk.logs[0])
    assert walk.logs[0].reps == 17
    assert walk.place == ("setup", 1, 4)


def test_time_spent_on_the_question_is_not_time_of_the_set() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.until("self-paced")
    walk.wait(9)
    walk.live.done(walk.now)
    walk.wait(100)
    walk.live.answer_reps(walk.now, 17)
    assert walk.logs[0].worked == 9
    assert walk.moment.elapsed_s == 9


def test_where_nobody_counted_the_reps_stay_open() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.live.answer_reps(walk.now, None)
    assert walk.logs[0].reps is None
    assert walk.logs[0].done


def test_skipping_the_question_leaves_the_reps_open() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.live.skip(walk.now)
    assert walk.logs[0].reps is None
    assert walk.place == ("setup", 1, 4)


def test_an_answer_that_was_not_asked_for_does_nothing() -> None:
    walk = three_sets()
    walk.until("rest")
    assert walk.live.answer_reps(walk.now, 5) == []
    assert walk.logs[0].reps == 2


def test_going_back_from_the_question_goes_on_with_the_set() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.wait(6)
    walk.live.done(walk.now)
    assert walk.live.back(walk.now)[0] == SetReopened(0)
    assert walk.logs == ()
    assert walk.live.state == "paused"
    assert walk.place == ("self-paced", 0, 14)


def test_going_back_from_the_question_keeps_the_sets_done_after_it() -> None:
    walk = until_tired()
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.live.answer_reps(walk.now, 9)
    walk.until_done()
    walk.live.back(walk.now)
    walk.live.back(walk.now)
    walk.until("self-paced")
    walk.live.done(walk.now)
    walk.live.back(walk.now)
    assert len(walk.logs) == 2
    assert walk.logs[1].reps == 2


def test_back_goes_to_the_get_ready_of_the_set_before() -> None:
    walk = three_sets()
    walk.until("lower", 1)
    assert walk.live.back(walk.now) == [PhaseStarted(walk.moment.phase)]
    assert walk.place == ("ready", 0, 3)
    assert walk.logs[0].reps == 2


def test_doing_a_set_again_replaces_its_log() -> None:
    walk = three_sets()
    walk.until("lower", 1)
    walk.live.back(walk.now)
    walk.until("lift", 0)
    walk.live.done(walk.now)
    assert [log.reps for log in walk.logs] == [0]
    assert walk.place == ("rest", 1, 30)


def test_back_in_the_first_set_goes_to_its_own_get_ready() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.back(walk.now)
    assert walk.place == ("ready", 0, 3)


def test_back_after_the_end_does_the_last_set_again() -> None:
    walk = three_sets()
    walk.until_done()
    walk.live.back(walk.now)
    assert walk.live.state == "running"
    assert walk.place == ("ready", 2, 3)


def test_restarting_a_set_begins_at_its_get_ready_with_no_reps_done() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.wait(4)
    assert walk.moment.reps_done == 1
    walk.live.restart_set(walk.now)
    assert walk.place == ("ready", 0, 3)
    assert walk.moment.reps_done == 0


def test_a_restarted_set_counts_only_the_work_of_its_second_time() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.wait(4)
    walk.live.restart_set(walk.now)
    walk.until("rest")
    assert walk.logs[0].worked == 6


def test_back_or_restart_while_getting_in_place_for_the_first_set_starts_that_again() -> None:
    walk = three_sets()
    for act in (walk.live.back, walk.live.restart_set):
        walk.wait(3)
        assert act(walk.now) == [PhaseStarted(walk.moment.phase)]
        assert walk.place == ("setup", 0, 4)


def test_back_to_another_exercise_leaves_the_time_to_get_in_place_for_it() -> None:
    walk = Walk(planned(), planned(an_exercise("lunge")))
    walk.until("lower", 1)
    walk.live.back(walk.now)
    assert walk.place == ("ready", 0, 4)


def test_back_to_an_exercise_on_the_floor_leaves_the_time_to_get_down_to_it() -> None:
    floor = planned(an_exercise("bridge", position="on the back"))
    walk = Walk(floor, planned())
    walk.until("setup", 1)
    walk.live.back(walk.now)
    assert walk.place == ("ready", 0, 6)
    walk.live.restart_set(walk.now)
    assert walk.place == ("ready", 0, 3)


def test_restarting_while_paused_stays_paused() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.pause(walk.now)
    walk.live.restart_set(walk.now)
    assert walk.live.state == "paused"
    assert walk.place == ("ready", 0, 3)


def test_finishing_logs_the_set_that_had_begun() -> None:
    walk = three_sets()
    walk.until("lower", 1)
    walk.wait(3.5)
    assert walk.live.finish(walk.now) == [SetDone(1, walk.logs[1]), SessionDone(finished=False)]
    assert (walk.logs[1].reps, walk.logs[1].worked) == (1, 3.5)
    assert walk.live.state == "done"


def test_finishing_before_a_set_has_begun_does_not_log_it() -> None:
    walk = three_sets()
    walk.until("ready", 1)
    assert walk.live.finish(walk.now) == [SessionDone(finished=False)]
    assert len(walk.logs) == 1


def test_finishing_in_the_last_set_counts_as_finished() -> None:
    walk = three_sets()
    walk.until("lift", 2)
    assert walk.live.finish(walk.now)[-1] == SessionDone(finished=True)


def test_after_the_end_only_going_back_is_left() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.finish(walk.now)
    live, now = walk.live, walk.now
    for act in (live.pause, live.go_on, live.done, live.skip, live.restart_set, live.finish):
        assert act(now) == []
    assert live.add_time(now, 10) == []
    assert live.stop(now, 8, None) == []


def test_a_workout_broken_off_goes_on_at_the_set_it_stopped_in() -> None:
    first = three_sets()
    first.until("lift", 1)
    again = Walk(planned(dose=a_dose(sets=3, rest_s=30)), logs=first.logs)
    assert again.place == ("setup", 1, 4)
    again.until_done()
    assert [log.set for log in again.logs] == [1, 2, 3]
    assert again.logs[0] == first.logs[0]


def test_going_on_with_a_workout_never_goes_back_before_where_it_stopped() -> None:
    first = three_sets()
    first.until("lift", 1)
    again = Walk(planned(dose=a_dose(sets=3, rest_s=30)), logs=first.logs)
    again.wait(1)
    again.live.back(again.now)
    assert again.place == ("setup", 1, 4)


def test_going_on_with_a_set_already_done_begins_with_the_pain_and_faults_it_had() -> None:
    first = three_sets()
    first.until("lift", 2)
    first.live.flag(first.now, 0)
    first.live.pain(first.now, 4)
    first.until_done()
    again = Walk(planned(dose=a_dose(sets=3, rest_s=30)), logs=first.logs)
    assert again.moment.flagged == ("knee-drifts",)
    again.until_done()
    assert again.logs == first.logs


def test_a_workout_broken_off_at_its_very_end_goes_on_with_the_last_set() -> None:
    first = three_sets()
    first.until_done()
    again = Walk(planned(dose=a_dose(sets=3, rest_s=30)), logs=first.logs)
    assert again.place == ("setup", 2, 4)
    assert again.live.skip(again.now) == [SessionDone(finished=True)]
    assert again.logs == first.logs
