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


def undisturbed(save: Save, template: Paths) -> tuple[list[str], object]:
    """Return the calls of a save in which none fails, and what is seen after it."""
    paths = Paths(template.config.with_name("undisturbed"), template.cache)
    shutil.copytree(template.config, paths.config)
    machine = Disk(paths.config)
    with machine.watching(power=False):
        save.do(paths)
    return machine.calls, seen(paths)


@pytest.mark.parametrize("ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("save", SAVES, ids=str)
def test_where_a_call_fails_the_old_stands_and_it_works_once_the_disk_does(
    save: Save, ever: bool, tmp_path: Path
) -> None:
    template = Paths(tmp_path / "template", tmp_path / "cache")
    save.before(template)
    old, (calls, new) = seen(template), undisturbed(save, template)
    errors = cycle(ERRORS)
    for at in range(0, len(calls), 2 if ever else 1):
        call = calls[at]
        paths = Paths(tmp_path / f"at{at}", template.cache)
        shutil.copytree(template.config, paths.config)
        before = tree(paths.config)
        machine = Disk(paths.config)
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
        if call != "sync_folder" and told and not ever and save.name != "import undone":
            left = {name for name in tree(paths.config) if not name.endswith(".draft.toml")}
            assert left == before.keys(), where
        found = seen(paths)
        if told and save.name == "import":
            assert (found == new) == ("the rest follows at the next start" in told), where
        stands = found == old or call == "sync_folder" or (ever and is_in_both(paths))
        assert found == new or (told and stands), where
        if found != new:
            save.do(paths)
            assert seen(paths) == new, where
        shutil.rmtree(paths.config)


@pytest.mark.parametrize("save", SAVES, ids=str)
def test_writes_that_take_a_part_only_are_gone_on_with(save: Save, tmp_path: Path) -> None:
    template = Paths(tmp_path / "template", tmp_path / "cache")
    save.before(template)
    _, new = undisturbed(save, template)
    machine = Disk(template.config)
    machine.shortest = True
    with machine.watching(power=False):
        save.do(template)
    assert seen(template) == new
