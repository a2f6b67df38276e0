"""How commands print: Rich for people, JSON for programs, problems to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.text import Text

from kneecoach.model.problem import Problem

console = Console(highlight=False, soft_wrap=False)
_errors = Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(value: object) -> None:
    """Print a value as indented JSON, never coloured, whatever letters the terminal knows."""
    encoded = msgspec.json.format(msgspec.json.encode(value), indent=2)
    sys.stdout.buffer.write(encoded + b"\n")


def print_aside(told: str) -> None:
    """Print to standard error what is no part of the output asked for."""
    _errors.print(Text(told))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, a line each."""
    for problem in problems:
        _errors.print(Text(f"kneecoach: {problem}"))
