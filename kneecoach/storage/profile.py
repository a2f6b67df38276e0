"""What the person told about themselves, kept in profile.toml."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec.structs import replace

from kneecoach.model.person.profile import Profile
from kneecoach.model.problem import Problem
from kneecoach.storage.own_file import load_own, stands_there
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_reader import read_as
from kneecoach.storage.toml_writer import edit_toml

FORMAT = 1


def load_profile(paths: Paths) -> tuple[Profile, tuple[Problem, ...]]:
    """Read the profile; where there is none, the careful defaults hold.

    They hold too where the file cannot be read; but then the person is not asked anew, since
    their answers could not be kept.
    """
    profile, problems = _load(paths)
    return profile or Profile(asked=bool(problems)), problems


def readable_profile(paths: Paths) -> Profile | None:
    """Return the profile as its file says it now; None where there is none that can be read."""
    return _load(paths)[0]


def save_profile(paths: Paths, **changes: object) -> None:
    """Change fields of the profile; all else in the file stays as the person wrote it.

    None takes a field out of the file, and so does a None inside of `levels`.

    Raises:
        OSError: the file cannot be read or written.
        ProblemError: the file is not a profile; it is left as it is.
    """
    if stands_there(paths.profile):
        read_as(paths.profile, paths.shown(paths.profile), Profile)
    table: dict[str, object] = msgspec.to_builtins(changes, builtin_types=(date,))
    edit_toml(paths.profile, {"format": FORMAT, **table})


def _load(paths: Paths) -> tuple[Profile | None, tuple[Problem, ...]]:
    profile, problems = load_own(paths.profile, paths, Profile)
    if profile is not None and any(one.key == "format" for one in problems):
        profile = replace(profile, asked=True)  # of a newer kneecoach, so never changed
    return profile, problems
