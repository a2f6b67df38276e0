"""Themes: register the checked theme files with Textual, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.theme import Theme

from kneecoach.storage.theme_files import ThemeFile

FALLBACK_THEME = "dark"


def wear(app: App[None], name: str, files: Mapping[str, ThemeFile]) -> None:
    """Make the app offer just these themes, and wear the one of that name, if there is one."""
    for theme_name, file in files.items():
        app.register_theme(_theme(theme_name, file))
    app.theme = name if name in files else FALLBACK_THEME
    for other in app.available_themes:
        if other not in files:
            app.unregister_theme(other)


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
