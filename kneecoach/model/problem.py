"""What is wrong with something a person wrote, in words for that person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kneecoach.model.text import printable


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, told in one line."""

    what: str
    """What is wrong and what would be right."""
    key: str = ""
    """The key it stands at, such as `items[2].exercise`; empty for a whole file."""
    file: str = ""
    """The file it stands in; empty for what did not come from a file."""
    line: int | None = None
    """The line in that file, counted from 1, where it is known."""

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f", line {self.line}"
        line = ": ".join(part for part in (place, self.key, self.what) if part)
        return printable(" ".join(line.split()))

    def at(self, file: str, line: int | None = None) -> Problem:
        """Return the same problem, with the file (and line) it was found in."""
        return replace(self, file=file, line=line)


class ProblemError(Exception):
    """Raised where a problem leaves nothing to go on with."""

    def __init__(self, problem: Problem, *others: Problem) -> None:
        """Tell of a problem, and of others that were found with it."""
        super().__init__(str(problem))
        self.problem = problem
        self.problems = (problem, *others)


def unknown(kind: str, name: str, known: Iterable[str], key: str = "") -> Problem:
    """Say that a name is not known, with the nearest one that is."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(names)}"
    return Problem(f"unknown {kind} '{name}' ({hint})", key)
