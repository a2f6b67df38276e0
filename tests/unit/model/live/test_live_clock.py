"""The live session as time passes: phases, pauses, gaps, more time and less."""

from __future__ import annotations

import pytest

from kneecoach.model.live.events import (
    GoingOn,
    Paused,
    PhaseStarted,
    RepDone,
    SessionDone,
    SetDone,
)
from kneecoach.model.live.live import GAP_S
from tests.builders import a_dose, planned
from tests.unit.model.walking import Walk


def one_set() -> Walk:
    """Setup 4 s, ready 3 s, then two reps of 2 s down and 1 s up."""
    return Walk(planned())


def two_sets() -> Walk:
    return Walk(planned(dose=a_dose(sets=2, rest_s=30)))


def test_a_workout_begins_with_getting_in_place() -> None:
    walk = one_set()
    assert walk.place == ("setup", 0, 4)
    assert walk.live.state == "running"


def test_a_phase_lasts_until_its_seconds_have_passed() -> None:
    walk = one_set()
    assert walk.wait(3.9) == []
    (started,) = walk.wait(0.125)
    assert started == PhaseStarted(walk.moment.phase)
    assert walk.phase == "ready"


def test_a_late_look_never_stretches_a_second() -> None:
    walk = one_set()
    walk.wait(4 + 3 + 0.5)
    assert walk.place == ("lower", 0, 1.5)


def test_one_late_look_tells_all_that_happened() -> None:
    walk = one_set()
    events = walk.wait(60)
    assert [type(event) for event in events] == [
        *[PhaseStarted] * 3,  # ready, lower, lift
        RepDone,
        *[PhaseStarted] * 2,
        RepDone,
        SetDone,
        SessionDone,
    ]
    assert RepDone(1, 2) in events
    assert events[-1] == SessionDone(finished=True)


def test_when_the_last_set_ends_nothing_is_left() -> None:
    walk = one_set()
    walk.wait(60)
    moment = walk.moment
    assert moment.state == "done"
    assert (moment.left_s, moment.set_left_s, moment.workout_left_s) == (0, 0, 0)
    assert moment.set_progress == 1


def test_a_set_done_to_its_end_is_logged_with_its_reps_and_seconds_of_work() -> None:
    walk = two_sets()
    walk.until("rest")
    (log,) = walk.logs
    assert (log.exercise, log.level, log.side, log.set) == ("squat", "easy", "both", 1)
    assert (log.target, log.reps, log.worked, log.skipped) == (2, 2, 6, False)


def test_time_to_relax_is_not_counted_as_work() -> None:
    walk = Walk(planned(dose=a_dose(relax_s=5)))
    walk.until_done()
    assert walk.logs[0].worked == 6


def test_a_paused_clock_stands_still() -> None:
    walk = one_set()
    walk.wait(1)
    assert walk.live.pause(walk.now) == [Paused(asked=True)]
    assert walk.wait(5000) == []
    assert walk.place == ("setup", 0, 3)


def test_pausing_twice_is_pausing_once() -> None:
    walk = one_set()
    walk.live.pause(walk.now)
    assert walk.live.pause(walk.now) == []


def test_going_on_after_a_pause_replays_get_ready() -> None:
    walk = one_set()
    walk.until("lift")
    walk.wait(0.5)
    walk.live.pause(walk.now)
    walk.wait(60)

    assert walk.live.go_on(walk.now) == [GoingOn()]
    assert walk.moment.state == "going on"
    assert walk.moment.ready_left_s == 3
    walk.wait(2)
    assert walk.moment.ready_left_s == 1
    assert walk.place == ("lift", 0, 0.5)


def test_after_get_ready_what_was_left_of_the_phase_goes_on() -> None:
    walk = one_set()
    walk.until("lift")
    walk.wait(0.5)
    walk.live.pause(walk.now)
    walk.live.go_on(walk.now)
    assert walk.wait(3) == [PhaseStarted(walk.moment.phase)]
    assert walk.live.state == "running"
    assert walk.place == ("lift", 0, 0.5)
    walk.wait(0.5)
    assert walk.moment.phase.rep == 2


