"""Files by other hands, led by what they reach; `python -m tests.long` runs it where atheris is."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kneecoach.storage", "kneecoach.model"]):
    from tests.long.seeds import seeds
    from tests.long.through import through

KINDS = tuple(seeds())


def main(minutes: float, seed: int, keep: Path) -> None:
    """Look for so long; atheris tells what it does, and ends the process at the first find.

    Args:
        minutes: how long.
        seed: where chance begins.
        keep: a folder for the files it learns from, and for what it finds.
    """
    corpus = keep / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(KINDS):
        for place, content in enumerate(seeds()[kind]):
            (corpus / f"{number}-{place}").write_bytes(bytes((number,)) + content)
    folder = Path(tempfile.mkdtemp())

    def one(data: bytes) -> None:
        if data:
            through(KINDS[data[0] % len(KINDS)], data[1:], folder)

    limits = [f"-max_total_time={minutes * 60:.0f}", f"-seed={seed}", "-timeout=20"]
    sizes = ["-max_len=6000", "-rss_limit_mb=3000", f"-artifact_prefix={keep}/"]
    atheris.Setup([sys.argv[0], str(corpus), *limits, *sizes], one)
    atheris.Fuzz()


if __name__ == "__main__":
    minutes, seed, keep = sys.argv[1:]
    main(float(minutes), int(seed), Path(keep))
