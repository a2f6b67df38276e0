"""The proposal and its reasons in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kneecoach.model.body.region import REGIONS, Region
from kneecoach.model.exercises.dose_words import dose_words
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.progression.progression import BY_HAND, Decision
from kneecoach.model.progression.thresholds import BALANCE_DAYS, CLOSE_ENOUGH, TOO_MUCH
from kneecoach.model.progression.why import because, day_words, remedy_words
from kneecoach.model.proposal.aftermath import Setback
from kneecoach.model.proposal.candidates import LeftOut, ProposedExercise
from kneecoach.model.proposal.day_plan import DayPlan
from kneecoach.model.proposal.proposal import Advice, Proposal
from kneecoach.model.sessions.adherence import Week
from kneecoach.model.words import minutes

_ADVICE: Mapping[Advice, str] = {
    "see a doctor": "You told of a warning sign: see a doctor before you exercise. Until then "
    "there is no workout. Once it has been looked at, answer again: Ctrl+P, then warning signs.",
    "see someone": "Your knee was newly swollen after a workout{days}. Rest it, and let a doctor "
    "or physiotherapist look at it. After that, tell the coach: Ctrl+P, then warning signs.",
    "not settled": "Your knee had not settled by the morning after your last workout. Rest today.",
    "done today": "You have worked out today. Rest until tomorrow.",
    "hurt today": "It hurt too much today. Rest until tomorrow.",
    "week done": "All workouts of this week are done. Rest until Monday.",
}
_SETBACKS: Mapping[Setback, str] = {
    "stopped": "In your last workout you stopped an exercise because it hurt.",
    "hurt": f"In your last workout an exercise hurt more than {TOO_MUCH.value} of 10.",
    "hurt after": f"After your last workout your knee hurt more than {TOO_MUCH.value} of 10.",
    "not settled": "Your knee had not settled by the morning after your last workout.",
}
_LATELY = f"the last {BALANCE_DAYS.value} days"
BALANCE_TITLE = f"Sets in {_LATELY}"
BALANCE_NOTE = (
    "Left and right together are one set. It counts whole for the region that the exercise is "
    "for, and half for each other region that works too. The region with the fewest sets has its "
    "turn first."
)
_MARKS: Mapping[str, str] = {
    "begin": "new",
    "progress": "more than before",
    "step back": "less than before",
    "rest": "back after a rest",
}
_QUARTERS = ("", "¼", "½", "¾")
_LESS_THAN_ONE = ("no sets", "a quarter of a set", "half a set", "three quarters of a set")


def week_words(week: Week) -> str:
    """Return the week against its plan, such as "2 of 3 workouts this week"."""
    noun = "workout" if max(week.done, week.planned) == 1 else "workouts"
    if week.done > week.planned:
        return f"{week.done} {noun} this week, {week.planned} planned"
    return f"{week} {noun} this week"


def length_words(plan: DayPlan, length_s: int) -> str:
    """Return how long a day's plan takes beside the time planned for it, in minutes."""
    length, planned_s = minutes(length_s), plan.proposal.planned_s
    if plan.draft.items != plan.proposal.plan:
        return f"{length}, changed by you"
    planned = minutes(planned_s)
    if length == planned:
        return f"{length}, as planned"
    told = f"{length}, {planned} planned"
    if length_s < planned_s * (1 - CLOSE_ENOUGH.part) and _is_all(plan.proposal):
        return f"{told}: that is all there is for you today"
    return told


def advice_words(proposal: Proposal) -> str:
    """Return what speaks against a workout, or a whole one, and what to do; nothing if nothing."""
    return " ".join(filter(None, (_rest_words(proposal), _gentler_words(proposal))))


def stop_words(proposal: Proposal) -> tuple[str, ...]:
    """Say which exercises wait until someone has looked at the knee, where not all of them do."""
    stopped = [one for one in proposal.left_out if one.decision.leaves_out and not one.hindrance]
    if not stopped or not proposal.is_offered:
        return ()
    told = (f"{one.exercise.name}: {left_out_reason(one)}" for one in stopped)
    return (*told, "After someone has looked, tell the coach: Ctrl+P, then warning signs.")


def mark_words(decision: Decision) -> str:
    """Return what is new about an exercise's dose, in a word or two; nothing where nothing is."""
    return "your choice" if decision.rule == BY_HAND else _MARKS.get(decision.kind, "")