def test_a_late_look_after_get_ready_has_not_stretched_it() -> None:
    walk = one_set()
    walk.live.pause(walk.now)
    walk.live.go_on(walk.now)
    walk.wait(3 + 1.5)
    assert walk.place == ("setup", 0, 2.5)


def test_pausing_in_the_get_ready_replays_all_of_it() -> None:
    walk = one_set()
    walk.live.pause(walk.now)
    walk.live.go_on(walk.now)
    walk.wait(2)
    walk.live.pause(walk.now)
    walk.live.go_on(walk.now)
    assert walk.moment.ready_left_s == 3


def test_going_on_without_a_pause_does_nothing() -> None:
    walk = one_set()
    assert walk.live.go_on(walk.now) == []
    assert walk.live.state == "running"


def test_a_pause_is_not_counted_as_work() -> None:
    walk = one_set()
    walk.until("lower")
    walk.live.pause(walk.now)
    walk.wait(500)
    walk.live.go_on(walk.now)
    walk.wait(3)
    walk.until_done()
    assert walk.logs[0].worked == 6


def test_a_gap_that_nobody_asked_for_is_a_pause() -> None:
    walk = Walk(planned(), gap_s=GAP_S)
    walk.wait(1)
    assert walk.wait(3600) == [Paused(asked=False)]
    assert walk.place == ("setup", 0, 3)


def test_a_gap_in_the_get_ready_after_a_pause_is_a_pause_again() -> None:
    walk = Walk(planned(), gap_s=GAP_S)
    walk.live.pause(walk.now)
    walk.live.go_on(walk.now)
    assert walk.wait(3600) == [Paused(asked=False)]
    assert walk.live.state == "paused"


def test_time_may_pass_unseen_while_paused() -> None:
    walk = Walk(planned(), gap_s=GAP_S)
    walk.live.pause(walk.now)
    assert walk.wait(3600) == []


def test_what_is_done_after_a_gap_is_done_in_the_pause() -> None:
    walk = Walk(planned(), gap_s=GAP_S)
    walk.now += 3600
    events = walk.live.done(walk.now)
    assert events[0] == Paused(asked=False)
    assert walk.live.state == "paused"
    assert walk.phase == "ready"


def test_ten_seconds_more_are_added_to_the_phase() -> None:
    walk = two_sets()
    walk.until("rest")
    before = walk.moment.workout_left_s
    walk.live.add_time(walk.now, 10)
    assert walk.place == ("rest", 1, 40)
    assert walk.moment.workout_left_s == before + 10


def test_ten_seconds_less_are_taken_from_the_phase() -> None:
    walk = two_sets()
    walk.until("rest")
    walk.wait(5)
    walk.live.add_time(walk.now, -10)
    assert walk.place == ("rest", 1, 15)


@pytest.mark.parametrize("waited_s", [0, 2.5])
def test_less_time_than_is_left_ends_the_phase_now_and_no_sooner(waited_s: float) -> None:
    walk = one_set()
    walk.wait(waited_s)
    walk.live.add_time(walk.now, -10)
    assert walk.place == ("ready", 0, 3)


def test_time_can_be_added_while_paused() -> None:
    walk = one_set()
    walk.live.pause(walk.now)
    walk.live.add_time(walk.now, 10)
    assert walk.place == ("setup", 0, 14)
    walk.live.add_time(walk.now, -60)
    assert walk.place == ("setup", 0, 0)
    assert walk.live.state == "paused"


def test_added_time_is_gone_when_the_phase_comes_again() -> None:
    walk = two_sets()
    walk.until("lower")
    walk.live.add_time(walk.now, 10)
    walk.live.restart_set(walk.now)
    assert walk.place == ("ready", 0, 3)
    walk.until("lower")
    assert walk.moment.left_s == 2


def test_time_added_to_getting_in_place_is_gone_when_that_starts_again() -> None:
    walk = two_sets()
    walk.live.add_time(walk.now, 10)
    walk.live.restart_set(walk.now)
    assert walk.place == ("setup", 0, 4)


def test_a_clock_that_runs_backwards_stands_still() -> None:
    walk = one_set()
    walk.wait(3)
    assert walk.wait(-2) == []
    assert walk.place == ("setup", 0, 1)
    assert walk.wait(2) == []
    assert walk.place == ("setup", 0, 1)
