"""What a live session says when it is asked "what now?"."""

from __future__ import annotations

from kneecoach.model.exercises.dose import Tempo
from kneecoach.model.exercises.exercise import PhaseKind
from tests.builders import a_cue, a_dose, an_exercise, planned, shipped_exercise
from tests.unit.model.walking import Walk


def test_the_sets_logged_so_far_are_told() -> None:
    walk = Walk(planned(dose=a_dose(sets=2)))
    assert walk.moment.logs == ()
    walk.until("rest")
    assert walk.moment.logs == walk.logs
    walk.until_done()
    assert len(walk.moment.logs) == 2
    assert walk.moment.logs == walk.logs


def test_no_cue_matters_before_a_set_or_between_reps() -> None:
    walk = Walk(planned(dose=a_dose(relax_s=2)))
    kinds: tuple[PhaseKind, ...] = ("setup", "ready", "relax")
    for kind in kinds:
        walk.until(kind)
        assert walk.moment.cues == ()
        assert walk.moment.cue is None


def test_the_cues_that_matter_are_those_of_the_phase() -> None:
    walk = Walk(planned(dose=a_dose(tempo=Tempo(2, 1, 1))))
    told = dict[str, tuple[int, ...]]()
    kinds: tuple[PhaseKind, ...] = ("lower", "hold")
    for kind in kinds:
        walk.until(kind)
        told[kind] = walk.moment.cues
    assert told == {"lower": (0, 1, 2), "hold": (0, 2)}


def test_each_rep_has_the_next_cue_in_turn() -> None:
    walk = Walk(planned(dose=a_dose(reps=4)))
    told = []
    for _ in range(4):
        walk.until("lower")
        told.append(walk.moment.cue)
        walk.until("lift")
        walk.wait(1)
    assert told == [0, 1, 2, 0]


def test_a_phase_without_a_cue_of_its_own_has_none() -> None:
    walk = Walk(planned(an_exercise(cues=[a_cue("Push", "lift")])))
    walk.until("lower")
    assert walk.moment.cue is None
    walk.until("lift")
    assert walk.moment.cue == 0


def test_in_a_self_paced_set_the_first_of_its_own_cues_stands() -> None:
    walk = Walk(planned(shipped_exercise("footwork"), a_dose(until="tired")))
    walk.until("self-paced")
    assert walk.moment.cues == (0, 1, 2)
    assert walk.moment.cue == 0


def test_in_a_self_paced_set_all_cues_matter_where_none_is_its_own() -> None:
    walk = Walk(planned(shipped_exercise("leg-lift"), a_dose(until="unable")))
    walk.until("self-paced")
    assert walk.moment.cues == (0, 1, 2, 3)


def test_progress_of_a_phase_runs_from_0_to_1() -> None:
    walk = Walk(planned())
    assert walk.moment.progress == 0
    walk.wait(1)
    assert walk.moment.progress == 0.25


def test_progress_of_a_phase_that_takes_no_time_is_full() -> None:
    walk = Walk(planned())
    walk.live.pause(walk.now)
    walk.live.add_time(walk.now, -10)
    assert walk.moment.progress == 1


def test_what_is_left_of_a_set_is_all_of_it_until_it_begins() -> None:
    walk = Walk(planned())
    assert (walk.moment.set_left_s, walk.moment.set_progress) == (6, 0)
    walk.until("lower")
    walk.wait(1.5)
    assert (walk.moment.set_left_s, walk.moment.set_progress) == (4.5, 0.25)


def test_what_is_left_of_the_workout_counts_every_phase_ahead() -> None:
    walk = Walk(planned(dose=a_dose(sets=2, rest_s=30)))
    assert walk.moment.workout_left_s == 4 + 3 + 6 + 30 + 3 + 6
    walk.until("lift")
    assert walk.moment.workout_left_s == 1 + 3 + 30 + 3 + 6


def test_a_workout_ended_early_has_nothing_left() -> None:
    walk = Walk(planned(dose=a_dose(sets=2)))
    walk.until("lift")
    walk.live.finish(walk.now)
    moment = walk.moment
    assert (moment.left_s, moment.set_left_s, moment.workout_left_s) == (0, 0, 0)


def test_reps_done_are_counted_as_they_end() -> None:
    walk = Walk(planned())
    walk.until("lift")
    assert walk.moment.reps_done == 0
    walk.wait(1)
    assert walk.moment.reps_done == 1


def test_the_next_set_and_what_leads_up_to_it_are_known() -> None:
    walk = Walk(planned(dose=a_dose(sides="each")))
    after, lead_in = walk.moment.next_set, walk.moment.next_lead_in
    assert after is not None
    assert lead_in is not None
    assert (after.side, lead_in.kind) == ("right", "switch sides")


def test_after_the_last_set_nothing_comes_next() -> None:
    walk = Walk(planned())
    assert walk.moment.next_set is None
    assert walk.moment.next_lead_in is None
