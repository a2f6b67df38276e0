"""Where a workout is changed line by line, and kept as a routine of the person's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.app import App

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.model.routines.timeline import Timing
from kneecoach.screens.starting import WorkoutScreen
from kneecoach.storage.library import Library, load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.routines import save_routine


def edit_workout(
    app: App[None],
    draft: Draft,
    library: Library,
    timing: Timing,
    paths: Paths,
    take: Callable[[Library], None],
) -> None:
    """Open the editor; the screen that a workout is from takes it when it is changed.

    Args:
        app: where.
        draft: the workout as it is.
        library: what can be chosen from.
        timing: the seconds between exercises.
        paths: where routines are kept.
        take: given what can be chosen from, whenever a routine was kept.
    """
    screen = app.screen
    if not isinstance(screen, WorkoutScreen):
        return  # a key held down opens but once
    from kneecoach.screens.routine_editor import RoutineEditorScreen  # not before the first paint

    async def save(workout: Draft) -> str:
        """Keep a workout as the routine of its name; return its file as it is told to people.

        Raises:
            ProblemError: it cannot be written, or a file with a mistake stands there.
        """
        try:
            file = await asyncio.to_thread(save_routine, paths, workout)
        except OSError as error:
            what = Problem(reason(error)).at(paths.shown(paths.routines))
            raise ProblemError(what) from None
        take(await asyncio.to_thread(load_library, paths))
        return paths.shown(file)

    def done(workout: Draft | None) -> None:
        if workout is not None:
            screen.take(workout)

    editor = RoutineEditorScreen(draft, library.catalogue, timing, origin=library.origin, save=save)
    app.push_screen(editor, done)
