"""Another coach comes between the reading and the writing of a file: nothing is lost of either."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec import structs

from kneecoach.coach.records import SessionRecords
from kneecoach.commands import edit
from kneecoach.model.live.events import SetDone
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.model.sessions.correction import answered
from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage import locks
from kneecoach.storage.history import History
from kneecoach.storage.journal import Journal
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile, save_profile
from kneecoach.storage.reason import reason
from kneecoach.storage.routines import save_routine
from kneecoach.storage.settings import save_theme
from kneecoach.storage.toml_writer import edit_toml
from tests.builders import shipped_library
from tests.unit.coach.support import records_of
from tests.unit.model.histories import a_workout
from tests.unit.storage.interloper import Interloper
from tests.unit.storage.support import ROUTINE, StillClock, a_log, write

Meet = Callable[[Callable[[], object], str], Interloper]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


@pytest.fixture
def history(paths: Paths) -> History:
    return History(paths)


@pytest.fixture
def records(history: History, paths: Paths) -> SessionRecords:
    return records_of(history, paths)


@pytest.fixture
def kept(history: History) -> KeptSession:
    kept = a_workout(1, "lunge-stretch")
    history.write_new(kept)
    return kept


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> Meet:
    """Let another coach do something just before a step of this one."""

    def comes(does: Callable[[], object], step: str) -> Interloper:
        other = Interloper(monkeypatch, does)
        other.comes_before(step)
        return other

    return comes


def test_two_changes_of_one_file_are_both_in_it(tmp_path: Path, meet: Meet) -> None:
    path = write(tmp_path / "file.toml", "# mine\n")
    other = meet(lambda: edit_toml(path, {"note": 1}), "kneecoach.storage.toml_writer.write_text")
    edit_toml(path, {"pain": 1})
    other.goes()
    assert path.read_text("utf-8").splitlines() == ["# mine", "pain = 1", "note = 1"]


def test_two_first_answers_are_both_kept(paths: Paths, meet: Meet) -> None:
    other = meet(
        lambda: save_profile(paths, kneeling_hurts=True),
        "kneecoach.storage.toml_writer.write_text",
    )
    save_profile(paths, back_pain=False)
    other.goes()
    profile = load_profile(paths)[0]
    assert (profile.kneeling_hurts, profile.back_pain) == (True, False)


def test_undoing_a_correction_leaves_what_another_changes_meanwhile(
    history: History, records: SessionRecords, kept: KeptSession, meet: Meet
) -> None:
    records.change(kept.file, answered(kept.session, "effort", 7))
    other = meet(
        lambda: history.edit(kept.file, {"note": "theirs"}),
        "kneecoach.storage.history.History.put_back",
    )
    records.undo()
    other.goes()
    assert history.read(kept.file).session == structs.replace(kept.session, note="theirs")


def test_what_another_changes_while_a_correction_is_made_outlives_its_undoing(
    history: History, records: SessionRecords, kept: KeptSession, meet: Meet
) -> None:
    other = meet(
        lambda: history.edit(kept.file, {"note": "theirs"}),
        "kneecoach.storage.history.History.edit",
    )
    records.change(kept.file, answered(kept.session, "effort", 7))
    other.goes()
    records.undo()
    assert history.read(kept.file).session == structs.replace(kept.session, note="theirs")


@pytest.mark.parametrize("step", ["edit", "put_back", "trash", "restore"])
@pytest.mark.parametrize("known", ["left", None])
def test_nobody_begins_to_lead_a_workout_while_it_is_changed(
    history: History,
    records: SessionRecords,
    kept: KeptSession,
    meet: Meet,
    step: str,
    known: str | None,
) -> None:
    if known == "left":
        history.claims.take(kept.file).release()
    other = meet(
        lambda: history.claims.take(kept.file), f"kneecoach.storage.history.History.{step}"
    )
    records.change(kept.file, answered(kept.session, "effort", 7))
    records.undo()
    records.delete(kept.file)
    records.undo()
    with pytest.raises(ProblemError, match="led in another window just now, or changed there"):
        other.goes()
    assert history.claims.trace(kept.file) == known


@pytest.mark.parametrize(
    "step", ["kneecoach.storage.history.edit_toml", "kneecoach.storage.toml_writer.write_text"]
)
def test_what_another_deletes_while_it_is_corrected_goes_as_corrected_and_stays_away(
    history: History, kept: KeptSession, meet: Meet, step: str
) -> None:
    other = meet(lambda: history.trash(kept.file), step)
    history.edit(kept.file, {"note": "mine"})
    other.goes()
    assert history.files() == []
    (trashed,) = history.trashed()
    assert history.read(trashed).session == structs.replace(kept.session, note="mine")


def test_the_journal_leaves_what_another_changes_while_it_writes(
    history: History, kept: KeptSession, meet: Meet
) -> None:
    journal = Journal(history, KeptSession("2026/1.toml", kept.session), StillClock(), print)
    journal.settle()
    other = meet(
        lambda: history.edit("2026/1.toml", {"note": "theirs"}),
        "kneecoach.storage.history.History.write_new",
    )
    journal(SetDone(2, a_log()))
    journal.close()
    other.goes()
    session = history.read("2026/1.toml").session
    assert (session.note, session.sets) == ("theirs", journal.kept.session.sets)


def test_what_another_writes_in_a_routine_while_it_is_saved_is_not_lost(
    paths: Paths, meet: Meet
) -> None:
    path = write(paths.routines / "evening.toml", ROUTINE)
    library = shipped_library()
    other = meet(lambda: edit_toml(path, {"mine": 1}), "kneecoach.storage.routines.write_text")
    save_routine(paths, Draft.of("evening", library.routines["floor"], library.catalogue))
    other.goes()
    text = path.read_text("utf-8")
    assert "mine = 1\n" in text
    assert "glute-bridge" in text


def test_what_another_writes_in_a_routine_as_an_editor_is_closed_is_not_lost(
    paths: Paths, meet: Meet
) -> None:
    path = write(paths.routines / "evening.toml", ROUTINE)
    other = meet(lambda: edit_toml(path, {"mine": 1}), "kneecoach.commands.edit.write_text")
    assert edit._put(path, ROUTINE.encode(), "# changed\n" + ROUTINE)
    other.goes()
    text = path.read_text("utf-8")
    assert "mine = 1\n" in text
    assert text.startswith("# changed\n")


@pytest.fixture
def held_up(kept: KeptSession, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let another change what is beside each file for longer than anybody is waited for."""
    monkeypatch.setattr(locks, "PATIENCE_S", 0.05)
    folders = paths.config, paths.routines, paths.history / "2026"
    with ExitStack() as others:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(folder, os.O_RDONLY)
            others.callback(os.close, handle)
            assert locks.try_lock(handle)
        yield


