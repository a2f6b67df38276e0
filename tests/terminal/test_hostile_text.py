"""What files by other hands hold, and what is pasted, never steers the terminal: not one byte.

All of it runs under guard too: nothing reaches out of the machine.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import HOSTILE, MARKUP, planted, steered
from tests.terminal.guarded import REACHED_OUT
from tests.terminal.support import GUARDED, Terminal, answer, terminal

ESCAPE = "\x1b"
COMMANDS = (
    "check",
    "show own",
    "history",
    "export --format markdown",
    "start nowhere",
)


def look(coach: Terminal, key: str, words: str) -> None:
    """Press a key, and see words come that were not there."""
    assert words not in coach.text
    coach.press(key)
    coach.wait_for(words)


def look_away(coach: Terminal, key: str, words: str) -> None:
    """Press a key, and see words go."""
    coach.press(key)
    coach.wait_until_gone(words)


def test_what_is_planted_is_found_where_it_reaches_a_terminal() -> None:
    assert len(steered(HOSTILE.encode())) > 10


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.socket(socket.AF_INET)",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import webbrowser; webbrowser.GenericBrowser('true').open('http://localhost')",
        "import os; os.system('true')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
    ],
)
def test_the_guard_ends_what_reaches_out(act: str) -> None:
    code = (
        f"import sys; from tests.terminal import guarded; sys.addaudithook(guarded.forbid); {act}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == REACHED_OUT


def test_no_screen_lets_through_what_is_planted_in_every_file(tmp_path: Path) -> None:
    folder = planted(tmp_path / "config")
    with terminal("--config-dir", str(folder), module=GUARDED) as coach:
        coach.wait_for("workouts this week")
        look(coach, "!", "[bold]")
        look_away(coach, ESCAPE, "Check again")
        look(coach, "1", "HIPS")
        coach.wait_for("[b]")
        look(coach, "?", "─ Keys")
        look_away(coach, ESCAPE, "─ Keys")
        look(coach, "r", MARKUP)
        look_away(coach, ESCAPE, MARKUP)
        look(coach, "3", "16:50")
        look(coach, "e", MARKUP)
        look_away(coach, "q", MARKUP)
        look(coach, "\r", MARKUP)
        look_away(coach, "\r", MARKUP)
        look(coach, "t", "Trends ·")
        coach.press("\x11")
        assert coach.wait_for_end() == 0
    assert steered(coach.raw) == []


def test_no_moment_of_a_workout_lets_it_through_nor_what_is_pasted(tmp_path: Path) -> None:
    folder = planted(tmp_path / "config")
    where = ("start", "own", "--config-dir", str(folder))
    with terminal(*where, module=GUARDED, KNEECOACH_SPEED="20") as coach:
        answer(coach, "How much does your knee hurt now?", "3")
        coach.wait_for(MARKUP[:20])
        coach.wait_for("rep 2 of 30")
        look(coach, "1", "! [/][bold]B[/]")
        look(coach, "c", "How it is done")
        look_away(coach, ESCAPE, "How it is done")
        coach.press("q")
        answer(coach, "End here?", "s")
        answer(coach, "How much", "\r")
        answer(coach, "How hard", "\r")
        answer(coach, "A note", "\x1b[200~" + "p\x9b31m\u202eq" + "\x1b[201~")
        coach.wait_for("p\ufffd31m\ufffdq")
        coach.press("\r")
        coach.wait_for("How it went")
        coach.press("\r", "\x11")
        assert coach.wait_for_end() == 0
    assert steered(coach.raw) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_lets_it_through(command: str, tmp_path: Path) -> None:
    folder = planted(tmp_path / "config")
    with terminal(*command.split(), "--config-dir", str(folder), module=GUARDED) as shell:
        shell.wait_for_end()
    assert shell.exit_code in {0, 1, 2}
    assert b"mistake of its own" not in shell.raw
    assert shell.raw
    assert steered(shell.raw) == []
