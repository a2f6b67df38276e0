"""Where the person's files live."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable

CONFIG_DIR_VARIABLE = "KNEECOACH_CONFIG_DIR"
CACHE_DIR_VARIABLE = "KNEECOACH_CACHE_DIR"
STATE_DIR_VARIABLE = "KNEECOACH_STATE_DIR"
PACKAGE = Path(__file__).parent.parent


Kind = Literal["config", "cache", "state"]
_VARIABLES: Mapping[Kind, str] = {
    "config": CONFIG_DIR_VARIABLE,
    "cache": CACHE_DIR_VARIABLE,
    "state": STATE_DIR_VARIABLE,
}


def _find(kind: Kind, named: str | None, environment: Mapping[str, str]) -> Path:
    """Choose a folder: as given, else as the environment says, else the system's.

    Raises:
        ProblemError: it begins with the home folder of somebody who is not known.
    """
    chosen = named or environment.get(_VARIABLES[kind])
    if not chosen:
        import appdirs

        of_user = {
            "config": appdirs.user_config_dir,
            "cache": appdirs.user_cache_dir,
            "state": appdirs.user_state_dir,
        }
        chosen = of_user[kind]("kneecoach")
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:
        raise ProblemError(Problem("no such home folder", file=chosen)) from None


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one person."""

    config: Path
    cache: Path = field(default_factory=lambda: _find("cache", None, os.environ))
    """What can be made anew at any time, and so may be deleted."""
    state: Path = field(default_factory=lambda: _find("state", None, os.environ))
    """What is of this machine only: what went wrong, and which workouts it leads just now."""

    @classmethod
    def find(cls, config_dir: str | None, environment: Mapping[str, str] = os.environ) -> Paths:
        """Choose the folders: as given, else as the environment says, else the system's.

        Raises:
            ProblemError: one begins with the home folder of somebody who is not known.
        """
        return cls(
            _find("config", config_dir, environment),
            _find("cache", None, environment),
            _find("state", None, environment),
        )

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
    def stage(self) -> Path:
        """Where an import under way makes its sessions ready."""
        return self.history / ".import"

    @property
    def last_import(self) -> Path:
        """Which sessions the last import added, so that it can be taken back."""
        return self.config / "last-import.toml"

    @property
    def log(self) -> Path:
        """The newest faults of the program itself, for whoever mends them."""
        return self.state / "kneecoach.log"

    @property
    def index(self) -> Path:
        """What this history's sessions say in brief, a file a year."""
        return self.cache / f"history-{self._of_history}"

    @property
    def unsaved(self) -> Path:
        """Sessions that could not be saved in this history, in the same folders as there."""
        return self.state / "unsaved" / self._of_history

    @property
    def claims(self) -> Path:
        """Which of this history's workouts are led on this machine; see `storage.claims`."""
        return self.state / f"led-{self._of_history}"

    @property
    def _of_history(self) -> str:
        """What tells this history from others, by whatever name it was called."""
        return f"{zlib.crc32(os.fsencode(os.path.realpath(self.history))):08x}"

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
