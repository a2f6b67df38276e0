"""What the coach can choose from: shipped and the person's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import EXERCISE, ROUTINE, write

SHIPPED_ROUTINES = {"complete", "desk-break", "everyday", "floor", "step"}


def told(paths: Paths) -> list[str]:
    return [str(problem) for problem in load_library(paths).problems]


def test_with_no_files_of_ones_own_there_is_what_is_shipped(paths: Paths) -> None:
    library = load_library(paths)
    assert len(library.catalogue) == 11
    assert set(library.routines) == SHIPPED_ROUTINES
    assert library.problems == ()


def test_reading_makes_no_folders(paths: Paths) -> None:
    load_library(paths)
    assert not paths.config.exists()


def test_an_exercise_of_ones_own_joins_its_region(paths: Paths) -> None:
    write(paths.exercises / "mine.toml", EXERCISE)
    library = load_library(paths)
    regions = dict(library.catalogue.by_region())
    assert "wall-sit" in [exercise.id for exercise in regions["quads"]]
    assert list(library.catalogue)[-1].region == "ankles and feet"


def test_an_exercise_of_ones_own_takes_the_place_of_the_shipped_one_by_id(paths: Paths) -> None:
    own = EXERCISE.replace('id = "wall-sit"', 'id = "clamshell"')
    write(paths.exercises / "any-name.toml", own)
    library = load_library(paths)
    assert library.problems == ()
    assert library.catalogue.find("clamshell").name == "Wall sit"
    assert len(library.catalogue) == 11


def test_a_broken_exercise_of_ones_own_leaves_the_shipped_one_in_place(paths: Paths) -> None:
    own = EXERCISE.replace('id = "wall-sit"', 'id = "clamshell"').replace("name =", "nmae =", 1)
    write(paths.exercises / "clamshell.toml", own)
    library = load_library(paths)
    assert library.catalogue.find("clamshell").name != "Wall sit"
    assert told(paths) == [
        "exercises/clamshell.toml, line 3: nmae: unknown key 'nmae' (did you mean 'name'?)",
        "exercises/clamshell.toml: 'name' is missing",
    ]


def test_a_bad_file_is_told_of_and_the_rest_are_read(paths: Paths) -> None:
    write(paths.exercises / "a-broken.toml", "id = ")
    write(paths.exercises / "b-good.toml", EXERCISE)
    write(paths.routines / "a-broken.toml", "title = ")
    write(paths.routines / "evening.toml", ROUTINE)
    library = load_library(paths)
    assert "wall-sit" in library.catalogue
    assert "evening" in library.routines
    assert [problem.file for problem in library.problems] == [
        "exercises/a-broken.toml",
        "routines/a-broken.toml",
    ]


def test_two_files_with_one_id_are_told_and_the_first_counts(paths: Paths) -> None:
    write(paths.exercises / "a.toml", EXERCISE)
    write(paths.exercises / "b.toml", EXERCISE.replace("Wall sit", "Wall squat"))
    assert load_library(paths).catalogue.find("wall-sit").name == "Wall sit"
    assert told(paths) == ["exercises/b.toml, line 2: id: 'wall-sit' is the id of a.toml too"]


def test_a_routine_of_ones_own_takes_the_place_of_the_shipped_one_by_name(paths: Paths) -> None:
    write(paths.routines / "floor.toml", ROUTINE)
    library = load_library(paths)
    assert library.routine("floor").title == "Evening"
    assert set(library.routines) == SHIPPED_ROUTINES


def test_a_routine_may_use_an_exercise_of_ones_own(paths: Paths) -> None:
    write(paths.exercises / "wall-sit.toml", EXERCISE)
    items = ROUTINE.replace('"clamshell"', '"wall-sit"\nlevel = "low"')
    write(paths.routines / "evening.toml", items)
    first, _ = load_library(paths).plan("evening")
    assert (first.exercise.id, first.level.id) == ("wall-sit", "low")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"clamshell"',
            '"clamshel"',
            "line 5: items[0].exercise: unknown exercise 'clamshel' (did you mean 'clamshell'?)",
        ),
        (
            '"footwork"',
            '"footwork"\nlevel = "towl"',
            "line 9: items[1].level: unknown level of footwork 'towl' (did you mean 'towel'?)",
        ),
        (
            '"footwork"\n',
            '"footwork"\n\n[[items]]\nexercise = "step-up"\n',
            "line 11: items[2].exercise: step-up comes after footwork: tired ankles and feet "
            "cannot steady the knee, so they come last; move footwork below it",
        ),
        (
            '"footwork"',
            '"footwork"\nsets = 99',
            "line 9: items[1].sets: expected a whole number <= 10",
        ),
    ],
)
def test_a_routine_that_does_not_fit_is_refused_with_line_and_reason(
    old: str, new: str, problem: str, paths: Paths
) -> None:
    write(paths.routines / "evening.toml", ROUTINE.replace(old, new))
    library = load_library(paths)
    assert set(library.routines) == SHIPPED_ROUTINES
    assert told(paths) == [f"routines/evening.toml, {problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = \n", "line 1: not valid TOML: Invalid value"),
        (ROUTINE + "sets = 99\n", "line 9: items[1].sets: expected a whole number <= 10"),
        (
            ROUTINE.replace("clamshell", "clamshel"),
            "line 5: items[0].exercise: unknown exercise 'clamshel' (did you mean 'clamshell'?)",
        ),
    ],
)
def test_a_routine_that_was_refused_is_told_with_what_is_wrong_in_its_file(
    text: str, problem: str, paths: Paths
) -> None:
    write(paths.routines / "evening.toml", text)
    library = load_library(paths)
    for ask in (library.routine, library.plan):
        with pytest.raises(ProblemError) as raised:
            ask("evening")
        assert str(raised.value) == f"routines/evening.toml, {problem}"


def test_an_unknown_routine_is_told_with_the_nearest(paths: Paths) -> None:
    with pytest.raises(ProblemError) as raised:
        load_library(paths).plan("evryday")
    assert str(raised.value) == "unknown routine 'evryday' (did you mean 'everyday'?)"


@pytest.mark.parametrize("folder", ["exercises", "routines"])
def test_a_file_in_place_of_a_folder_is_told_and_the_shipped_ones_are_there(
    folder: str, paths: Paths
) -> None:
    write(paths.config / folder, "")
    assert told(paths) == [
        f"{folder}: cannot be read: a file stands where the folder should be; move it away"
    ]
    assert len(load_library(paths).catalogue) == 11


def test_a_folder_that_cannot_be_listed_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def refuse(folder: Path) -> object:
        if folder == paths.routines:
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert told(paths) == ["routines: cannot be read: you may not read it; change its permissions"]


def test_only_toml_files_that_are_not_hidden_are_read(paths: Paths) -> None:
    for name in ("notes.txt", "x.toml~", ".evening.toml", ".evening.toml.abc.part"):
        write(paths.routines / name, "not = ")
    assert told(paths) == []
