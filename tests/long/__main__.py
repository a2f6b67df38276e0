"""All long runs, one after the other: `python -m tests.long`. README.md has what they found last.

Without options it takes about an hour on two cores. What is wrong goes to the folder
that --keep names, where it is a file; the exit code is 1 if anything is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, STDOUT, run

from tests.long import fuzz, hostile_text, kills, properties
from tests.long.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Options:
    """How long each run is, and where chance begins."""

    kills: int
    files: int
    minutes: float
    rounds: int
    sizes: Sequence[tuple[int, int]]
    seed: int
    keep: Path


def _coverage_guided(options: Options) -> Outcome:
    """Run atheris in a process of its own, which it ends itself."""
    if find_spec("atheris") is None:
        return Outcome("left out: atheris is not installed (pip install -e '.[long]')", None)
    arguments = (f"{options.minutes}", f"{options.seed}", f"{options.keep}")
    command = [sys.executable, "-m", "tests.long.coverage_guided", *arguments]
    done = run(command, stdout=PIPE, stderr=STDOUT, text=True, errors="replace", check=False)
    *_, last = done.stdout.strip().split("\n")
    if done.returncode == 0:
        return Outcome(f"seed {options.seed}: {last}.")
    return Outcome(f"seed {options.seed}: ended with {done.returncode}.", (done.stdout[-3000:],))


RUNS: Mapping[str, Callable[[Options], Outcome]] = {
    "kills": lambda options: kills.main(options.kills, options.seed),
    "fuzz": lambda options: fuzz.main(options.files, options.seed, options.keep),
    "coverage": _coverage_guided,
    "properties": lambda options: properties.main(options.rounds, options.seed),
    "hostile": lambda options: hostile_text.main(options.sizes),
}
"""Each run by its name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the runs asked for, telling of each as it ends, and sum them up; return the exit code."""
    names, options = _parse(arguments)
    options.keep.mkdir(parents=True, exist_ok=True)
    summary: list[str] = []
    is_good = True
    for name in names:
        began = time.monotonic()
        outcome = RUNS[name](options)
        finds = outcome.finds or ()
        line = f"{name}, {time.monotonic() - began:.0f} s: {outcome.told}"
        if outcome.finds is not None:
            line += f" Finds: {len(finds)}."
        print(line, *finds, sep="\n", flush=True)
        summary.append(line)
        is_good = is_good and not finds
    print("", *summary, sep="\n")
    return 0 if is_good else 1


def _parse(arguments: Sequence[str] | None) -> tuple[Sequence[str], Options]:
    parser = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    parser.add_argument("--only", choices=RUNS, nargs="+", default=[*RUNS], help="these runs")
    parser.add_argument("--kills", type=int, default=200, help="how often the coach is killed")
    parser.add_argument("--files", type=int, default=100_000, help="how many files are damaged")
    parser.add_argument("--minutes", type=float, default=20.0, help="how long atheris looks")
    parser.add_argument("--rounds", type=int, default=20, help="how often properties are tried")
    parser.add_argument("--size", type=_size, action="append", help="of the terminal, as 80x24")
    parser.add_argument("--seed", type=int, default=1, help="the same gives the same again")
    keep = Path(tempfile.gettempdir(), "kneecoach-finds")
    parser.add_argument("--keep", type=Path, default=keep, help="a folder for what is found")
    asked = parser.parse_args(arguments)
    sizes = asked.size or hostile_text.SIZES
    options = Options(
        kills=asked.kills,
        files=asked.files,
        minutes=asked.minutes,
        rounds=asked.rounds,
        sizes=sizes,
        seed=asked.seed,
        keep=asked.keep,
    )
    return asked.only, options


def _size(text: str) -> tuple[int, int]:
    columns, _, lines = text.partition("x")
    return int(columns), int(lines)


if __name__ == "__main__":
    sys.exit(main())
