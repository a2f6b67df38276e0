"""Skipping in a live session, and taking it back."""

from __future__ import annotations

from kneecoach.model.live.events import PhaseStarted, SessionDone, SetReopened, SetSkipped
from tests.builders import a_dose, planned
from tests.unit.model.walking import Walk


def three_sets() -> Walk:
    return Walk(planned(dose=a_dose(sets=3, rest_s=30)))


def test_a_skipped_set_is_logged_as_left_out_as_far_as_it_came() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.wait(4)
    assert walk.live.skip(walk.now)[0] == SetSkipped(0, walk.logs[0])
    assert (walk.logs[0].skipped, walk.logs[0].reps, walk.logs[0].worked) == (True, 1, 4)
    assert walk.place == ("rest", 1, 30)


def test_skipping_in_the_rest_leaves_out_the_set_after_it() -> None:
    walk = three_sets()
    walk.until("rest")
    walk.live.skip(walk.now)
    assert [log.skipped for log in walk.logs] == [False, True]
    assert walk.place == ("rest", 2, 30)


def test_back_after_a_skip_returns_to_what_was_left() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.wait(0.25)
    walk.live.skip(walk.now)
    walk.wait(20)
    events = walk.live.back(walk.now)
    assert events == [SetReopened(0), PhaseStarted(walk.moment.phase)]
    assert walk.logs == ()
    assert walk.place == ("lift", 0, 0.75)


def test_after_skip_and_back_the_set_keeps_its_reps_and_work() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.wait(4)
    walk.live.skip(walk.now)
    walk.live.back(walk.now)
    walk.until("rest")
    assert (walk.logs[0].reps, walk.logs[0].worked, walk.logs[0].skipped) == (2, 6, False)


def test_several_skips_are_undone_one_by_one() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.skip(walk.now)
    walk.wait(4)
    walk.live.skip(walk.now)
    walk.live.back(walk.now)
    assert walk.place == ("rest", 1, 26)
    walk.live.back(walk.now)
    assert walk.place == ("lift", 0, 1)


def test_skipping_the_last_set_ends_the_workout_and_back_reopens_it_paused() -> None:
    walk = three_sets()
    walk.until("lift", 2)
    assert walk.live.skip(walk.now)[-1] == SessionDone(finished=True)
    walk.wait(60)
    walk.live.back(walk.now)
    assert walk.live.state == "paused"
    assert walk.place == ("lift", 2, 1)
    assert len(walk.logs) == 2


def test_a_skip_while_paused_stays_paused_both_ways() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.pause(walk.now)
    walk.live.skip(walk.now)
    assert walk.live.state == "paused"
    walk.live.back(walk.now)
    assert walk.live.state == "paused"
    assert walk.place == ("lift", 0, 1)


def test_once_the_next_set_has_begun_a_skip_is_settled() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.skip(walk.now)
    walk.until("lower", 1)
    walk.live.back(walk.now)
    assert walk.place == ("ready", 0, 3)
    assert walk.logs[0].skipped


def test_a_skipped_set_that_is_done_after_all_counts_as_done() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.skip(walk.now)
    walk.until("lower", 1)
    walk.live.back(walk.now)
    walk.until("rest", 1)
    assert [(log.skipped, log.reps) for log in walk.logs] == [(False, 2)]


def test_a_skipped_set_being_done_after_all_is_kept_by_finishing() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.skip(walk.now)
    walk.until("lower", 1)
    walk.live.back(walk.now)
    walk.until("lower", 0)
    walk.wait(3.5)
    walk.live.finish(walk.now)
    assert [(log.skipped, log.reps) for log in walk.logs] == [(False, 1)]


def test_skipping_a_set_that_was_done_before_keeps_it_done() -> None:
    walk = three_sets()
    walk.until("lower", 1)
    walk.live.back(walk.now)
    walk.until("lift", 0)
    assert walk.live.skip(walk.now) == [PhaseStarted(walk.moment.phase)]
    assert [(log.skipped, log.reps) for log in walk.logs] == [(False, 2)]
    walk.live.back(walk.now)
    assert walk.place == ("lift", 0, 1)
    assert len(walk.logs) == 1


def test_back_after_finishing_never_undoes_a_skip() -> None:
    walk = three_sets()
    walk.until("lift")
    walk.live.skip(walk.now)
    walk.live.finish(walk.now)
    assert walk.live.back(walk.now) == [PhaseStarted(walk.moment.phase)]
    assert walk.live.state == "running"
    assert walk.place == ("ready", 1, 3)
    assert [log.skipped for log in walk.logs] == [True]


def test_a_set_ended_before_its_first_rep_and_being_done_again_is_kept_by_finishing() -> None:
    walk = three_sets()
    walk.until("lower")
    walk.live.done(walk.now)
    walk.live.back(walk.now)
    walk.until("lower", 0)
    walk.wait(3.5)
    walk.live.finish(walk.now)
    assert [(log.done, log.reps) for log in walk.logs] == [(True, 1)]
