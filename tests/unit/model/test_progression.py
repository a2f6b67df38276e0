"""What the coach decides, on written histories."""

from __future__ import annotations

import pytest

from kneecoach.model.progression import BEGIN, BY_HAND, Decision, decide
from kneecoach.model.rules import RULES
from tests.unit.model.diary import nov, rung
from tests.unit.model.written import ALL, Told


def decided(told: Told) -> Decision:
    return decide(told.exercise, told.history, told.profile, nov(told.today))


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_what_is_decided_when(told: Told) -> None:
    decision = decided(told)
    assert (decision.rule, decision.after) == (told.rule, rung(told.after))


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.name)
def test_a_decision_rests_on_the_workouts_it_names(told: Told) -> None:
    decision = decided(told)
    if told.rule == BEGIN or not told.history:
        assert decision.sessions == decision.days == ()
        return
    days = told.days or [max(one.session.started.date() for one in told.history).day]
    assert [day.day for day in decision.days] == list(days)
    files = {one.file: one.session.started.date() for one in told.history}
    assert tuple(files[file] for file in decision.sessions) == decision.days


def test_every_rule_has_a_history_in_which_it_decides() -> None:
    assert {told.rule for told in ALL} == {BEGIN, BY_HAND, *(rule.id for rule in RULES)}


def test_the_names_of_the_histories_tell_them_apart() -> None:
    assert len({told.name for told in ALL}) == len(ALL)
    assert len(ALL) >= 40
