"""`kneecoach edit`: whatever the person writes and however it ends, no text is lost."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from kneecoach.storage.paths import Paths
from tests.unit.commands.support import Ran, run
from tests.unit.storage.support import ROUTINE, write

Capsys = pytest.CaptureFixture[str]
Edit = Callable[..., Ran]

WRONG = ROUTINE.replace('"clamshell"', '"clamshel"')
SEEN = "seen"
"""Where the editor leaves what it was given."""
EDITOR = """\
import pathlib, sys
folder, words, file = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
assert words == "two words; rm -rf $HOME", words
(folder / "seen").write_bytes(file.read_bytes())
texts = sorted(folder.glob("text-*"))
if texts:
    text = texts[0].read_bytes()
    texts[0].unlink()
    if text == b"<gone>":
        file.unlink()
    elif text != b"<as it is>":
        file.write_bytes(text.removeprefix(b"<fail>"))
    sys.exit(7 if text.startswith(b"<fail>") else 0)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an editor that writes, each time it is opened, the next text laid there."""
    folder = tmp_path / "desk with spaces"
    folder.mkdir()
    script = write(folder / "editor.py", EDITOR)
    words = (sys.executable, str(script), str(folder), "two words; rm -rf $HOME")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", shlex.join(words))
    return folder


@pytest.fixture
def edit(desk: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Edit a routine: the texts that are written, and the answers that are given."""

    def edited(name: str, *texts: str, answers: Iterable[str] = ()) -> Ran:
        for number, text in enumerate(texts):
            (desk / f"text-{number}").write_bytes(text.encode())
        given = iter(answers)

        def answered(prompt: str) -> str:
            print(prompt)
            answer = next(given, None)
            if answer is None:
                raise EOFError
            return answer

        monkeypatch.setattr("builtins.input", answered)
        ran = run(capsys, "edit", name)
        assert next(given, None) is None, "not all was asked"
        return ran

    return edited


def seen(desk: Path) -> str:
    return (desk / SEEN).read_text("utf-8")


def files(paths: Paths) -> dict[str, str]:
    """Return every file of the person's routines, hidden ones too."""
    if not paths.routines.exists():
        return {}
    return {path.name: path.read_text("utf-8") for path in paths.routines.iterdir()}


def test_a_routine_of_ones_own_is_edited_and_saved(edit: Edit, desk: Path, paths: Paths) -> None:
    path = write(paths.routines / "evening.toml", ROUTINE)
    changed = ROUTINE + "sets = 2  # more\n"
    ran = edit("evening", changed)
    assert (ran.code, ran.out, ran.err) == (0, f"Saved: {path}\n", "")
    assert seen(desk) == ROUTINE
    assert files(paths) == {"evening.toml": changed}


def test_a_shipped_routine_is_copied_with_notes_and_becomes_ones_own_when_changed(
    edit: Edit, desk: Path, paths: Paths
) -> None:
    assert edit("everyday").out == "Nothing changed.\n"
    assert files(paths) == {}
    text = seen(desk)
    assert text.startswith("# This routine comes with kneecoach.")
    assert 'title = "Everyday"' in text
    assert "# rest_s = 30" in text
    assert edit("everyday", text + "sets = 2\n").code == 0
    assert files(paths) == {"everyday.toml": text + "sets = 2\n"}


def test_a_name_that_is_not_known_begins_with_a_template_and_the_nearest_name(
    edit: Edit, desk: Path, paths: Paths
) -> None:
    assert edit("evryday").code == 0
    assert "# Unknown routine 'evryday' (did you mean 'everyday'?)." in seen(desk)
    assert 'title = "Evryday"' in seen(desk)
    assert files(paths) == {}
    note, text = seen(desk).split("# The exercises:")
    assert edit("evryday", f"{note}# The exercises:{text}sets = 2\n").code == 0
    assert files(paths) == {"evryday.toml": f"# The exercises:{text}sets = 2\n"}


def test_what_is_wrong_is_told_with_its_line_and_can_be_put_right(
    edit: Edit, desk: Path, paths: Paths
) -> None:
    ran = edit("evening", WRONG, ROUTINE, answers=["?", "e"])
    assert ran.code == 0
    assert ran.err == (
        "kneecoach: routines/.evening.draft.toml, line 5: items[0].exercise: "
        "unknown exercise 'clamshel' (did you mean 'clamshell'?)\n"
    )
    assert "[e] edit again, [k] keep the text aside, [d] discard it?" in ran.out
    assert seen(desk) == WRONG
    assert files(paths) == {"evening.toml": ROUTINE}


@pytest.mark.parametrize("answers", [["k"], []])
def test_a_wrong_text_kept_aside_leaves_the_good_file_and_is_gone_on_with(
    answers: list[str], edit: Edit, desk: Path, paths: Paths
) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    ran = edit("evening", WRONG, answers=answers)
    draft = paths.routines / ".evening.draft.toml"
    assert ran.code == 1
    assert f"Kept: {draft}\n`kneecoach edit evening` goes on with it." in ran.out
    assert files(paths) == {"evening.toml": ROUTINE, ".evening.draft.toml": WRONG}
    ran = edit("evening", WRONG.replace("shel", "shell"), answers=["g"])
    assert seen(desk) == WRONG
    assert ran.out.startswith(f"A text of yours is waiting: {draft}\n")
    assert files(paths) == {"evening.toml": ROUTINE}


