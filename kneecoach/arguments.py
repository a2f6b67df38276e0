"""What can be said on the command line. It loads next to nothing, as each start comes by here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from kneecoach import __version__
from kneecoach.model.history.span import span
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.csv_columns import COLUMNS

FORMATS = ("csv", "json", "markdown", "html")

_FORMATS_HELP = (
    "csv for spreadsheets, json for programs; markdown or html for a report to print and show "
    "your physiotherapist"
)


class _Parser(argparse.ArgumentParser):
    """A parser, with its commands' parsers, that refuses in one line that steers nothing."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave with code 2."""
        self.exit(2, f"kneecoach: {Problem(message)}\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand the arguments, or leave with code 2 and a line that says what is wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    since, until = (getattr(options, name, None) for name in ("since", "until"))
    if since and until and until < since:
        parser.error("argument --until: is before --since")
    return options


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
    days.add_argument(
        "--since", metavar="DAY", type=_first_day, help="none before 2026-11-01, 2026-11 or 2026"
    )
    days.add_argument(
        "--until", metavar="DAY", type=_last_day, help="none after 2026-11-30, 2026-11 or 2026"
    )

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
    commands.add_parser("stats", parents=[anywhere, json], help="numbers over all workouts")
    export = commands.add_parser(
        "export",
        parents=[anywhere, days],
        help="your workouts for other programs, or as a report",
        epilog=_columns(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("--format", required=True, choices=FORMATS, help=_FORMATS_HELP)
    export.add_argument("-o", dest="output", metavar="FILE", help="where to; else standard output")
    export.add_argument("--force", action="store_true", help="replace FILE if it is there")
    bring = commands.add_parser("import", parents=[anywhere], help="workouts from an export")
    source = bring.add_mutually_exclusive_group(required=True)
    source.add_argument("file", nargs="?", metavar="FILE", help="an export as JSON or CSV")
    source.add_argument("--undo", action="store_true", help="take back what was imported last")
    bring.add_argument("--yes", action="store_true", help="without asking")
    restore = commands.add_parser(
        "restore", parents=[anywhere], help="deleted workouts, or one of them brought back"
    )
    restore.add_argument("name", nargs="?", metavar="NAME")
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
    commands.add_parser("keys", parents=[anywhere, json], help="every action and its keys")
    commands.add_parser("paths", parents=[anywhere], help="where your files live")
    commands.add_parser("check", parents=[anywhere], help="find mistakes in your files")
    return parser


def _columns() -> str:
    """Return what each column of a CSV means."""
    lines = [f"  {name:<22} {meaning}" for name, meaning in COLUMNS.items()]
    return "\n".join(("columns of the CSV, which has a row for each set:", *lines))


def _first_day(text: str) -> date:
    return _span(text)[0]


def _last_day(text: str) -> date:
    return _span(text)[1]


def _span(text: str) -> tuple[date, date]:
    try:
        return span(text)
    except ProblemError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
