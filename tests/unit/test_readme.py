"""What the README promises, it says by which tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent.parent


def promises() -> list[tuple[str, list[str]]]:
    """Return each promise of the README with the tests that it names."""
    text = (TESTS.parent / "README.md").read_text("utf-8")
    table = text.partition("<!-- promises -->")[2].partition("<!-- end -->")[0]
    rows = [line.strip("| ").split(" | ") for line in table.strip().split("\n")[2:]]
    return [(promise, re.findall("`([^`]+)`", tests)) for promise, tests in rows]


def names_in(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = {one.name for one in tree.body if isinstance(one, functions)}
    return {name for name in found if name.startswith("test_")}


def test_every_promise_names_tests_that_there_are() -> None:
    assert len(promises()) > 10
    for promise, tests in promises():
        assert tests, promise
        for test in tests:
            file, _, name = test.partition("::")
            names = names_in(TESTS / file)
            assert names, test
            assert not name or name in names, test
