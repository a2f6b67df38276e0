"""Where the app tells what is wrong with a person's files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from kneecoach.clock import Clock
from kneecoach.coach.checking import all_problems
from kneecoach.coach.preferences import Preferences
from kneecoach.model.problem import Problem
from kneecoach.storage.library import Library, load_library
from kneecoach.storage.paths import Paths


def notify_once(app: App[None], problems: Sequence[Problem]) -> None:
    """Tell of what no later look at the files would find."""
    for problem in problems:
        app.notify(
            str(problem), title="In your files", severity="warning", timeout=10, markup=False
        )


def open_problems(
    app: App[None],
    paths: Paths,
    clock: Clock,
    preferences: Preferences,
    take: Callable[[Library, Sequence[Problem]], object],
) -> None:
    """Open the screen that tells them.

    Args:
        app: where.
        paths: where the files are.
        clock: tells the day it is.
        preferences: read anew with the rest.
        take: given what can be chosen from and what is wrong, whenever the files were read.
    """
    from kneecoach.screens.problems import ProblemsScreen  # not before the first paint

    def read() -> Sequence[Problem]:
        today = clock.time_of_day().date()
        library, problems = load_library(paths), all_problems(paths, today)
        preferences.read()
        app.call_from_thread(take, library, problems)
        return problems

    if not isinstance(app.screen, ProblemsScreen):  # a key held down opens but one
        app.push_screen(ProblemsScreen(read))
