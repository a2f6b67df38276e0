"""Writing TOML: whole or not at all, and nothing of the person's is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import tomli_w
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kneecoach.model.problem import ProblemError
from kneecoach.storage.mistakes import Steps
from kneecoach.storage.toml_writer import edit_toml, write_toml
from tests.unit.storage.support import leftovers, write


def fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


# -- writing ------------------------------------------------------------------------------------


def test_what_is_written_is_returned_and_can_be_read_back(tmp_path: Path) -> None:
    text = write_toml(tmp_path / "x.toml", {"theme": "däRk", "timing": {"setup_s": 5}})
    assert (tmp_path / "x.toml").read_text("utf-8") == text
    assert tomllib.loads(text) == {"theme": "däRk", "timing": {"setup_s": 5}}


def test_none_is_left_out_at_any_depth(tmp_path: Path) -> None:
    table = {"a": None, "b": {"c": None, "d": 1}, "e": ({"f": None, "g": 2},)}
    text = write_toml(tmp_path / "x.toml", table)
    assert tomllib.loads(text) == {"b": {"d": 1}, "e": [{"g": 2}]}


# -- editing ------------------------------------------------------------------------------------

MINE = """\
# How I like it.
theme = "dark"   # easy on the eyes
mood = "good"    # a key of my own

[timing]   # seconds
# my knees need a while
setup_s = 12
note = 'mine'

[[sets]]
exercise = "clamshell"   # first
felt = "easy"
reps = 10

