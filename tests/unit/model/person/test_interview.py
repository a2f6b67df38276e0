"""The first conversation: its order, its way back, and what its answers change."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from kneecoach.model.exercises.exercise import Equipment
from kneecoach.model.person.interview import RED_FLAGS, TOPICS, Interview
from kneecoach.model.person.profile import Profile, RedFlags

TODAY = date(2026, 11, 22)
ANSWERS: dict[str, object] = {
    "red_flags": False,
    "knee": "left",
    "usual_pain": 3,
    "severe_knee_problem": False,
    "back_pain": True,
    "kneeling_hurts": None,
    "equipment": ("step", "towel"),
    "workouts_a_week": 2,
    "pain_rule": "strict",
}


def answered(*, until: str = "", red_flags: bool = False) -> Interview:
    """A conversation in which all questions before one were answered; all where none is named."""
    interview = Interview(TODAY)
    while (topic := interview.topic) is not None and topic.settles != until:
        interview = interview.answered({**ANSWERS, "red_flags": red_flags}[topic.settles])
    return interview


def profile_after(interview: Interview) -> Profile:
    return replace(Profile(), **interview.outcome)


def test_the_questions_stand_in_the_order_in_which_they_matter() -> None:
    assert [topic.settles for topic in TOPICS] == list(ANSWERS)


def test_every_question_settles_a_field_of_the_profile_with_values_it_may_have() -> None:
    for topic in TOPICS:
        for choice in topic.choices:
            value = (choice.value,) if topic.kind == "many" else choice.value
            profile = replace(Profile(), **topic.change(value, TODAY))
            assert topic.answer_in(profile) == value


def test_each_answer_has_a_key_of_its_own_that_is_no_way_past_the_question() -> None:
    for topic in TOPICS:
        keys = [choice.key for choice in topic.choices]
        assert max(Counter(keys).values(), default=1) == 1
        assert all(len(key) == 1 for key in keys)
        assert not {"q", " "} & set(keys)


def test_all_equipment_that_an_exercise_can_need_can_be_told() -> None:
    (equipment,) = (topic for topic in TOPICS if topic.settles == "equipment")
    assert {choice.value for choice in equipment.choices} == set(get_args(Equipment))


def test_the_words_fit_a_screen_of_40_columns() -> None:
    for topic in TOPICS:
        if topic.kind != "pain":  # its scale takes two columns, and leaves two lines for it
            assert len(topic.question) <= 36
        marks = len("1 [x] ") if topic.kind == "many" else len("y  ")
        assert all(marks + len(choice.label) <= 36 for choice in topic.choices)
    assert all(len(line) <= 35 for line in RED_FLAGS.told.splitlines())


def test_a_conversation_held_to_its_end_is_kept_whole() -> None:
    assert profile_after(answered()) == Profile(
        red_flags=RedFlags(any=False, asked=TODAY),
        knee="left",
        usual_pain=3,
        severe_knee_problem=False,
        back_pain=True,
        kneeling_hurts=None,
        equipment=("step", "towel"),
        workouts_a_week=2,
        pain_rule="strict",
        asked=True,
    )


def test_going_back_asks_the_question_before_again_and_keeps_the_answers() -> None:
    interview = answered(until="usual_pain").back()
    assert interview.topic is not None
    assert interview.topic.settles == "knee"
    assert interview.changes["knee"] == "left"
    assert interview.answered("right").changes["knee"] == "right"


def test_before_the_first_question_there_is_none() -> None:
    assert Interview(TODAY).back() == Interview(TODAY)


def test_a_question_left_out_leaves_the_careful_default() -> None:
    interview = answered(until="back_pain").passed()
    assert interview.topic is not None
    assert interview.topic.settles == "kneeling_hurts"
    assert profile_after(interview).has("back pain")


def test_skipping_the_rest_keeps_what_was_said_and_the_careful_defaults_for_what_was_not() -> None:
    interview = answered(until="equipment").ended()
    assert interview.topic is None
    profile = profile_after(interview)
    assert (profile.knee, profile.equipment, profile.pain_rule) == ("left", None, "standard")
    assert profile.asked


def test_skipping_all_leaves_nothing_but_that_it_was_asked() -> None:
    assert profile_after(Interview(TODAY).ended()) == Profile(asked=True)


def test_a_warning_sign_ends_the_conversation_and_leaves_the_rest_for_another_time() -> None:
    interview = answered(red_flags=True)
    assert interview.topic is None
    profile = profile_after(interview)
    assert profile.needs_a_doctor
    assert not profile.asked


@pytest.mark.parametrize(
    ("red_flags", "needs"),
    [
        (None, False),
        (RedFlags(any=False, asked=TODAY), False),
        (RedFlags(any=True, asked=TODAY), True),
    ],
)
def test_a_doctor_is_needed_only_where_a_warning_sign_was_told(
    red_flags: RedFlags | None, needs: bool
) -> None:
    assert Profile(red_flags=red_flags).needs_a_doctor == needs
