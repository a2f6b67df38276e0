"""`kneecoach export`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kneecoach.commands import export
from kneecoach.storage.csv_columns import COLUMNS
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import save_profile
from tests.unit.commands.support import run, run_apart
from tests.unit.storage.support import a_log, a_session, keep, write

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def two_sessions(paths: Paths) -> None:
    keep(History(paths), a_session("2026-11-20T07:15:03+01:00", a_log(), a_log("step-up")))
    keep(History(paths), a_session("2026-11-22T18:00:00+01:00"))


def starts(document: str) -> list[str]:
    return [one["session"]["started"] for one in json.loads(document)["sessions"]]


@pytest.mark.usefixtures("two_sessions")
def test_json_has_every_session_the_oldest_first(capsys: Capsys) -> None:
    ran = run(capsys, "export", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert starts(ran.out) == ["2026-11-20T07:15:03+01:00", "2026-11-22T18:00:00+01:00"]


@pytest.mark.usefixtures("two_sessions")
def test_csv_has_a_row_a_set_and_one_for_a_session_without(capsys: Capsys) -> None:
    ran = run(capsys, "export", "--format", "csv")
    header, *rows = csv.reader(io.StringIO(ran.out))
    assert header == list(COLUMNS)
    assert [row[header.index("exercise")] for row in rows] == ["clamshell", "step-up", ""]


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize(
    ("flags", "count"),
    [("--since 2026-11-21", 1), ("--until 2026-11-20", 1), ("--since 2026-11-23", 0)],
)
def test_only_the_days_asked_for_are_exported(flags: str, count: int, capsys: Capsys) -> None:
    ran = run(capsys, "export", "--format", "json", *flags.split())
    assert len(starts(ran.out)) == count


def test_without_workouts_an_export_is_empty_and_whole(capsys: Capsys) -> None:
    assert json.loads(run(capsys, "export", "--format", "json").out)["sessions"] == []
    assert run(capsys, "export", "--format", "csv").out.splitlines() == [",".join(COLUMNS)]


def test_it_is_utf_8_whatever_the_terminal_knows(paths: Paths) -> None:
    kept = keep(History(paths), a_session())
    History(paths).edit(kept.file, {"note": "Knie: größer"})
    ran = run_apart("export", "--format", "json", environment={"PYTHONIOENCODING": "ascii"})
    assert (ran.code, ran.err) == (0, "")
    assert "Knie: größer" in ran.out


@pytest.mark.usefixtures("two_sessions")
def test_a_file_is_written_for_this_person_alone(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    ran = run(capsys, "export", "--format", "json", "-o", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "", f"Written to {path}: 0 workouts, 2 only begun\n")
    assert len(starts(path.read_text("utf-8"))) == 2
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("two_sessions")
def test_workouts_are_counted_as_in_the_history(
    capsys: Capsys, paths: Paths, tmp_path: Path
) -> None:
    newest = History(paths).files()[0]
    History(paths).edit(newest, {"status": "finished", "sets": (a_log("glute-bridge"),)})
    path = tmp_path / "out.csv"
    ran = run(capsys, "export", "--format", "csv", "-o", str(path))
    assert ran.err == f"Written to {path}: 1 workout, 1 only begun\n"


@pytest.mark.usefixtures("two_sessions")
def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = write(tmp_path / "report.html", "mine")
    link = tmp_path / "link.html"
    link.symlink_to(tmp_path / "nowhere.html")
    for name in (path, link):
        ran = run(capsys, "export", "--format", "html", "-o", str(name))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            f"kneecoach: {name}: not written: it is there already; choose another name, or "
            "replace it with --force\n"
        )
    assert (path.read_text("utf-8"), link.exists()) == ("mine", False)
    assert run(capsys, "export", "--format", "html", "-o", str(path), "--force").code == 0
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_comes_while_the_export_is_made_is_not_replaced_either(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"

    def slowly(sessions: object) -> str:
        write(path, "mine")
        return "theirs"

    monkeypatch.setattr(export, "to_csv", slowly)
    ran = run(capsys, "export", "--format", "csv", "-o", str(path))
    assert (ran.code, path.read_text("utf-8")) == (2, "mine")
    assert "it is there already" in ran.err


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("place", ["profile.toml", "history/2026/new.csv", "link/profile.toml"])
def test_no_export_is_written_among_kneecoach_s_own_files(
    place: str, force: list[str], capsys: Capsys, paths: Paths
) -> None:
    save_profile(paths, knee="left")
    before = paths.profile.read_text("utf-8")
    (paths.config.parent / "link").symlink_to(paths.config)
    folder = paths.config.parent if place.startswith("link") else paths.config
    for path in (folder / place, paths.cache / "x.csv", paths.state / "x.csv"):
        ran = run(capsys, "export", "--format", "csv", "-o", str(path), *force)
        assert (ran.code, ran.out) == (2, "")
        assert "not written: kneecoach keeps its own files there" in ran.err
    assert paths.profile.read_text("utf-8") == before


def test_what_is_no_file_is_written_to_not_replaced(capsys: Capsys) -> None:
    assert run(capsys, "export", "--format", "json", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "not written: a folder stands where the file should be"),
        ("no/x.json", "no such folder"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_code_2(
    name: str, told: str, capsys: Capsys, tmp_path: Path
) -> None:
    ran = run(capsys, "export", "--format", "json", "-o", str(tmp_path / name))
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert told in line


@pytest.mark.usefixtures("two_sessions")
def test_a_session_that_cannot_be_read_is_told_once_and_the_rest_exported(
    capsys: Capsys, paths: Paths
) -> None:
    write(paths.history / "2026" / "20261121T000000Z-0000.toml", "status = 3\n")
    ran = run(capsys, "export", "--format", "json")
    assert (ran.code, len(starts(ran.out))) == (0, 2)
    assert ran.err.startswith("kneecoach: history/2026/20261121T000000Z-0000.toml")
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize(("kind", "begins"), [("html", "<!DOCTYPE html>"), ("markdown", "# Knee")])
def test_a_report_tells_of_the_person_and_their_workouts(
    kind: str, begins: str, capsys: Capsys, paths: Paths
) -> None:
    save_profile(paths, knee="left")
    newest = History(paths).files()[0]
    logs = (a_log("glute-bridge"), a_log("glute-bridge", side="right"))
    History(paths).edit(newest, {"status": "finished", "sets": logs, "note": "<b>Fine</b>"})
    ran = run(capsys, "export", "--format", kind)
    assert (ran.code, ran.err) == (0, "")
    aside = run(capsys, "export", "--format", kind, "-o", "/dev/null")
    assert (aside.out, aside.err) == ("", "Written to /dev/null: the report\n")
    assert ran.out.startswith(begins)
    for part in ("left knee", "Glute bridge", "22 November 2026", "Fine"):
        assert part in ran.out
    assert "<b>" not in ran.out
    assert "2026-11-20" not in ran.out


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_without_workouts_a_report_says_so(kind: str, capsys: Capsys) -> None:
    assert "There were none in this time." in run(capsys, "export", "--format", kind).out


def test_hostile_text_in_files_steers_no_report(capsys: Capsys, paths: Paths) -> None:
    kept = keep(History(paths), a_session("2026-11-20T07:15:03+01:00", a_log()))
    path = History(paths).path(kept.file)
    hostile = 'note = "\\u001b[31m\\u009b2J\\u202e<script>"\n'
    text = path.read_text("utf-8").replace('"live"', '"finished"')
    write(path, "\n".join(one for one in (hostile, text.replace('note = ""\n', ""))))
    for kind in ("html", "markdown"):
        ran = run(capsys, "export", "--format", kind)
        assert "\ufffd[31m\ufffd2J\ufffd" in ran.out.replace("\\[", "[")
        assert "<script>" not in ran.out
        assert not [char for char in "\x1b\x9b\u202e" if char in ran.out]


def test_what_columns_mean_is_told_by_help(capsys: Capsys) -> None:
    ran = run(capsys, "export", "--help")
    assert ran.code == 0
    for name, meaning in COLUMNS.items():
        assert f"  {name} " in ran.out
        assert meaning in ran.out


@pytest.mark.parametrize("arguments", ["export", "export --format xml", "export --since x"])
def test_an_export_of_nothing_known_is_code_2(arguments: str, capsys: Capsys) -> None:
    ran = run(capsys, *arguments.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
