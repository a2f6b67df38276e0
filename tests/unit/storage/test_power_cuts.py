"""A power cut at every step of every kind of save: the old or the new, and never half of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kneecoach.storage.paths import Paths
from tests.unit.storage.power import Disk
from tests.unit.storage.saves import SAVES, Save, is_in_both, seen


@pytest.mark.parametrize("save", SAVES, ids=str)
def test_after_a_power_cut_at_any_step_there_is_the_old_or_the_new(
    save: Save, tmp_path: Path
) -> None:
    root = tmp_path / "machine"
    root.mkdir()
    paths = Paths(root / "config", tmp_path / "cache", root / "state")
    save.before(paths)
    old = seen(paths)
    machine = Disk(root)
    with machine.watching():
        save.do(paths)
    new = seen(paths)
    assert new != old
    shutil.rmtree(root)
    known: dict[object, bool] = {}
    for moment, left in enumerate(machine.moments):
        is_last = moment == len(machine.moments) - 1
        for tree in left:
            if tree in known:
                assert known[tree] or not is_last, f"{save} was not on the disk at its end"
                continue
            tree.lay_out(root)
            found = seen(paths)
            known[tree] = found == new
            assert found in (old, new) or is_in_both(paths), (
                f"before call {moment} of {machine.calls}: {tree}"
            )
            assert found == new or not is_last, f"{save} was not on the disk at its end: {tree}"
            if found != new:
                save.do(paths)  # what the cut left behind is in nobody's way
                assert seen(paths) == new
            shutil.rmtree(root)
