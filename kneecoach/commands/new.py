"""`kneecoach new exercise NAME`, `kneecoach new routine NAME`: a file to begin with."""

from __future__ import annotations

from typing import Literal

from rich.text import Text

from kneecoach.commands.output import console
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable
from kneecoach.storage.atomic import write_new_text
from kneecoach.storage.folder import read_folder, require_name
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.templates import exercise_text, routine_text

Kind = Literal["exercise", "routine"]


def run(paths: Paths, kind: Kind, name: str) -> int:
    """Write the file and print where it is.

    Raises:
        ProblemError: the name can be no file's, there is one already, or it cannot be written.
    """
    require_name(name)
    if kind == "exercise":
        _require_new_id(name, paths)
        path, text = paths.exercises / f"{name}.toml", exercise_text(name)
    else:
        catalogue = load_library(paths).catalogue
        path, text = paths.routines / f"{name}.toml", routine_text(name, catalogue)
    try:
        write_new_text(path, text)
    except FileExistsError:
        raise ProblemError(Problem("is there already, so not written").at(str(path))) from None
    except OSError as error:
        raise ProblemError(Problem(f"not written: {reason(error)}").at(str(path))) from None
    console.print(Text(printable(str(path))), soft_wrap=True)
    return 0


def _require_new_id(name: str, paths: Paths) -> None:
    """Make sure that no exercise of the person's has the id, in a file of whatever name."""
    for path, exercise in read_folder(paths.exercises, paths, Exercise, lambda problem: None):
        if exercise.id == name:
            what = f"this exercise of yours is called '{name}' already"
            raise ProblemError(Problem(what).at(str(path)))