def dose_reason(plan: DayPlan, index: int) -> str:
    """Say why an exercise has the level and dose it has."""
    line = plan.lines[index]
    exercise, dose = line.planned.exercise, line.planned.dose
    left_out = (one for one in plan.proposal.left_out if one.exercise.id == exercise.id)
    if (left := next(left_out, None)) is not None:
        return f"You put it in. The coach would leave it out: {left_out_reason(left)}"
    said = f"{_sentence(because(exercise, line.decision))}"
    if remedy := remedy_words(exercise, line.decision):
        said += f" What helps: {remedy}"
    proposed = plan.proposed(index)
    if line.planned != proposed:
        return f"You changed the dose. The coach would take {dose_words(proposed.dose)}: {said}"
    if dose.sets > 1 and line.planned in plan.proposal.plan:
        said += f" {dose.sets} sets, to fill the {plan.proposal.minutes} minutes planned."
    return said


def region_reason(proposal: Proposal, exercise: Exercise) -> str:
    """Say how much an exercise's region has had lately, beside the others."""
    had, others = proposal.balance[exercise.region], proposal.balance.values()
    if max(others) == min(others):
        all_had = f"All regions had {sets_words(had)}" if had else "No region had a set"
        return f"{all_had} in {_LATELY}."
    told = f"{exercise.region.capitalize()} had {sets_words(had)} in {_LATELY}"
    if had == min(others):
        return f"{told}, the least."
    return f"{told}, the most." if had == max(others) else f"{told}."


def turn_reason(plan: DayPlan, line: ProposedExercise) -> str:
    """Say when an exercise was done last, beside what could be done instead."""
    if line.last_done is None:
        return ""
    told = f"You did it last on {day_words(line.last_done)}"
    instead = plan.instead_of(plan.draft.items.index(line.planned))
    if instead and all(line.last_done < (one.last_done or date.min) for one in instead):
        return f"{told}, longer ago than what else there is for the {line.planned.exercise.region}."
    return f"{told}."


def out_of_reach(proposal: Proposal, exercise: Exercise) -> tuple[str, ...]:
    """Return the levels of an exercise that are not for the person now, each with the reason."""
    hindered = (
        (level.name, proposal.profile.hindrance(exercise, level)) for level in exercise.levels
    )
    return tuple(f"{name}: {hindrance}" for name, hindrance in hindered if hindrance)


def left_out_reason(left: LeftOut) -> str:
    """Say why an exercise is left out."""
    if left.hindrance:
        return f"{left.hindrance}."
    reason = because(left.exercise, left.decision)
    if left.decision.leaves_out:
        return f"let someone look at your knee first: {reason}."
    until = left.decision.until
    return f"rests{f' until {day_words(until)}' if until else ''}: {reason}."


def balance_words(balance: Mapping[Region, float]) -> tuple[tuple[str, str], ...]:
    """Return each region with the sets it had."""
    return tuple((region.capitalize(), sets_words(balance[region])) for region in REGIONS)


def sets_words(sets: float) -> str:
    """Return a number of sets, such as "2½ sets" or "half a set"."""
    whole, quarters = divmod(round(sets * 4), 4)
    if whole == 0:
        return _LESS_THAN_ONE[quarters]
    return "1 set" if (whole, quarters) == (1, 0) else f"{whole}{_QUARTERS[quarters]} sets"


def _rest_words(proposal: Proposal) -> str:
    if proposal.advice is None:
        return ""
    swollen = [one.decision for one in proposal.left_out if one.decision.rule == "swelling"]
    days = sorted({day for decision in swollen for day in decision.days})
    return _ADVICE[proposal.advice].format(days=f" on {day_words(days[-1])}" if days else "")


def _gentler_words(proposal: Proposal) -> str:
    """Say why a workout is gentler than others, where there is one, and what that means."""
    if proposal.setback is None or not proposal.is_offered:
        return ""
    is_told = proposal.advice == proposal.setback
    why = "" if is_told else f"{_SETBACKS[proposal.setback]} "
    lead = "So for today" if proposal.advice is None else "If you work out all the same"
    what = "one set of each exercise, and nothing new that loads the knee"
    return f"{why}{lead}: {minutes(proposal.planned_s)}, {what}."


def _is_all(proposal: Proposal) -> bool:
    """Tell whether there is nothing that a proposal could have more of."""
    full = all(one.planned.dose.sets == one.most_sets for one in proposal.lines)
    return full and len(proposal.lines) == len(proposal.able)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
