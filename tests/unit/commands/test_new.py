"""`kneecoach new`: files to begin with, which pass the check as they are."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator

import msgspec
import pytest

from kneecoach.model.exercises.exercise import Cue, DoseSpec, Exercise, Fault, Level, Quantity
from kneecoach.model.routines.routine import Routine, RoutineItem
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths, shipped
from kneecoach.storage.templates import exercise_text, routine_text
from tests.builders import shipped_library
from tests.unit.commands.support import run
from tests.unit.storage.support import EXERCISE, write

Capsys = pytest.CaptureFixture[str]


def uncommented(text: str) -> Iterator[str]:
    """Yield the text as often as there is a key in a comment, each time with that one in force."""
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if re.match(r"# [a-z_]+ = ", line):
            yield "\n".join([*lines[:index], line.removeprefix("# "), *lines[index + 1 :]])


def test_a_new_exercise_passes_the_check_and_is_in_the_catalogue(
    capsys: Capsys, paths: Paths
) -> None:
    ran = run(capsys, "new", "exercise", "wall-sit-with-a-long-name")
    path = paths.exercises / "wall-sit-with-a-long-name.toml"
    assert (ran.code, ran.out, ran.err) == (0, f"{path}\n", "")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run(capsys, "check").code == 0
    exercise = load_library(paths).catalogue.find("wall-sit-with-a-long-name")
    assert (exercise.name, exercise.figure) == ("Wall sit with a long name", None)
    assert exercise.short == "Wall sit with a long"


def test_every_key_of_an_exercise_is_in_the_template_and_right_as_it_stands_there() -> None:
    text = exercise_text("wall-sit")
    kinds = (Exercise, DoseSpec, Level, Cue, Fault, Quantity)
    keys = {key for kind in kinds for key in kind.__struct_fields__} - {"figure"}
    assert {key for key in keys if not re.search(rf"\b{key} = ", text) and key != "dose"} == {
        "levels",
        "cues",
    }
    assert all(header in text for header in ("[dose]", "[[levels]]", "[[cues]]"))
    tried = list(uncommented(text))
    assert len(tried) > 20
    for one in tried:
        msgspec.convert(tomllib.loads(one), Exercise)


def test_every_key_of_a_routine_is_in_the_template_and_right_as_it_stands_there() -> None:
    text = routine_text("evening", shipped_library().catalogue)
    for key in {*RoutineItem.__struct_fields__, *Routine.__struct_fields__} - {"items"}:
        assert re.search(rf"^(# )?{key} = ", text, re.MULTILINE), key
    tried = list(uncommented(text))
    assert len(tried) == 9
    for one in tried:
        msgspec.convert(tomllib.loads(one), Routine)


def test_a_new_routine_passes_the_check(capsys: Capsys, paths: Paths) -> None:
    assert run(capsys, "new", "routine", "my-evening").code == 0
    assert run(capsys, "check").code == 0
    assert load_library(paths).routine("my-evening").title == "My evening"


@pytest.mark.parametrize(("kind", "name"), [("exercise", "clamshell"), ("routine", "everyday")])
def test_what_is_shipped_is_begun_with_as_it_is(
    kind: str, name: str, capsys: Capsys, paths: Paths
) -> None:
    assert run(capsys, "new", kind, name).code == 0
    text = (paths.config / f"{kind}s" / f"{name}.toml").read_text("utf-8")
    assert text.endswith((shipped(f"{kind}s") / f"{name}.toml").read_text("utf-8"))
    assert "delete that file to have the shipped one back" in " ".join(text.split("\n# "))
    assert run(capsys, "check").code == 0


@pytest.mark.parametrize("kind", ["exercise", "routine"])
def test_what_is_there_is_never_written_over(kind: str, capsys: Capsys, paths: Paths) -> None:
    path = write(paths.config / f"{kind}s" / "evening.toml", "mine")
    ran = run(capsys, "new", kind, "evening")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"kneecoach: {path}: is there already, so not written\n"
    assert path.read_text("utf-8") == "mine"


def test_an_id_that_another_file_has_is_refused(capsys: Capsys, paths: Paths) -> None:
    path = write(paths.exercises / "mine.toml", EXERCISE)
    ran = run(capsys, "new", "exercise", "wall-sit")
    assert ran.err == f"kneecoach: {path}: this exercise of yours is called 'wall-sit' already\n"
    assert list(paths.exercises.iterdir()) == [path]


@pytest.mark.parametrize("kind", ["exercise", "routine"])
@pytest.mark.parametrize(
    "name",
    ["../evil", "/tmp/evil", "Evening", "a b", "-x", "", ".hidden", "a/b", "x.toml", "a" * 61],
)
def test_a_name_that_is_none_is_refused_and_nothing_is_written(
    kind: str, name: str, capsys: Capsys, paths: Paths
) -> None:
    ran = run(capsys, "new", kind, "--", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kneecoach: a name is small letters, digits and hyphens")
    assert not paths.config.exists()


def test_a_folder_that_cannot_be_made_is_told(capsys: Capsys, paths: Paths) -> None:
    write(paths.config / "exercises", "in the way")
    ran = run(capsys, "new", "exercise", "wall-sit")
    assert ran.code == 2
    assert "not written" in ran.err
