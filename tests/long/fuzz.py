"""Files by other hands, by the thousand.

Valid files of every kind are damaged in a seeded way and taken through all that is done with them.
"""

from __future__ import annotations

import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.long.mutations import mutated
from tests.long.outcome import Outcome
from tests.long.seeds import seeds
from tests.long.through import through

SLOW_S = 5.0
"""What takes longer than this is a find too."""


def main(files: int, seed: int, keep: Path | None = None) -> Outcome:
    """Take so many damaged files through.

    Args:
        files: how many.
        seed: the same number gives the same files.
        keep: a folder for the files that something was wrong with; None to keep none.
    """
    chance = Random(seed)
    kinds = seeds()
    every = [content for of in kinds.values() for content in of]
    outcomes: Counter[str] = Counter()
    finds: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        for number in range(files):
            kind = chance.choice(tuple(kinds))
            content = mutated(chance.choice(kinds[kind]), every, chance)
            since = time.process_time()  # whatever else the machine does
            try:
                outcomes[through(kind, content, Path(folder))] += 1
                took = time.process_time() - since
                if took > SLOW_S:
                    finds.setdefault(f"{kind}: slow", f"file {number}: {took:.0f} s")
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                name = (
                    f"{kind}: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
                )
                if name not in finds and keep is not None:
                    (keep / f"{len(finds)}-{Path(kind).name}").write_bytes(content)
                finds.setdefault(name, f"file {number}: {error}"[:300])
                outcomes["find"] += 1
    became = ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items()))
    told = f"{files} files, seed {seed}: {became}."
    return Outcome(told, tuple(f"{name} ({what})" for name, what in finds.items()))
