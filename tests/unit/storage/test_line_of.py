"""The line on which a key is given, which no TOML parser tells."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneecoach.storage.toml_reader import line_of
from tests.unit.storage.support import write

TEXT = '''\
# a remark: theme = 1
theme = "dark"

timing.setup_s = 5   # dotted
timing.floor_setup_s = 20

point = { x = 1, y = { z = 2 } }
numbers = [
    1,  # the first
    2,
    # between

    3,
]
verse = """
theme = "light"
[not.a.table]
"""
after_verse = 1

[outer]
own = 1

    # indented remark
    [outer.inner]
    deep = 1

[[items]]
name = "one"

# before the second
[[items]]
name = "two"
more = [{ a = 1 }, { a = 2, b = 3 }]

[[items.parts]]
size = 1

[[items.parts]]
size = 2

["quoted key"]
x = 1
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("theme", 2),
        ("timing", 4),
        ("timing.setup_s", 4),
        ("timing.floor_setup_s", 5),
        ("point", 7),
        ("point.y.z", 7),
        ("numbers", 8),
        ("numbers[2]", 8),
        ("verse", 15),
        ("after_verse", 19),
        ("outer", 21),
        ("outer.own", 22),
        ("outer.inner", 25),
        ("outer.inner.deep", 26),
        ("items", 28),
        ("items[0]", 28),
        ("items[0].name", 29),
        ("items[1]", 32),
        ("items[1].name", 33),
        ("items[1].more[1].b", 34),
        ("items[1].parts", 36),
        ("items[1].parts[0].size", 37),
        ("items[1].parts[1]", 39),
        ("items[1].parts[1].size", 40),
        ("quoted key", 42),
        ("quoted key.x", 43),
    ],
)
def test_the_line_of_a_key_is_found(key: str, line: int, tmp_path: Path) -> None:
    assert line_of(write(tmp_path / "x.toml", TEXT), key) == line


@pytest.mark.parametrize(
    "key", ["", "them", "a remark", "not.a", "items[2]", "items[0].more", "theme.x", "numbers.x"]
)
def test_a_key_that_is_not_there_has_no_line(key: str, tmp_path: Path) -> None:
    assert line_of(write(tmp_path / "x.toml", TEXT), key) is None


@pytest.mark.parametrize("content", [b"theme =", b"\xff", b"a = [[[["])
def test_a_file_that_cannot_be_parsed_has_no_lines(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(content)
    assert line_of(tmp_path / "x.toml", "theme") is None


def test_a_file_that_is_gone_has_no_lines(tmp_path: Path) -> None:
    assert line_of(tmp_path / "x.toml", "theme") is None


def test_a_huge_file_is_not_searched_for_long(tmp_path: Path) -> None:
    text = "a = [\n" + "    1,\n" * 100_000 + "]\nb = 1\n"
    assert line_of(write(tmp_path / "x.toml", text), "b") is None


_STATEMENTS = st.sampled_from(
    (
        "{} = 1",
        "{} = [\n  1,\n\n  # x\n  2,\n]",
        '{} = """\n[x]\ny = 1\n"""',
        "{} = {{ a = 1 }}",
        "{}.b = 1",
        "# {}\n\n{} = '''\n'''",
        "\n\n{} = [[1], [\n2]]",
    )
)


@settings(max_examples=200)
@given(st.lists(_STATEMENTS, min_size=1, max_size=12), st.booleans())
def test_every_key_of_any_file_is_found_where_its_statement_begins(
    statements: list[str], in_tables: bool
) -> None:
    lines: list[str] = []
    expected: dict[str, int] = {}
    for number, statement in enumerate(statements):
        name = f"k{number}"
        if in_tables:
            lines += ["", "[[t]]"]
        text = statement.format(name, name).split("\n")
        begins = next(at for at, line in enumerate(text) if line.startswith(name))
        expected[f"t[{number}].{name}" if in_tables else name] = len(lines) + begins + 1
        lines += text
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder, "x.toml"), "\n".join(lines))
        assert {key: line_of(path, key) for key in expected} == expected
