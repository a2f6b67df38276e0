"""The history: one file a session, which people may touch and copy."""

from __future__ import annotations

import re
import shutil
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.sessions.session import KeptSession, Session
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.storage.strategies import SESSIONS
from tests.unit.storage.support import a_log, a_session, keep, write


def kept_sessions(history: History) -> list[KeptSession]:
    return [one for one in history.sessions() if isinstance(one, KeptSession)]


def test_with_no_folder_there_are_no_sessions_and_nothing_is_wrong(history: History) -> None:
    assert history.files() == []
    assert list(history.sessions()) == []
    assert history.problems() == []


def test_a_file_is_named_by_its_start_in_utc_in_a_folder_a_year(history: History) -> None:
    name = history.new_file(datetime.fromisoformat("2027-01-01T00:15:03+01:00"))
    assert re.fullmatch(r"2026/20261231T231503Z-[0-9a-f]{4}\.toml", name)


def test_two_sessions_begun_in_the_same_second_have_two_names(history: History) -> None:
    now = datetime.fromisoformat("2026-11-22T07:15:03+01:00")
    assert len({history.new_file(now) for _ in range(20)}) > 1


@given(
    st.lists(
        st.datetimes(
            datetime(1970, 1, 2),
            datetime(2200, 1, 1),
            timezones=st.integers(-14 * 60, 14 * 60).map(
                lambda minutes: timezone(timedelta(minutes=minutes))
            ),
        ).map(lambda moment: moment.replace(microsecond=0)),
        unique=True,
        max_size=8,
    )
)
def test_names_sort_by_time_in_whatever_zone_a_session_began(starts: list[datetime]) -> None:
    history = History(Paths(Path("nowhere")))
    by_name = sorted(starts, key=history.new_file)
    assert by_name == sorted(starts)


def test_sessions_are_read_newest_first(history: History) -> None:
    starts = [
        "2026-11-22T07:15:03+01:00",
        "2025-12-31T23:00:00+00:00",
        "2026-11-22T07:15:02+00:00",
        "2026-02-03T10:00:00+01:00",
    ]
    for start in starts:
        keep(history, a_session(start))
    read = [one.session.started for one in kept_sessions(history)]
    assert read == sorted(map(datetime.fromisoformat, starts), reverse=True)


def test_the_newest_are_those_of_two_years_whatever_is_older(history: History) -> None:
    for start in ("2020-05-01", "2023-12-31", "2025-02-03", "2026-02-03", "2026-11-22"):
        keep(history, a_session(f"{start}T10:00:00+00:00"))
    assert history.newest_files() == history.files()[:3]


def test_a_file_that_cannot_be_read_is_told_and_the_rest_are_read(
    history: History, paths: Paths
) -> None:
    older = keep(history, a_session("2026-01-01T00:00:00+00:00"))
    write(paths.history / "2026" / "20260601T000000Z-0000.toml", "status = 'live'\n")
    newer = keep(history, a_session("2026-11-01T00:00:00+00:00"))
    newest, problem, oldest = history.sessions()
    assert (newest, oldest) == (newer, older)
    assert str(problem) == "history/2026/20260601T000000Z-0000.toml: 'started' is missing"
    assert list(map(str, history.problems())) == [
        str(problem),
        "history/2026/20260601T000000Z-0000.toml: 'routine' is missing",
    ]


@pytest.mark.parametrize("name", ["", "/2026"])
def test_a_file_in_place_of_a_folder_is_told(name: str, history: History, paths: Paths) -> None:
    write(paths.config / f"history{name}", "")
    assert [str(problem) for problem in history.problems()] == [
        f"history{name}: cannot be read: a file stands where the folder should be; move it away"
    ]
    assert history.files() == []


def test_what_is_no_session_file_is_not_read(history: History, paths: Paths) -> None:
    kept = keep(history, a_session())
    for name in ("notes.txt", "index.toml", "2026/README.toml", "2026/.20261122T0-7f3a.toml.part"):
        write(paths.history / name, "not = ")
    assert history.files() == [kept.file]


def test_copying_the_folders_of_two_machines_together_gives_all_sessions(tmp_path: Path) -> None:
    here, there = (Paths(tmp_path / name) for name in ("here", "there"))
    both = [
        *(keep(History(here), a_session(f"2026-01-0{day}T07:00:00+00:00")) for day in (1, 3, 5)),
        *(keep(History(there), a_session(f"2026-01-0{day}T07:00:00+00:00")) for day in (2, 3)),
        keep(History(there), a_session("2025-01-01T07:00:00+00:00")),
    ]
    shutil.copytree(there.history, here.history, dirs_exist_ok=True)
    merged = kept_sessions(History(here))
    assert {one.file for one in merged} == {one.file for one in both}
    assert sorted(merged, key=lambda one: one.file) == sorted(both, key=lambda one: one.file)


def test_editing_keeps_what_a_person_added(history: History) -> None:
    kept = keep(history, a_session("2026-11-22T07:15:03+01:00", a_log(), a_log("step-up")))
    path = history.path(kept.file)
    text = path.read_text("utf-8").replace("[[sets]]", "# felt good\n[[sets]]\nmood = 'fine'", 1)
    path.write_text("weather = 'rain'  # outside\n" + text, "utf-8")
    history.edit(kept.file, {"note": "done", "sets": (a_log(pain=3), a_log("step-up"))})
    after = path.read_text("utf-8")
    for mine in ("weather = 'rain'  # outside", "# felt good", "mood = 'fine'"):
        assert mine in after
    session = history.read(kept.file).session
    assert (session.note, session.sets[0].pain) == ("done", 3)


def test_editing_a_file_that_is_no_longer_toml_leaves_it(history: History) -> None:
    kept = keep(history, a_session())
    write(history.path(kept.file), "status = ")
    with pytest.raises(ProblemError, match="not valid TOML, so not changed"):
        history.edit(kept.file, {"status": "stopped"})
    assert history.path(kept.file).read_text("utf-8") == "status = "


def test_a_session_that_is_gone_does_not_begin_anew_with_what_was_to_be_changed(
    history: History,
) -> None:
    gone = keep(history, a_session())
    history.trash(gone.file)
    with pytest.raises(FileNotFoundError):
        history.edit(gone.file, {"morning_asked": True})
    assert history.files() == []


# -- round trip ---------------------------------------------------------------------------------


@settings(max_examples=150)
@given(SESSIONS)
def test_any_session_written_is_read_back_the_same(session: Session) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Paths(Path(folder)))
        kept = keep(history, session)
        assert list(history.sessions()) == [kept]


@settings(max_examples=100)
@given(SESSIONS, SESSIONS)
def test_any_session_edited_into_any_other_is_read_back_as_that(
    before: Session, after: Session
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Paths(Path(folder)))
        kept = keep(history, before)
        changes = {name: getattr(after, name) for name in Session.__struct_fields__}
        history.edit(kept.file, changes)
        read = next(history.sessions())
        assert not isinstance(read, Problem), str(read)
        assert read.session == after
