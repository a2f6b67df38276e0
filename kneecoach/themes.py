"""Themes: the checked theme files and no others; to wear, to choose from, and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.app import App, SystemCommand
from textual.theme import Theme

from kneecoach.model.problem import ProblemError
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.settings import save_theme
from kneecoach.storage.theme_files import ThemeFile

FALLBACK_THEME = "dark"


def wear(app: App[None], name: str, files: Mapping[str, ThemeFile]) -> None:
    """Make the app offer just these themes, and wear the one of that name, if there is one."""
    themes = {theme_name: _theme(theme_name, file) for theme_name, file in files.items()}
    wanted = name if name in themes else FALLBACK_THEME
    is_worn_otherwise = app.theme == wanted and app.get_theme(wanted) != themes[wanted]
    for theme in themes.values():
        app.register_theme(theme)
    app.theme = wanted
    if is_worn_otherwise:
        app.refresh_css(animate=False)  # its file has changed, of which Textual does not know
    for other in app.available_themes:
        if other not in files:
            app.unregister_theme(other)


def choices(app: App[None], paths: Paths) -> Iterator[SystemCommand]:
    """Yield the themes that can be worn in place of this one; the chosen one is remembered."""

    def choose(name: str) -> None:
        app.theme = name
        remember = partial(_remember, app, paths, name)
        app.run_worker(remember, thread=True, exclusive=True, group="settings")

    for name in sorted(app.available_themes):
        if name != app.theme:
            wear_it = partial(choose, name)
            yield SystemCommand(f"Theme: {name}", f"Wear the {name} colours.", wear_it)


def _remember(app: App[None], paths: Paths, name: str) -> None:
    try:
        save_theme(paths, name)
    except ProblemError as error:
        why = str(error)
    except OSError as error:
        why = f"{paths.shown(paths.settings)}: {reason(error)}"
    else:
        return
    app.call_from_thread(
        app.notify, why, title="Theme not remembered", severity="error", markup=False
    )


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
