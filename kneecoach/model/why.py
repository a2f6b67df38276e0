"""Decisions and their reasons in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kneecoach.model.exercise import Exercise, Quantity
from kneecoach.model.ladder import Ladder, Rung
from kneecoach.model.progression import BEGIN, BY_HAND, Decision
from kneecoach.model.words import one_set_words

_KINDS: Mapping[str, str] = {
    "begin": "begin",
    "progress": "more next time",
    "hold": "the same next time",
    "step back": "less next time",
    "rest": "rest it",
    "stop": "rest it and see someone",
}

_BECAUSE: Mapping[str, str] = {
    BEGIN: "you have not done it yet, so you start with the lightest dose",
    "swelling": "your knee was newly swollen the morning after ({days})",
    "too-far-in-a-row": "it was too much three times in a row ({days})",
    "too-far-at-lightest": "even the lightest dose was too much ({days})",
    "too-much-pain": "it hurt too much, or you stopped for pain ({days})",
    "not-settled": "your knee had not settled by the morning after ({days})",
    "acceptable-pain": "there was some pain, which settled ({days})",
    "pain-not-said": "you did not say how much it hurt ({days})",
    "morning-not-said": "it is not known how your knee was the morning after ({days})",
    "fault-repeated": "the same fault came back: {fault} ({days})",
    "not-complete": "not every set was done to its end ({days})",
    "lighter-than-asked": "you did less than was asked for ({days})",
    "at-the-top": "it goes well and there is nothing harder here ({days})",
    "once-more": "it went well, and once more on another day is wanted first ({days})",
    "next-out-of-reach": "it goes well, and the next level is not for you or needs what you "
    "don't have ({days})",
    "went-well": "it went well on two days in a row ({days}): all sets done, pain safe, settled "
    "by the morning, no fault repeated",
    BY_HAND: "you chose this level",
}
"""Each rule's reason, said to the person, by the rule's id."""


def kind_words(decision: Decision) -> str:
    """Return a decision in a few words, such as "more next time"."""
    return _KINDS[decision.kind]


def rung_words(exercise: Exercise, rung: Rung) -> str:
    """Return a rung, such as "5 holds of 15 s" or "Single leg, 10 reps, 3 s held"."""
    ladder = Ladder(exercise, exercise.level(rung.level))
    planned = ladder.planned(rung)
    dose = one_set_words(planned.dose)
    spec = exercise.dose_spec(planned.level)
    if spec.counts == "reps" and _grows(spec.hold_s):
        dose += f" held {rung.hold_s} s"
    named = len(exercise.levels) > 1 and dose.lower() not in planned.level.name.lower()
    return f"{planned.level.name}, {dose}" if named else dose


def change_words(exercise: Exercise, decision: Decision) -> str:
    """Return what changes, such as "6 holds of 10 s → 5 holds of 15 s next time"."""
    after = rung_words(exercise, decision.after)
    if decision.kind == "stop":
        return "rest it, and let someone look at your knee"
    if decision.kind == "rest":
        until = "" if decision.until is None else f" until {day_words(decision.until)}"
        return f"leave it out{until}, then {after}"
    if decision.before is None or decision.before == decision.after:
        return f"{after} next time"
    return f"{rung_words(exercise, decision.before)} → {after} next time"


def because(exercise: Exercise, decision: Decision) -> str:
    """Return the reason of a decision, as half a sentence."""
    days = days_words(decision.days)
    fault = exercise.fault(decision.fault or "")
    reason = _BECAUSE[decision.rule].format(days=days, fault=fault.name if fault else "")
    if decision.instead_of is not None:
        own = decision.instead_of
        reason += f"; the coach would take {rung_words(exercise, own.after)}, because "
        reason += because(exercise, own)
    return reason


def remedy_words(exercise: Exercise, decision: Decision) -> str:
    """Return what helps against the fault that held an exercise; nothing where none did."""
    fault = exercise.fault(decision.fault or "")
    return fault.remedy if fault else ""


def why(exercise: Exercise, decision: Decision) -> str:
    """Return a whole decision: "Back plank: 6 holds of 10 s → ... next time, because ..."."""
    change = change_words(exercise, decision)
    said = f"{exercise.name}: {change}, because {because(exercise, decision)}."
    remedy = remedy_words(exercise, decision)
    return f"{said} What helps: {remedy}" if remedy else said


def day_words(day: date) -> str:
    """Return a day, such as "19 November"."""
    return f"{day.day} {day:%B}"


def days_words(days: Sequence[date]) -> str:
    """Return several days, such as "19 November and 21 November", each named once."""
    named = list(dict.fromkeys(day_words(day) for day in days))
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _grows(quantity: Quantity) -> bool:
    return quantity.most > quantity.least
