"""The trash: what was deleted from the history, and can be brought back."""

from __future__ import annotations

import pytest

from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from tests.unit.storage.support import a_session, keep, write


def test_nothing_was_deleted_before_anything_was(history: History) -> None:
    assert history.trashed() == []


def test_a_deleted_session_is_no_longer_in_the_history_but_in_the_trash(history: History) -> None:
    gone, stays = keep(history, a_session()), keep(history, a_session())
    trashed = history.trash(gone.file)
    assert history.files() == [stays.file]
    assert history.trashed() == [trashed] == [f"trash/{gone.file}"]
    assert history.problems() == []


def test_in_the_trash_a_session_can_still_be_read(history: History) -> None:
    kept = keep(history, a_session())
    assert history.read(history.trash(kept.file)).session == kept.session


def test_a_session_brought_back_is_where_it_was_with_its_comments(history: History) -> None:
    kept = keep(history, a_session())
    path = history.path(kept.file)
    text = write(path, path.read_text("utf-8") + "# it rained\n").read_text("utf-8")
    assert history.restore(history.trash(kept.file)) == kept.file
    assert path.read_text("utf-8") == text
    assert (history.files(), history.trashed()) == ([kept.file], [])


def test_a_session_deleted_twice_is_in_the_trash_twice(history: History) -> None:
    kept = keep(history, a_session())
    first = history.trash(kept.file)
    for copy in ("2", "3"):
        history.write_new(kept)
        assert history.trash(kept.file) == first.replace(".toml", f"~{copy}.toml")
    second = first.replace(".toml", "~2.toml")
    assert set(history.trashed()) == {first, second, first.replace(".toml", "~3.toml")}
    assert history.restore(second) == kept.file


def test_a_session_is_not_brought_back_over_one_of_that_name(history: History) -> None:
    kept = keep(history, a_session())
    trashed = history.trash(kept.file)
    write(history.path(kept.file), "mine")
    with pytest.raises(FileExistsError):
        history.restore(trashed)
    assert history.path(kept.file).read_text("utf-8") == "mine"
    assert history.trashed() == [trashed]


def test_only_the_person_may_look_into_the_trash(history: History, paths: Paths) -> None:
    history.trash(keep(history, a_session()).file)
    folders = (paths.trash, *paths.trash.iterdir())
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700]
