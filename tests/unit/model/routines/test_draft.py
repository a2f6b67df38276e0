"""A workout being put together, and that nothing done to it makes it one that can't be led."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.exercises.catalogue import turn
from kneecoach.model.exercises.dose import DoseNumber
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import BOUNDS, OWN_CHOICE, Draft
from kneecoach.model.routines.routine import MOST_ITEMS, Routine, RoutineItem, plan
from kneecoach.model.routines.timeline import Timing
from tests.builders import shipped_exercise, shipped_library

CATALOGUE = shipped_library().catalogue
ROUTINES = shipped_library().routines
EXERCISES = st.sampled_from(list(CATALOGUE))
NUMBERS: tuple[DoseNumber, ...] = tuple(BOUNDS)


def draft_of(*ids: str) -> Draft:
    """Return a draft of exercises, in the order given."""
    routine = Routine(format=1, title="Mine", items=tuple(RoutineItem(exercise=one) for one in ids))
    return Draft.of("mine", routine, CATALOGUE)


def ids(draft: Draft) -> list[str]:
    return [one.exercise.id for one in draft.items]


def numbers(draft: Draft) -> list[int]:
    return [draft.items[0].dose.number(number) for number in NUMBERS]


# -- adding, removing, moving, swapping ---------------------------------------------------------


def test_what_is_added_stands_where_it_has_its_turn() -> None:
    draft = Draft()
    for one in ("footwork", "split-squat", "leg-lift", "calf-raise", "lunge-stretch"):
        draft = draft.add(shipped_exercise(one))
    assert ids(draft) == ["lunge-stretch", "leg-lift", "split-squat", "calf-raise", "footwork"]


@pytest.mark.parametrize(
    ("there", "added", "then"),
    [
        (("leg-lift", "clamshell", "lunge-stretch"), "glute-bridge",
         ["leg-lift", "glute-bridge", "clamshell", "lunge-stretch"]),
        (("clamshell", "lunge-stretch", "leg-lift"), "glute-bridge",
         ["clamshell", "lunge-stretch", "leg-lift", "glute-bridge"]),
        (("step-up", "footwork", "calf-raise"), "lunge-stretch",
         ["lunge-stretch", "step-up", "footwork", "calf-raise"]),
        (("clamshell",), "clamshell", ["clamshell", "clamshell"]),
    ],
)  # fmt: skip
def test_adding_leaves_an_order_of_ones_own_as_it_is(
    there: tuple[str, ...], added: str, then: list[str]
) -> None:
    assert ids(draft_of(*there).add(shipped_exercise(added))) == then


def test_what_is_added_has_the_lightest_dose_of_the_level_asked_for() -> None:
    exercise = shipped_exercise("back-plank")
    draft = Draft().add(exercise, exercise.level("30-seconds"))
    assert (draft.items[0].dose.reps, draft.items[0].dose.tempo.hold_s) == (3, 30)


def test_toggling_adds_and_takes_out_wherever_it_stands() -> None:
    clamshell = shipped_exercise("clamshell")
    draft = draft_of("clamshell", "leg-lift", "clamshell")
    assert ids(draft.toggle(clamshell)) == ["leg-lift"]
    assert ids(draft.toggle(clamshell).toggle(clamshell)) == ["leg-lift", "clamshell"]


def test_a_workout_has_no_more_exercises_than_a_routine_may_have() -> None:
    full = draft_of(*["clamshell"] * MOST_ITEMS)
    with pytest.raises(ProblemError, match="60 exercises at most"):
        full.add(shipped_exercise("leg-lift"))


def test_moving_stops_at_the_ends() -> None:
    draft = draft_of("lunge-stretch", "leg-lift", "clamshell")
    assert ids(draft.move(0, 1)) == ["leg-lift", "lunge-stretch", "clamshell"]
    assert ids(draft.move(2, -1)) == ["lunge-stretch", "clamshell", "leg-lift"]
    assert draft.move(0, -1) == draft.move(2, 1) == draft
    assert ids(draft.move(0, 9)) == ["leg-lift", "clamshell", "lunge-stretch"]


@pytest.mark.parametrize(("index", "by"), [(1, 1), (2, -1), (0, 2)])
def test_nothing_moves_past_ankles_and_feet_and_it_is_said_why(index: int, by: int) -> None:
    draft = draft_of("leg-lift", "clamshell", "calf-raise", "footwork")
    with pytest.raises(ProblemError, match="tired, they cannot steady the knee"):
        draft.move(index, by)


def test_ankles_and_feet_may_change_places_among_themselves() -> None:
    assert ids(draft_of("calf-raise", "footwork").move(0, 1)) == ["footwork", "calf-raise"]


# -- doses --------------------------------------------------------------------------------------


def test_a_level_comes_with_its_own_lightest_dose() -> None:
    draft = draft_of("back-plank").change(0, "sets", 2)
    harder = draft.at_level(0, draft.items[0].exercise.level_after(draft.items[0].level))
    assert harder.items[0].level.id == "15-seconds"
    assert harder.items[0].dose.tempo.hold_s == 15
    assert harder.items[0].dose.sets == 1


def test_the_level_it_has_leaves_the_dose_as_it_is() -> None:
    draft = draft_of("clamshell").change(0, "reps", 3)
    assert draft.at_level(0, draft.items[0].exercise.levels[0]) == draft


def test_after_the_last_level_comes_the_first() -> None:
    exercise = shipped_exercise("split-squat")
    assert exercise.level_after(exercise.levels[-1]) == exercise.levels[0]


@pytest.mark.parametrize(
    ("number", "start", "up"),
    [
        ("sets", 1, [2, 3, 4]),
        ("reps", 99, [100, 100, 100]),
        ("hold_s", 8, [9, 10, 15]),
        ("hold_s", 597, [600, 600, 600]),
        ("rest_s", 0, [5, 10, 15]),
    ],
)
def test_each_number_grows_in_its_own_steps_up_to_its_most(
    number: DoseNumber, start: int, up: list[int]
) -> None:
    draft = draft_of("glute-bridge")
    (one,) = draft.items
    draft = replace(draft, items=(replace(one, dose=one.dose.with_number(number, start)),))
    found = [draft.change(0, number, steps).items[0].dose.number(number) for steps in (1, 2, 3)]
    assert found == up


def test_steps_down_are_steps_up_taken_back_and_end_at_the_least() -> None:
    draft = draft_of("glute-bridge")
    up = draft.change(0, "hold_s", 12)
    assert up.items[0].dose.tempo.hold_s == 35
    assert up.change(0, "hold_s", -12) == draft
    least = draft
    for number in NUMBERS:
        least = least.change(0, number, -700)
    assert numbers(least) == [1, 1, 1, 0]


def test_only_numbers_that_mean_something_are_offered() -> None:
    def offered(draft: Draft) -> tuple[DoseNumber, ...]:
        return draft.numbers(0)

    assert offered(draft_of("romanian-deadlift")) == ("sets", "reps")  # nothing is held in it
    assert offered(draft_of("glute-bridge")) == ("sets", "reps", "hold_s")
    assert offered(draft_of("footwork")) == ("sets", "hold_s")  # until tired: nobody counts
    assert "rest_s" in offered(draft_of("footwork").change(0, "sets", 1))


# -- length, and becoming a routine -------------------------------------------------------------


def test_the_length_is_that_of_the_lines_together() -> None:
    draft = draft_of("lunge-stretch", "glute-bridge", "glute-bridge", "footwork")
    lengths = draft.lengths_s(Timing())
    assert len(lengths) == 4
    assert sum(lengths) == draft.length_s(Timing()) > 0
    assert (Draft().lengths_s(Timing()), Draft().length_s(Timing())) == ((), 0)


def test_a_longer_way_to_the_floor_makes_the_line_longer_that_it_leads_to() -> None:
    draft = draft_of("glute-bridge", "clamshell")
    near, far = (draft.lengths_s(Timing(floor_setup_s=one)) for one in (20, 30))
    assert (far[0] - near[0], far[1] - near[1]) == (10, 0)


def test_a_routine_is_as_brief_as_it_can_be() -> None:
    draft = draft_of("clamshell", "glute-bridge").change(1, "sets", 1)
    single = draft.items[1].exercise.level("single-leg")
    assert single is not None
    assert draft.as_routine().items == (
        RoutineItem(exercise="clamshell"),
        RoutineItem(exercise="glute-bridge", sets=2),
    )
    assert draft.at_level(1, single).as_routine().items[1] == RoutineItem(
        exercise="glute-bridge", level="single-leg"
    )


def test_what_comes_in_is_as_the_coach_prescribes_and_is_saved_without_a_word() -> None:
    exercise = shipped_exercise("glute-bridge")
    single, weighted = exercise.level("single-leg"), exercise.level("weighted")
    assert single is not None and weighted is not None
    (at_twelve,) = Draft().add(exercise, single).change(0, "reps", 2).items
    draft = Draft(prescribed={exercise.id: at_twelve}).add(exercise)
    assert draft.items == (at_twelve,)
    assert draft.as_routine().items == (RoutineItem(exercise="glute-bridge"),)
    lighter = draft.change(0, "reps", -2)
    assert lighter.as_routine().items == (RoutineItem(exercise="glute-bridge", reps=10),)
    other = draft.at_level(0, weighted)
    assert other.as_routine().items == (RoutineItem(exercise="glute-bridge", level="weighted"),)
    assert other.at_level(0, single) == draft
    for one in (draft, lighter, other):
        again = Draft.of("mine", one.as_routine(), CATALOGUE, one.prescribed)
        assert again.items == one.items


def test_keys_that_stand_already_are_kept_in_a_brief_item() -> None:
    (one,) = draft_of("clamshell").items
    assert one.in_brief({"reps", "level"}) == RoutineItem(
        exercise="clamshell", level="bodyweight", reps=12
    )


def test_every_shipped_routine_comes_back_as_it_was() -> None:
    for name, routine in ROUTINES.items():
        draft = Draft.of(name, routine, CATALOGUE)
        back = draft.as_routine()
        assert (back.title, back.about, back.place) == (routine.title, routine.about, routine.place)
        assert plan(back.items, CATALOGUE) == plan(routine.items, CATALOGUE)


def test_nothing_is_no_routine() -> None:
    with pytest.raises(ProblemError, match="a routine needs an exercise"):
        Draft().as_routine()


def test_the_same_title_keeps_the_name_and_another_makes_another_routine() -> None:
    draft = replace(draft_of("clamshell"), name="eve", title="Evening", place=1)
    same = draft.titled("Evening", "New words.")
    assert (same.name, same.place, same.about) == ("eve", 1, "New words.")
    other = draft.titled("Früh am Morgen!")
    assert (other.name, other.title, other.place) == ("fruh-am-morgen", "Früh am Morgen!", 50)
    assert draft.titled("EVE").name == "eve"
    assert Draft().titled("Own choice").name == "own-choice" != OWN_CHOICE


@pytest.mark.parametrize("title", ["", "  ", "…!", "膝"])
def test_a_title_that_no_name_can_be_made_from_is_refused(title: str) -> None:
    with pytest.raises(ProblemError, match="needs a letter"):
        Draft().titled(title)


# -- whatever is done ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Act:
    """One thing that can be done to a draft, at one of its lines if it has any."""

    name: str
    line: int
    by: int
    number: DoseNumber
    exercise: Exercise
    level: Level

    def __call__(self, draft: Draft) -> Draft:
        if self.name == "add":
            return draft.add(self.exercise, self.level)
        if self.name == "toggle" or not draft.items:
            return draft.toggle(self.exercise, self.level)
        at = self.line % len(draft.items)
        one = draft.items[at]
        match self.name:
            case "remove":
                return draft.remove(at)
            case "move":
                return draft.move(at, self.by)
            case "level":
                return draft.at_level(at, one.exercise.level_after(one.level))
            case _:
                number = self.number if self.number in draft.numbers(at) else "sets"
                return draft.change(at, number, self.by)

    def __repr__(self) -> str:
        return f"{self.name} {self.exercise.id} {self.line} {self.number} {self.by}"


@st.composite
def acts(draw: st.DrawFn) -> Act:
    names = ["add", "toggle", "remove", "move", "level", "change", "change"]
    exercise = draw(EXERCISES)
    return Act(
        draw(st.sampled_from(names)),
        draw(st.integers(0, 9)),
        draw(st.integers(-3, 3)),
        draw(st.sampled_from(NUMBERS)),
        exercise,
        draw(st.sampled_from(exercise.levels)),
    )


@given(st.sampled_from([None, *ROUTINES]), st.lists(acts(), max_size=15))
def test_whatever_is_done_a_draft_can_be_led_and_written_down(
    name: str | None, done: list[Act]
) -> None:
    draft = Draft() if name is None else Draft.of(name, ROUTINES[name], CATALOGUE)
    for act in done:
        try:
            draft = act(draft)
        except ProblemError:
            continue  # refused: it is as it was
        assert draft.has_feet_last
        if draft.items:
            assert plan(draft.as_routine().items, CATALOGUE) == draft.items
        assert plan([one.as_item() for one in draft.items], CATALOGUE) == draft.items
        assert sum(draft.lengths_s(Timing())) == draft.length_s(Timing())


@given(st.lists(EXERCISES, max_size=8), EXERCISES)
def test_adding_keeps_the_order_of_turns_and_removing_takes_it_back(
    chosen: list[Exercise], exercise: Exercise
) -> None:
    draft = Draft()
    for one in chosen:
        draft = draft.add(one)
    assert [turn(one.exercise) for one in draft.items] == sorted(map(turn, chosen))
    index = draft.index_for(exercise)
    added = draft.add(exercise)
    assert added.items[index].exercise is exercise
    assert added.remove(index) == draft
    for at, line in enumerate(draft.items):
        assert draft.remove(at).add(line.exercise).items == draft.items
