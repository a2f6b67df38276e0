"""A power cut at every step of every kind of save: the old or the new, and never half of it."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

import pytest

from kneecoach.storage.paths import Paths
from tests.unit.storage.power import Disk
from tests.unit.storage.saves import SAVES, Save, is_in_both, seen


@pytest.mark.parametrize("save", SAVES, ids=str)
def test_after_a_power_cut_at_any_step_there_is_the_old_or_the_new(
    save: Save, tmp_path: Path
) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "cache")
    save.before(paths)
    old = seen(paths)
    machine = Disk(paths.config)
    with machine.watching():
        save.do(paths)
    new = seen(paths)
    assert new != old
    numbers = count()
    known: dict[object, bool] = {}
    for moment, left in enumerate(machine.moments):
        is_last = moment == len(machine.moments) - 1
        for tree in left:
            if tree in known:
                assert known[tree] or not is_last, f"{save} was not on the disk at its end"
                continue
            after = Paths(tree.lay_out(tmp_path / f"after{next(numbers)}"), tmp_path / "cache")
            found = seen(after)
            known[tree] = found == new
            assert found in (old, new) or is_in_both(after), (
                f"before call {moment} of {machine.calls}: {tree}"
            )
            assert found == new or not is_last, f"{save} was not on the disk at its end: {tree}"
            if found != new:
                save.do(after)  # what the cut left behind is in nobody's way
                assert seen(after) == new
            shutil.rmtree(after.config)
