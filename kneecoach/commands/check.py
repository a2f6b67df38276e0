"""`kneecoach check`: read every file of the person's and say what is wrong with it."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from kneecoach.coach.checking import all_problems
from kneecoach.commands.output import console
from kneecoach.model.text import printable
from kneecoach.storage.paths import Paths


def run(paths: Paths, today: date) -> int:
    """Print a line for each problem; 1 where there is one, else 0."""
    problems = all_problems(paths, today)
    for problem in problems:
        console.print(Text(str(problem)), soft_wrap=True)
    if not problems:
        told = "All good in" if paths.config.exists() else "Nothing there yet:"
        console.print(Text(printable(f"{told} {paths.config}")), soft_wrap=True)
    return 1 if problems else 0
