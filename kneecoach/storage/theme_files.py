"""Theme files: the colours the coach can wear, checked before any screen sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kneecoach.model.problem import Problem
from kneecoach.storage.folder import read_named
from kneecoach.storage.paths import Paths, shipped

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
"""Red, green and blue, such as #1b2a3c; nothing else, since a bad colour ends the app."""


class ThemeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colours of one theme; its name is its file's."""

    format: Literal[1]
    dark: bool
    background: Colour
    """Behind everything."""
    surface: Colour
    """Behind lists and dialogs."""
    panel: Colour
    """Behind headers, footers and bars."""
    foreground: Colour
    """Text."""
    primary: Colour
    """Borders, titles and bars."""
    accent: Colour
    """What to look at now: the countdown, the cue, the highlighted line."""
    success: Colour
    warning: Colour
    error: Colour


def load_theme_files(paths: Paths) -> tuple[Mapping[str, ThemeFile], tuple[Problem, ...]]:
    """Read the shipped themes and the person's own, which take the place of shipped ones."""
    themes: dict[str, ThemeFile] = {}
    problems: list[Problem] = []
    for folder in (shipped("themes"), paths.themes):
        for path, theme in read_named(folder, paths, ThemeFile, problems.append):
            themes[path.stem] = theme
    return themes, tuple(problems)
