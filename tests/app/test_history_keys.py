"""No action of the history, the correction and the trends goes without a test that presses it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest

from kneecoach.actions.action import Action
from kneecoach.actions.history import CORRECTING, HISTORY
from kneecoach.actions.trends import TRENDS

FOLDER = Path(__file__).parent


def pressed(file: str, on: str) -> Iterator[str]:
    """Yield the keys that a file's tests press, of those tests that go to a screen."""
    for function in ast.parse((FOLDER / file).read_text("utf-8")).body:
        if isinstance(function, ast.AsyncFunctionDef) and on in ast.unparse(function):
            for node in ast.walk(function):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


@pytest.mark.parametrize(
    ("actions", "keys"),
    [
        (
            HISTORY,
            {
                *pressed("test_history.py", "await history("),
                *pressed("test_history_search.py", "await history("),
                *pressed("test_trends.py", "isinstance(pilot.app.screen, HistoryScreen)"),
            },
        ),
        (CORRECTING, {*pressed("test_history.py", "on(pilot, CorrectingScreen)")}),
        (TRENDS, {*pressed("test_trends.py", "await trends(")}),
    ],
    ids=["history", "correcting", "trends"],
)
def test_every_key_is_pressed_by_a_test(actions: Sequence[Action], keys: Collection[str]) -> None:
    unpressed = {key for action in actions for key in action.keys.split(",")} - {*keys}
    assert not unpressed
