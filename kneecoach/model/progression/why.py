"""Decisions and their reasons in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from kneecoach.model.exercises.dose_words import one_set_words
from kneecoach.model.exercises.exercise import Exercise, Quantity
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.ladder import Rung, planned_at
from kneecoach.model.progression.progression import BEGIN, BY_HAND, Decision
from kneecoach.model.progression.rules import STEPS_BACK
from kneecoach.model.progression.thresholds import AGAIN_AFTER, PROGRESS_AFTER, STOP_AFTER, TOO_MUCH
from kneecoach.model.routines.routine import PlannedExercise

_BECAUSE: Mapping[str, str] = {
    BEGIN: "you have not done it yet, so you start with the lightest dose",
    "swelling": "your knee was newly swollen the morning after ({days})",
    "too-far-in-a-row": f"it was too much {STOP_AFTER.value} times in a row ({{days}})",
    "after-a-break": "you have not done it since {since}",
    "hurt-at-lightest": "even the lightest dose was too much ({days})",
    "stopped-for-pain": "it hurt and you stopped it ({days})",
    "too-much-pain": f"it hurt more than {TOO_MUCH.value} of 10 ({{days}})",
    "too-much-after": f"your knee hurt more than {TOO_MUCH.value} of 10 after the workout "
    "or when you came back to it ({days})",
    "not-settled": "your knee had not settled by the morning after ({days})",
    "too-hard": "sets ended early on {days}",
    "another-hurt": "another exercise hurt too much that day ({days})",
    "acceptable-pain": "there was some pain, though not too much ({days})",
    "pain-not-said": "it is not known how much it hurt ({days})",
    "morning-not-said": "it is not known whether your knee had settled by the morning after "
    "({days})",
    "fault-repeated": "a fault came back: {fault} ({days})",
    "not-complete": "not every set was done to its end ({days})",
    "lighter-than-asked": "what you did was lighter than that ({days})",
    "at-the-top": "it went well ({days}), and there is nothing harder here",
    "next-out-of-reach": "it went well ({days}), but what comes next is out of reach: {hindrance}",
    "once-more": f"it went well ({{days}}), and has to go well on {PROGRESS_AFTER.value} days "
    "before it gets harder",
    "too-much-before": "it went well ({days}), but the next dose was too much before, so it has to "
    f"go well on {AGAIN_AFTER.value} days first",
    "coming-back": "it went well on {days}, and you had come further before",
    "went-well": "it went well on {days}: every set done, pain safe, your knee settled by the "
    "morning after, no fault repeated",
    BY_HAND: "you chose this level",
}
"""Each rule's reason, said to the person, by the rule's id."""


def rung_words(exercise: Exercise, rung: Rung) -> str:
    """Return a rung, such as "5 holds of 15 s" or "Single leg, 10 reps held 3 s"."""
    planned = planned_at(exercise, rung)
    spec = exercise.dose_spec(planned.level)
    dose = one_set_words(planned.dose)
    if spec.until is None and spec.counts == "holds" and rung.reps == 1:
        dose = f"{rung.hold_s} s"
    elif spec.counts == "reps" and _grows(spec.hold_s):
        dose += f" held {rung.hold_s} s"
    if len(exercise.levels) == 1:
        return dose
    level = level_words(planned)
    return f"{level}, {dose}" if level else planned.level.name


def level_words(planned: PlannedExercise) -> str:
    """Return the level of an exercise; nothing where its dose says the same."""
    dose = planned.dose
    is_one_hold = dose.until is None and dose.counts == "holds" and dose.reps == 1
    said = f"{dose.tempo.hold_s} s" if is_one_hold else one_set_words(dose)
    return "" if said.lower() in planned.level.name.lower() else planned.level.name


def change_words(exercise: Exercise, decision: Decision) -> str:
    """Return what changes, such as "6 holds of 10 s → 5 holds of 15 s next time"."""
    after = rung_words(exercise, decision.after)
    if decision.kind == "stop":
        return "leave it out until someone has looked at your knee"
    if decision.kind == "begin":
        return after
    if decision.until is not None:
        return f"leave it out until {day_words(decision.until)}, then {after}"
    if decision.kind == "hold" and decision.rule in STEPS_BACK:
        return f"{after} next time, the lightest there is"
    if decision.before is None or decision.before == decision.after or decision.instead_of:
        return f"{after} next time"
    return f"{rung_words(exercise, decision.before)} → {after} next time"


def next_words(exercise: Exercise, decision: Decision, profile: Profile) -> str:
    """Return what comes next in a few words, such as "10 reps, from 6 December" or "left out"."""
    if decision.leaves_out:
        return "left out until someone has looked at the knee"
    if hindrance := hindrance_words(exercise, decision, profile):
        return f"left out: {hindrance}"
    rung = rung_words(exercise, decision.after)
    return rung if decision.until is None else f"{rung}, from {day_words(decision.until)}"


def hindrance_words(exercise: Exercise, decision: Decision, profile: Profile) -> str:
    """Say why an exercise is not proposed at all, whatever was decided; nothing where it is."""
    level = exercise.level(decision.after.level)
    return "" if level is None else profile.hindrance(exercise, level)


def because(exercise: Exercise, decision: Decision) -> str:
    """Return the reason of a decision, as half a sentence."""
    fault = exercise.fault(decision.fault or "")
    reason = _BECAUSE[decision.rule].format(
        days=days_words(decision.days),
        since=" ".join(f"{day_words(day)} {day.year}" for day in decision.days),
        fault=fault.name if fault else "",
        hindrance=decision.hindrance,
    )
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
    said = f"{exercise.short}: {change}, because {because(exercise, decision)}."
    remedy = remedy_words(exercise, decision)
    return f"{said} What helps: {remedy}" if remedy else said


def day_words(day: date) -> str:
    """Return a day, such as "19 November"."""
    return f"{day.day} {day:%B}"


def days_words(days: Sequence[date]) -> str:
    """Return several days, such as "19 and 21 November", each named once."""
    once = list(dict.fromkeys(days))
    named = [
        str(day.day) if f"{day:%Y%m}" == f"{following:%Y%m}" else day_words(day)
        for day, following in pairwise(once)
    ]
    last = [day_words(day) for day in once[-1:]]
    return " and ".join(filter(None, (", ".join(named), *last)))


def _grows(quantity: Quantity) -> bool:
    return quantity.most > quantity.least
