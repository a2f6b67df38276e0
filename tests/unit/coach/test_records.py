"""The person's records: what is changed is written, and can be undone one by one."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from kneecoach.coach.records import SessionRecords
from kneecoach.model.live.events import SessionDone, SetDone
from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.correction import answered, with_faults, with_level, with_reps
from kneecoach.model.sessions.session import KeptSession, SetLog
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.journal import Journal
from kneecoach.storage.paths import Paths
from tests.unit.coach.support import records_of
from tests.unit.model.histories import a_workout
from tests.unit.storage.support import StillClock, a_log


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "cache")


@pytest.fixture
def history(paths: Paths) -> History:
    return History(paths)


@pytest.fixture
def records(history: History, paths: Paths) -> SessionRecords:
    return records_of(history, paths)


def keep(history: History, days_ago: int = 1) -> KeptSession:
    kept = a_workout(days_ago, "lunge-stretch")
    history.write_new(kept)
    return kept


def keep_live(history: History, *sets: SetLog) -> KeptSession:
    """Keep a workout that was begun yesterday, and is to be gone on with."""
    kept = keep(history)
    session = structs.replace(kept.session, status="live", ended=None, sets=sets)
    live = KeptSession(kept.file, session)
    history.write_new(live)
    return live


def test_changes_are_undone_the_last_one_first(history: History, records: SessionRecords) -> None:
    kept = keep(history)
    records.change(kept.file, answered(kept.session, "effort", 7))
    records.change(kept.file, with_reps(kept.session, 1, 3))
    assert history.read(kept.file).session.sets[1].reps == 3
    assert records.undo() == (kept.file, "set 1 corrected")
    assert history.read(kept.file).session.effort == 7
    assert records.undo() == (kept.file, "effort corrected")
    assert history.read(kept.file) == kept
    assert not records.can_undo()
    with pytest.raises(ProblemError, match="there is nothing to undo"):
        records.undo()


def test_what_a_person_wrote_into_the_file_survives_a_change_and_its_undo(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    path = history.path(kept.file)
    before = path.read_text("utf-8") + '\n# felt good\nshoes = "none"\n'
    path.write_text(before, "utf-8")
    records.change(kept.file, with_reps(kept.session, 0, 3))
    assert path.read_text("utf-8") == before.replace("reps = 5", "reps = 3", 2).replace(
        "reps = 3", "reps = 5", 1
    )
    records.undo()
    assert path.read_text("utf-8") == before


def test_an_undo_brings_back_the_very_bytes_whatever_the_form_they_were_in(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    path = history.path(kept.file)
    before = b"# mine\r\neffort=7   # hard\r\n" + path.read_bytes().replace(b"effort", b"#effort")
    path.write_bytes(before)
    session = history.read(kept.file).session
    records.change(kept.file, answered(session, "effort", None))
    records.change(kept.file, with_faults(session, 0, ("a", "b")))
    records.change(kept.file, with_level(session, 1, "elsewhere"))
    assert history.read(kept.file).session.sets[0].faults == ("a", "b")
    assert history.read(kept.file).session.sets[1].level == "elsewhere"
    for _ in range(3):
        records.undo()
    assert path.read_bytes() == before


def test_where_somebody_changed_the_file_since_an_undo_leaves_that_change(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    path = history.path(kept.file)
    records.change(kept.file, answered(kept.session, "effort", 7))
    path.write_text("# mine\n" + path.read_text("utf-8"), "utf-8")
    records.undo()
    assert history.read(kept.file) == kept
    assert path.read_text("utf-8").startswith("# mine\n")


def test_an_undo_leaves_the_sets_that_were_done_since(
    history: History, records: SessionRecords
) -> None:
    kept = keep_live(history, a_log(set=1), a_log(set=2), a_log(set=3))
    records.change(kept.file, with_reps(kept.session, 0, 8))
    journal = Journal(history, history.read(kept.file), StillClock(), print)
    for index in (3, 4, 5):
        journal(SetDone(index, a_log(set=index + 1)))
    journal(SessionDone(finished=True))
    journal.close()
    grown = history.read(kept.file).session
    assert [log.reps for log in grown.sets] == [8, 10, 10, 10, 10, 10]
    assert records.undo() == (kept.file, "set 1 corrected")
    sets = (kept.session.sets[0], *grown.sets[1:])
    assert history.read(kept.file).session == structs.replace(grown, sets=sets)


@pytest.mark.parametrize(
    "theirs",
    [
        {"sets": (a_log(set=1, reps=8, pain=1),)},
        {"sets": (a_log(set=9), a_log(set=1, reps=8))},
        {"sets": ()},
        {"effort": 3},
    ],
)
def test_what_was_changed_once_more_since_is_not_undone_and_the_correction_before_it_is(
    history: History, records: SessionRecords, theirs: dict[str, object]
) -> None:
    kept = keep_live(history, a_log(set=1))
    records.change(kept.file, answered(kept.session, "note", "mine"))
    if "sets" in theirs:
        records.change(kept.file, with_reps(kept.session, 0, 8))
    else:
        records.change(kept.file, answered(kept.session, "effort", 7))
    history.edit(kept.file, theirs)
    by_then = history.read(kept.file).session
    with pytest.raises(ProblemError, match=f"{kept.file}: .* was changed meanwhile"):
        records.undo()
    assert history.read(kept.file).session == by_then
    assert records.undo() == (kept.file, "note corrected")
    assert history.read(kept.file).session == structs.replace(by_then, note="")
    assert not records.can_undo()


@pytest.mark.parametrize("sets", [(a_log(set=1),), (a_log(set=1), a_log(set=9), a_log(set=2))])
def test_no_other_set_is_corrected_than_the_one_that_was_shown(
    history: History, records: SessionRecords, sets: tuple[SetLog, ...]
) -> None:
    kept = keep_live(history, a_log(set=1), a_log(set=2))
    history.edit(kept.file, {"sets": sets})
    before = history.text(kept.file)
    with pytest.raises(ProblemError, match=f"{kept.file}: set 2 was changed meanwhile"):
        records.change(kept.file, with_reps(kept.session, 1, 8))
    assert history.text(kept.file) == before
    assert not records.can_undo()


def test_a_deleted_session_comes_back(history: History, records: SessionRecords) -> None:
    kept = keep(history)
    records.delete(kept.file)
    assert history.files() == []
    assert records.undo() == (kept.file, "workout deleted")
    assert history.read(kept.file) == kept


def test_where_another_file_has_its_name_by_then_it_stays_in_the_trash_and_can_be_tried_again(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    records.delete(kept.file)
    keep(history)
    with pytest.raises(ProblemError, match="a file of that name is there again"):
        records.undo()
    assert records.can_undo()
    history.path(kept.file).unlink()
    records.undo()
    assert history.read(kept.file) == kept


def test_an_added_session_that_is_undone_goes_to_the_trash(
    history: History, records: SessionRecords
) -> None:
    file = records.add(a_workout(1, "lunge-stretch").session)
    assert history.files() == [file]
    assert records.undo() == (file, "workout of 21 November added")
    assert (history.files(), len(history.trashed())) == ([], 1)


def test_a_change_of_a_file_that_has_gone_is_not_undone_into_half_a_file(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    records.change(kept.file, answered(kept.session, "effort", 7))
    history.path(kept.file).unlink()
    with pytest.raises(ProblemError, match="no such file"):
        records.undo()
    assert history.files() == []


def test_what_follows_from_a_session_does_not_rest_on_later_ones(
    history: History, records: SessionRecords
) -> None:
    first, second = keep(history, 4), keep(history, 2)
    (outlook,) = records.outlooks(first)
    assert (outlook.exercise.id, outlook.decision.sessions) == ("lunge-stretch", (first.file,))
    (outlook,) = records.outlooks(second)
    assert outlook.decision.sessions == (first.file, second.file)
    live = KeptSession(second.file, structs.replace(second.session, status="live"))
    assert records.outlooks(live) == ()


def test_exercises_done_by_themselves_are_as_the_coach_would_have_them(
    history: History, records: SessionRecords
) -> None:
    keep(history, 4)
    keep(history, 2)
    assert [one.dose.reps for one in records.usual(["lunge-stretch"])] == [6]


def test_what_is_dated_ahead_counts_for_nothing_yet_and_is_told_of(
    history: History, records: SessionRecords
) -> None:
    now, ahead = keep(history), a_workout(-1500, "lunge-stretch")
    history.write_new(ahead)
    overview = records.overview(lambda done, total: True)
    assert overview is not None
    assert len(overview.digests) == 2
    (told,) = map(str, overview.problems)
    assert told.startswith(f"history/{ahead.file}: started: begun on 2030-")
    today = records.now().date()
    index = HistoryIndex(history, Paths(history.path("").parent))
    assert [one.file for one in index.latest(today).digests] == [now.file]


def test_a_workout_that_is_being_led_is_neither_corrected_nor_deleted(
    history: History, records: SessionRecords
) -> None:
    kept = keep(history)
    claim = history.claims.take(kept.file)
    before = history.path(kept.file).read_bytes()
    with pytest.raises(ProblemError, match=f"{kept.file}: .* being led in another window"):
        records.change(kept.file, answered(kept.session, "effort", 7))
    with pytest.raises(ProblemError, match="being led in another window"):
        records.delete(kept.file)
    assert history.path(kept.file).read_bytes() == before
    claim.release()
    records.change(kept.file, answered(kept.session, "effort", 7))


def test_a_workout_that_may_be_led_on_another_machine_waits_with_its_correction(
    history: History, records: SessionRecords
) -> None:
    ended = keep(history)
    started = records.now() - timedelta(minutes=25)
    session = structs.replace(ended.session, status="live", started=started, ended=None)
    live = KeptSession(history.new_file(started), session)
    history.write_new(live)
    path = history.path(live.file)
    before = path.read_bytes()
    for ago, is_led in ((timedelta(minutes=9), True), (timedelta(minutes=11), False)):
        stamp = (records.now() - ago).timestamp()
        os.utime(path, (stamp, stamp))
        if is_led:
            with pytest.raises(ProblemError, match="under way on another machine"):
                records.change(live.file, answered(live.session, "effort", 7))
            with pytest.raises(ProblemError, match="under way on another machine"):
                records.delete(live.file)
            assert path.read_bytes() == before
    records.delete(live.file)
    assert not path.exists()
