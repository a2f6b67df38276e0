from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneecoach.storage.faults import told
from kneecoach.storage.paths import Paths

NOW = datetime(2026, 11, 29, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("home", "state", "shown"),
    [
        ("al", "al/state", "~/state"),
        ("al", "alice/state", "{folder}/alice/state"),
        ("al", "mnt{folder}/al/state", "{folder}/mnt{folder}/al/state"),
        ("/", "al/state", "{folder}/al/state"),
    ],
    ids=["at home", "at the home of a longer name", "in a copy of it", "where / is home"],
)
def test_the_person_is_told_where_the_log_is_without_their_name_and_truly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, state: str, shown: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / home))
    paths = Paths(tmp_path / "config", state=tmp_path / state.format(folder=tmp_path))
    said = told(ValueError("what the person wrote"), paths, NOW)
    assert f"send what stands in {shown.format(folder=tmp_path)}/kneecoach.log" in said
    assert "what the person wrote" not in said
    assert paths.log.is_file()
