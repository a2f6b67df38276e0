"""The shipped exercises say what the article says, and mark what is ours."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kneecoach.model.exercises.exercise import Cue, Exercise, Quantity, Source
from tests.builders import shipped_exercise, shipped_library

EVERY = tuple(shipped_library().catalogue)
GREAT_CUES = {
    "Knee over third toe": {"split-squat", "peterson-step-up", "step-up"},
    "Hips level": {"split-squat", "peterson-step-up", "step-up"},
    "Knees not caving": {"glute-bridge"},
}


def number(exercise_id: str, name: str, level: str | None = None) -> tuple[int, int, Source]:
    exercise = shipped_exercise(exercise_id)
    found = exercise.levels[0] if level is None else exercise.level(level)
    assert found is not None
    quantity = getattr(exercise.dose_spec(found), name)
    assert isinstance(quantity, Quantity)
    return quantity.least, quantity.most, quantity.source


def levels(exercise_id: str) -> list[str]:
    return [level.id for level in shipped_exercise(exercise_id).levels]


def sides(exercise_id: str) -> list[str]:
    exercise = shipped_exercise(exercise_id)
    return [exercise.dose_spec(level).sides for level in exercise.levels]


def needs(exercise_id: str) -> list[set[str]]:
    exercise = shipped_exercise(exercise_id)
    return [set(exercise.needs_at(level)) for level in exercise.levels]


def tempo(exercise_id: str) -> tuple[int, int, int]:
    exercise = shipped_exercise(exercise_id)
    names = ("lower_s", "hold_s", "lift_s")
    lower, hold, lift = (number(exercise.id, name)[0] for name in names)
    return lower, hold, lift


def test_everything_shipped_can_be_read() -> None:
    assert shipped_library().problems == ()


@pytest.mark.parametrize(
    ("exercise_id", "region", "position"),
    [
        ("lunge-stretch", "hips", "kneeling"),
        ("leg-lift", "hips", "side-lying"),
        ("glute-bridge", "glutes", "on the back"),
        ("clamshell", "glutes", "side-lying"),
        ("split-squat", "glutes", "standing"),
        ("back-plank", "hamstrings", "on the back"),
        ("romanian-deadlift", "hamstrings", "standing"),
        ("peterson-step-up", "quads", "standing"),
        ("step-up", "quads", "standing"),
        ("calf-raise", "ankles and feet", "standing"),
        ("footwork", "ankles and feet", "sitting"),
    ],
)
def test_each_exercise_has_its_region_and_position(
    exercise_id: str, region: str, position: str
) -> None:
    exercise = shipped_exercise(exercise_id)
    assert (exercise.region, exercise.position) == (region, position)


def test_there_are_eleven_exercises() -> None:
    assert len(EVERY) == 11


@pytest.mark.parametrize(
    ("exercise_id", "kind", "expected"),
    [
        ("lunge-stretch", "alternatives", ["kneeling", "standing"]),
        ("leg-lift", "ladder", ["bodyweight", "ankle-weights"]),
        ("glute-bridge", "ladder", ["two-legs", "single-leg", "weighted"]),
        ("clamshell", "ladder", ["bodyweight"]),
        ("split-squat", "ladder", ["high-step", "low-step", "no-step", "no-step-weights"]),
        (
            "back-plank",
            "ladder",
            [f"{seconds}-seconds" for seconds in (10, 15, 20, 30, 45, 60)],
        ),
        ("romanian-deadlift", "ladder", ["no-weight", "light-weight"]),
        ("peterson-step-up", "ladder", ["to-the-side"]),
        ("step-up", "alternatives", ["forward", "backward"]),
        ("calf-raise", "ladder", ["both-legs", "one-leg", "one-leg-weight"]),
        ("footwork", "alternatives", ["towel", "marbles"]),
    ],
)
def test_levels_stand_easiest_first_or_are_a_choice(
    exercise_id: str, kind: str, expected: Sequence[str]
) -> None:
    assert shipped_exercise(exercise_id).levels_are == kind
    assert levels(exercise_id) == expected


@pytest.mark.parametrize(
    ("exercise_id", "name", "least", "most"),
    [
        ("lunge-stretch", "hold_s", 5, 5),
        ("lunge-stretch", "reps", 5, 10),
        ("leg-lift", "reps", 10, 20),
        ("glute-bridge", "hold_s", 3, 5),
        ("split-squat", "reps", 10, 12),
        ("split-squat", "lower_s", 3, 3),
        ("split-squat", "hold_s", 1, 1),
        ("back-plank", "hold_s", 10, 10),
        ("back-plank", "reps", 6, 6),
        ("calf-raise", "reps", 10, 12),
    ],
)
def test_the_articles_numbers_are_marked_as_the_articles(
    exercise_id: str, name: str, least: int, most: int
) -> None:
    assert number(exercise_id, name) == (least, most, "article")


@pytest.mark.parametrize(
    ("exercise_id", "name", "least"),
    [
        ("leg-lift", "lift_s", 3),
        ("glute-bridge", "reps", 10),
        ("clamshell", "reps", 12),
        ("romanian-deadlift", "reps", 10),
        ("peterson-step-up", "reps", 10),
        ("step-up", "reps", 10),
        ("calf-raise", "lower_s", 3),
        ("footwork", "hold_s", 60),
    ],
)
def test_our_own_numbers_are_marked_as_defaults(exercise_id: str, name: str, least: int) -> None:
    assert (number(exercise_id, name)[0], number(exercise_id, name)[2]) == (least, "default")


@pytest.mark.parametrize(
    ("exercise_id", "expected"),
    [
        ("leg-lift", (3, 1, 3)),
        ("split-squat", (3, 1, 2)),
        ("romanian-deadlift", (3, 0, 2)),
        ("calf-raise", (3, 1, 2)),
    ],
)
def test_tempos_are_seconds_down_held_and_up(
    exercise_id: str, expected: tuple[int, int, int]
) -> None:
    assert tempo(exercise_id) == expected


def test_the_back_planks_holds_grow_to_60_s_as_their_number_comes_down_to_one() -> None:
    found = [
        (number("back-plank", "hold_s", level)[0], number("back-plank", "reps", level)[0])
        for level in levels("back-plank")
    ]
    assert found == [(10, 6), (15, 5), (20, 4), (30, 3), (45, 2), (60, 1)]
    sources = [number("back-plank", "hold_s", level)[2] for level in levels("back-plank")]
    assert sources == ["article", *["default"] * 4, "article"]


def test_what_works_one_side_at_a_time_is_done_on_each() -> None:
    assert {exercise.id: sides(exercise.id) for exercise in EVERY} == {
        "lunge-stretch": ["each"] * 2,
        "leg-lift": ["each"] * 2,
        "glute-bridge": ["both", "each", "both"],
        "clamshell": ["each"],
        "split-squat": ["each"] * 4,
        "back-plank": ["both"] * 6,
        "romanian-deadlift": ["both"] * 2,
        "peterson-step-up": ["each"],
        "step-up": ["each"] * 2,
        "calf-raise": ["both", "each", "each"],
        "footwork": ["each"] * 2,
    }


def test_what_each_level_needs_is_said() -> None:
    assert {exercise.id: needs(exercise.id) for exercise in EVERY} == {
        "lunge-stretch": [set(), set()],
        "leg-lift": [set(), {"ankle weights"}],
        "glute-bridge": [set(), set(), {"weights"}],
        "clamshell": [set()],
        "split-squat": [{"step"}, {"step"}, set(), {"weights"}],
        "back-plank": [set()] * 6,
        "romanian-deadlift": [set(), {"weights"}],
        "peterson-step-up": [{"step"}],
        "step-up": [{"step"}, {"step"}],
        "calf-raise": [
            {"step", "handrail"},
            {"step", "handrail"},
            {"step", "handrail", "weights"},
        ],
        "footwork": [{"towel"}, {"marbles and two bowls"}],
    }


def test_the_lunge_stretch_can_be_done_standing() -> None:
    stretch = shipped_exercise("lunge-stretch")
    assert [stretch.position_at(level) for level in stretch.levels] == ["kneeling", "standing"]


def test_gathering_a_towel_goes_on_until_tired() -> None:
    footwork = shipped_exercise("footwork")
    assert [footwork.dose_spec(level).until for level in footwork.levels] == ["tired", None]


@pytest.mark.parametrize(
    "cue", [cue for exercise in EVERY for cue in exercise.cues], ids=lambda cue: str(cue.text)
)
def test_every_cue_is_six_words_at_most_and_tied_to_a_phase(cue: Cue) -> None:
    assert 1 <= len(cue.text.split()) <= 6
    assert cue.phases


@pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: str(exercise.id))
def test_every_cue_comes_up_in_a_phase_the_exercise_has(exercise: Exercise) -> None:
    moving = {kind for kind, seconds in _movements(exercise) if seconds}
    for cue in exercise.cues:
        assert moving & set(cue.phases), cue.text


@pytest.mark.parametrize("text", GREAT_CUES)
def test_the_three_great_cues_are_everywhere_they_apply(text: str) -> None:
    having = {exercise.id for exercise in EVERY for cue in exercise.cues if cue.text == text}
    assert having == GREAT_CUES[text]


@pytest.mark.parametrize("text", GREAT_CUES)
def test_behind_each_great_cue_is_a_fault_with_a_remedy(text: str) -> None:
    for exercise in EVERY:
        for cue in exercise.cues:
            assert cue.text != text or (cue.fault is not None and cue.fault.remedy)


def test_only_stacked_hips_is_a_cue_of_ours() -> None:
    ours = [(exercise.id, cue.text) for exercise in EVERY for cue in exercise.cues if cue.ours]
    assert ours == [("clamshell", "Hips stacked")]


def test_a_knee_past_the_toes_is_no_fault_in_the_split_squat() -> None:
    (cue,) = (one for one in shipped_exercise("split-squat").cues if "pass the toes" in one.text)
    assert cue.fault is None


@pytest.mark.parametrize(
    ("exercise_id", "fault", "remedy"),
    [
        ("leg-lift", "leg-wobbles", "heel"),
        ("glute-bridge", "knees-cave", "band"),
        ("clamshell", "opens-wide", "hand on the glute"),
    ],
)
def test_the_articles_remedies_are_given(exercise_id: str, fault: str, remedy: str) -> None:
    faults = [cue.fault for cue in shipped_exercise(exercise_id).cues if cue.fault]
    (found,) = (one for one in faults if one.id == fault)
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("exercise_id", "warning"),
    [
        ("romanian-deadlift", "back pain"),
        ("split-squat", "doctor or physiotherapist"),
        ("split-squat", "severe knee problem"),
        ("split-squat", "Stop if it hurts the knee"),
        ("lunge-stretch", "If kneeling hurts"),
    ],
)
def test_who_should_not_do_it_is_said(exercise_id: str, warning: str) -> None:
    assert warning in " ".join(shipped_exercise(exercise_id).cautions)


def test_no_hamstring_is_stretched() -> None:
    stretches = [one for one in EVERY if "stretch" in one.name.casefold()]
    assert [one.muscles for one in stretches] == [("hip flexors",)]


def test_the_hamstrings_work_in_bridges_and_split_squats_as_well() -> None:
    also = {one.id for one in EVERY if "hamstrings" in one.also}
    assert also == {"glute-bridge", "split-squat"}


def _movements(exercise: Exercise) -> list[tuple[str, int]]:
    dose = exercise.dose
    return [
        ("lower", dose.lower_s.least),
        ("hold", dose.hold_s.least),
        ("lift", dose.lift_s.least),
    ]
