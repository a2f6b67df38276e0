"""`kneecoach export --format FORMAT`: the workouts for programs, spreadsheets and people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from kneecoach.commands.output import print_problems
from kneecoach.commands.overview import read_overview
from kneecoach.model.digest import Digest
from kneecoach.model.period import Period
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable
from kneecoach.storage.carried import Carried, read_carried
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.json_file import to_json
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_writer import write_text

Format = Literal["csv", "json"]


def run(paths: Paths, kind: Format, period: Period, output: str | None) -> int:
    """Write the workouts of a period, the oldest first, to a file or to standard output.

    Raises:
        ProblemError: the file can't be written.
    """
    found = [one for one in reversed(read_overview(paths).digests) if one.day in period]
    carried = tuple(_carried(found, paths))
    text = to_csv(carried) if kind == "csv" else to_json(carried)
    if output is None:
        sys.stdout.buffer.write(text.encode())  # whatever letters the terminal knows
    else:
        _write(Path(output), text)
    return 0


def _carried(found: Iterable[Digest], paths: Paths) -> Iterator[Carried]:
    """Yield the sessions with all that is in their files; tell of those that can't be read."""
    for one in found:
        try:
            yield read_carried(one.file, paths)
        except ProblemError as error:
            print_problems([error.problem])


def _write(path: Path, text: str) -> None:
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(text.encode())  # such as /dev/null, which is not to be replaced
        elif not path.parent.is_dir():
            raise ProblemError(Problem("no such folder").at(printable(str(path.parent))))
        else:
            write_text(path, text)
    except OSError as error:
        what = f"not written: {error.strerror or error}"
        raise ProblemError(Problem(what).at(printable(str(path)))) from None