@pytest.mark.usefixtures("held_up")
def test_what_would_undo_a_change_that_another_is_still_making_is_refused(
    history: History, paths: Paths, kept: KeptSession
) -> None:
    library = shipped_library()
    routine = Draft.of("evening", library.routines["floor"], library.catalogue)
    for change in (
        lambda: save_profile(paths, kneeling_hurts=True),
        lambda: save_theme(paths, "light"),
        lambda: save_routine(paths, routine),
        lambda: history.edit(kept.file, {"note": "mine"}),
        lambda: history.trash(kept.file),
    ):
        with pytest.raises(BlockingIOError) as refused:
            change()
        assert reason(refused.value) == "another window is writing there just now; try again"
    assert [path for path in paths.config.rglob("*") if path.is_file()] == [history.path(kept.file)]
    assert history.read(kept.file).session == kept.session


@pytest.mark.usefixtures("held_up")
def test_a_correction_that_is_refused_is_told_and_leaves_nothing_to_undo(
    records: SessionRecords, kept: KeptSession
) -> None:
    with pytest.raises(ProblemError, match="another window is writing there just now; try again"):
        records.change(kept.file, answered(kept.session, "effort", 7))
    assert not records.can_undo()


@pytest.mark.usefixtures("held_up")
def test_the_journal_writes_and_discards_whoever_is_slow_beside_its_file(
    history: History, kept: KeptSession
) -> None:
    journal = Journal(history, KeptSession("2026/1.toml", kept.session), StillClock(), print)
    journal(SetDone(2, a_log()))
    assert journal.settle().trouble is None
    assert history.read("2026/1.toml").session.sets == journal.kept.session.sets
    journal.discard()
    assert history.files() == [kept.file]
