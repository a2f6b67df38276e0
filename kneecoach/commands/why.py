"""`kneecoach why [EXERCISE]`: what the coach decided, and on what grounds."""

from __future__ import annotations

from datetime import date

from rich.padding import Padding
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.progression.progression import decide
from kneecoach.model.progression.why import hindrance_words, why
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile


def run(paths: Paths, exercise_id: str | None, today: date, *, as_json: bool) -> int:
    """Print the decision about one exercise, or about each.

    Raises:
        ProblemError: the exercise is not known.
    """
    library, history = load_library(paths), History(paths)
    profile, in_profile = load_profile(paths)
    latest = HistoryIndex(history, paths).latest(today)
    print_problems((*library.problems, *in_profile, *latest.problems))
    catalogue = library.catalogue
    exercises = list(catalogue) if exercise_id is None else [catalogue.find(exercise_id)]
    decisions = {one.id: decide(one, latest.digests, profile, today) for one in exercises}
    if as_json:
        print_json(list(decisions.values()) if exercise_id is None else decisions[exercise_id])
        return 0
    for place, exercise in enumerate(exercises):
        if place:
            console.print()
        decision = decisions[exercise.id]
        hindrance = hindrance_words(exercise, decision, profile)
        left_out = f" It is left out for now: {hindrance}." if hindrance else ""
        console.print(Text(f"{why(exercise, decision)}{left_out}"))
        for file in decision.sessions:
            shown = Text(history.shown(file), style="dim")
            console.print(Padding(shown, (0, 0, 0, 2)))
    return 0
