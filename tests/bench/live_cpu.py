"""What the live session costs, beside bare Textual apps: `python -m` this file.

All are measured in turn, several rounds long, each in a pseudo-terminal of 120x36, so that a
noisy machine is noisy for all. The cost is CPU time, user and system, per second.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from kneecoach.screens.asking import DEAF_S
from tests.terminal.support import Terminal, known

ROUNDS = 4
WARM_UP_S = 2.0
MEASURED_S = 6.0


def cpu_s(pid: int) -> float:
    """Return the CPU time that the threads of a process have spent, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def load(program: Terminal) -> float:
    """Return the CPU time a program spends per second, once it has settled."""
    program.watch(WARM_UP_S)
    cpu_before, before = cpu_s(program.pid), time.perf_counter()
    program.watch(MEASURED_S)
    return (cpu_s(program.pid) - cpu_before) / (time.perf_counter() - before)


@contextmanager
def running(module: str, *arguments: str) -> Iterator[Terminal]:
    """Run a module in a terminal."""
    program = Terminal(*arguments, module=module)
    try:
        yield program
    finally:
        program.kill()


def go_to_the_reps(program: Terminal) -> None:
    """Lead a workout to the reps of its split squats."""
    for words, key in (
        ("How much", "2"),
        ("Lunge stretch for the hip · left", "n"),
        ("Lunge stretch for the hip · right", "n"),
        ("Split squat, left side", "\r"),
        ("3 Push through the heel", "\r"),
    ):
        program.wait_for(words)
        program.watch(DEAF_S)
        program.press(key)
    program.wait_for("rep 1 of")


def measure() -> tuple[float, float, float, float]:
    """Return the load of a ticking app, the live session, an idle app, the session paused."""
    with running("tests.bench.bare_digits") as bare:
        ticking = load(bare)
    with (
        tempfile.TemporaryDirectory() as folder,
        running("kneecoach", "start", "step", "--config-dir", str(known(Path(folder)))) as coach,
    ):
        go_to_the_reps(coach)
        live = load(coach)
        coach.press(" ")
        coach.wait_for("space to go on")
        paused = load(coach)
    with running("tests.bench.bare") as bare:
        idle = load(bare)
    return ticking, live, idle, paused


def main() -> None:
    """Measure and print a table."""
    rounds = []
    for number in range(ROUNDS):
        rounds.append(measure())
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
    ticking, live, idle, paused = (median(loads) for loads in zip(*rounds, strict=True))
    title = f"median of {ROUNDS} rounds of {MEASURED_S:g} s"
    table = Table("program", "CPU ms per s", "beside the bare app", "at most", title=title)
    for name, spent, bare, most in (
        ("a bare app updates its digits 10 times a second", ticking, ticking, ""),
        ("kneecoach leads, its figure moves", live, ticking, "1.5"),
        ("a bare app idles", idle, idle, ""),
        ("kneecoach is paused", paused, idle, "2"),
    ):
        table.add_row(name, f"{spent * 1000:.2f}", f"{spent / bare:.2f}", most)
    Console().print(table)


if __name__ == "__main__":
    main()
