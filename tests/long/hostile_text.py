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
UP, DOWN = "\x1b[A", "\x1b[B"
ENTER = "\r"
PASTED = "\x1b[200~[b]$x:smile:\x9b31m\x90p\x9c\u202e\u2067\u200b\b\rx膝\x1b[201~"
"""What a terminal hands on of a paste; it takes the escapes out itself."""
START_S = 3.0
"""How long it is given after its first paint, until its files are read."""
STEP_S = 3 * DEAF_S
"""How long a key is given until what follows from it is looked at."""

CATALOGUE = ("1", UP, DOWN, "l", "v", "w", "\t", DOWN, ESCAPE, "/", "own", ENTER, " ", ESCAPE)
ROUTINES = ("1", "x", "r", DOWN, "e", DOWN, ENTER, ESCAPE, "a", ESCAPE)
SAVING = ("w", PASTED, ENTER, PASTED, ENTER, ESCAPE)
HELP = ("?", ESCAPE, "\x10", PASTED, ESCAPE, "!", "r", DOWN, ESCAPE)
TODAY = ("2", "y", ESCAPE, "w", ESCAPE, "l", ESCAPE, "e", ESCAPE, "r", ESCAPE)
HISTORY = ("3", "\t", UP, "\t", "/", PASTED, ENTER, ESCAPE, ENTER, DOWN, ESCAPE, "x", ESCAPE)
CORRECTING = ("e", *[DOWN] * 4, ENTER, ESCAPE, DOWN, DOWN, ENTER, ESCAPE, "p", ESCAPE)
CORRECTING_FORM = ("f", ESCAPE, DOWN, "l", ESCAPE, ESCAPE)
TRENDS = ("t", *[DOWN] * 4, "-", "+", ESCAPE)
LEARN = ("4", ENTER, ESCAPE)
BROWSING = (
    *CATALOGUE, *ROUTINES, *SAVING, *HELP, *TODAY, *HISTORY, *CORRECTING, *CORRECTING_FORM,
    *TRENDS, *LEARN,
)  # fmt: skip
"""The keys to all that can be looked at."""
LOOKED_AT = (
    "Take a", "w Save", "Keys", "Problems", "Today", "Why", "History", "Delete this", "Correct",
    "How much", "What was", "which level", "Trends", "Learn",
)  # fmt: skip
"""Words that come on the way, at any size: the way led where it was to lead."""
LEADING = (" ", "c", DOWN, ESCAPE, "1", "w", "v", "p", "3", "?", ESCAPE, " ")
STOPPING = ("s", PASTED, "1", "7", "m")
ENDING = ("q", "s", ENTER, ENTER, PASTED, ENTER, DOWN, ENTER)
WORKOUT = ("3", *LEADING, *STOPPING, *ENDING)
"""The keys of a workout that hurts and is ended."""
LED_THROUGH = (
    "How it is",
    "Pain now",
    "Where does",
    "Move on",
    "End here",
    "A note",
    "How it went",
)
"""Words that come on that way."""


def walk(coach: Terminal, keys: Sequence[str], sought: Sequence[str]) -> Iterator[str]:
    """Press keys one by one; yield what is wrong after each, and what never came on the way."""
    missing = {*sought}
    for place, key in enumerate(keys):
        coach.press(key)
        coach.watch(STEP_S)
        for wrong in broken(coach):
            yield f"{place}, {key[:9]!r}: {wrong}\n{coach.text}"
        if coach.exit_code is not None:
            return
        missing = {words for words in missing if words not in coach.text}
    yield from (f"never came: {words}" for words in sorted(missing))


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
        wrong += walk(coach, BROWSING, LOOKED_AT)
        wrong += ending(coach)
    where = ("start", "own", "--config-dir", str(config))
    with terminal(*where, size=size, module=GUARDED, KNEECOACH_SPEED="5") as coach:
        wait_for_start(coach)
        wrong += walk(coach, WORKOUT, LED_THROUGH)
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
