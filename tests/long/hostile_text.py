"""Walks the real coach, by its keys, through every screen with hostile text in every file.

It runs under guard: the coach is dead at once if it opens a connection or starts a process.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kneecoach.screens.asking import DEAF_S
from tests.hostile import planted, steered
from tests.long.outcome import Outcome
from tests.terminal.support import GUARDED, Terminal, terminal

SIZES = ((120, 36), (80, 24), (60, 18), (40, 12), (20, 5))
ESCAPE = "\x1b"
ENTER = "\r"
PASTED = "\x1b[200~[b]$x:smile:\x9b31m\x90p\x9c\u202e\u2067\u200b\b\rx膝\x1b[201~"
"""What a terminal hands on of a paste; it takes the escapes out itself."""
START_S = 3.0
"""How long it is given after its first paint, until its files are read."""
STEP_S = 2 * DEAF_S
"""How long a key is given until what follows from it is looked at."""

CATALOGUE = ("1", "k", "j", "l", "v", "w", "\t", "j", ESCAPE, "/", "own", ENTER, " ", ESCAPE)
ROUTINES = ("1", "x", "r", "j", "e", "j", "l", ENTER, ESCAPE, "a", ESCAPE, "w", PASTED, ENTER)
SAVED = (PASTED, ENTER, ESCAPE, ESCAPE)
HELP = ("?", ESCAPE, "\x10", PASTED, ESCAPE, "!", "r", "j", ESCAPE)
TODAY = ("2", "y", ESCAPE, "w", "l", ESCAPE, "e", ESCAPE, "r", ESCAPE)
HISTORY = ("3", "\t", "k", "\t", "/", PASTED, ENTER, ESCAPE, ENTER, "j", ESCAPE, "x", ESCAPE)
CORRECTING = (
    "e",
    "f",
    ESCAPE,
    "l",
    ESCAPE,
    "j",
    "j",
    "j",
    "j",
    "j",
    ENTER,
    ESCAPE,
    "p",
    ESCAPE,
    ESCAPE,
)
TRENDS = ("t", "j", "j", "j", "j", "-", "+", ESCAPE)
LEARN = ("4", ENTER, ESCAPE, ESCAPE)
BROWSING = CATALOGUE + ROUTINES + SAVED + HELP + TODAY + HISTORY + CORRECTING + TRENDS + LEARN
"""The keys to all that can be looked at."""
LEADING = ("3", " ", "c", "j", ESCAPE, "1", "w", "v", "p", "3", "?", ESCAPE, " ")
STOPPING = ("s", PASTED, ENTER, ENTER, ENTER, "4", ENTER, ESCAPE, "n")
ENDING = ("q", "s", ENTER, ENTER, PASTED, ENTER)
WORKOUT = LEADING + STOPPING + ENDING
"""The keys of a workout that hurts and is ended."""


def walk(coach: Terminal, keys: Sequence[str]) -> Iterator[str]:
    """Press keys one by one, and yield what is wrong after each."""
    for place, key in enumerate(keys):
        coach.press(key)
        coach.watch(STEP_S)
        for wrong in broken(coach):
            yield f"{place}, {key[:9]!r}: {wrong}\n{coach.text}"
        if coach.exit_code is not None:
            return


def broken(coach: Terminal) -> Iterator[str]:
    """Yield what is wrong with what has reached a terminal so far."""
    if coach.exit_code is not None:
        yield f"ended with {coach.exit_code}"
    if found := steered(coach.raw):
        yield f"steered by {found[:3]}"
    if row := torn_frame(cells(coach)):
        yield f"the frame is torn in row {row}"


def cells(coach: Terminal) -> list[list[str]]:
    """Return what is in each cell; of a character that is two wide, nothing is in the second."""
    screen = coach.screen
    return [[screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)]


def torn_frame(rows: Sequence[Sequence[str]]) -> int:
    """Return the row, from 1, in which a side of a frame is missing; 0 where all are whole.

    A frame that another lies upon is left out where they meet: there it has no side of its own.
    """
    for top, row in enumerate(rows):
        if not {"╭", "╮"} <= set(row):
            continue
        left, right = row.index("╭"), row.index("╮")
        for below in range(top + 1, len(rows)):
            sides = rows[below][left], rows[below][right]
            if sides == ("╰", "╯"):
                break
            if sides != ("│", "│") and sides[0] in "│╰":
                return below + 1
    return 0


def look(size: tuple[int, int], folder: Path) -> list[str]:
    """Look at every screen at one size; return what is wrong."""
    config = planted(folder / "config")
    wrong: list[str] = []
    with terminal("--config-dir", str(config), size=size, module=GUARDED) as coach:
        wait_for_start(coach)
        wrong += walk(coach, BROWSING)
        wrong += ending(coach)
    where = ("start", "own", "--config-dir", str(config))
    with terminal(*where, size=size, module=GUARDED, KNEECOACH_SPEED="5") as coach:
        wait_for_start(coach)
        wrong += walk(coach, WORKOUT)
        wrong += ending(coach)
    return wrong


def wait_for_start(coach: Terminal) -> None:
    """Wait until it asks for its first key, however slow the machine is."""
    while coach.exit_code is None and b"\x1b[?1049h" not in coach.raw:
        coach.watch(0.1)
    coach.watch(START_S)


def ending(coach: Terminal) -> Iterator[str]:
    if coach.exit_code is None:
        coach.press("\x11")
        if code := coach.wait_for_end():
            yield f"ended with {code}"


def main(sizes: Sequence[tuple[int, int]] = SIZES) -> Outcome:
    """Look at every screen at some sizes."""
    finds: list[str] = []
    for columns, lines in sizes:
        with tempfile.TemporaryDirectory() as folder:
            wrong = look((columns, lines), Path(folder))
        finds += [f"{columns}x{lines}: {one}" for one in wrong]
    keys = len(BROWSING) + len(WORKOUT)
    return Outcome(f"{keys} keys at each of {len(sizes)} sizes.", tuple(finds))
