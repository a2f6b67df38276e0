"""Each call of each kind of save fails once: the old stands, nothing is left, and it is told."""

from __future__ import annotations

import shutil
from itertools import cycle
from pathlib import Path

import pytest

from kneecoach.model.problem import ProblemError
from kneecoach.storage.paths import Paths
from tests.unit.storage.power import ERRORS, Disk, failing
from tests.unit.storage.saves import SAVES, Save, is_in_both, seen
from tests.unit.storage.support import tree


class Machine:
    """A disk in one place, which is laid out anew, as it was before a save, for each try."""

    def __init__(self, save: Save, folder: Path) -> None:
        self._root, self._before = folder / "machine", folder / "before"
        self.paths = Paths(self._root / "config", folder / "cache", self._root / "state")
        self._root.mkdir()
        save.before(self.paths)
        self.old = seen(self.paths)
        self._root.rename(self._before)
        disk = self.anew()
        with disk.watching(power=False):
            save.do(self.paths)
        self.calls, self.new = disk.calls, seen(self.paths)

    def anew(self) -> Disk:
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._before, self._root)
        return Disk(self._root)


@pytest.mark.parametrize("ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("save", SAVES, ids=str)
def test_where_a_call_fails_the_old_stands_and_it_works_once_the_disk_does(
    save: Save, ever: bool, tmp_path: Path
) -> None:
    there = Machine(save, tmp_path)
    paths, calls, old, new = there.paths, there.calls, there.old, there.new
    errors = cycle(ERRORS)
    for at in range(0, len(calls), 2 if ever else 1):
        call = calls[at]
        machine = there.anew()
        before = tree(paths.config)
        machine.fails = failing(next(errors), at, ever=ever)
        told = ""
        try:
            with machine.watching(power=False):
                save.do(paths)
        except (OSError, ProblemError) as error:
            told = str(error)
        where = f"{save}, call {at} ({call}) of {calls}: {told}"
        if told:
            assert "\n" not in told, where
            assert ".part" not in told, where
            assert ".import" not in told or save.name.startswith("import"), where
            assert save.shown in told, where
        if call != "sync_folder" and told and not ever and not save.leaves_some:
            left = {name for name in tree(paths.config) if not name.endswith(".draft.toml")}
            assert left == before.keys(), where
        found = seen(paths)
        if told and save.name == "import":
            assert (found == new) == ("the rest follows at the next start" in told), where
        stands = (
            found == old
            or call == "sync_folder"
            or ((ever or save.leaves_some) and is_in_both(paths))
        )
        assert found == new or (told and stands), where
        if found != new:
            save.do(paths)
            assert seen(paths) == new, where


@pytest.mark.parametrize("save", SAVES, ids=str)
def test_writes_that_take_a_part_only_are_gone_on_with(save: Save, tmp_path: Path) -> None:
    there = Machine(save, tmp_path)
    machine = there.anew()
    machine.shortest = True
    with machine.watching(power=False):
        save.do(there.paths)
    assert seen(there.paths) == there.new
