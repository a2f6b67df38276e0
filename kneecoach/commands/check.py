"""`kneecoach check`: read every file of the person's and say what is wrong with it."""

from __future__ import annotations

from rich.text import Text

from kneecoach.actions.keymap import check_keymap
from kneecoach.commands.output import console
from kneecoach.model.text import printable
from kneecoach.storage.check import check
from kneecoach.storage.paths import Paths
from kneecoach.storage.settings import in_settings, load_settings


def run(paths: Paths) -> int:
    """Print a line for each problem; 1 where there is one, else 0."""
    settings, _ = load_settings(paths)
    _, wrong_keys = check_keymap(settings.keymap)
    problems = sorted(
        (*check(paths), *(in_settings(problem, paths) for problem in wrong_keys)),
        key=lambda problem: (problem.file, problem.line or 0),
    )
    for problem in problems:
        console.print(Text(str(problem)), soft_wrap=True)
    if not problems:
        told = "All good in" if paths.config.exists() else "Nothing there yet:"
        console.print(Text(printable(f"{told} {paths.config}")), soft_wrap=True)
    return 1 if problems else 0
