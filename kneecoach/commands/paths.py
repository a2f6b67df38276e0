"""`kneecoach paths`: where the person's files live."""

from __future__ import annotations

from kneecoach.model.text import printable
from kneecoach.storage.paths import Paths, shipped


def run(paths: Paths) -> int:
    """Print each file and folder the coach reads or writes, a line each."""
    places = {
        "config": paths.config,
        "settings": paths.settings,
        "profile": paths.profile,
        "exercises": paths.exercises,
        "routines": paths.routines,
        "themes": paths.themes,
        "history": paths.history,
        "cache": paths.cache,
        "state": paths.state,
        "shipped exercises": shipped("exercises"),
        "shipped routines": shipped("routines"),
        "shipped schema": shipped("schema"),
        "shipped pages": shipped("learn"),
        "shipped themes": shipped("themes"),
    }
    for name, path in places.items():
        print(f"{name}: {printable(str(path))}")
    return 0
