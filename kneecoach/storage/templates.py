"""What a new file of the person's begins with: a template with notes, or what is shipped."""

from __future__ import annotations

from textwrap import fill

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.storage.paths import shipped

_WIDTH = 96


def exercise_text(name: str) -> str:
    """Return the text that an exercise of that id begins with."""
    path = shipped("exercises") / f"{name}.toml"
    if not path.exists():
        return _template("exercise", name)
    return _shipped("exercise", f"exercises/{name}.toml") + path.read_text("utf-8")


def routine_text(name: str, catalogue: Catalogue) -> str:
    """Return the text that a routine of that name begins with."""
    known = notes(f"The exercises: {', '.join(one.id for one in catalogue)}.")
    template = _template("routine", name)
    path = shipped("routines") / f"{name}.toml"
    if not path.exists():
        return known + template
    keys = template.partition('exercise = "clamshell"\n')[2]
    return (
        _shipped("routine", f"routines/{name}.toml")
        + known
        + notes("What an exercise may have in it, beside its name:")
        + f"{keys}\n{path.read_text('utf-8')}"
    )


def notes(text: str) -> str:
    """Return a text as lines of comment."""
    lines = fill(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return f"{lines}\n"


def _template(kind: str, name: str) -> str:
    title = name.replace("-", " ").capitalize()
    text = (shipped("templates") / f"{kind}.toml").read_text("utf-8")
    return text.replace("NAME", name).replace("TITLE", title).replace("SHORT", title[:20].rstrip())


def _shipped(kind: str, file: str) -> str:
    return notes(
        f"This {kind} comes with kneecoach. As {file} it is yours, and takes the place of the "
        "shipped one; delete that file to have the shipped one back."
    )
