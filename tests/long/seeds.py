"""Valid files of every kind, from which the fuzzers begin."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from kneecoach.model.sessions.session import NextMorning
from kneecoach.storage.carried import Carried
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.history import History, as_table
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.json_file import to_json
from kneecoach.storage.paths import Paths, shipped
from kneecoach.storage.toml_writer import toml_text, write_toml
from tests.app.support import KNOWN
from tests.bench.many_sessions import many_sessions
from tests.unit.storage.support import EXERCISE, ROUTINE, THEME

SETTINGS = """\
# how I like it
theme = "light"
cues = "fade"
animation = false

[timing]
setup_s = 15
floor_setup_s = 30

[keymap]
"live.done" = "d"
"""
PROFILE = f'{KNOWN}\n[levels]\nclamshell = "plain"\n'.replace(
    "asked = true", 'asked = true\nknee = "left"\nusual_pain = 3\nworkouts_a_week = 3\nminutes = 25'
)
IMPORTED = """\
format = 1
added = 2026-11-22T07:15:03+01:00
source = "mine.json"
files = ["2026/20261122T061503Z-7f3a.toml"]
"""
CACHE = "cache"
"""The kind of the file that is the index's."""


def seeds() -> Mapping[str, tuple[bytes, ...]]:
    """Return valid files by their kind, which is where they are in the config folder."""
    sessions = _sessions()
    texts: dict[str, tuple[str, ...]] = {
        "settings.toml": (SETTINGS,),
        "profile.toml": (PROFILE,),
        "themes/night.toml": (THEME,),
        "exercises/mine.toml": (*(EXERCISE,) * 4, _shipped("exercises/glute-bridge.toml")),
        "routines/evening.toml": (ROUTINE, _shipped("routines/everyday.toml")),
        "history/2026/20261122T061503Z-7f3a.toml": tuple(
            toml_text(as_table(one.session)) for one in sessions
        ),
        "last-import.toml": (IMPORTED,),
        "import.json": (to_json(sessions),),
        "import.csv": (to_csv(sessions),),
    }
    found = {kind: tuple(text.encode() for text in of) for kind, of in texts.items()}
    return {**found, CACHE: (_index(sessions),)}


def _sessions() -> list[Carried]:
    full, plain = (kept.session for kept in many_sessions(2))
    full = replace(
        full,
        plan=full.plan[:2],
        sets=full.sets[:3],
        status="stopped",
        note="=Left knee\nstiff.",
        next_morning=NextMorning(pain=3),
    )
    hurt = replace(plain.sets[0], stopped_for_pain=True, where="inner side", pain=6)
    short = replace(plain, plan=plain.plan[:1], sets=(hurt, *plain.sets[1:2]))
    return [
        Carried(file=f"2026/2026112{place}T061503Z-7f3a.toml", session=one, extra=extra)
        for place, (one, extra) in enumerate(((full, ""), (short, 'weather = "rain"\n')))
    ]


def _shipped(file: str) -> str:
    kind, _, name = file.partition("/")
    return (shipped(kind) / name).read_text("utf-8")


def _index(sessions: list[Carried]) -> bytes:
    with TemporaryDirectory() as folder:
        paths = Paths(Path(folder, "config"), Path(folder, "cache"))
        history = History(paths)
        for one in sessions:
            write_toml(history.path(one.file), as_table(one.session))
            os.utime(history.path(one.file), (1e9, 1e9))
        HistoryIndex(history, paths).refresh()
        return next(paths.index.iterdir()).read_bytes()
