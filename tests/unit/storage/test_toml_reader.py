"""Reading TOML: whatever is wrong with a file is told in one line, with its place."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import Routine
from kneecoach.model.sessions.session import Session
from kneecoach.storage.plain_file import MAX_BYTES
from kneecoach.storage.settings import Settings
from kneecoach.storage.theme_files import ThemeFile
from kneecoach.storage.toml_reader import read_as, read_toml
from tests.unit.storage.support import (
    EXERCISE,
    ROUTINE,
    SESSION,
    THEME,
    problem_in,
    write,
)

KINDS: tuple[type[Struct], ...] = (Exercise, Routine, Session, Settings, ThemeFile)
GOOD: dict[type[Struct], str] = {
    Exercise: EXERCISE,
    Routine: ROUTINE,
    Session: SESSION,
    ThemeFile: THEME,
}


@pytest.mark.parametrize("kind", GOOD, ids=lambda kind: kind.__name__)
def test_a_good_file_is_read(kind: type[Struct], tmp_path: Path) -> None:
    assert isinstance(read_as(write(tmp_path / "x.toml", GOOD[kind]), "x.toml", kind), kind)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "dark"\ntheme = \n', "x.toml, line 2: not valid TOML: Invalid value"),
        ("a = 1\n\n\nb = [1,", "x.toml, line 4: not valid TOML: "),
        ("a = 1\na = 2\n", "x.toml, line 2: not valid TOML: Cannot overwrite a value"),
        ("a = " + "9" * 5000, "x.toml: a number has too many digits"),
        ("a = " + "[" * 5000 + "]" * 5000, "x.toml: nested too deeply"),
        (".".join("a" * 3000) + " = 1", "x.toml: nested too deeply"),
        ("a = " + "[" * 250 + "]" * 250, "x.toml: nested too deeply"),
        (".".join("a" * 490) + " = 1", "x.toml: nested too deeply"),
        ('a = "\x1b[2J"', "x.toml, line 1: not valid TOML: Illegal character '\\x1b'"),
    ],
    ids=[
        "no value",
        "never closed",
        "twice",
        "digits",
        "lists",
        "tables",
        "a list that tomllib reads",
        "a table that tomllib reads",
        "control",
    ],
)
def test_what_is_not_toml_is_told_with_file_and_line(text: str, told: str, tmp_path: Path) -> None:
    problem = problem_in(write(tmp_path / "x.toml", text), Settings)
    assert str(problem).startswith(told)


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        (
            Exercise,
            'name = "Wall sit"',
            "name = 3",
            "line 3: name: expected text, got a whole number",
        ),
        (Exercise, 'name = "Wall sit"\n', "", "'name' is missing"),
        (ThemeFile, "true", '"yes"', "line 2: dark: expected true or false, got text"),
        (Exercise, '["hold"]', "3", "line 26: cues[0].phases: expected a list, got a whole number"),
        (
            Session,
            "2026-11-22T07:15:03+01:00",
            "7.15",
            "line 3: started: expected a date with its time, got a number",
        ),
        (Exercise, "least = 20, ", "", "line 14: dose.hold_s: 'least' is missing"),
        (Exercise, 'id = "low"', 'idd = "low"', "line 20: levels[1]: 'id' is missing"),
        (
            Exercise,
            "least = 20",
            "least = -20",
            "line 14: dose.hold_s.least: expected a whole number >= 0",
        ),
        (
            Exercise,
            "least = 20",
            "least = 50",
            "line 14: dose.hold_s: most (40) is below least (50)",
        ),
        (
            Exercise,
            "least = 1, most = 3",
            "least = 1, most = 600",
            "line 10: dose: reps are 1 to 100",
        ),
        (Exercise, 'id = "low"', 'id = "high"', "two levels have the id 'high'"),
        (
            Exercise,
            '["hold"]',
            '["hold", "jump"]',
            "line 26: cues[0].phases[1]: unknown phases 'jump' "
            "(known: hold, lift, lower, self-paced)",
        ),
        (
            Exercise,
            "[dose]",
            '[words]\njump = "Jump"\n\n[dose]',
            "line 10: words: invalid enum value 'jump'",
        ),
        (
            Exercise,
            "[dose]",
            "[words]\nhold = 3\n\n[dose]",
            "line 11: words.hold: expected text, got a whole number",
        ),
        (
            Exercise,
            '"quads"',
            '"quads - at `$.knee`"',
            "line 5: region: unknown region 'quads - at `$.knee`' "
            "(known: ankles and feet, glutes, hamstrings, hips, quads)",
        ),
        (
            Routine,
            'exercise = "footwork"',
            'exercise = "footwork"\nreps = -1',
            "line 9: items[1].reps: expected a whole number >= 1",
        ),
        (
            Routine,
            "format = 1",
            "format = 2",
            "line 1: format: written by a newer kneecoach (format 2; this one knows 1): "
            "shown as far as it can be, never changed",
        ),
        (Routine, "format = 1", "format = 0", "line 1: format: invalid enum value 0"),
        (
            Session,
            "+01:00",
            "",
            "line 3: started: expected a date with its time with a timezone component",
        ),
        (
            Session,
            'routine = "everyday"',
            'routine = "everyday"\nsets = [\n  { exercise = "x", level = "y", side = "left" },\n'
            '  { exercise = "x", level = "y", side = "leg" },\n]',
            "line 5: sets[1].side: unknown side 'leg' (did you mean 'left'?)",
        ),
        (
            Session,
            'routine = "everyday"',
            'routine = "everyday"\n[[sets]]\nexercise="a"\nlevel="b"\nside="left"\nworked=nan',
            "line 9: sets[0].worked: expected a number >= 0.0",
        ),
        (
            Session,
            'routine = "everyday"',
            'routine = "everyday"\n[[sets]]\nexercise="a"\nlevel="b"\nside="left"\nworked=inf',
            "line 9: sets[0].worked: expected a number <= 100000.0",
        ),
        (
            Session,
            'routine = "everyday"',
            'routine = "everyday"\nlasted = inf',
            "line 5: lasted: expected a number <= 100000.0",
        ),
        (
            Session,
            'routine = "everyday"',
            'routine = "everyday"\nlasted = nan',
            "line 5: lasted: expected a number >= 0.0",
        ),
        (
            ThemeFile,
            "#ffc040",
            "amber",
            "line 8: accent: expected a colour such as #1b2a3c",
        ),
    ],
)
def test_what_does_not_fit_is_told_with_line_key_and_reason(
    kind: type[Struct], old: str, new: str, told: str, tmp_path: Path
) -> None:
    text = GOOD[kind].replace(old, new, 1)
    problem = problem_in(write(tmp_path / "x.toml", text), kind)
    place, _, rest = str(problem).partition(", " if problem.line else ": ")
    assert (place, rest) == ("x.toml", told)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert str(problem_in(tmp_path / "x.toml", Settings)) == "x.toml: no such file"


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes('theme = "dünn"'.encode("latin-1"))
    assert str(problem_in(path, Settings)) == "x.toml: not UTF-8 text"


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    assert str(problem_in(tmp_path / "x.toml", Settings)) == "x.toml: not a file"


def test_a_pipe_in_place_of_a_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.toml")
    read = (
        "import pathlib, sys; from kneecoach.storage.toml_reader import read_toml; "
        "read_toml(pathlib.Path(sys.argv[1]), 'x.toml')"
    )
    done = subprocess.run(
        [sys.executable, "-c", read, str(tmp_path / "x.toml")],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.stderr.endswith("ProblemError: x.toml: not a file\n")


def test_a_file_far_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.toml", "#" * (MAX_BYTES + 1))
    assert str(problem_in(path, Settings)) == "x.toml: larger than 1000 kB"


def test_a_file_just_small_enough_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "x.toml", 'theme = "x"\n#'.ljust(MAX_BYTES, "."))
    assert read_toml(path, "x.toml") == {"theme": "x"}


def test_a_disk_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "x.toml", "")
    monkeypatch.setattr(os, "open", fails)
    assert (
        str(problem_in(path, Settings))
        == "x.toml: cannot be read: you may not read it; change its permissions"
    )


def test_characters_that_could_steer_a_terminal_are_replaced(tmp_path: Path) -> None:
    text = r"""
