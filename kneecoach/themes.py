"""Themes: register the checked theme files with Textual, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.theme import Theme

from kneecoach.storage.theme_files import ThemeFile


def register_themes(app: App[None], files: Mapping[str, ThemeFile]) -> None:
    """Make the app offer just these themes."""
    ours = {name: _theme(name, file) for name, file in files.items()}
    for name in list(app.available_themes):
        if name not in ours and name != app.theme:
            app.unregister_theme(name)
    for theme in ours.values():
        app.register_theme(theme)


def _theme(name: str, file: ThemeFile) -> Theme:
    return Theme(
        name=name,
        dark=file.dark,
        background=file.background,
        surface=file.surface,
        panel=file.panel,
        foreground=file.foreground,
        primary=file.primary,
        secondary=file.primary,
        accent=file.accent,
        success=file.success,
        warning=file.warning,
        error=file.error,
        variables={
            "block-cursor-background": file.accent,
            "block-cursor-foreground": file.background,
            "block-cursor-blurred-background": file.panel,
            "block-cursor-blurred-foreground": file.foreground,
            "input-selection-background": f"{file.primary} 40%",
        },
    )
