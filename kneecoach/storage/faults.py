"""Faults of the program itself: noted in a log for whoever mends them, told to the person."""

from __future__ import annotations

import os
import platform
import re
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kneecoach import __version__
from kneecoach.model.text import printable
from kneecoach.storage.atomic import write_text
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason

KEPT = 5
"""How many faults the log keeps, the newest last."""
LONGEST = 16_000
"""Characters that the log keeps of one fault."""

_TELL_OF_CODE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    RuntimeError,
    TypeError,
)
"""Exceptions whose words are about the program; those of others may be the person's own."""
_HEAD = "== kneecoach "


def told(error: BaseException, paths: Paths, now: datetime, consolation: str = "") -> str:
    """Note a fault in the log, and return what the person is to be told of it.

    Args:
        error: the fault.
        paths: where the log is.
        now: when it happened.
        consolation: what is as it should be all the same.
    """
    fault = described(error, now)
    lines = [f"kneecoach: stopped by a mistake of its own ({type(error).__name__}).", consolation]
    try:
        _note(fault, paths.log)
    except OSError as problem:
        where = _at_home(str(paths.log))
        lines += [f"It could not be noted in {where}: {reason(problem)}. It was:", fault]
    else:
        lines.append(f"To have it mended, send what stands in {_at_home(str(paths.log))}")
    return "\n".join(line for line in lines if line)


def described(error: BaseException, now: datetime) -> str:
    """Return all that is needed to mend a fault, and nothing of what the person wrote or did."""
    columns, lines = _size()
    return "\n".join(
        (
            f"{_HEAD}{__version__}, {now.isoformat(timespec='seconds')}",
            f"Python {platform.python_version()}, Textual {_textual()}, {platform.platform()}",
            f"TERM={printable(os.environ.get('TERM', ''))}, {columns} × {lines}",
            _shortened("".join(_trace(error))),
        )
    )


def _note(fault: str, log: Path) -> None:
    """Add a fault to the log, and leave out the oldest.

    Raises:
        OSError: it cannot be written.
    """
    before = ""
    if log.is_file() and log.stat().st_size < 8 * KEPT * LONGEST:
        with suppress(UnicodeDecodeError):
            before = log.read_text("utf-8")
    faults = [_HEAD + one for one in before.split(_HEAD)[1:]]
    write_text(log, "".join((*faults[1 - KEPT :], fault)))


def _trace(error: BaseException) -> list[str]:
    """Return where in the program a fault arose, what led to it first."""
    lines: list[str] = []
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        lines += [*_trace(before), "which led to:\n"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [_at_home(line) for line in frames.format()]
    words = ""
    if isinstance(error, OSError):
        words = error.strerror or ""
    elif isinstance(error, _TELL_OF_CODE):
        words = " ".join(str(error).split())
    return [*lines, f"{type(error).__qualname__}: {printable(words) or '(words left out)'}\n"]


def _shortened(text: str) -> str:
    """Return a text's beginning and end, if it is too long."""
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 4]}\n...\n{text[-LONGEST // 2 :]}"


def _at_home(text: str) -> str:
    """Return a text with what is in the home folder as ~/, since that has the person's name."""
    with suppress(RuntimeError):  # nobody's home
        if (home := Path.home()) != Path(home.anchor):
            text = re.sub(rf"(?<![\w./-]){re.escape(str(home))}(?=/)", "~", text)
    return printable(text)


def _size() -> tuple[int, int]:
    try:
        return os.get_terminal_size(2)
    except OSError:
        return 0, 0


def _textual() -> str:
    from importlib.metadata import version

    return version("textual")