"k\u001b" = "\u001b[31mred\u0007"
deep = [{ "\u009b" = ["\u202eback", "fine\n\ttab"] }]
"""
    assert read_toml(write(tmp_path / "x.toml", text), "x.toml") == {
        "k\ufffd": "\ufffd[31mred\ufffd",
        "deep": [{"\ufffd": ["\ufffdback", "fine\n\ttab"]}],
    }


def test_a_hostile_value_is_told_in_one_harmless_line(tmp_path: Path) -> None:
    text = EXERCISE.replace('"quads"', r'"\u001b[2J\nquads"')
    told = str(problem_in(write(tmp_path / "x.toml", text), Exercise))
    assert (
        told == "x.toml, line 5: region: unknown region '\ufffd[2J quads' (did you mean 'quads'?)"
    )


def test_line_ends_of_windows_and_old_separators_do_not_shift_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes("# one\u2028still one\x85\r\n\r\ntheme = 3\r\n".encode())
    assert problem_in(path, Settings).line == 3


# -- whatever stands in a file, only ProblemError ever comes out -------------------------------

_NAMES = (
    "format id name short region place also muscles position needs why how dose levels cues words "
    "status started ended routine plan sets sets_planned pain_before next_morning note title items "
    "exercise level side reps worked theme timing setup_s keymap dark background accent x"
)
_LITERALS = (
    'true false "" "left" "#12ab9F" "1" 0x1F 1979-05-27 07:32:00 1979-05-27T07:32:00 -nan +inf '
    "2026-01-01T00:00:00Z 0001-01-01T00:00:00+23:59 9999-12-31T23:59:59-23:59 [] {} [[]]"
)
_KEYS = st.sampled_from(_NAMES.split())
_SCALARS = st.one_of(
    st.integers(-(10**30), 10**30).map(str),
    st.floats().map(lambda number: repr(float(number))),
    st.sampled_from(_LITERALS.split()),
    st.text(max_size=8).map(lambda text: '"' + text.replace('"', "").replace("\\", "") + '"'),
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        st.dictionaries(_KEYS, inner, max_size=4).map(
            lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
        ),
    ),
    max_leaves=6,
)
_LINES = st.one_of(
    st.builds("{} = {}".format, _KEYS, _VALUES),
    st.builds("{}.{} = {}".format, _KEYS, _KEYS, _VALUES),
    _KEYS.map("[{}]".format),
    _KEYS.map("[[{}]]".format),
    st.just("# a remark"),
)
_NEARLY_TOML = st.lists(_LINES, max_size=12).map("\n".join)


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A good file in which one line was replaced, or one stretch cut out."""
    lines = draw(st.sampled_from(sorted(GOOD.values()))).splitlines()
    at = draw(st.integers(0, len(lines) - 1))
    if draw(st.booleans()):
        lines[at] = draw(_LINES)
        return "\n".join(lines)
    text = "\n".join(lines)
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(1, 30)) :]


def _assert_read_or_told(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.toml")
        path.write_bytes(content)
        for kind in KINDS:
            problem: Problem | None = None
            try:
                found = read_as(path, "x.toml", kind)
            except ProblemError as error:
                problem = error.problem
            else:
                assert isinstance(found, kind)
            if problem is not None:
                assert str(problem).startswith("x.toml")
                assert "\n" not in str(problem)
                lines = len(content.replace(b"\r", b"\n").split(b"\n"))
                assert problem.line is None or 1 <= problem.line <= lines


@settings(max_examples=150)
@given(st.binary(max_size=60))
def test_random_bytes_are_read_or_told(content: bytes) -> None:
    _assert_read_or_told(content)


@settings(max_examples=150)
@given(st.text(max_size=60))
@example("a = 0o" + "7" * 9000)
@example("a = 1e99999")
@example("[a]\n" * 2)
def test_random_text_is_read_or_told(text: str) -> None:
    _assert_read_or_told(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=150)
@given(_NEARLY_TOML | _damaged())
def test_a_file_of_the_right_keys_and_wrong_values_is_read_or_told(text: str) -> None:
    _assert_read_or_told(text.encode("utf-8", "surrogatepass"))
