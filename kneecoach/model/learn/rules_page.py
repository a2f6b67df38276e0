"""The table of rules as a page to read."""

from __future__ import annotations

from kneecoach.model.learn.page import Page
from kneecoach.model.progression.rule import Rule
from kneecoach.model.progression.rules import RULES
from kneecoach.model.progression.thresholds import THRESHOLDS, Threshold
from kneecoach.model.proposal.selection import SELECTION, Habit

_ABOUT = """\
An exercise that is new to you begins with its lightest dose. After that, the coach looks at how it
went, and goes down the first list: the first rule that holds decides. What comes
after it tells how a workout is put together.

A level that you chose yourself stays, unless a rule says step back, rest or stop, or it is not for
you. After a stop, an exercise comes back once you have said, on a later day, that nothing speaks
against exercise.

All of it follows from your answers and the files of your workouts. Correct a file, and what comes
next is corrected too."""


def rules_page() -> Page:
    """Return all rules in their order, all habits and all numbers, each with its source."""
    rules = "\n\n".join(_rule(place, rule) for place, rule in enumerate(RULES, start=1))
    numbers = "\n".join(f"- {_threshold(threshold)}" for threshold in THRESHOLDS)
    habits = "\n\n".join(map(_habit, SELECTION))
    text = (
        f"{_ABOUT}\n\n## The rules on doses\n\n{rules}\n\n## The workout as a whole\n\n{habits}"
        f"\n\n## The numbers\n\n{numbers}"
    )
    return Page("rules", "How the coach decides", text)


def _rule(place: int, rule: Rule) -> str:
    kind = rule.kind.capitalize()
    return f"**{place}. {kind}:** {rule.when}\\\n→ {rule.then} *({rule.source})*"


def _habit(habit: Habit) -> str:
    return f"**{habit.about}:** {habit.says} *({habit.source})*"


def _threshold(number: Threshold) -> str:
    return f"**{number.value} {number.unit}** {number.meaning}. *({number.source})*"
