"""The person's settings, kept in settings.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.timeline import Timing
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import line_of, read_as, read_toml
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
    if not paths.settings.exists():
        return Settings(), ()
    shown = paths.shown(paths.settings)
    try:
        settings = read_as(paths.settings, shown, Settings)
        table = read_toml(paths.settings, shown)
    except ProblemError as error:
        return Settings(), (error.problem,)
    known = Settings.__struct_fields__
    return settings, tuple(
        unknown("key", key, known, key).at(shown, line_of(paths.settings, key))
        for key in table
        if key not in known
    )


def save_theme(paths: Paths, theme: str) -> None:
    """Remember the theme; everything else in the file stays as the person wrote it.

    Raises:
        OSError: the file cannot be written.
        ProblemError: the file is not TOML; it is left as it is.
    """
    edit_toml(paths.settings, {"theme": theme})
