"""Every property, again and again with other examples: `python -m tests.long --only properties`.

The default run of the tests takes the same examples each time, so that what it says of a change
depends on the change alone.
"""

from __future__ import annotations

import sys
from subprocess import PIPE, STDOUT, run

from tests.long.outcome import Outcome


def main(rounds: int, seed: int) -> Outcome:
    """Run the properties.

    Args:
        rounds: how often, each time with the next seed.
        seed: the first; the same number gives the same examples.
    """
    finds: list[str] = []
    summaries: list[str] = []
    for number in range(seed, seed + rounds):
        options = ("--hypothesis-profile=by-chance", f"--hypothesis-seed={number}")
        command = [sys.executable, "-m", "pytest", "-q", "-m", "hypothesis", *options]
        done = run(command, stdout=PIPE, stderr=STDOUT, text=True, errors="replace", check=False)
        summaries.append(done.stdout.strip().rpartition("\n")[2])
        if done.returncode:
            finds.append(f"seed {number}: {done.stdout[-3000:]}")
    return Outcome(f"{rounds} rounds from seed {seed}; the last: {summaries[-1]}.", tuple(finds))
