"""Decisions in words, as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kneecoach.model.progression.ladder import Ladder
from kneecoach.model.progression.progression import BEGIN, BY_HAND, Decision, decide
from kneecoach.model.progression.rules import RULES
from kneecoach.model.progression.why import because, change_words, days_words, rung_words, why
from tests.builders import shipped_exercise, shipped_library
from tests.unit.model.diary import nov
from tests.unit.model.histories import ABLE, TODAY, a_workout, briefly, lightest
from tests.unit.model.written import ALL, Told

SENTENCES: Mapping[str, str] = {
    "nothing was done yet": "Low, 10 reps, because you have not done it yet, so you start with "
    "the lightest dose.",
    "newly swollen": "leave it out until someone has looked at your knee, because your knee was "
    "newly swollen the morning after (20 November).",
    "too much three times in a row, each time in another way": "leave it out until someone has "
    "looked at your knee, because it was too much 3 times in a row (14, 17 and 20 November).",
    "28 days without it": "Low, 14 reps → Low, 12 reps next time, because you have not done it "
    "since 1 November 2026.",
    "too much at the lightest": "leave it out until 27 November, then Low, 10 reps, because even "
    "the lightest dose was too much (20 November).",
    "all done without pain, and yet stopped because it hurt": "Low, 12 reps → Low, 10 reps next "
    "time, because it hurt and you stopped it (20 November).",
    "lighter than asked for, and still too much": "High, 10 reps → Low, 10 reps next time, "
    "because it hurt more than 5 of 10 (20 November).",
    "pain 6 after a workout of more": "Low, 10 reps next time, because your knee hurt more than "
    "5 of 10 after the workout or when you came back to it (20 November).",
    "worse the next morning after a second, harder workout that day": "Low, 12 reps next time, "
    "because your knee had not settled by the morning after (20 November).",
    "worse the next morning, at the lightest": "Low, 10 reps next time, the lightest there is, "
    "because your knee had not settled by the morning after (20 November).",
    "worse the next morning, and another exercise was stopped because it hurt": "Low, 12 reps "
    "next time, because another exercise hurt too much that day (20 November).",
    "it hurt one dose higher: two clean days are not enough to try that again": "Low, 10 reps "
    "next time, because it went well (17 and 20 November), but the next dose was too much before, "
    "so it has to go well on 4 days first.",
    "two clean days after it lead half of the way back": "Low, 10 reps → Low, 14 reps next time, "
    "because it went well on 18 and 20 November, and you had come further before.",
    "sets ended early on two days": "High, 10 reps → Low, 14 reps next time, because sets ended "
    "early on 17 and 20 November.",
    "pain 3 while it was done": "Low, 12 reps next time, because there was some pain, though not "
    "too much (20 November).",
    "pain not said": "Low, 10 reps next time, because it is not known how much it hurt "
    "(20 November).",
    "morning not said": "Low, 10 reps next time, because it is not known whether your knee had "
    "settled by the morning after (20 November).",
    "the same fault in two sessions": "Low, 10 reps next time, because a fault came back: It "
    "hips-drop. (17 and 20 November). What helps: Do less.",
    "a set was left out": "Low, 10 reps next time, because not every set was done to its end "
    "(20 November).",
    "lighter by hand": "Low, 14 reps next time, because what you did was lighter than that "
    "(20 November).",
    "there is nothing harder": "High, 14 reps next time, because it went well (20 November), and "
    "there is nothing harder here.",
    "the next level needs weights that are not there": "Low, 14 reps next time, because it went "
    "well (20 November), but what comes next is out of reach: needs weights.",
    "clean once": "Low, 10 reps next time, because it went well (20 November), and has to go well "
    "on 2 days before it gets harder.",
    "clean on two days": "Low, 10 reps → Low, 12 reps next time, because it went well on 17 and "
    "20 November: every set done, pain safe, your knee settled by the morning after, no fault "
    "repeated.",
    "higher by hand": "High, 10 reps next time, because you chose this level; the coach would "
    "take Low, 10 reps, because it went well (20 November), and has to go well on 2 days before "
    "it gets harder.",
}
"""What the coach says of some written histories, by their names."""


def decided(told: Told) -> Decision:
    return decide(told.exercise, told.history, told.profile, nov(told.today))


@pytest.mark.parametrize("name", SENTENCES)
def test_a_decision_is_said_with_its_reason(name: str) -> None:
    (told,) = (one for one in ALL if one.name == name)
    assert why(told.exercise, decided(told)) == f"Heel slide: {SENTENCES[name]}"


def test_every_rule_has_its_sentence() -> None:
    said = {told.rule for told in ALL if told.name in SENTENCES}
    assert said == {BEGIN, BY_HAND, *(rule.id for rule in RULES)}


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_each_reason_names_the_days_it_rests_on(told: Told) -> None:
    decision = decided(told)
    reason = because(told.exercise, decision)
    assert days_words(decision.days) in reason
    assert "{" not in reason


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], ""),
        ([19], "19 November"),
        ([19, 19], "19 November"),
        ([19, 21], "19 and 21 November"),
        ([14, 17, 20], "14, 17 and 20 November"),
        ([29, 32], "29 November and 2 December"),
        ([27, 29, 32, 34], "27, 29 November, 2 and 4 December"),
    ],
)
def test_days_are_named_once(days: list[int], words: str) -> None:
    assert days_words([nov(day) for day in days]) == words


def test_the_same_month_of_another_year_is_another_month() -> None:
    assert days_words([date(2025, 11, 3), date(2026, 11, 4)]) == "3 November and 4 November"


@pytest.mark.parametrize(
    ("exercise", "first", "last"),
    [
        ("lunge-stretch", "One knee on the ground, 5 holds of 5 s", "10 holds of 5 s"),
        ("leg-lift", "Bodyweight, 10 reps", "With ankle weights, 20 reps"),
        ("glute-bridge", "Two legs, 10 reps held 3 s", "With weight, 15 reps held 5 s"),
        ("clamshell", "12 reps", "15 reps"),
        ("split-squat", "High step, 10 reps", "No step, with weights, 12 reps"),
        ("back-plank", "6 holds of 10 s", "One hold of 60 s"),
        ("peterson-step-up", "10 reps", "12 reps"),
        ("footwork", "Towel, until tired", "Towel, until tired"),
    ],
)
def test_a_rung_is_told_with_what_can_change(exercise: str, first: str, last: str) -> None:
    found = shipped_exercise(exercise)
    rungs = Ladder(found).rungs
    assert rung_words(found, rungs[0]) == first
    assert rung_words(found, rungs[-1]).endswith(last)


def test_marbles_are_carried_for_some_seconds() -> None:
    footwork = shipped_exercise("footwork")
    (rung,) = Ladder(footwork, footwork.levels[1]).rungs
    assert rung_words(footwork, rung) == "Marbles, 60 s"


def test_no_two_rungs_of_an_exercise_are_told_alike() -> None:
    for exercise in shipped_library().catalogue:
        told = [rung_words(exercise, rung) for rung in Ladder(exercise).rungs]
        assert len(set(told)) == len(told)


def test_a_plank_that_goes_up_is_told_by_its_holds() -> None:
    plank = shipped_exercise("back-plank")
    history = [a_workout(days, lightest("back-plank")) for days in (6, 3)]
    decision = decide(plank, briefly(history), ABLE, TODAY)
    assert change_words(plank, decision) == "6 holds of 10 s → 5 holds of 15 s next time"
