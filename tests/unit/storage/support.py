"""What the storage tests put on disk, and the clock they hold still."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession, Session, SetLog
from kneecoach.storage.history import History
from kneecoach.storage.toml_reader import T, read_as

EXERCISE = """\
format = 1
id = "wall-sit"
name = "Wall sit"
short = "Wall sit"
region = "quads"
position = "standing"
why = "It loads the thigh without moving the knee."
how = ["Lean on a wall.", "Slide down a little."]

[dose]
counts = "holds"
sides = "both"
reps = { least = 1, most = 3, source = "default" }
hold_s = { least = 20, most = 40, source = "default" }

[[levels]]
id = "high"
name = "High"

[[levels]]
id = "low"
name = "Low"

[[cues]]
text = "Back flat on the wall"
phases = ["hold"]
"""

ROUTINE = """\
format = 1
title = "Evening"

[[items]]
exercise = "clamshell"

[[items]]
exercise = "footwork"
"""

THEME = """\
format = 1
dark = true
background = "#101010"
surface = "#202020"
panel = "#303030"
foreground = "#f0f0f0"
primary = "#4080ff"
accent = "#ffc040"
success = "#40ff80"
warning = "#ffa040"
error = "#ff4040"
"""

SESSION = """\
format = 1
status = "stopped"
started = 2026-11-22T07:15:03+01:00
routine = "everyday"
"""


class StillClock:
    """A clock that shows one time until it is told another."""

    speed = 1.0

    def __init__(self, shows: str = "2026-11-22T07:33:10+01:00") -> None:
        self.now = datetime.fromisoformat(shows)
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def time_of_day(self) -> datetime:
        return self.now


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def problem_in(path: Path, kind: type[T]) -> Problem:
    """Return what is wrong with a file that is not of that kind."""
    try:
        found = read_as(path, path.name, kind)
    except ProblemError as error:
        return error.problem
    raise AssertionError(f"nothing is wrong with {found}")


def a_session(started: str = "2026-11-22T07:15:03+01:00", *sets: SetLog) -> Session:
    return Session(
        status="live",
        started=datetime.fromisoformat(started),
        routine="everyday",
        sets_planned=3,
        sets=sets,
    )


def a_log(exercise: str = "clamshell", **fields: int | float | str | bool | None) -> SetLog:
    plain = SetLog(exercise=exercise, level="plain", side="left", target=10, reps=10, worked=61.4)
    return replace(plain, **fields)


def keep(history: History, session: Session) -> KeptSession:
    """Write a session as a new file."""
    kept = KeptSession(history.new_file(session.started), session)
    history.write_new(kept)
    return kept


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file there is in a folder, hidden ones too, and what is in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def leftovers(folder: Path) -> list[str]:
    """Return the temporary files that a write left behind."""
    return [path.name for path in folder.rglob("*.part")]
