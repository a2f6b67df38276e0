"""No text but what is fixed in the source is ever taken for markup by what shows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from kneecoach.storage.paths import PACKAGE

SHOWS = {"Static", "Label", "notify"}
"""What takes text for markup where it is not told otherwise."""


def taken_for_markup(source: str) -> Iterator[str]:
    """Yield what in a source could take a text of a person's for markup."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in SHOWS:
                is_told = any(
                    one.arg == "markup" and ast.unparse(one.value) == "False"
                    for one in node.keywords
                )
                texts = (*node.args, *(one.value for one in node.keywords if one.arg == "title"))
                is_fixed = bool(node.args) and all(isinstance(one, ast.Constant) for one in texts)
                if not (is_told or is_fixed):
                    yield ast.unparse(node)
            case ast.Call(func=ast.Attribute(attr="from_markup")):
                yield ast.unparse(node)
            case ast.Call(func=ast.Name(id="Option"), args=[text, *_]):
                if isinstance(text, ast.JoinedStr | ast.Name | ast.Attribute):
                    yield ast.unparse(node)
            case ast.ClassDef(bases=bases) if SHOWS & {ast.unparse(one) for one in bases}:
                source = ast.unparse(node)
                if "super().__init__" in source and "markup=False" not in source:
                    yield node.name


@pytest.mark.parametrize(
    "source",
    [
        "Static(name)",
        "Static(id='told')",
        "Label(f'{name}', markup=True)",
        "self.notify(str(error), title='Not done')",
        "self.notify('Saved', title=name)",
        "Content.from_markup(name)",
        "Option(f'{name}')",
        "class Line(Static):\n    def __init__(self): super().__init__()",
    ],
)
def test_what_could_be_taken_for_markup_would_be_found(source: str) -> None:
    assert list(taken_for_markup(source))


def test_nothing_that_a_person_or_a_file_says_is_taken_for_markup() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): seen
        for path in sorted(PACKAGE.rglob("*.py"))
        if (seen := list(taken_for_markup(path.read_text("utf-8"))))
    }
    assert found == {}