def test_a_text_that_waits_can_be_discarded(edit: Edit, desk: Path, paths: Paths) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    write(paths.routines / ".evening.draft.toml", WRONG)
    assert edit("evening", answers=["d"]).out.endswith("Nothing changed.\n")
    assert seen(desk) == ROUTINE
    assert files(paths) == {"evening.toml": ROUTINE}


def test_a_wrong_text_can_be_discarded(edit: Edit, paths: Paths) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    assert edit("evening", WRONG, answers=["d"]).code == 0
    assert files(paths) == {"evening.toml": ROUTINE}


@pytest.mark.parametrize(
    "text", ["title = \n", ROUTINE + '[[items]]\nexercise = "step-up"\n', "\ufefftitle = 1", ""]
)
def test_nothing_wrong_ever_takes_the_place_of_what_is_good(
    text: str, edit: Edit, paths: Paths
) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    assert edit("evening", text).code == 1
    assert files(paths) == {"evening.toml": ROUTINE, ".evening.draft.toml": text}


def test_a_file_with_a_mistake_in_it_can_be_edited(edit: Edit, desk: Path, paths: Paths) -> None:
    write(paths.routines / "evening.toml", WRONG)
    assert edit("evening", ROUTINE).code == 0
    assert seen(desk) == WRONG
    assert files(paths) == {"evening.toml": ROUTINE}


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("r", {"evening.toml": ROUTINE + "sets = 2\n"}),
        ("k", {"evening.toml": "# other\n" + ROUTINE,
               ".evening.draft.toml": ROUTINE + "sets = 2\n"}),
        ("d", {"evening.toml": "# other\n" + ROUTINE}),
    ],
)  # fmt: skip
def test_what_something_else_changed_meanwhile_is_not_replaced_unasked(
    answer: str, left: dict[str, str], edit: Edit, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(paths.routines / "evening.toml", ROUTINE)
    run_editor = subprocess.run

    def meanwhile(*arguments: object, **options: object) -> object:
        path.write_text("# other\n" + ROUTINE, "utf-8")
        return run_editor(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", meanwhile)
    edit("evening", ROUTINE + "sets = 2\n", answers=[answer])
    assert files(paths) == left


def test_an_editor_that_fails_loses_nothing(edit: Edit, paths: Paths) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    ran = edit("evening", "<fail>" + WRONG)
    assert ran.code == 2
    assert "ended with code 7; your text is kept: " in ran.err
    assert files(paths) == {"evening.toml": ROUTINE, ".evening.draft.toml": WRONG}


def test_an_editor_that_takes_the_text_away_changes_nothing(edit: Edit, paths: Paths) -> None:
    write(paths.routines / "evening.toml", ROUTINE)
    assert edit("evening", "<gone>").out == "Nothing changed.\n"
    assert files(paths) == {"evening.toml": ROUTINE}


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        (
            "no-such-editor --wait",
            "$EDITOR: no-such-editor cannot be started: there is no such program",
        ),
        ("vi 'unclosed", "$EDITOR: No closing quotation"),
        ("false", "$EDITOR: false ended with code 1\n"),
    ],
)
def test_an_editor_that_cannot_be_started_is_told_and_leaves_nothing(
    editor: str, told: str, capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    ran = run(capsys, "edit", "everyday")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kneecoach: {told}")
    assert files(paths) == {}


def test_visual_goes_before_editor_and_an_empty_one_counts_for_nothing(
    edit: Edit, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", os.environ["EDITOR"])
    monkeypatch.setenv("EDITOR", "false")
    assert edit("everyday").code == 0
    assert (desk / SEEN).exists()
    monkeypatch.setenv("EDITOR", os.environ["VISUAL"])
    monkeypatch.setenv("VISUAL", " ")
    assert edit("everyday").code == 0


def test_without_an_editor_named_it_is_vi(
    desk: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    vi = write(desk / "vi", f'#!/bin/sh\nexec {os.environ["EDITOR"]} "$@"\n')
    vi.chmod(0o700)
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", f"{desk}{os.pathsep}{os.environ['PATH']}")
    assert run(capsys, "edit", "everyday").out == "Nothing changed.\n"
    assert seen(desk).startswith("# This routine")


@pytest.mark.parametrize("name", ["../../evil", "a b", "Evening", ""])
def test_a_name_that_is_none_is_refused(name: str, edit: Edit, desk: Path, paths: Paths) -> None:
    ran = edit(name)
    assert ran.code == 2
    assert "a name is small letters, digits and hyphens" in ran.err
    assert not (desk / SEEN).exists()
    assert not paths.config.exists()
