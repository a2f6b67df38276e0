"""`kneecoach rules`: the tables by which the coach decides, with the source of each number."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console, print_json
from kneecoach.model.progression.rules import RULES
from kneecoach.model.progression.thresholds import THRESHOLDS
from kneecoach.model.proposal.selection import SELECTION


def run(*, as_json: bool) -> int:
    """Print every rule, in the order in which they are tried, every habit and every number."""
    if as_json:
        print_json(
            {
                "rules": [
                    {
                        "id": rule.id,
                        "kind": rule.kind,
                        "when": rule.when,
                        "then": rule.then,
                        "source": rule.source,
                    }
                    for rule in RULES
                ],
                "selection": SELECTION,
                "thresholds": THRESHOLDS,
            }
        )
        return 0
    console.print("For each exercise, the first rule that holds decides.")
    console.print()
    rules = Table("Rule", "When", "Then", "Source", box=None, pad_edge=False, padding=(0, 1, 1, 1))
    for rule in RULES:
        rules.add_row(Text(rule.id), Text(rule.when), Text(rule.then), Text(rule.source))
    console.print(rules)
    console.print()
    habits = Table("About", "What the coach does", "Source", box=None, pad_edge=False)
    habits.padding = (0, 1, 1, 1)
    for habit in SELECTION:
        habits.add_row(Text(habit.about), Text(habit.says), Text(habit.source))
    console.print(habits)
    console.print()
    numbers = Table("Number", "Meaning", "Source", box=None, pad_edge=False)
    for threshold in THRESHOLDS:
        value = Text(f"{threshold.value} {threshold.unit}")
        numbers.add_row(value, Text(threshold.meaning), Text(threshold.source))
    console.print(numbers)
    return 0
