"""Running commands: inside this process, in one of their own, and in a real terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from kneecoach.cli import main
from kneecoach.commands.output import console

ESCAPE = "\x1b"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run a command in this process, in a terminal as wide as COLUMNS says."""
    console.width = int(os.environ["COLUMNS"])  # Rich looks but once, when a console is made
    capsys.readouterr()
    try:
        code = main(arguments)
    except SystemExit as leaving:
        assert isinstance(leaving.code, int)
        code = leaving.code
    said = capsys.readouterr()
    return Ran(code, said.out, said.err)


def run_apart(*arguments: str, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a process of its own, its output piped."""
    done = subprocess.run(
        [sys.executable, "-m", "kneecoach", *arguments],
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def run_in_terminal(*arguments: str, environment: Mapping[str, str]) -> Ran:
    """Run a command in a terminal of its own; what it prints there is `out`."""
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "kneecoach", *arguments],
            env={**os.environ, **environment},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            close_fds=True,
        ) as program:
            os.close(theirs)
            said = b""
            try:
                while read := os.read(ours, 65536):
                    said += read
            except OSError:  # how Linux says that the other end is closed
                pass
            code = program.wait(timeout=600)
    finally:
        os.close(ours)
    return Ran(code, said.decode("utf-8").replace("\r\n", "\n"), "")
