"""Doses and tempos in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kneecoach.model.exercises import dose_words
from kneecoach.model.exercises.dose import Dose, Tempo
from tests.builders import a_dose, fixed, shipped_exercise


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
    assert dose_words.tempo_words(tempo) == told


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
    assert dose_words.dose_words(dose) == told


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
    assert (dose_words.spec_words(spec), dose_words.spec_short(spec)) == (told, short)


def test_an_amount_is_one_number_where_it_has_no_range() -> None:
    assert dose_words.amount(fixed(10)) == "10"


def test_each_number_of_a_dose_is_told_with_its_source() -> None:
    assert list(dose_words.source_words(shipped_exercise("split-squat"))) == [
        "From the article: reps 10–12, seconds down 3, seconds held 1",
        "Our default: seconds up 2, seconds between sets 30",
    ]


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
    assert dose_words.dose_short(dose) == short


def test_the_numbers_of_a_dose_are_called_what_they_count() -> None:
    holds = a_dose(counts="holds", sides="each", tempo=Tempo(0, 10, 0))
    assert dose_words.number_words("sets", holds) == "Sets each side"
    assert dose_words.number_words("reps", holds) == "Holds"
    assert dose_words.number_words("reps", a_dose()) == "Reps"
    assert dose_words.number_words("hold_s", holds) == "Seconds held"
    assert dose_words.number_words("hold_s", replace(holds, until="tired")) == "Seconds, about"
