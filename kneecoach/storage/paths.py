"""Where the person's files live."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable

CONFIG_DIR_VARIABLE = "KNEECOACH_CONFIG_DIR"
PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one person."""

    config: Path

    @classmethod
    def find(cls, config_dir: str | None, environment: Mapping[str, str] = os.environ) -> Paths:
        """Choose the config folder: as given, else as the environment says, else the system's.

        Raises:
            ProblemError: it begins with the home folder of somebody who is not known.
        """
        chosen = config_dir or environment.get(CONFIG_DIR_VARIABLE)
        if not chosen:
            import appdirs

            chosen = appdirs.user_config_dir("kneecoach")
        try:
            return cls(Path(chosen).expanduser().absolute())
        except RuntimeError:
            raise ProblemError(Problem("no such home folder", file=chosen)) from None

    @property
    def settings(self) -> Path:
        """Theme, setup times and keys."""
        return self.config / "settings.toml"

    @property
    def profile(self) -> Path:
        """What the person told about themselves."""
        return self.config / "profile.toml"

    @property
    def exercises(self) -> Path:
        """The person's own exercises."""
        return self.config / "exercises"

    @property
    def routines(self) -> Path:
        """The person's own routines."""
        return self.config / "routines"

    @property
    def themes(self) -> Path:
        """The person's own themes."""
        return self.config / "themes"

    @property
    def history(self) -> Path:
        """One file a session, in a folder a year."""
        return self.config / "history"

    @property
    def trash(self) -> Path:
        """Deleted sessions, in the same folders as in the history."""
        return self.history / "trash"

    @property
    def last_import(self) -> Path:
        """Which sessions the last import added, so that it can be taken back."""
        return self.config / "last-import.toml"

    def shown(self, path: Path) -> str:
        """Return a path as it is told to people: short inside the config folder."""
        try:
            return printable(path.relative_to(self.config).as_posix())
        except ValueError:
            return printable(str(path))


def shipped(kind: str) -> Path:
    """Return the folder of what comes with the program: exercises, routines or themes."""
    packaged = PACKAGE / "data" / kind
    return packaged if packaged.is_dir() else PACKAGE.parent / kind
