"""The person's settings, kept in settings.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.timeline import Timing
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import Table, convert, line_of, read_toml
from kneecoach.storage.toml_writer import edit_toml


class Settings(Struct, frozen=True, kw_only=True):
    """What the person chose; a key that is not known is kept, and told of by `check`."""

    theme: Annotated[str, Meta(max_length=60)] = "dark"
    """The name of a theme: dark, light, or one of the person's own."""
    timing: Timing = Timing()
    """Seconds to get in place between exercises."""
    keymap: Mapping[str, str] = {}
    """Other keys for actions, such as `"live.done" = "d"`."""


def load_settings(paths: Paths) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; where they cannot be read, the defaults hold and the problem is told."""
    shown = paths.shown(paths.settings)
    if not _stands_there(paths.settings):
        return Settings(), ()
    try:
        table = read_toml(paths.settings, shown)
        settings = convert(table, Settings, paths.settings, shown)
    except ProblemError as error:
        return Settings(), (error.problem,)
    strange = [*_unknown_keys(table, Settings)]
    if isinstance(timing := table.get("timing"), Mapping):
        strange += _unknown_keys(timing, Timing, "timing.")
    return settings, tuple(in_settings(one, paths) for one in strange)


def in_settings(problem: Problem, paths: Paths) -> Problem:
    """Return a problem with the file and line of settings.toml that its key stands in."""
    return problem.at(paths.shown(paths.settings), line_of(paths.settings, problem.key))


def _unknown_keys(table: Table, kind: type[Struct], within: str = "") -> Iterator[Problem]:
    known = kind.__struct_fields__
    return (unknown("key", key, known, within + key) for key in table if key not in known)


def _stands_there(path: Path) -> bool:
    """Tell whether there is something, even if it can't be looked at."""
    try:
        return path.exists()
    except OSError:
        return True


def save_theme(paths: Paths, theme: str) -> None:
    """Remember the theme; everything else in the file stays as the person wrote it.

    Raises:
        OSError: the file cannot be written.
        ProblemError: the file is not TOML; it is left as it is.
    """
    edit_toml(paths.settings, {"theme": theme})
