"""`kneecoach import` and `kneecoach restore`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.commands.support import Ran, run, run_in_terminal
from tests.unit.storage.support import a_log, a_session, keep, write

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def there(tmp_path: Path) -> Paths:
    """Somebody's other machine, with two workouts."""
    paths = Paths(tmp_path / "there")
    for session in (
        a_session("2026-11-20T07:15:03+01:00", a_log()),
        a_session("2026-11-22T18:00:00+01:00"),
    ):
        keep(History(paths), replace(session, status="finished"))
    return paths


@pytest.fixture(params=["json", "csv"])
def export(request: pytest.FixtureRequest, capsys: Capsys, there: Paths, tmp_path: Path) -> str:
    """An export of that machine's workouts."""
    path = str(tmp_path / f"export.{request.param}")
    flags = ("--config-dir", str(there.config), "-o", path)
    assert run(capsys, "export", "--format", request.param, *flags).code == 0
    return path


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_it_says_what_it_would_add_and_adds_it_on_yes(
    export: str, capsys: Capsys, paths: Paths, there: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "y\n")
    ran = run(capsys, "import", export)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2 workouts to add, from 2026-11-20 to 2026-11-22.",
        "Add them? [y/N] 2 workouts added. `kneecoach import --undo` takes that back.",
    ]
    assert list(History(paths).sessions()) == list(History(there).sessions())


@pytest.mark.parametrize("said", ["", "\n", "n\n", "maybe\n"])
def test_whoever_does_not_say_yes_gets_nothing_added(
    said: str, export: str, capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, said)
    ran = run(capsys, "import", export)
    assert ran.code == 1
    assert ran.out.endswith("Nothing added.\n")
    assert not paths.config.exists()


def test_what_is_here_already_is_never_doubled(export: str, capsys: Capsys, paths: Paths) -> None:
    assert run(capsys, "import", "--yes", export).code == 0
    ran = run(capsys, "import", "--yes", export)
    assert (ran.code, ran.out) == (0, "Nothing to add.\n2 workouts already here.\n")
    assert len(History(paths).files()) == 2


def test_what_is_here_with_something_else_in_it_stays(
    export: str, capsys: Capsys, paths: Paths, there: Paths
) -> None:
    newest = History(there).files()[0]
    mine = replace(History(there).read(newest).session, note="mine")
    History(paths).write_new(KeptSession(newest, mine))
    ran = run(capsys, "import", "--yes", export)
    assert ran.out.splitlines() == [
        "1 workout to add, of 2026-11-20.",
        "1 workout here, but not the same; what is here stays:",
        f"  history/{newest}",
        "1 workout added. `kneecoach import --undo` takes that back.",
    ]
    assert History(paths).read(newest).session.note == "mine"


