"""`kneecoach rules`."""

from __future__ import annotations

import json

import pytest

from kneecoach.model.progression.rules import RULES
from kneecoach.model.progression.thresholds import THRESHOLDS
from kneecoach.model.proposal.selection import SELECTION
from tests.unit.commands.support import run

Capsys = pytest.CaptureFixture[str]


def test_it_prints_every_rule_and_every_number_with_its_source(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "800")
    ran = run(capsys, "rules")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    for rule in RULES:
        assert f"{rule.id} {rule.when} {rule.then} {rule.source}" in lines
    for habit in SELECTION:
        assert f"{habit.about} {habit.says} {habit.source}" in lines
    for one in THRESHOLDS:
        assert f"{one.value} {one.unit} {one.meaning} {one.source}" in lines


def test_json_has_them_in_the_order_in_which_they_are_tried(capsys: Capsys) -> None:
    ran = run(capsys, "rules", "--json")
    assert (ran.code, ran.err) == (0, "")
    table = json.loads(ran.out)
    assert [rule["id"] for rule in table["rules"]] == [rule.id for rule in RULES]
    assert set(table["rules"][0]) == {"id", "kind", "when", "then", "source"}
    assert [habit["id"] for habit in table["selection"]] == [habit.id for habit in SELECTION]
    assert [one["value"] for one in table["thresholds"]] == [one.value for one in THRESHOLDS]
