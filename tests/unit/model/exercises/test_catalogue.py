"""The catalogue: its order, and finding exercises in it."""

from __future__ import annotations

import pytest

from kneecoach.model.exercises.catalogue import Catalogue, matches
from kneecoach.model.problem import ProblemError
from tests.builders import an_exercise, shipped_exercise, shipped_library

IN_ORDER = [
    "lunge-stretch",
    "leg-lift",
    "glute-bridge",
    "clamshell",
    "split-squat",
    "back-plank",
    "romanian-deadlift",
    "peterson-step-up",
    "step-up",
    "calf-raise",
    "footwork",
]


def found(words: str) -> list[str]:
    return [
        exercise.id
        for _, exercises in shipped_library().catalogue.by_region(words)
        for exercise in exercises
    ]


def test_exercises_stand_in_the_order_of_a_workout() -> None:
    catalogue = shipped_library().catalogue
    assert [exercise.id for exercise in catalogue] == IN_ORDER
    assert [catalogue.rank(exercise) for exercise in catalogue] == list(range(11))


def test_the_order_is_by_region_whatever_the_place_within_it() -> None:
    catalogue = Catalogue(
        [
            an_exercise("feet", region="ankles and feet", place=1),
            an_exercise("second", region="hips", place=9),
            an_exercise("first", region="hips", place=3),
            an_exercise("quads", region="quads", place=2),
        ]
    )
    assert [exercise.id for exercise in catalogue] == ["first", "second", "quads", "feet"]
    assert len(catalogue) == 4
    assert "feet" in catalogue
    assert "hands" not in catalogue


def test_an_exercise_is_found_by_its_id() -> None:
    assert shipped_library().catalogue.find("step-up").name == "Step-up, forward or backward"


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    with pytest.raises(ProblemError, match=r"'calf-rase' \(did you mean 'calf-raise'\?\)"):
        shipped_library().catalogue.find("calf-rase")


def test_without_words_every_region_is_listed_in_order() -> None:
    regions = [region for region, _ in shipped_library().catalogue.by_region()]
    assert regions == ["hips", "glutes", "hamstrings", "quads", "ankles and feet"]
    assert found("") == IN_ORDER


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("split squat", ["split-squat"]),
        ("Romanian", ["romanian-deadlift"]),
        ("quads", ["split-squat", "peterson-step-up", "step-up"]),
        ("abductors", ["leg-lift"]),
        ("towel", ["footwork"]),
        ("marbles", ["footwork"]),
        ("third toe", ["split-squat", "peterson-step-up", "step-up"]),
        ("CAVING", ["glute-bridge"]),
        ("toe step", ["split-squat", "peterson-step-up", "step-up", "calf-raise"]),
        ("trampoline", []),
    ],
)
def test_search_finds_name_region_muscle_equipment_and_cue(words: str, expected: list[str]) -> None:
    assert found(words) == expected


def test_search_finds_a_region_that_works_as_well() -> None:
    assert matches(shipped_exercise("split-squat"), "ankles")


def test_a_region_without_a_match_is_left_out() -> None:
    assert [region for region, _ in shipped_library().catalogue.by_region("clamshell")] == [
        "glutes"
    ]
