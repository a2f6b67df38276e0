"""How long until there is something to see, beside a bare Textual app: `python -m` this file.

Both are started in turn in a pseudo-terminal, so that a noisy machine is noisy for both.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.terminal.support import Terminal, known

PAIRS = 10


def seconds_to(words: str, module: str, *arguments: str) -> float:
    """Start a program and return the seconds until these words are on its screen."""
    begin = time.perf_counter()
    program = Terminal(*arguments, module=module)
    program.wait_for(words)
    took = time.perf_counter() - begin
    program.kill()
    return took


def main() -> None:
    """Measure and print a table."""
    bare: list[float] = []
    first: list[float] = []
    filled: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        known(Path(folder))
        for pair in range(PAIRS):
            bare.append(seconds_to("painted", "tests.bench.bare"))
            first.append(seconds_to("Today", "kneecoach", "--config-dir", folder))
            filled.append(seconds_to("this week", "kneecoach", "--config-dir", folder))
            print(f"pair {pair + 1} of {PAIRS}", file=sys.stderr)
    table = Table("until", "median s", "beside a bare app", title=f"median of {PAIRS}")
    for name, times in (
        ("a bare app shows its line", bare),
        ("kneecoach paints", first),
        ("the proposal is there", filled),
    ):
        table.add_row(name, f"{median(times):.2f}", f"{median(times) / median(bare):.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
