"""Every kind of save that the coach makes, and how what it saves is read again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from kneecoach.commands import edit, export, new
from kneecoach.model.history.period import Period
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.routine import Routine
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.adding import add, finish, last_added, take_back
from kneecoach.storage.carried import Carried
from kneecoach.storage.elsewhere import bring_home, save_in, set_aside
from kneecoach.storage.folder import read_named
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile, save_profile
from kneecoach.storage.routines import save_routine
from kneecoach.storage.settings import load_settings, save_theme
from tests.builders import shipped_library
from tests.unit.storage.support import ROUTINE, a_log, a_session, write

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FILE = "2026/20261122T061503Z-7f3a.toml"
TRASHED = f"trash/{FILE}"


def seen(paths: Paths) -> object:
    """Return all that the coach reads of a person's files, with what is wrong with them."""
    finish(NOW, paths)
    history = History(paths)
    wrong: list[Problem] = []
    return {
        "sessions": [history.read(one) for one in history.files()],
        "trash": [history.read(one) for one in history.trashed()],
        "texts": {
            path.relative_to(paths.config).as_posix(): path.read_bytes()
            for path in sorted(paths.config.rglob("*"))
            if path.is_file() and "/." not in str(path.relative_to(paths.config.parent))
        },
        "aside": {
            path.relative_to(paths.unsaved).as_posix(): path.read_bytes()
            for path in sorted(paths.unsaved.glob("[0-9]*/[0-9]*.toml"))
        },
        "export": _exported(paths).read_bytes() if _exported(paths).exists() else b"",
        "added": last_added(paths),
        "profile": load_profile(paths),
        "settings": load_settings(paths),
        "routines": [
            (path.stem, routine)
            for path, routine in read_named(paths.routines, paths, Routine, wrong.append)
        ],
        "wrong": [*wrong, *history.problems()],
    }


def is_in_both(paths: Paths) -> bool:
    """Tell whether the session is where it was and where it moves to, the same in both."""
    history = History(paths)
    if history.is_awaited(FILE):
        return history.files() == [FILE] and history.read(FILE).session == _longer().session
    return (
        (history.files(), history.trashed()) == ([FILE], [TRASHED])
        and history.path(FILE).read_bytes() == history.path(TRASHED).read_bytes()
        and history.read(FILE).session.note == "before"
    )


@dataclass(frozen=True, slots=True)
class Save:
    """One kind of save: what is there before, and what is done."""

    name: str
    before: Callable[[Paths], object]
    do: Callable[[Paths], object]
    shown: str = ""
    """The file that an error is to name, within the config folder."""
    leaves_some: bool = False
    """Whether what fails in the middle is gone on with later, rather than taken back."""

    def __str__(self) -> str:
        return self.name


def _kept(note: str = "") -> KeptSession:
    return KeptSession(FILE, replace(a_session("2026-11-22T07:15:03+01:00", a_log()), note=note))


def _longer() -> KeptSession:
    kept = _kept("before")
    return KeptSession(FILE, replace(kept.session, sets=(*kept.session.sets, a_log("step-up"))))


def _set_aside(paths: Paths) -> None:
    _nothing(paths)
    set_aside(paths.unsaved, _longer())


def _set_aside_beside_one(paths: Paths) -> None:
    _one(paths)
    set_aside(paths.unsaved, _longer())


def _bring_home(paths: Paths) -> None:
    for told in bring_home(paths):
        if "is here now" not in told.what:
            raise ProblemError(told)


def _nothing(paths: Paths) -> None:
    paths.config.mkdir(mode=0o700)


def _one(paths: Paths) -> None:
    path = paths.history / FILE
    History(paths).write_new(_kept("before"))
    path.write_text("# mine\n" + path.read_text("utf-8") + "\n[mine]\nmood = 1\n", "utf-8")


