"""One file by other hands, through its loader and through all that is done with what comes of it.

Whatever it holds, nothing may come out but the project's own ProblemError.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zlib import crc32

from kneecoach.actions.keymap import check_keymap
from kneecoach.model.drawing.chart import chart_rows
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose_words import spec_short
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.history.calendar import done_on, mondays, month_row
from kneecoach.model.history.exercise_trend import exercise_trends
from kneecoach.model.history.milestones import reached
from kneecoach.model.history.period import RANGES, Period
from kneecoach.model.history.report import report
from kneecoach.model.history.rows import Entry, by_day, by_month, cells, day_line
from kneecoach.model.history.statistics import statistics
from kneecoach.model.history.trends import Trend, pain_trends, week_trend, workouts
from kneecoach.model.person.profile import Profile
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.progression.morning import mornings_to_ask
from kneecoach.model.progression.progression import decide_all
from kneecoach.model.proposal.proposal import propose
from kneecoach.model.routines.routine import PlannedExercise, Routine, plan
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession
from kneecoach.reports.html import html
from kneecoach.reports.markdown import markdown
from kneecoach.storage import index_file
from kneecoach.storage.adding import last_added
from kneecoach.storage.carried import read_carried, table_of
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.csv_reading import from_csv
from kneecoach.storage.folder import read_folder, read_named
from kneecoach.storage.history import History
from kneecoach.storage.incoming import read_incoming
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.json_file import from_json, to_json
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile
from kneecoach.storage.settings import load_settings
from kneecoach.storage.theme_files import ThemeFile, load_theme_files
from kneecoach.storage.toml_writer import edited
from tests.builders import shipped_library
from tests.long.seeds import CACHE

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T08:00:00+01:00")
WHOLE = 20
"""One in so many files goes through with all that is shipped, which takes long."""
EVERYTHING = Period(date.min, date.max)


def through(kind: str, content: bytes, folder: Path) -> str:
    """Take a file through all that is done with its kind.

    Args:
        kind: what it is, as its place in the config folder.
        content: what is in it.
        folder: an empty one, kept from file to file.

    Returns:
        What came of it, such as "read" or the problem's words.
    """
    paths = Paths(folder / "config", folder / "cache", folder / "state")
    path = paths.index / "2026.index" if kind == CACHE else paths.config / kind
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        _LOADERS[kind](path, paths)
    except ProblemError as error:
        told = str(error)
        assert told, "a problem without words"
        assert "\n" not in told, "a problem of two lines"
        return "told"
    finally:
        path.unlink()
    return "read"


def _settings(path: Path, paths: Paths) -> None:
    settings, problems = load_settings(paths)
    check_keymap(settings.keymap)
    _try_edit(path, theme="light")
    unroll(_lightest(), settings.timing)
    _raise(problems)


def _profile(path: Path, paths: Paths) -> None:
    profile, problems = load_profile(paths)
    _propose(profile, ())
    _try_edit(path, usual_pain=3, levels={"clamshell": None})
    _raise(problems)


def _theme(path: Path, paths: Paths) -> None:
    if _with_all(path):
        themes, _ = load_theme_files(paths)
        assert "dark" in themes
    problems: list[Problem] = []
    list(read_named(paths.themes, paths, ThemeFile, problems.append))
    _raise(problems)


def _exercise(path: Path, paths: Paths) -> None:
    problems: list[Problem] = []
    if _with_all(path):
        library = load_library(paths)
        assert len(library.catalogue) >= len(shipped_library().catalogue)
    for _, one in read_folder(paths.exercises, paths, Exercise, problems.append):
        for level in one.levels:
            spec_short(one.dose_spec(level))
            unroll((PlannedExercise.lightest(one, level),), Timing())
            one.figure_at(level)
        decide_all(Catalogue((one,)), (), Profile(), TODAY)
    _raise(problems)


def _routine(path: Path, paths: Paths) -> None:
    problems: list[Problem] = []
    if _with_all(path):
        library = load_library(paths)
        for name in library.own:
            unroll(library.plan(name), Timing())
    for _, one in read_named(paths.routines, paths, Routine, problems.append):
        unroll(plan(one.items, shipped_library().catalogue), Timing())
    _try_edit(path, title="Evening")
    _raise(problems)


def _session(path: Path, paths: Paths) -> None:
    history = History(paths)
    file = path.relative_to(paths.history).as_posix()
    if _with_all(path):
        index = HistoryIndex(history, paths)
        index.look_up((file,))
        list(index.unfinished())
        history.problems()
    kept = history.read(file)
    _look(kept)
    _try_edit(path, pain_after=3, sets=tuple({} for _ in kept.session.sets))
    carried = read_carried(file, paths)
    assert from_json(to_json((carried,))) == (carried,)
    assert from_csv(to_csv((carried,))) == (carried,)


def _look(kept: KeptSession) -> None:
    """Do all that is done with a session once it was read."""
    one = digest(kept)
    entry = Entry.of(one)
    cells(entry, one.routine)
    list(by_month([entry]))
    days = by_day([entry])
    for day, entries in days.items():
        done_on(entries)
        day_line(day, entries, str)
        month_row(mondays(day + timedelta(weeks=26), 53), 2)
    mornings_to_ask((one,), NOW)
    reached(one, (), 3)
    _statistics((one,))
    _propose(Profile(asked=True), (one,))
    with suppress(ProblemError):
        plan(kept.session.plan, shipped_library().catalogue, "plan")


def _statistics(digests: tuple[Digest, ...]) -> None:
    library = shipped_library()
    statistics(digests, 3, TODAY)
    done = workouts(digests)
    began = done[0].day if done else TODAY
    for looked_back in RANGES:
        period = Period.of(looked_back, began, TODAY)
        trends: list[Trend] = [*pain_trends(done, period)]
        trends.append(week_trend([one.day for one in done], period, 3))
        for name in {one.exercise for session in done for one in session.exercises}:
            if name in library.catalogue:
                trends += exercise_trends(library.catalogue.find(name), done, period)
        for trend in trends:
            if trend.chart is not None:
                chart_rows(trend.chart, 60, 12, dates=True)
    decisions = decide_all(library.catalogue, digests, Profile(), TODAY)
    for asked in (EVERYTHING, Period(date(2026, 1, 1), TODAY)):
        document = report(digests, library.catalogue, Profile(), decisions, asked, TODAY)
        html(document, "")
        markdown(document)


def _propose(profile: Profile, digests: tuple[Digest, ...]) -> None:
    catalogue = shipped_library().catalogue
    propose(catalogue, digests, profile, TODAY, minutes=None, timing=Timing(), without=frozenset())


def _added(path: Path, paths: Paths) -> None:
    added = last_added(paths)
    assert added is not None
    f"{added.added:%Y-%m-%d %H:%M}"


def _import(path: Path, paths: Paths) -> None:
    incoming = read_incoming(path, paths)
    for one in (*incoming.new, *incoming.same, *incoming.other):
        table_of(one)
        digest(KeptSession(one.file, one.session))


def _cache(path: Path, paths: Paths) -> None:
    index_file.load(path)


def _with_all(path: Path) -> bool:
    """Tell whether a file goes through with all that is shipped: the same one always does."""
    return crc32(path.read_bytes()) % WHOLE == 0


def _try_edit(path: Path, **changes: object) -> None:
    with suppress(UnicodeDecodeError, ProblemError):
        edited(path.read_bytes().decode(), changes)


def _raise(problems: Sequence[Problem]) -> None:
    """Raise what is told in one line each.

    Raises:
        ProblemError: there is a problem.
    """
    for problem in problems:
        assert "\n" not in str(problem)
    if problems:
        raise ProblemError(*problems)


@cache
def _lightest() -> tuple[PlannedExercise, ...]:
    return (PlannedExercise.lightest(shipped_library().catalogue.find("clamshell")),)


_LOADERS = {
    "settings.toml": _settings,
    "profile.toml": _profile,
    "themes/night.toml": _theme,
    "exercises/mine.toml": _exercise,
    "routines/evening.toml": _routine,
    "history/2026/20261122T061503Z-7f3a.toml": _session,
    "last-import.toml": _added,
    "import.json": _import,
    "import.csv": _import,
    CACHE: _cache,
}