# the second was hard
[[sets]]
exercise = "step-up"
felt = "hard"
reps = 8
"""


def edited(tmp_path: Path, changes: Mapping[str, object], text: str = MINE, at: Steps = ()) -> str:
    path = write(tmp_path / "x.toml", text)
    returned = edit_toml(path, changes, at=at)
    assert path.read_bytes().decode("utf-8") == returned
    return returned


def test_editing_changes_that_value_and_no_other_character(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"theme": "light"})
    assert changed == MINE.replace('theme = "dark"', 'theme = "light"')


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"theme": "dark"},
        {"ended": None},
        {"timing": {"setup_s": 12}},
        {"sets": ({"exercise": "clamshell", "reps": 10}, {"exercise": "step-up"})},
    ],
)
def test_editing_to_what_is_already_there_changes_nothing(
    changes: Mapping[str, object], tmp_path: Path
) -> None:
    assert edited(tmp_path, changes) == MINE


def test_editing_inside_a_table_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"timing": {"setup_s": 9}})
    assert changed == MINE.replace("setup_s = 12", "setup_s = 9")


def test_none_takes_a_key_out_and_leaves_the_rest(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"mood": None})
    assert changed == MINE.replace('mood = "good"    # a key of my own\n', "")


def test_a_new_key_stands_outside_the_tables(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"ended": True}, "[timing]\nsetup_s = 1\n")
    assert tomllib.loads(changed) == {"ended": True, "timing": {"setup_s": 1}}


def test_a_list_of_tables_changes_table_by_table(tmp_path: Path) -> None:
    sets = ({"exercise": "clamshell", "reps": 10}, {"exercise": "step-up", "reps": 9})
    assert edited(tmp_path, {"sets": sets}) == MINE.replace("reps = 8", "reps = 9")


def test_a_list_of_tables_grows_at_its_end(tmp_path: Path) -> None:
    sets: tuple[dict[str, object], ...] = ({}, {}, {"exercise": "footwork", "pain": None})
    changed = edited(tmp_path, {"sets": sets})
    assert changed.startswith(MINE)
    assert tomllib.loads(changed)["sets"][2] == {"exercise": "footwork"}


def test_a_list_of_tables_shrinks_from_its_end(tmp_path: Path) -> None:
    changed = edited(tmp_path, {"sets": ({"exercise": "clamshell"},)})
    assert tomllib.loads(changed)["sets"] == tomllib.loads(MINE)["sets"][:1]
    assert '# first\nfelt = "easy"' in changed


@pytest.mark.parametrize("text", [MINE, "sets = [{ reps = 7 }, { reps = 8 }, { reps = 8 }]\n"])
def test_one_table_of_a_list_is_changed_by_itself(tmp_path: Path, text: str) -> None:
    changed = edited(tmp_path, {"reps": 9}, text, at=("sets", 1))
    assert changed == text.replace("reps = 8", "reps = 9", 1)


@pytest.mark.parametrize("at", [("sets", 2), ("sets", "mine"), ("mood", 0), ("gone",), ("theme",)])
def test_what_is_not_there_is_not_changed_and_told(tmp_path: Path, at: Steps) -> None:
    path = write(tmp_path / "x.toml", MINE)
    with pytest.raises(ProblemError, match=r"^x.toml: .* is not there any more"):
        edit_toml(path, {"reps": 9}, at=at)
    assert path.read_text("utf-8") == MINE


def test_a_list_of_tables_in_braces_stays_one_and_keeps_its_comments(tmp_path: Path) -> None:
    text = "sets = [\n  { reps = 1 }, # first\n  { reps = 2, felt = 3 }, # second\n]\nmood = 1\n"
    changed = edited(tmp_path, {"sets": ({"reps": 1}, {"reps": 5}, {"reps": 7})}, text)
    assert changed.startswith(text.partition("]")[0].replace("reps = 2", "reps = 5"))
    assert tomllib.loads(changed) == {
        "sets": [{"reps": 1}, {"reps": 5, "felt": 3}, {"reps": 7}],
        "mood": 1,
    }
    assert edited(tmp_path, {"sets": ({}, {})}, text) == text


def test_an_empty_list_becomes_tables_that_swallow_nothing(tmp_path: Path) -> None:
    text = 'sets = []\nmood = "good"   # mine\n\n[next_morning]\npain = 2\n'
    changed = edited(tmp_path, {"sets": ({"reps": 1}, {"reps": 2})}, text)
    assert tomllib.loads(changed) == {
        "sets": [{"reps": 1}, {"reps": 2}],
        "mood": "good",
        "next_morning": {"pain": 2},
    }
    assert 'mood = "good"   # mine' in changed


def test_a_file_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    edit_toml(tmp_path / "new" / "x.toml", {"theme": "light", "ended": None})
    assert (tmp_path / "new" / "x.toml").read_text("utf-8") == 'theme = "light"\n'


def test_line_ends_of_windows_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"# mine\r\ntheme = 'dark'\r\nmood = 1\r\n")
    edit_toml(path, {"theme": "light"})
    assert path.read_bytes() == b'# mine\r\ntheme = "light"\r\nmood = 1\r\n'


def test_the_mark_that_some_editors_begin_files_with_keeps_no_file_from_being_edited(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf# mine\ntheme = 'dark'\n")
    edit_toml(path, {"theme": "light"})
    assert path.read_bytes() == b'# mine\ntheme = "light"\n'


@pytest.mark.parametrize(
    "content",
    [b"theme = \n", b"a = 1\na = 2\n", b"[t]\n[t]\n", b"theme = '\xff'", b"a = " + b"9" * 5000],
    ids=["no value", "key twice", "table twice", "not UTF-8", "digits"],
)
def test_what_is_not_toml_is_refused_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(ProblemError, match=r"^x.toml: not valid TOML, so not changed: "):
        edit_toml(path, {"theme": "light"})
    assert path.read_bytes() == content
    assert leftovers(tmp_path) == []


def test_a_list_nested_too_intricately_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = "[[b]]\n[[b]]\n[b.b.a]\n[[b.b.b]]\na = 0\n"
    path = write(tmp_path / "x.toml", text)
    with pytest.raises(ProblemError, match="too intricate to be changed safely"):
        edit_toml(path, {"theme": "light"})
    assert path.read_text("utf-8") == text


def test_a_folder_in_place_of_the_file_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.mkdir()
    with pytest.raises(ProblemError, match=r"^x.toml: not a file, so not changed$"):
        edit_toml(path, {"theme": "light"})
    assert path.is_dir()


def test_a_pipe_in_place_of_the_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    os.mkfifo(path)
    edit = (
        "import pathlib, sys; from kneecoach.storage.toml_writer import edit_toml; "
        "edit_toml(pathlib.Path(sys.argv[1]), {'theme': 'light'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", edit, str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.stderr.endswith("ProblemError: x.toml: not a file, so not changed\n")
    assert path.is_fifo()


def test_an_edit_that_cannot_be_written_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "x.toml", MINE)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        edit_toml(path, {"theme": "light"})
    assert path.read_text("utf-8") == MINE
    assert leftovers(tmp_path) == []


_KEYS = st.sampled_from(["a", "b", "c", "two words", "dot.ted"])
_SCALARS = st.integers(-5, 5) | st.text("ab\n\"'\\#]=", max_size=4) | st.booleans()
_FLAT = st.dictionaries(_KEYS, _SCALARS | st.lists(_SCALARS, max_size=3), max_size=3)
_TABLES = st.dictionaries(_KEYS, _SCALARS | _FLAT | st.lists(_FLAT, max_size=3), max_size=4)
_CHANGES = st.dictionaries(
    _KEYS, st.none() | _SCALARS | _FLAT | st.lists(_FLAT, max_size=3), max_size=3
)


def _as_tables(table: Mapping[str, object]) -> str:
    """Write a file as a person would, every list of tables as [[name]]."""
    inline, blocks = "", ""
    for key, value in table.items():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            name = f"[[{tomli_w.dumps({key: 0}).removesuffix(' = 0' + chr(10))}]]\n"
            blocks += "".join(f"\n# block\n{name}{tomli_w.dumps(one)}" for one in value)
        elif isinstance(value, dict):
            blocks += "\n" + tomli_w.dumps({key: value})
        else:
            inline += f"# remark on a key\n{tomli_w.dumps({key: value})}"
    return inline + blocks


def _merged(old: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    merged = dict(old)
    for key, value in changes.items():
        before = merged.get(key)
        if value is None:
            merged.pop(key, None)
        elif isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _merged(before, value)
        elif _are_tables(before) and _are_tables(value) and isinstance(before, list):
            assert isinstance(value, list)
            olds = [*before, *({} for _ in value)]
            merged[key] = [_merged(one, new) for one, new in zip(olds, value, strict=False)]
        else:
            merged[key] = value
    return merged


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


@settings(max_examples=150)
@given(_TABLES, _CHANGES, st.sampled_from([_as_tables, tomli_w.dumps]))
def test_editing_any_file_leads_to_the_old_tables_with_the_changes_in_them(
    old: dict[str, object],
    changes: dict[str, object],
    written: Callable[[Mapping[str, object]], str],
) -> None:
    text = written(old)
    assume(tomllib.loads(text) == old)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.toml")
        path.write_bytes(text.encode())
        assert tomllib.loads(edit_toml(path, changes)) == _merged(old, changes)