def test_an_import_is_taken_back_as_a_whole_on_yes(
    export: str, capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = keep(History(paths), a_session("2026-01-01T00:00:00+00:00"))
    run(capsys, "import", "--yes", export)
    answer(monkeypatch, "\n")
    assert run(capsys, "import", "--undo").code == 1
    assert len(History(paths).files()) == 3
    answer(monkeypatch, "y\n")
    ran = run(capsys, "import", "--undo")
    assert ran.code == 0
    assert f"2 workouts from {Path(export).name}, imported on " in ran.out
    assert History(paths).files() == [mine.file]
    assert run(capsys, "import", "--undo").out == "No import to take back.\n"


def test_an_import_of_a_workout_that_is_led_is_not_taken_back(
    export: str, capsys: Capsys, paths: Paths
) -> None:
    run(capsys, "import", "--yes", export)
    history = History(paths)
    files = history.files()
    claim = history.claims.take(files[1])
    ran = run(capsys, "import", "--undo", "--yes")
    assert ran.code == 2
    assert f"history/{files[1]}: this workout is being led in another window" in ran.err
    assert history.files() == files
    claim.release()
    assert run(capsys, "import", "--undo", "--yes").code == 0
    assert history.files() == []


def test_a_mistake_is_one_line_with_file_and_place_and_nothing_is_added(
    export: str, capsys: Capsys, paths: Paths
) -> None:
    spoiled = Path(export).read_text("utf-8").replace("61.4", "much")
    spoiled = spoiled.replace('": much', '": "much"')
    write(Path(export), spoiled)
    ran = run(capsys, "import", "--yes", export)
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith(f"kneecoach: {export}, line ")
    assert "worked: expected a number" in line
    assert not paths.config.exists()


def test_where_it_cannot_be_written_nothing_is_added(
    export: str, capsys: Capsys, paths: Paths
) -> None:
    write(paths.history, "a file")
    ran = run(capsys, "import", "--yes", export)
    assert ran.code == 2
    assert "nothing added: " in ran.err
    assert paths.history.read_text("utf-8") == "a file"


def test_hostile_text_in_an_import_steers_nothing(there: Paths, tmp_path: Path) -> None:
    name = tmp_path / "\x1b[31m.csv"
    write(name, "file\n\x1b]0;title\x07\n")
    ran = run_in_terminal("import", str(name), environment={"NO_COLOR": "1", "TERM": "dumb"})
    assert ran.code == 2
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("arguments", ["import", "import a b", "import a --undo"])
def test_an_import_of_nothing_is_code_2(arguments: str, capsys: Capsys) -> None:
    assert run(capsys, *arguments.split()).code == 2


# -- restore -------------------------------------------------------------------------------------


def restore(capsys: Capsys, *arguments: str) -> Ran:
    return run(capsys, "restore", *arguments)


def test_an_empty_trash_is_told(capsys: Capsys) -> None:
    assert restore(capsys).out == "The trash is empty.\n"
    assert restore(capsys, "20261122T061503Z-7f3a").out == "The trash is empty.\n"


def test_the_trash_is_listed_and_one_workout_brought_back_by_its_name(
    capsys: Capsys, paths: Paths
) -> None:
    history = History(paths)
    kept = keep(history, a_session("2026-11-20T07:15:03+01:00", a_log()))
    history.trash(kept.file)
    name = Path(kept.file).stem
    _, row, hint = restore(capsys).out.splitlines()
    assert row.split() == [name, "2026-11-20", "07:15", "everyday", "1", "of", "3"]
    assert hint == "Bring one back: kneecoach restore NAME"
    ran = restore(capsys, name)
    assert (ran.code, ran.out) == (0, f"Brought back: history/{kept.file}\n")
    assert history.files() == [kept.file]


@pytest.mark.parametrize("form", ["{0}", "history/trash/{0}", "trash/{0}"])
def test_it_may_be_named_by_its_path_too(form: str, capsys: Capsys, paths: Paths) -> None:
    kept = keep(History(paths), a_session())
    History(paths).trash(kept.file)
    assert restore(capsys, form.format(kept.file)).code == 0


def test_a_day_brings_back_its_only_workout_or_lists_those_it_has(
    capsys: Capsys, paths: Paths
) -> None:
    history = History(paths)
    files = []
    for began in ("2026-11-21T00:30:00+01:00", "2026-11-22T07:00:00+01:00", "2026-11-22T18:00:00Z"):
        kept = keep(history, a_session(began, a_log()))
        history.trash(kept.file)
        files.append(kept.file)
    ran = restore(capsys, "2026-11-22")
    listed = [row.split()[0] for row in ran.out.splitlines()[1:-1]]
    assert (ran.code, listed) == (0, [Path(files[2]).stem, Path(files[1]).stem])
    ran = restore(capsys, "2026-11-21")
    assert (ran.code, ran.out) == (0, f"Brought back: history/{files[0]}\n")
    assert history.files() == [files[0]]


@pytest.mark.parametrize("name", ["2026-11-21", "2026-11", "20261121T061503Z-7f3a"])
def test_no_workout_of_another_day_is_taken_for_the_one_that_is_meant(
    name: str, capsys: Capsys, paths: Paths
) -> None:
    history = History(paths)
    history.trash(keep(history, a_session("2026-11-29T07:15:03+01:00")).file)
    ran = restore(capsys, name)
    assert (ran.code, ran.out) == (2, "")
    told = f"unknown deleted workout '{name}' (`kneecoach restore` lists them)"
    assert told in " ".join(ran.err.split())


def test_what_cannot_be_brought_back_is_one_line_and_code_2(capsys: Capsys, paths: Paths) -> None:
    history = History(paths)
    kept = keep(history, a_session())
    history.trash(kept.file)
    ran = restore(capsys, "2026")
    assert (ran.code, ran.out) == (2, "")
    assert "unknown deleted workout '2026'" in ran.err
    history.write_new(kept)
    ran = restore(capsys, kept.file)
    assert (ran.code, ran.out) == (2, "")
    assert f"history/trash/{kept.file}: a workout of that name is there again" in ran.err


def test_what_cannot_be_read_is_listed_by_its_name_and_told(capsys: Capsys, paths: Paths) -> None:
    write(paths.trash / "2026" / "20261122T000000Z-0000.toml", "status = 3\n")
    ran = restore(capsys)
    assert "20261122T000000Z-0000" in ran.out
    assert ran.err.startswith("kneecoach: history/trash/2026/20261122T000000Z-0000.toml, line 1")
