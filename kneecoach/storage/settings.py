"""The person's settings, kept in settings.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.progression.fading import CueMode
from kneecoach.model.routines.timeline import Timing
from kneecoach.storage.newer import fitting
from kneecoach.storage.own_file import load_own
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import line_of, read_toml
from kneecoach.storage.toml_writer import edit_toml


class Settings(Struct, frozen=True, kw_only=True):
    """What the person chose; a key that is not known is kept, and told of by `check`."""

    format: Literal[1] = 1
    theme: Annotated[str, Meta(max_length=60)] = "dark"
    """The name of a theme: dark, light, or one of the person's own."""
    timing: Timing = Timing()
    """Seconds to get in place between exercises."""
    cues: CueMode = "always"
    """Whether cues are on the screen always, fade from session to session, or are asked for."""
    animation: bool = True
    """Whether figures move; where not, each phase is a still, and nothing slides or fades."""
    keymap: Mapping[str, str] = {}
    """Other keys for actions, such as `"live.done" = "d"`."""


def load_settings(paths: Paths) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; where they cannot be read, the defaults hold and the problem is told."""
    settings, problems = load_own(paths.settings, paths, Settings)
    return settings or Settings(), problems


def readable_settings(paths: Paths) -> Settings:
    """Return what of the settings fits, whatever else is wrong, for finding out all that is."""
    try:
        table = read_toml(paths.settings, paths.shown(paths.settings))
        return msgspec.convert(fitting(table, Settings), Settings)
    except ProblemError:
        return Settings()


def in_settings(problem: Problem, paths: Paths) -> Problem:
    """Return a problem with the file and line of settings.toml that its key stands in."""
    return problem.at(paths.shown(paths.settings), line_of(paths.settings, problem.key))


def save_theme(paths: Paths, theme: str) -> None:
    """Remember the theme; everything else in the file stays as the person wrote it.

    Raises:
        OSError: the file cannot be written.
        ProblemError: the file is not TOML; it is left as it is.
    """
    edit_toml(paths.settings, {"theme": theme})
