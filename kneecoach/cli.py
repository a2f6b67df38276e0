"""The command line. It loads Textual only to open the app."""

from __future__ import annotations

import argparse
import codecs
import errno
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kneecoach.arguments import parse
from kneecoach.clock import SPEED_VARIABLE, SystemClock, speed_from
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.paths import Paths
from kneecoach.storage.reason import reason
from kneecoach.terminal.plain import encoding_of, plainly

if TYPE_CHECKING:
    from kneecoach.model.history.period import Period
    from kneecoach.model.history.search import Search


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code: 0 for success, 1 where `check` found problems or the program met a fault of
        its own, 2 for an error, 130 where it was interrupted.
    """
    options = parse(arguments)
    codecs.register_error("plainly", plainly)  # a dash that ASCII lacks ends no command
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = encoding_of(stream.encoding, os.environ)
            stream.reconfigure(encoding=encoding, errors="plainly")
    try:
        paths = Paths.find(getattr(options, "config_dir", None))
    except ProblemError as error:
        print(f"kneecoach: {error}", file=sys.stderr)
        return 2
    try:
        _require_system()
        _require_folder(paths)
        code = _run(options, paths)
        print(end="", flush=True)  # so that a closed pipe is met here, not on the way out
        return code
    except ProblemError as error:
        print(f"kneecoach: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from kneecoach.storage.faults import told

        print(told(error, paths, SystemClock().time_of_day()), file=sys.stderr)
        return 1


def _run(options: argparse.Namespace, paths: Paths) -> int:
    _finish_import(paths)
    now = SystemClock().time_of_day()
    today = now.date()
    match options.command:
        case "list":
            from kneecoach.commands import list as command

            return command.run(paths, as_json=options.json)
        case "show":
            from kneecoach.commands import show

            return show.run(paths, options.exercise, as_json=options.json)
        case "plan":
            from kneecoach.commands import plan

            return plan.run(paths, options.routine, as_json=options.json)
        case "history":
            from kneecoach.commands import history

            return history.run(paths, _search(options), today, as_json=options.json)
        case "stats":
            from kneecoach.commands import stats

            return stats.run(paths, today, as_json=options.json)
        case "export":
            from kneecoach.commands import export

            period, output = _period(options), options.output
            return export.run(paths, options.format, period, output, today, replace=options.force)
        case "import":
            from kneecoach.commands import import_

            if options.undo:
                return import_.undo(paths, now, yes=options.yes)
            return import_.run(paths, options.file, now, yes=options.yes)
        case "restore":
            from kneecoach.commands import restore

            return restore.run(paths, options.name)
        case "why":
            from kneecoach.commands import why

            return why.run(paths, options.exercise, today, as_json=options.json)
        case "rules":
            from kneecoach.commands import rules

            return rules.run(as_json=options.json)
        case "learn":
            from kneecoach.commands import learn

            return learn.run(options.topic, options.weight)
        case "edit":
            from kneecoach.commands import edit

            return edit.run(paths, options.routine)
        case "new":
            from kneecoach.commands import new

            return new.run(paths, options.kind, options.name)
        case "keys":
            from kneecoach.commands import keys

            return keys.run(as_json=options.json)
        case "paths":
            from kneecoach.commands import paths as places

            return places.run(paths)
        case "check":
            from kneecoach.commands import check

            return check.run(paths, today)
        case _:
            return _start(paths, getattr(options, "routine", None))


def _finish_import(paths: Paths) -> None:
    """Bring an import to its end that a crash cut off; whatever hinders that is only told."""
    try:
        if not paths.stage.is_dir():
            return
    except OSError:
        return  # where nothing can be looked at, whatever is asked for tells so
    from kneecoach.storage.adding import finish

    try:
        finish(SystemClock().time_of_day(), paths)
    except ProblemError as error:
        _tell(error.problem)
    except OSError as error:
        what = f"an import was cut off, and can't be brought to its end: {reason(error)}"
        _tell(Problem(what).at(paths.shown(paths.history)))


def _tell(problem: Problem) -> None:
    from kneecoach.commands.output import print_problems

    print_problems([problem])


def _search(options: argparse.Namespace) -> Search:
    """Return what the arguments search for."""
    from kneecoach.model.history.search import Search

    texts = {name: getattr(options, name) for name in ("exercise", "routine", "fault")}
    return Search(
        since=options.since,
        until=options.until,
        pain_from=options.pain_from,
        texts={name: (text.casefold(),) for name, text in texts.items() if text},
        words=tuple(options.text.casefold().split()),
    )


def _period(options: argparse.Namespace) -> Period:
    """Return the days that the arguments ask for."""
    from kneecoach.model.history.period import Period

    return Period(options.since or date.min, options.until or date.max)


def _start(paths: Paths, routine: str | None) -> int:
    """Open the app, at a routine where one is named."""
    _require_terminal()
    clock = SystemClock(speed_from(os.environ.get(SPEED_VARIABLE)))
    if routine is not None:
        from kneecoach.storage.library import load_library

        load_library(paths).routine(routine)
    from kneecoach.app import KneecoachApp
    from kneecoach.terminal.leaving import lead

    app = KneecoachApp(paths, clock, routine)
    return lead(app, paths, clock, app.safe.rescue)


def _require_system() -> None:
    if sys.platform == "win32":
        raise ProblemError(Problem("this needs Linux or macOS; on Windows, start it in WSL"))


def _require_folder(paths: Paths) -> None:
    """Make sure that the config folder is one, or could be made."""
    place = paths.config
    try:
        while not place.exists():
            place = place.parent
        if not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except OSError as error:
        raise ProblemError(Problem(reason(error, "read"), file=str(place))) from None


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        what = "the coach needs a terminal; `kneecoach list`, `plan` and `history` do not"
        raise ProblemError(Problem(what))
    if os.environ.get("TERM") in ("dumb", "unknown"):
        what = "this terminal cannot show a full screen"
        raise ProblemError(Problem(what, f"TERM={os.environ['TERM']}"))
