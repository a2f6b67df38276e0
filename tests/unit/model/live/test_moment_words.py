"""A moment in words."""

from __future__ import annotations

import pytest

from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.exercises.exercise import Level, PhaseKind
from kneecoach.model.live import moment_words
from tests.builders import a_dose, an_exercise, planned, shipped_exercise
from tests.unit.model.walking import Walk


def test_rep_and_set_and_side_are_told() -> None:
    walk = Walk(planned(dose=a_dose(reps=3, sets=2, sides="each")))
    walk.until("lower", 1)
    assert moment_words.rep_words(walk.moment) == "rep 1 of 3"
    assert moment_words.set_words(walk.moment.set) == "set 1 of 2"
    assert moment_words.side_words(walk.moment.set) == "right side"


def test_before_a_set_exercise_and_side_stand_where_the_reps_will() -> None:
    walk = Walk(planned(dose=a_dose(sides="each", sets=2)), planned(an_exercise("lunge")))
    told = []
    lead_ins: list[tuple[PhaseKind, int]] = [
        ("setup", 0),
        ("ready", 0),
        ("switch sides", 1),
        ("rest", 2),
    ]
    for kind, index in lead_ins:
        walk.until(kind, index)
        told.append(moment_words.rep_words(walk.moment))
    assert told == ["squat, left side", "squat, left side", "squat, right side", "squat, left side"]
    walk.until("setup", 4)
    assert moment_words.rep_words(walk.moment) == "lunge"


def test_a_self_paced_set_says_what_to_press_and_the_end_says_nothing() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.until("self-paced")
    assert moment_words.rep_words(walk.moment) == "enter when you are tired"
    walk.live.finish(walk.now)
    assert moment_words.rep_words(walk.moment) == ""


def test_switching_sides_names_the_side_to_switch_to() -> None:
    walk = Walk(planned(dose=a_dose(sides="each", sets=2)))
    told = []
    for index in (1, 3):
        walk.until("switch sides", index)
        told.append(moment_words.phase_word(walk.moment))
    assert told == ["Switch: right", "Switch: right"]


def test_holds_are_called_holds_and_a_single_one_is_not_counted() -> None:
    walk = Walk(
        planned(dose=a_dose(counts="holds", reps=2, tempo=Tempo(0, 5, 0))),
        planned(dose=a_dose(counts="holds", reps=1, tempo=Tempo(0, 5, 0))),
    )
    walk.until("hold")
    assert moment_words.rep_words(walk.moment) == "hold 1 of 2"
    walk.until("hold", 1)
    assert moment_words.rep_words(walk.moment) == ""


def test_before_a_set_what_comes_next_is_the_set() -> None:
    walk = Walk(planned(dose=a_dose(reps=10, tempo=Tempo(3, 1, 2))))
    assert moment_words.next_words(walk.moment) == "10 reps: down 3, hold 1, up 2"


@pytest.mark.parametrize(
    ("dose", "told"),
    [
        (a_dose(counts="holds", reps=6, tempo=Tempo(0, 10, 0)), "6 holds of 10 s"),
        (a_dose(counts="holds", reps=1, tempo=Tempo(0, 60, 0)), "hold 60 s"),
        (a_dose(until="tired"), "until tired"),
        (a_dose(until="unable"), "until you can't do it well"),
    ],
)
def test_before_a_set_of_holds_or_without_a_count_that_is_told(dose: Dose, told: str) -> None:
    assert moment_words.next_words(Walk(planned(dose=dose)).moment) == told


def test_in_a_set_what_comes_next_is_what_leads_to_the_next_set() -> None:
    walk = Walk(
        planned(dose=a_dose(sides="each", sets=2)),
        planned(an_exercise("calf-raise"), a_dose(sets=2)),
    )
    told = []
    for index in range(6):
        walk.until("lower", index)
        told.append(moment_words.next_words(walk.moment))
    assert told == [
        "switch to the right side",
        "rest 30 s, then left side",
        "switch to the right side",
        "Calf raise",
        "rest 30 s, then set 2 of 2",
        "the end",
    ]


def test_the_phase_is_one_instruction_in_the_words_of_the_exercise() -> None:
    walk = Walk(planned(shipped_exercise("split-squat"), a_dose(tempo=Tempo(3, 1, 2))))
    told = []
    for kind in ("setup", "ready", "lower", "hold", "lift"):
        walk.until(kind)
        told.append(moment_words.phase_word(walk.moment))
    assert told == ["Get in place", "Get ready", "Lower", "Hold", "Push up"]


def test_what_the_session_waits_for_comes_before_the_phase() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.live.pause(walk.now)
    assert moment_words.phase_word(walk.moment) == "Paused"
    walk.live.go_on(walk.now)
    assert moment_words.phase_word(walk.moment) == "Get ready"
    walk.wait(3)
    walk.until("self-paced")
    walk.live.done(walk.now)
    assert moment_words.phase_word(walk.moment) == "How many?"
    walk.live.answer_reps(walk.now, 3)
    assert moment_words.phase_word(walk.moment) == "Finished"


def test_a_self_paced_set_is_called_by_the_movement_of_the_exercise() -> None:
    told = []
    for exercise_id in ("leg-lift", "footwork"):
        walk = Walk(planned(shipped_exercise(exercise_id), a_dose(until="tired")))
        walk.until("self-paced")
        told.append(moment_words.phase_word(walk.moment))
    assert told == ["Lift slowly", "Scrunch"]


def test_getting_in_place_tells_position_side_and_what_is_needed() -> None:
    walk = Walk(planned(shipped_exercise("split-squat"), a_dose(sides="each")))
    assert moment_words.position_words(walk.moment) == "Standing. Left side. You need: step."


def test_getting_in_place_tells_what_is_special_to_the_level() -> None:
    level = Level(id="hard", name="Hard", about="With your eyes closed.")
    walk = Walk(planned(an_exercise(position="on the back", levels=[level])))
    assert moment_words.setup_words(walk.moment) == [
        "Lying on your back.",
        "With your eyes closed.",
    ]


def test_barefoot_is_said_before_the_first_standing_exercise_only() -> None:
    floor = planned(an_exercise("bridge", position="on the back"))
    walk = Walk(floor, planned(), planned())
    told = []
    for index in range(3):
        walk.until("setup", index)
        told.append(moment_words.BAREFOOT in moment_words.setup_words(walk.moment))
    assert told == [False, True, False]
