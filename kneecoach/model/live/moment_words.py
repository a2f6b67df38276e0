"""A moment of a live session in words: what to do, for how long, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from kneecoach.model.exercises.dose_words import one_set_words, tempo_words
from kneecoach.model.exercises.exercise import PhaseKind, Position
from kneecoach.model.live.moment import Moment
from kneecoach.model.routines.timeline import PlannedSet
from kneecoach.model.words import minutes


def side_words(planned_set: PlannedSet) -> str:
    """Return "left side", "right side" or nothing."""
    return "" if planned_set.side == "both" else f"{planned_set.side} side"


def set_words(planned_set: PlannedSet) -> str:
    """Return which set of how many, such as "set 1 of 2"."""
    return f"set {planned_set.number} of {planned_set.planned.dose.sets}"


def rep_words(moment: Moment) -> str:
    """Return which rep or hold of how many, such as "rep 4 of 10"; before a set, what comes."""
    dose = moment.set.planned.dose
    if moment.state == "done":
        return ""
    if moment.phase.leads_up:
        return ", ".join(filter(None, (moment.exercise.short, side_words(moment.set))))
    if moment.phase.kind == "self-paced":
        return "enter when you are tired"
    if not moment.phase.rep or dose.reps == 1:
        return ""
    noun = "rep" if dose.counts == "reps" else "hold"
    return f"{noun} {moment.phase.rep} of {dose.reps}"


def next_words(moment: Moment) -> str:
    """Say what comes next, such as "rest 30 s, then right side" or "10 reps: down 3, up 2"."""
    if moment.phase.leads_up:
        dose = moment.set.planned.dose
        counted = dose.counts == "reps" and dose.until is None
        return one_set_words(dose) + (f": {tempo_words(dose.tempo)}" if counted else "")
    after, lead_in = moment.next_set, moment.next_lead_in
    if after is None or lead_in is None:
        return "the end"
    if lead_in.kind == "setup":
        return after.planned.exercise.name
    if lead_in.kind == "switch sides":
        return f"switch to the {side_words(after)}"
    side = side_words(after) or set_words(after)
    return f"rest {lead_in.seconds} s, then {side}"


_PHASE_WORDS: Mapping[PhaseKind, str] = {
    "setup": "Get in place",
    "ready": "Get ready",
    "relax": "Relax",
    "rest": "Rest",
}
_POSITION_WORDS: Mapping[Position, str] = {
    "standing": "Standing.",
    "sitting": "Sitting, or standing if you are steady.",
    "kneeling": "Kneeling, on something soft.",
    "side-lying": "Lying on your side.",
    "on the back": "Lying on your back.",
}
BAREFOOT = "Barefoot or in socks, if you can: your feet then do more of the work."


def over_words(moment: Moment) -> str:
    """Say how a workout is over: led to its end, or not."""
    return "Finished" if len(moment.logs) == len(moment.timeline.sets) else "Ended early"


def phase_word(moment: Moment) -> str:
    """Return the one instruction of the moment, in a word or two."""
    match moment.state:
        case "done":
            return over_words(moment)
        case "paused":
            return "Paused"
        case "going on":
            return "Get ready"
        case "asking":
            return "How many?"
    kind = moment.phase.kind
    if kind == "switch sides":
        return f"Switch: {moment.set.side}"
    level = moment.set.planned.level
    return _PHASE_WORDS.get(kind) or moment.exercise.word(kind, level)


def setup_words(moment: Moment) -> list[str]:
    """Say how to get in place: the position, what is needed, what is special to the level."""
    planned = moment.set.planned
    lines = [position_words(moment)]
    if planned.level.about:
        lines.append(planned.level.about)
    standing = (
        one
        for one in moment.timeline.sets
        if one.planned.exercise.position_at(one.planned.level) == "standing"
    )
    first = next(standing, None)
    if first is not None and first.item == moment.set.item:
        lines.append(BAREFOOT)
    return lines


def position_words(moment: Moment) -> str:
    """Say which position to take, on which side, and what has to be at hand."""
    planned = moment.set.planned
    needs = planned.exercise.needs_at(planned.level)
    parts = [_POSITION_WORDS[planned.exercise.position_at(planned.level)]]
    if moment.set.side != "both":
        parts.append(f"{moment.set.side.capitalize()} side.")
    if needs:
        parts.append(f"You need: {', '.join(needs)}.")
    return " ".join(parts)


def title_words(moment: Moment, *, briefly: bool = False) -> str:
    """Return exercise, side and set, such as "Clamshell · left · set 1 of 2"."""
    one = moment.set
    name = moment.exercise.short if briefly else moment.exercise.name
    side = "" if one.side == "both" else f" · {one.side}"
    if briefly:
        return f"{name}{side} {one.number}/{one.planned.dose.sets}"
    return f"{name}{side} · {set_words(one)}"


def whole_words(moment: Moment, *, briefly: bool = False) -> str:
    """Return how far the workout is, such as "3 of 8 · 11 min left"."""
    place, items = moment.set.item + 1, moment.timeline.items
    of = f"{place}/{items}" if briefly else f"{place} of {items}"
    if moment.state == "done":
        return f"{of} · {over_words(moment).casefold()}"
    left = minutes(moment.workout_left_s)
    return f"{of} · {left}" if briefly else f"{of} · {left} left"
