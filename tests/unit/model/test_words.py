"""The coach's words for doses, tempos, phases and times."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kneecoach.model import words
from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.exercises.exercise import Level, PhaseKind
from tests.builders import a_dose, an_exercise, fixed, planned, shipped_exercise
from tests.unit.model.walking import Walk


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0:00"), (4.6, "0:05"), (65, "1:05"), (3600, "60:00"), (-3, "0:00")]
)
def test_a_time_is_told_in_minutes_and_seconds(seconds: float, told: str) -> None:
    assert words.clock(seconds) == told


@pytest.mark.parametrize(("seconds", "told"), [(5, "1 min"), (80, "1 min"), (1100, "18 min")])
def test_a_length_is_told_in_minutes_and_is_never_none(seconds: float, told: str) -> None:
    assert words.minutes(seconds) == told


@pytest.mark.parametrize(
    ("seconds", "shown"), [(3.0, 3), (2.999, 3), (2.0000001, 2), (0.1, 1), (0.0, 0)]
)
def test_a_countdown_reaches_nothing_only_at_the_end(seconds: float, shown: int) -> None:
    assert words.countdown(seconds) == shown


@pytest.mark.parametrize(
    ("tempo", "told"),
    [
        (Tempo(3, 1, 2), "down 3, hold 1, up 2"),
        (Tempo(3, 1, 2, first="lift"), "up 2, hold 1, down 3"),
        (Tempo(3, 0, 2), "down 3, up 2"),
        (Tempo(0, 60, 0), "hold 60"),
    ],
)
def test_a_tempo_is_told_in_the_order_of_its_movements(tempo: Tempo, told: str) -> None:
    assert words.tempo_words(tempo) == told


@pytest.mark.parametrize(
    ("dose", "told"),
    [
        (a_dose(reps=10), "10 reps"),
        (a_dose(reps=10, sides="each"), "10 reps each side"),
        (a_dose(reps=10, sides="each", sets=2), "2 sets of 10 reps each side"),
        (a_dose(counts="holds", reps=6, tempo=Tempo(2, 10, 2)), "6 holds of 10 s"),
        (a_dose(counts="holds", reps=1, tempo=Tempo(2, 60, 2)), "hold 60 s"),
        (a_dose(until="tired", sides="each"), "until tired each side"),
        (a_dose(until="unable"), "until you can't do it well"),
    ],
)
def test_a_planned_dose_is_told_as_one_would_say_it(dose: Dose, told: str) -> None:
    assert words.dose_words(dose) == told


@pytest.mark.parametrize(
    ("exercise_id", "level", "told", "short"),
    [
        ("lunge-stretch", "kneeling", "5–10 × 5 s each side", "5–10×5 s"),
        ("leg-lift", "bodyweight", "10–20 reps each side", "10–20 reps"),
        ("split-squat", "high-step", "10–12 reps each side", "10–12 reps"),
        ("back-plank", "10-seconds", "6 × 10 s", "6×10 s"),
        ("back-plank", "60-seconds", "hold 60 s", "60 s"),
        ("calf-raise", "both-legs", "10–12 reps", "10–12 reps"),
        ("footwork", "towel", "about 60 s, until tired each side", "60 s"),
        ("footwork", "marbles", "hold 60 s each side", "60 s"),
    ],
)
def test_an_exercises_dose_is_told_with_its_ranges(
    exercise_id: str, level: str, told: str, short: str
) -> None:
    exercise = shipped_exercise(exercise_id)
    found = exercise.level(level)
    assert found is not None
    spec = exercise.dose_spec(found)
    assert (words.spec_words(spec), words.spec_short(spec)) == (told, short)


def test_an_amount_is_one_number_where_it_has_no_range() -> None:
    assert words.amount(fixed(10)) == "10"


def test_each_number_of_a_dose_is_told_with_its_source() -> None:
    assert list(words.source_words(shipped_exercise("split-squat"))) == [
        "From the article: reps 10–12, seconds down 3, seconds held 1",
        "Our default: seconds up 2, seconds between sets 30",
    ]


def test_rep_and_set_and_side_are_told() -> None:
    walk = Walk(planned(dose=a_dose(reps=3, sets=2, sides="each")))
    walk.until("lower", 1)
    assert words.rep_words(walk.moment) == "rep 1 of 3"
    assert words.set_words(walk.moment.set) == "set 1 of 2"
    assert words.side_words(walk.moment.set) == "right side"


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
        told.append(words.rep_words(walk.moment))
    assert told == ["squat, left side", "squat, left side", "squat, right side", "squat, left side"]
    walk.until("setup", 4)
    assert words.rep_words(walk.moment) == "lunge"


def test_a_self_paced_set_says_what_to_press_and_the_end_says_nothing() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.until("self-paced")
    assert words.rep_words(walk.moment) == "enter when you are tired"
    walk.live.finish(walk.now)
    assert words.rep_words(walk.moment) == ""


def test_switching_sides_names_the_side_to_switch_to() -> None:
    walk = Walk(planned(dose=a_dose(sides="each", sets=2)))
    told = []
    for index in (1, 3):
        walk.until("switch sides", index)
        told.append(words.phase_word(walk.moment))
    assert told == ["Switch: right", "Switch: right"]


def test_holds_are_called_holds_and_a_single_one_is_not_counted() -> None:
    walk = Walk(
        planned(dose=a_dose(counts="holds", reps=2, tempo=Tempo(0, 5, 0))),
        planned(dose=a_dose(counts="holds", reps=1, tempo=Tempo(0, 5, 0))),
    )
    walk.until("hold")
    assert words.rep_words(walk.moment) == "hold 1 of 2"
    walk.until("hold", 1)
    assert words.rep_words(walk.moment) == ""


def test_before_a_set_what_comes_next_is_the_set() -> None:
    walk = Walk(planned(dose=a_dose(reps=10, tempo=Tempo(3, 1, 2))))
    assert words.next_words(walk.moment) == "10 reps: down 3, hold 1, up 2"


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
    assert words.next_words(Walk(planned(dose=dose)).moment) == told


def test_in_a_set_what_comes_next_is_what_leads_to_the_next_set() -> None:
    walk = Walk(
        planned(dose=a_dose(sides="each", sets=2)),
        planned(an_exercise("calf-raise"), a_dose(sets=2)),
    )
    told = []
    for index in range(6):
        walk.until("lower", index)
        told.append(words.next_words(walk.moment))
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
        told.append(words.phase_word(walk.moment))
    assert told == ["Get in place", "Get ready", "Lower", "Hold", "Push up"]


def test_what_the_session_waits_for_comes_before_the_phase() -> None:
    walk = Walk(planned(dose=a_dose(until="tired")))
    walk.live.pause(walk.now)
    assert words.phase_word(walk.moment) == "Paused"
    walk.live.go_on(walk.now)
    assert words.phase_word(walk.moment) == "Get ready"
    walk.wait(3)
    walk.until("self-paced")
    walk.live.done(walk.now)
    assert words.phase_word(walk.moment) == "How many?"
    walk.live.answer_reps(walk.now, 3)
    assert words.phase_word(walk.moment) == "Done"


def test_a_self_paced_set_is_called_by_the_movement_of_the_exercise() -> None:
    told = []
    for exercise_id in ("leg-lift", "footwork"):
        walk = Walk(planned(shipped_exercise(exercise_id), a_dose(until="tired")))
        walk.until("self-paced")
        told.append(words.phase_word(walk.moment))
    assert told == ["Lift slowly", "Scrunch"]


def test_getting_in_place_tells_position_side_and_what_is_needed() -> None:
    walk = Walk(planned(shipped_exercise("split-squat"), a_dose(sides="each")))
    assert words.position_words(walk.moment) == "Standing. Left side. You need: step."


def test_getting_in_place_tells_what_is_special_to_the_level() -> None:
    level = Level(id="hard", name="Hard", about="With your eyes closed.")
    walk = Walk(planned(an_exercise(position="on the back", levels=[level])))
    assert words.setup_words(walk.moment) == [
        "Lying on your back.",
        "With your eyes closed.",
    ]


def test_barefoot_is_said_before_the_first_standing_exercise_only() -> None:
    floor = planned(an_exercise("bridge", position="on the back"))
    walk = Walk(floor, planned(), planned())
    told = []
    for index in range(3):
        walk.until("setup", index)
        told.append(words.BAREFOOT in words.setup_words(walk.moment))
    assert told == [False, True, False]


@pytest.mark.parametrize(
    ("dose", "short"),
    [
        (a_dose(reps=10), "10 reps"),
        (a_dose(reps=10, sets=2, sides="each"), "2×10 reps"),
        (a_dose(counts="holds", reps=6, tempo=Tempo(0, 10, 0)), "6×10 s"),
        (a_dose(counts="holds", reps=1, sets=3, tempo=Tempo(0, 60, 0)), "3×60 s"),
        (a_dose(counts="holds", reps=1, tempo=Tempo(0, 60, 0), until="tired"), "about 60 s"),
    ],
)
def test_a_dose_is_told_where_there_is_little_room(dose: Dose, short: str) -> None:
    assert words.dose_short(dose) == short


def test_the_numbers_of_a_dose_are_called_what_they_count() -> None:
    holds = a_dose(counts="holds", sides="each", tempo=Tempo(0, 10, 0))
    assert words.number_words("sets", holds) == "Sets each side"
    assert words.number_words("reps", holds) == "Holds"
    assert words.number_words("reps", a_dose()) == "Reps"
    assert words.number_words("hold_s", holds) == "Seconds held"
    assert words.number_words("hold_s", replace(holds, until="tired")) == "Seconds, about"
