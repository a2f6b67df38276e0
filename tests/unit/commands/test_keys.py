"""`kneecoach keys`."""

from __future__ import annotations

import json

import pytest

from kneecoach.actions.keymap import ALL
from kneecoach.cli import main


def test_every_action_that_a_keymap_can_name_is_listed_with_its_keys(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["keys"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    listed = {row[0]: row[1] for row in rows if row[0] in ALL}
    assert listed.keys() == ALL.keys()
    assert listed["live.skip"] == "n"


def test_as_json_each_action_has_its_id_keys_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "--json"]) == 0
    found = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["live.skip"] == {
        "id": "live.skip",
        "keys": ["n", "right"],
        "help": ALL["live.skip"].help,
    }
