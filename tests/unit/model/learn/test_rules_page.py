"""The rules as a page: all of them, as the table has them."""

from __future__ import annotations

from kneecoach.model.learn.rules_page import rules_page
from kneecoach.model.progression.rules import RULES
from kneecoach.model.progression.thresholds import THRESHOLDS
from kneecoach.model.proposal.selection import SELECTION

LINES = rules_page().text.replace("\\\n→ ", " → ").splitlines()


def test_every_rule_is_told_in_its_place_with_what_follows_and_its_source() -> None:
    told = [line for line in LINES if " → " in line]
    assert told == [
        f"**{place}. {rule.kind.capitalize()}:** {rule.when} → {rule.then} *({rule.source})*"
        for place, rule in enumerate(RULES, start=1)
    ]


def test_how_a_workout_is_put_together_is_told_with_its_source() -> None:
    assert [f"**{one.about}:** {one.says} *({one.source})*" for one in SELECTION] == [
        line for line in LINES if line.startswith("**") and " → " not in line
    ]


def test_every_number_is_told_with_its_source() -> None:
    told = [line for line in LINES if line.startswith("- ")]
    assert told == [
        f"- **{one.value} {one.unit}** {one.meaning}. *({one.source})*" for one in THRESHOLDS
    ]
