"""Text by other hands that would steer a terminal, in every field of every file that takes text."""

from __future__ import annotations

import re
from pathlib import Path

import tomli_w
from msgspec.structs import replace

from kneecoach.storage.history import History, as_table
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_writer import write_toml
from tests.bench.many_sessions import many_sessions
from tests.terminal.support import known

MARKUP = "[/][bold]B[/][@click=app.quit]c[/]$primary:smile:"
"""What is markup to Textual and Rich, and only text to us.

It begins with an end of nothing, at which either of them fails where it takes it for markup.
"""
MARKS = 40 * "\N{COMBINING ACUTE ACCENT}"
HOSTILE = (
    f"{MARKUP}\x1b]52;c;UExBTlQ=\x07\x1b]0;PLANT\x07\x1b]8;;http://plant\x1b\\x\x1b[31;5m\x1b[?1049l"
    "\x1bPplant\x1b\\\x9b31m\x90plant\x9c\x9d2;plant\x9c\b\r\0\u202e\u2067\u200b\ufeff\u2028"
    f"膝👩\ta{MARKS}"
)
SHORT = "[/][b]\x1b]0;S\x07\x9b5m\u202e膝"
LONG = HOSTILE * 60
"""More than ten thousand characters on one line."""
FILE = "[bold]\x1b]0;F\x07\x9b5m\u202e"

NEVER = re.compile(
    rb"\x1b\](?!22;)|\x1b\[31;5m|\x1bPp|[\x00\x08]|\xc2[\x80-\x9f]"
    + "|\u202e|\u2067|\u200b|\ufeff|\u2028|(?:\u0301){9}".encode()
)
"""What must not reach a terminal; of system commands, the pointer's shape alone is ours."""


def steered(raw: bytes) -> list[bytes]:
    """Return what reached a terminal and must not, each with what stands around it."""
    return [raw[max(0, one.start() - 30) : one.end() + 10] for one in NEVER.finditer(raw)]


def planted(folder: Path) -> Path:
    """Return a config folder of a person whom the coach knows, full of hostile text."""
    known(folder)
    for kind in ("exercises", "routines", "themes"):
        (folder / kind).mkdir()
        (folder / kind / f"{FILE}.toml").write_text(f"{_quoted(HOSTILE)} = 1\n", "utf-8")
    (folder / "exercises" / "own.toml").write_text(_exercise(), "utf-8")
    (folder / "routines" / "own.toml").write_text(_routine(), "utf-8")
    settings = f"theme = {_quoted(HOSTILE)}\n[keymap]\n{_quoted(HOSTILE)} = {_quoted(SHORT)}\n"
    (folder / "settings.toml").write_text(settings, "utf-8")
    with (folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write(f"\n[levels]\n{_quoted(HOSTILE)} = {_quoted(HOSTILE)}\n")
        profile.write(f"own = {_quoted(HOSTILE)}\n")
    history = History(Paths(folder))
    (kept,) = many_sessions(1)
    session = kept.session
    bad = replace(
        session.sets[0],
        exercise=HOSTILE,
        level=HOSTILE,
        faults=(HOSTILE,),
        stopped_for_pain=True,
        where=HOSTILE,
        pain=6,
    )
    own = replace(session.sets[1], exercise="own", level="easy", faults=("back",))
    write_toml(
        history.path(kept.file),
        as_table(replace(session, routine=HOSTILE, note=LONG, sets=(bad, own, *session.sets[2:]))),
    )
    for place in ("2026", "trash/2026", FILE):
        (folder / "history" / place).mkdir(parents=True, exist_ok=True)
        (folder / "history" / place / f"{FILE}.toml").write_text("x = 1\n", "utf-8")
    return folder


def _quoted(text: str) -> str:
    return tomli_w.dumps({"x": text}).removeprefix("x = ").rstrip("\n")


def _exercise() -> str:
    line = _quoted(HOSTILE)
    return f"""\
format = 1
id = "own"
name = {line}
short = {_quoted(SHORT)}
region = "hips"
place = 1
muscles = [{line}]
position = "standing"
why = {line}
how = [{line}, {line}]
cautions = [{line}]
words = {{ lower = {line}, lift = {line} }}

[dose]
counts = "reps"
sides = "each"
reps = {{ least = 30, most = 30, source = "default" }}
lower_s = {{ least = 3, most = 3, source = "default" }}
lift_s = {{ least = 2, most = 2, source = "default" }}

[[levels]]
id = "easy"
name = {line}
about = {line}

[[cues]]
text = {_quoted(SHORT)}
phases = ["lower", "lift"]
fault = {{ id = "back", name = {line}, remedy = {line} }}
"""


def _routine() -> str:
    return f"""\
format = 1
title = {_quoted(HOSTILE)}
about = {_quoted(LONG)}
place = 1

[[items]]
exercise = "own"

[[items]]
exercise = "clamshell"
"""
