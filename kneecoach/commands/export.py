"""`kneecoach export --format FORMAT`: the workouts for programs, spreadsheets and people."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from kneecoach.commands.output import print_aside, print_problems
from kneecoach.commands.overview import read_overview
from kneecoach.model.history.document import Document
from kneecoach.model.history.period import Period
from kneecoach.model.history.report import report
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.progression.progression import decide_all
from kneecoach.model.sessions.adherence import counts
from kneecoach.model.sessions.ahead import come
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session_words import workouts_words
from kneecoach.model.text import printable
from kneecoach.reports.html import html
from kneecoach.reports.markdown import markdown
from kneecoach.storage import disk
from kneecoach.storage.atomic import write_new_text, write_text
from kneecoach.storage.carried import Carried, read_carried
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.index import LOOKED_BACK
from kneecoach.storage.json_file import to_json
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths, shipped
from kneecoach.storage.profile import load_profile
from kneecoach.storage.reason import reason

Format = Literal["csv", "json", "markdown", "html"]


def run(
    paths: Paths,
    kind: Format,
    period: Period,
    output: str | None,
    today: date,
    *,
    replace: bool = False,
) -> int:
    """Write the workouts of a period, or a report on them, to a file or to standard output.

    Args:
        paths: where the person's files are.
        kind: what is to be written.
        period: the days that are wanted.
        output: the file; None for standard output.
        today: the day where the person is.
        replace: whether the file may be one that is there already.

    Raises:
        ProblemError: the file can't be written, or it is one that is not to be replaced.
    """
    if output is not None:
        _require_not_ours(Path(output), paths)
    digests = read_overview(paths, today).digests
    if kind in ("csv", "json"):
        found = [one for one in reversed(digests) if one.day in period]
        read = tuple(_carried(found, paths))
        carried = tuple(one for _, one in read)
        text = to_csv(carried) if kind == "csv" else to_json(carried)
        done = sum(counts(brief) for brief, _ in read)
        what = workouts_words(done, len(read) - done)
    else:
        document = _report(come(digests, today), paths, period, today)
        text = html(document, _style()) if kind == "html" else markdown(document)
        what = "the report"
    if output is None:
        sys.stdout.buffer.write(text.encode())  # whatever letters the terminal knows
    else:
        _write(Path(output), text, replace=replace)
        print_aside(f"Written to {printable(output)}: {what}")
    return 0


def _report(digests: Sequence[Digest], paths: Paths, period: Period, today: date) -> Document:
    library = load_library(paths)
    profile, in_profile = load_profile(paths)
    print_problems((*library.problems, *in_profile))
    last = min(period.last, today)
    latest = [one for one in digests if one.day <= last][:LOOKED_BACK]
    decisions = decide_all(library.catalogue, latest, profile, last)
    return report(digests, library.catalogue, profile, decisions, period, today)


def _style() -> str:
    return (shipped("report") / "report.css").read_text("utf-8")


def _carried(found: Iterable[Digest], paths: Paths) -> Iterator[tuple[Digest, Carried]]:
    """Yield the sessions with all that is in their files; tell of those that can't be read."""
    for one in found:
        try:
            yield one, read_carried(one.file, paths)
        except ProblemError as error:
            print_problems([error.problem])


def _require_not_ours(path: Path, paths: Paths) -> None:
    """Make sure that a file is not where kneecoach keeps its own.

    Raises:
        ProblemError: it is.
    """
    leads_to = Path(os.path.realpath(path))
    for folder in (paths.config, paths.cache, paths.state):
        if leads_to.is_relative_to(os.path.realpath(folder)):
            raise _not_written(path, "kneecoach keeps its own files there; choose another folder")


def _write(path: Path, text: str, *, replace: bool) -> None:
    try:
        if path.exists() and not path.is_file():
            disk.write_through(path, text.encode())  # such as /dev/null, which stays what it is
        elif not path.parent.is_dir():
            raise ProblemError(Problem("no such folder").at(printable(str(path.parent))))
        elif replace:
            write_text(path, text)
        else:
            write_new_text(path, text)
    except FileExistsError:
        taken = "it is there already; choose another name, or replace it with --force"
        raise _not_written(path, taken) from None
    except OSError as error:
        raise _not_written(path, reason(error)) from None


def _not_written(path: Path, why: str) -> ProblemError:
    return ProblemError(Problem(f"not written: {why}").at(printable(str(path))))
