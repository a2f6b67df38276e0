"""The command line. It loads Textual only to open the app."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from kneecoach import __version__
from kneecoach.clock import SPEED_VARIABLE, SystemClock, speed_from
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.paths import Paths

if TYPE_CHECKING:
    from kneecoach.model.search import Search


class _Parser(argparse.ArgumentParser):
    """A parser, with its commands' parsers, that refuses in one line that steers nothing."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave with code 2."""
        self.exit(2, f"kneecoach: {Problem(message)}\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code: 0 for success, 1 where `check` found problems, 2 for an error.
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a dash that ASCII lacks ends no command
    try:
        paths = Paths.find(getattr(options, "config_dir", None))
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


def _run(options: argparse.Namespace, paths: Paths) -> int:
    since, until = (getattr(options, name, None) for name in ("since", "until"))
    if since and until and until < since:
        raise ProblemError(Problem("is before --since", "--until"))
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

            return history.run(paths, _search(options), as_json=options.json)
        case "why":
            from kneecoach.commands import why

            today = SystemClock().time_of_day().date()
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
        case "paths":
            from kneecoach.commands import paths as places

            return places.run(paths)
        case "check":
            from kneecoach.commands import check

            return check.run(paths)
        case _:
            return _start(paths, getattr(options, "routine", None))


def _search(options: argparse.Namespace) -> Search:
    """Return what the arguments search for."""
    from kneecoach.model.search import Search

    texts = {name: getattr(options, name) for name in ("exercise", "routine", "fault")}
    return Search(
        since=options.since,
        until=options.until,
        pain_from=options.pain_from,
        texts={name: (text.casefold(),) for name, text in texts.items() if text},
        words=tuple(options.text.casefold().split()),
    )


def _start(paths: Paths, routine: str | None) -> int:
    """Open the app, at a routine where one is named."""
    _require_terminal()
    clock = SystemClock(speed_from(os.environ.get(SPEED_VARIABLE)))
    if routine is not None:
        from kneecoach.storage.library import load_library

        load_library(paths).routine(routine)
    from kneecoach.app import KneecoachApp

    app = KneecoachApp(paths, clock, routine)
    app.run()
    return app.return_code or 0


def _require_folder(paths: Paths) -> None:
    """Make sure that the config folder is one, or could be made."""
    place = paths.config
    try:
        while not place.exists():
            place = place.parent
        if place.is_dir():
            return
    except OSError as error:
        raise ProblemError(Problem(f"{error.strerror}", file=str(place))) from None
    raise ProblemError(Problem("a file stands where the config folder should be", file=str(place)))


def _require_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        what = "the coach needs a terminal; `kneecoach list`, `plan` and `history` do not"
        raise ProblemError(Problem(what))
    if os.environ.get("TERM") in ("dumb", "unknown"):
        what = "this terminal cannot show a full screen"
        raise ProblemError(Problem(what, f"TERM={os.environ['TERM']}"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day such as 2026-11-22") from None


def _parser() -> _Parser:
    anywhere = _Parser(add_help=False)
    anywhere.add_argument(
        "--config-dir",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep settings and history in this folder",
    )
    json = _Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="print JSON")
    days = _Parser(add_help=False)
    days.add_argument("--since", metavar="DAY", type=_day, help="none before 2026-11-01")
    days.add_argument("--until", metavar="DAY", type=_day, help="none after 2026-11-30")

    parser = _Parser(
        prog="kneecoach",
        description="A full-screen workout coach for sore and weak knees.",
        epilog="Not medical advice. With strong or lasting pain, see a doctor first.",
        parents=[anywhere],
    )
    parser.add_argument("--version", action="version", version=f"kneecoach {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    start = commands.add_parser("start", parents=[anywhere], help="open the coach (the default)")
    start.add_argument("routine", nargs="?", metavar="ROUTINE", help="begin this routine at once")
    commands.add_parser("list", parents=[anywhere, json], help="exercises and routines")
    show = commands.add_parser("show", parents=[anywhere, json], help="all about one exercise")
    show.add_argument("exercise", metavar="EXERCISE")
    plan = commands.add_parser("plan", parents=[anywhere, json], help="a routine's timeline")
    plan.add_argument("routine", nargs="?", default="everyday", metavar="ROUTINE")
    history = commands.add_parser("history", parents=[anywhere, json, days], help="past workouts")
    for name in ("exercise", "routine", "fault"):
        article = "an" if name == "exercise" else "a"
        history.add_argument(
            f"--{name}", metavar="NAME", help=f"with {article} {name} of this name, or part of it"
        )
    history.add_argument(
        "--text", metavar="WORDS", default="", help="with these words in the note or in a name"
    )
    history.add_argument(
        "--pain-from",
        metavar="0-10",
        type=int,
        choices=range(11),
        help="with at least this pain, before, during, after or the next morning",
    )
    why = commands.add_parser("why", parents=[anywhere, json], help="what the coach decided")
    why.add_argument("exercise", nargs="?", metavar="EXERCISE")
    commands.add_parser("rules", parents=[anywhere, json], help="by what the coach decides")
    learn = commands.add_parser("learn", parents=[anywhere], help="what is good to know")
    learn.add_argument("topic", nargs="?", metavar="TOPIC")
    learn.add_argument(
        "--weight", metavar="WEIGHT", help="what your knees carry at 80, 80.5kg or 176lb"
    )
    edit = commands.add_parser("edit", parents=[anywhere], help="a routine in your editor")
    edit.add_argument("routine", metavar="ROUTINE")
    new = commands.add_parser("new", parents=[anywhere], help="begin a file of your own")
    new.add_argument("kind", choices=("exercise", "routine"))
    new.add_argument("name", metavar="NAME")
    commands.add_parser("paths", parents=[anywhere], help="where your files live")
    commands.add_parser("check", parents=[anywhere], help="find mistakes in your files")
    return parser
