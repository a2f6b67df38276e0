"""What the person chose for the whole app: the theme, the keys, whether anything moves."""

from __future__ import annotations

from collections.abc import Sequence

from kneecoach.actions.keymap import check_keymap
from kneecoach.model.problem import Problem, unknown
from kneecoach.model.progression.fading import CueMode
from kneecoach.model.routines.timeline import Timing
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import in_settings, load_settings
from kneecoach.storage.theme_files import load_theme_files
from kneecoach.terminal.app import TerminalApp
from kneecoach.themes import wear


class Preferences:
    """Holds what settings and themes say, and lets the app follow them."""

    def __init__(self, app: TerminalApp, paths: Paths) -> None:
        """Read them.

        Args:
            app: what follows them.
            paths: where the person's files are.
        """
        self._app = app
        self._paths = paths
        self.read()

    def read(self) -> None:
        """Read the files, as they are by now."""
        self._settings, told = load_settings(self._paths)
        self._themes, in_themes = load_theme_files(self._paths)
        self._problems = (*told, *in_themes)

    @property
    def timing(self) -> Timing:
        """The seconds to get in place between exercises."""
        return self._settings.timing

    @property
    def cues(self) -> CueMode:
        """When cues are on the screen."""
        return self._settings.cues

    def follow(self) -> Sequence[Problem]:
        """Put on theme and keys, and let figures move or not; return what is wrong with them."""
        self._app.let_move(self._settings.animation)
        chosen = self._settings.theme
        wear(self._app, chosen, self._themes)
        keymap, wrong = check_keymap(self._settings.keymap)
        self._app.set_keymap(keymap)
        if chosen not in self._themes:
            wrong += (unknown("theme", chosen, self._themes, "theme"),)
        return (*self._problems, *(in_settings(one, self._paths) for one in wrong))
