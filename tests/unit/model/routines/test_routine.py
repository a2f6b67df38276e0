"""How a routine is resolved against the catalogue."""

from __future__ import annotations

import msgspec
import pytest

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose import Dose
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import PlannedExercise, Prescribed, Routine, RoutineItem, plan
from tests.builders import shipped_exercise, shipped_library


@pytest.fixture
def catalogue() -> Catalogue:
    return shipped_library().catalogue


def refusal(*items: RoutineItem, key: str = "items") -> Problem:
    with pytest.raises(ProblemError) as caught:
        plan(items, shipped_library().catalogue, key)
    return caught.value.problem


def test_what_is_left_out_is_the_lightest_dose_of_the_first_level(catalogue: Catalogue) -> None:
    (found,) = plan([RoutineItem(exercise="leg-lift")], catalogue)
    assert found.level.id == "bodyweight"
    assert found.dose == Dose.lightest(found.exercise.dose)
    assert (found.dose.reps, found.dose.sets, found.dose.until) == (10, 1, None)


def prescribing(exercise_id: str, level: str, reps: int) -> Prescribed:
    item = RoutineItem(exercise=exercise_id, level=level, reps=reps)
    (one,) = plan([item], shipped_library().catalogue)
    return {exercise_id: one}


def test_what_is_left_out_is_as_the_coach_prescribes(catalogue: Catalogue) -> None:
    prescribed = prescribing("glute-bridge", "single-leg", reps=12)
    bare = RoutineItem(exercise="glute-bridge", sets=2)
    (found,) = plan([bare], catalogue, prescribed=prescribed)
    assert (found.level.id, found.dose.reps, found.dose.sets) == ("single-leg", 12, 2)
    said = RoutineItem(exercise="glute-bridge", level="single-leg", reps=8)
    (found,) = plan([said], catalogue, prescribed=prescribed)
    assert (found.level.id, found.dose.reps, found.dose.sets) == ("single-leg", 8, 1)


def test_another_level_than_is_prescribed_comes_with_its_lightest_dose(
    catalogue: Catalogue,
) -> None:
    prescribed = prescribing("glute-bridge", "two-legs", reps=15)
    item = RoutineItem(exercise="glute-bridge", level="weighted")
    assert plan([item], catalogue, prescribed=prescribed) == plan([item], catalogue)


def test_what_a_level_changes_is_in_the_dose(catalogue: Catalogue) -> None:
    (found,) = plan([RoutineItem(exercise="back-plank", level="30-seconds")], catalogue)
    assert (found.dose.reps, found.dose.tempo.hold_s) == (3, 30)
    assert found.dose.tempo.lift_s == 2


def test_every_number_can_be_given(catalogue: Catalogue) -> None:
    item = RoutineItem(
        exercise="glute-bridge",
        level="single-leg",
        sets=3,
        reps=7,
        hold_s=5,
        rest_s=0,
        until="unable",
    )
    (found,) = plan([item], catalogue)
    dose = found.dose
    assert (dose.sets, dose.reps, dose.tempo.hold_s, dose.rest_s) == (3, 7, 5, 0)
    assert (dose.until, dose.sides) == ("unable", "each")


def test_a_plan_written_out_in_full_is_planned_the_same(catalogue: Catalogue) -> None:
    for exercise in catalogue:
        for level in exercise.levels:
            item = RoutineItem(exercise=exercise.id, level=level.id, sets=2, rest_s=11)
            found = plan([item], catalogue)
            assert plan([one.as_item() for one in found], catalogue) == found


def test_an_unknown_exercise_is_told_with_the_nearest_and_where(catalogue: Catalogue) -> None:
    problem = refusal(RoutineItem(exercise="leg-lift"), RoutineItem(exercise="glute-brige"))
    assert problem == Problem(
        "unknown exercise 'glute-brige' (did you mean 'glute-bridge'?)", "items[1].exercise"
    )


def test_an_unknown_level_is_told_with_the_nearest_and_where() -> None:
    problem = refusal(RoutineItem(exercise="split-squat", level="hi-step"))
    assert problem == Problem(
        "unknown level of split-squat 'hi-step' (did you mean 'high-step'?)", "items[0].level"
    )


def test_ankles_and_feet_that_do_not_come_last_are_refused_with_the_reason() -> None:
    problem = refusal(
        RoutineItem(exercise="calf-raise"),
        RoutineItem(exercise="footwork"),
        RoutineItem(exercise="clamshell"),
    )
    assert problem.key == "items[2].exercise"
    assert problem.what.startswith("clamshell comes after footwork: tired ankles and feet cannot")


def test_ankles_and_feet_may_be_all_there_is(catalogue: Catalogue) -> None:
    items = [RoutineItem(exercise="footwork"), RoutineItem(exercise="calf-raise")]
    assert len(plan(items, catalogue)) == 2


def test_what_is_wrong_stands_at_the_name_that_the_list_has_in_its_file() -> None:
    footwork, clamshell = RoutineItem(exercise="footwork"), RoutineItem(exercise="clamshell")
    odd = RoutineItem(exercise="footwork", level="odd")
    assert refusal(RoutineItem(exercise="x"), key="plan").key == "plan[0].exercise"
    assert refusal(footwork, odd, key="plan").key == "plan[1].level"
    assert refusal(footwork, clamshell, key="plan").key == "plan[1].exercise"


def test_the_lightest_of_an_exercise_is_its_first_level_where_none_is_given() -> None:
    exercise = shipped_exercise("back-plank")
    lightest = PlannedExercise.lightest(exercise)
    assert lightest == PlannedExercise.lightest(exercise, exercise.levels[0])
    assert lightest.dose == Dose.lightest(exercise.dose_spec(exercise.levels[0]))


def test_the_lightest_of_an_exercise_at_a_level_has_the_dose_of_that_level() -> None:
    exercise = shipped_exercise("back-plank")
    level = exercise.level("60-seconds")
    assert level is not None
    lightest = PlannedExercise.lightest(exercise, level)
    assert (lightest.level.id, lightest.dose.tempo.hold_s) == ("60-seconds", 60)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"exercise": "x", "sets": 0}, r">= 1 - at `\$.items\[0\].sets`"),
        ({"exercise": "x", "reps": 101}, r"<= 100 - at `\$.items\[0\].reps`"),
        ({"exercise": "x", "hold_s": -5}, r">= 1 - at `\$.items\[0\].hold_s`"),
        ({"exercise": "x", "rest_s": 601}, r"<= 600 - at `\$.items\[0\].rest_s`"),
        ({"exercise": "x", "reps": "ten"}, r"got `str` - at `\$.items\[0\].reps`"),
        ({"exercise": "x", "until": "bored"}, r"'bored' - at `\$.items\[0\].until`"),
        ({"exercise": "x", "speed": 2}, r"unknown field `speed` - at `\$.items\[0\]`"),
        ({"sets": 1}, r"missing required field `exercise` - at `\$.items\[0\]`"),
    ],
)
def test_an_absurd_item_is_refused_with_its_key(item: dict[str, object], expected: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=expected):
        msgspec.convert({"format": 1, "title": "Mine", "items": [item]}, Routine)


def test_a_routine_of_nothing_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="items"):
        msgspec.convert({"format": 1, "title": "Mine", "items": []}, Routine)
