"""`kneecoach edit ROUTINE`: a routine's file in the person's editor, checked when it is closed.

What is edited is a hidden file beside the routine's own. It takes that one's place only when it
is right; until then it is kept, whatever happens.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from rich.text import Text

from kneecoach.commands.output import console, print_problems
from kneecoach.model.problem import Problem, ProblemError, unknown
from kneecoach.model.text import printable
from kneecoach.storage.atomic import delete, write_text
from kneecoach.storage.folder import require_name
from kneecoach.storage.library import Library, check_routine, load_library
from kneecoach.storage.locks import changing
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.storage.templates import notes, routine_text

FALLBACK_EDITOR = "vi"


class Editor(NamedTuple):
    """The command that opens a person's editor, and where it was named."""

    named_in: str
    command: Sequence[str]


def run(paths: Paths, name: str) -> int:
    """Edit a routine until it is right, kept aside, discarded or left as it was.

    Returns:
        0, or 1 where a text with a mistake was kept aside.

    Raises:
        ProblemError: the name can be no file's, the editor can't be started or fails, or a file
            can't be read or written; the text is kept then.
    """
    require_name(name)
    file, draft = paths.routines / f"{name}.toml", paths.routines / f".{name}.draft.toml"
    try:
        return _edit(file, draft, name, paths)
    except OSError as error:
        place = str(error.filename or file)
        raise ProblemError(Problem(reason(error)).at(place)) from None


def _edit(file: Path, draft: Path, name: str, paths: Paths) -> int:
    editor, base = _editor(), _read(file)
    library = load_library(paths)
    note = _note_on(name, library) if base is None else ""
    begin = base or (note + routine_text(name, library.catalogue)).encode()
    waiting = _read(draft)
    if waiting is not None and waiting != begin:
        _say(f"A text of yours is waiting: {draft}")
        if _ask({"g": "go on with it", "d": "discard it and begin anew"}, unsaid="g") == "d":
            waiting = None
    if waiting is None:
        write_text(draft, _decoded(begin, file))
    while True:
        _open_editor(editor, draft, begin)
        if _read(draft) in (None, begin):
            delete(draft)
            _say("Nothing changed.")
            return 0
        try:
            check_routine(draft, library.catalogue, paths)
        except ProblemError as error:
            print_problems([error.problem])
            answers = {"e": "edit again", "k": "keep the text aside", "d": "discard it"}
            match _ask(answers, unsaid="k"):
                case "e":
                    continue
                case "k":
                    return _keep_aside(draft, name)
                case _:
                    return _discard(draft)
        text = _decoded(draft.read_bytes(), draft).removeprefix(note)  # which would not be true now
        if not _put(file, base, text):
            _say(f"Something else changed {file} meanwhile.")
            answers = {"r": "replace it", "k": "keep your text aside", "d": "discard your text"}
            match _ask(answers, unsaid="k"):
                case "k":
                    return _keep_aside(draft, name)
                case "d":
                    return _discard(draft)
                case _:
                    write_text(file, text)
        delete(draft)
        _say(f"Saved: {file}")
        return 0


def _put(file: Path, base: bytes | None, text: str) -> bool:
    """Let a text stand in a file, if there still is what was there; tell whether it does."""
    with changing(file):
        if _read(file) != base:
            return False
        write_text(file, text)
    return True


def _note_on(name: str, library: Library) -> str:
    """Say of a routine that is not known what saving it does; not said of what is shipped."""
    if name in library.routines:
        return ""
    what = unknown("routine", name, library.routines).what.capitalize()
    return notes(f"{what}. Saved, this becomes it; left as it is, nothing is made.")


def _open_editor(editor: Editor, draft: Path, begin: bytes) -> None:
    """Let the person edit a text; without a change, nothing of it stays when the editor fails."""
    try:
        with _interrupts_for_the_editor_alone():
            code = subprocess.run([*editor.command, str(draft)], check=False).returncode
        failed = f"ended with code {code}" if code else ""
    except OSError as error:
        failed = f"cannot be started: {reason(error, 'start')}"
    if not failed:
        return
    if _read(draft) == begin:
        delete(draft)
    else:
        failed += f"; your text is kept: {draft}"
    raise ProblemError(Problem(f"{editor.command[0]} {failed}", editor.named_in))


def _editor() -> Editor:
    """Return the editor that the environment names."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(os.environ.get(variable, ""))
        except ValueError as error:
            raise ProblemError(Problem(str(error), f"${variable}")) from None
        if command:
            return Editor(f"${variable}", command)
    return Editor("", [FALLBACK_EDITOR])


@contextmanager
def _interrupts_for_the_editor_alone() -> Iterator[None]:
    """Let Ctrl-C be the editor's; ours would otherwise end with it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _ask(answers: Mapping[str, str], *, unsaid: str) -> str:
    """Ask for one of some letters; where nobody answers, take the one that loses nothing."""
    line = ", ".join(f"[{key}] {what}" for key, what in answers.items())
    while True:
        try:
            answer = input(f"{line}? ").strip().lower()
        except (EOFError, KeyboardInterrupt):
            print()
            return unsaid
        if answer in answers:
            return answer


def _keep_aside(draft: Path, name: str) -> int:
    _say(f"Kept: {draft}\n`kneecoach edit {name}` goes on with it.")
    return 1


def _discard(draft: Path) -> int:
    delete(draft)
    _say("Discarded.")
    return 0


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        what = f"cannot be read: {reason(error, 'read')}"
        raise ProblemError(Problem(what).at(str(path))) from None


def _decoded(text: bytes, path: Path) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise ProblemError(Problem("not UTF-8 text").at(str(path))) from None


def _say(text: str) -> None:
    console.print(Text(printable(text)), soft_wrap=True)