def _three() -> list[Carried]:
    return [
        Carried(file=f"{year}/{year}0102T030405Z-000{year[-1]}.toml", session=_kept(year).session)
        for year in ("2024", "2025", "2026")
    ]


def _take_back(paths: Paths) -> None:
    finish(NOW, paths)
    added = last_added(paths)
    if added is not None:
        take_back(added, NOW, paths)


def _edit(paths: Paths) -> None:
    def write_there(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        draft = Path(command[-1])
        text = draft.read_text("utf-8")
        draft.write_text("# changed\n" + text.removeprefix("# changed\n"), "utf-8")
        return subprocess.CompletedProcess(command, 0)

    def go_on(question: str) -> str:
        if "[g]" not in question:
            raise EOFError
        return "g"  # go on with a text that waits

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "run", write_there)
        patch.setattr("builtins.input", go_on)
        patch.setattr(edit, "load_library", lambda paths: shipped_library())
        edit.run(paths, "evening")


def _save_routine(paths: Paths) -> None:
    library = shipped_library()
    save_routine(paths, Draft.of("evening", library.routines["floor"], library.catalogue))


def _exported(paths: Paths) -> Path:
    """Return where an export goes: beside the folders that the coach keeps its own files in."""
    return paths.config.with_name("out.json")


def _export(paths: Paths) -> None:
    export.run(paths, "json", Period(date.min, date.max), str(_exported(paths)), NOW.date())


def _kept_routine(paths: Paths) -> None:
    write(paths.routines / "evening.toml", "# mine\n" + ROUTINE)


def _with_old_import(paths: Paths) -> None:
    _one(paths)
    old = replace(_three()[0], file="2020/20200102T030405Z-0000.toml")
    add([old], "old.json", NOW, paths)


def _trashed(paths: Paths) -> None:
    _one(paths)
    History(paths).trash(FILE)


SAVES = [
    Save(
        "new session", _nothing, lambda paths: History(paths).write_new(_kept()), f"history/{FILE}"
    ),
    Save(
        "session again",
        lambda paths: History(paths).write_new(_kept("before")),
        lambda paths: History(paths).write_new(_kept("after")),
        f"history/{FILE}",
    ),
    Save(
        "session with comments",
        _one,
        lambda paths: History(paths).edit(FILE, {"note": "after"}),
        f"history/{FILE}",
    ),
    Save(
        "profile",
        lambda paths: write(paths.profile, "format = 1 # mine\nminutes = 20\n"),
        lambda paths: save_profile(paths, minutes=30),
        "profile.toml",
    ),
    Save(
        "theme",
        lambda paths: write(paths.settings, "# mine\ntheme = 'dark'\n"),
        lambda paths: save_theme(paths, "light"),
        "settings.toml",
    ),
    Save("routine", _kept_routine, _save_routine, "routines/evening.toml"),
    Save(
        "set aside",
        lambda paths: set_aside(paths.unsaved, _kept("before")),
        lambda paths: set_aside(paths.unsaved, _longer()),
        FILE,
    ),
    Save("brought home", _set_aside, _bring_home, FILE, leaves_some=True),
    Save(
        "brought home over an older one", _set_aside_beside_one, _bring_home, FILE, leaves_some=True
    ),
    Save("elsewhere", _one, lambda paths: save_in(paths.config / "stick", _longer()), "stick"),
    Save("trash", _one, lambda paths: History(paths).trash(FILE), f"history/{FILE}"),
    Save("restore", _trashed, lambda paths: History(paths).restore(TRASHED), f"history/{TRASHED}"),
    Save("import", _with_old_import, lambda paths: add(_three(), "x.json", NOW, paths)),
    Save("import undone", _with_old_import, _take_back, leaves_some=True),
    Save(
        "new", _nothing, lambda paths: new.run(paths, "routine", "morning"), "routines/morning.toml"
    ),
    Save("edit", _kept_routine, _edit, "evening"),
    Save("export", _one, _export, "out.json"),
]
