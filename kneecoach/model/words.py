"""The coach's words for doses, tempos, phases and times; the same on every screen and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from kneecoach.model.exercises.dose import Dose, DoseNumber, Sides, Tempo
from kneecoach.model.exercises.exercise import DoseSpec, Exercise, PhaseKind, Position, Quantity
from kneecoach.model.live.moment import Moment
from kneecoach.model.routines.timeline import PlannedSet
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.sessions.session import Session

_NUMBERS = {
    "reps": "reps",
    "lower_s": "seconds down",
    "hold_s": "seconds held",
    "lift_s": "seconds up",
    "relax_s": "seconds between reps",
    "rest_s": "seconds between sets",
}
UNTIL = {"tired": "until tired", "unable": "until you can't do it well"}


def counted(count: int, noun: str) -> str:
    """Return how many there are of something, such as "1 workout" or "2 workouts"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def clock(seconds: float) -> str:
    """Return whole seconds as minutes and seconds, such as 4:05."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes}:{rest:02}"


def minutes(seconds: float) -> str:
    """Return a length in whole minutes, at least one, such as "18 min"."""
    return f"{max(1, round(seconds / 60))} min"


def countdown(seconds: float) -> int:
    """Return the number to show for seconds left: it reaches 0 only at the end."""
    return ceil(seconds - 1e-6)


def amount(quantity: Quantity) -> str:
    """Return a quantity as one number or a range."""
    if quantity.least == quantity.most:
        return str(quantity.least)
    return f"{quantity.least}–{quantity.most}"


def tempo_words(tempo: Tempo) -> str:
    """Return a tempo such as "down 3, hold 1, up 2"."""
    words = {"lower": "down", "hold": "hold", "lift": "up"}
    return ", ".join(f"{words[kind]} {seconds}" for kind, seconds in tempo.phases)


def spec_words(spec: DoseSpec) -> str:
    """Return an exercise's dose as ranges, such as "10–12 reps each side"."""
    if spec.until == "tired":
        count = f"about {amount(spec.hold_s)} s, until tired"
    elif spec.counts == "reps":
        count = f"{amount(spec.reps)} reps"
    elif spec.reps.most == 1:
        count = f"hold {amount(spec.hold_s)} s"
    else:
        count = f"{amount(spec.reps)} × {amount(spec.hold_s)} s"
    return count + (" each side" if spec.sides == "each" else "")


def spec_short(spec: DoseSpec) -> str:
    """Return an exercise's dose where there is little room, such as "10–12 reps"."""
    if spec.counts == "reps":
        return f"{amount(spec.reps)} reps"
    if spec.reps.most == 1:
        return f"{amount(spec.hold_s)} s"
    return f"{amount(spec.reps)}×{amount(spec.hold_s)} s"


_SIDES: Mapping[Sides, str] = {
    "each": " each side",
    "both": "",
    "left": ", left side",
    "right": ", right side",
}


def dose_words(dose: Dose) -> str:
    """Return a planned dose, such as "2 sets of 10 reps each side"."""
    count = one_set_words(dose)
    if dose.sets > 1:
        count = f"{dose.sets} sets of {count}"
    return count + _SIDES[dose.sides]


def full_dose_words(dose: Dose) -> str:
    """Return a planned dose with its tempo and rest, so that every number of it is told."""
    told = dose_words(dose)
    if dose.until is not None:
        told += f", about {dose.set_s} s"
    elif dose.counts == "reps":
        told += f": {tempo_words(dose.tempo)}"
    return told + (f", {dose.rest_s} s rest" if dose.sets > 1 else "")


def dose_short(dose: Dose) -> str:
    """Return a planned dose where there is little room, such as "2×10 reps" or "6×10 s"."""
    if dose.until is not None:
        count = f"about {dose.set_s} s"
    elif dose.counts == "reps":
        count = f"{dose.reps} reps"
    else:
        holds = f"{dose.reps}×" if dose.reps > 1 else ""
        count = f"{holds}{dose.tempo.hold_s} s"
    return f"{dose.sets}×{count}" if dose.sets > 1 else count


def number_words(number: DoseNumber, dose: Dose) -> str:
    """Return what one number of a dose is called, such as "Sets each side"."""
    match number:
        case "sets":
            return "Sets" + _SIDES[dose.sides]
        case "reps":
            return "Reps" if dose.counts == "reps" else "Holds"
        case "hold_s":
            return "Seconds, about" if dose.until is not None else "Seconds held"
        case "rest_s":
            return "Seconds of rest"


def one_set_words(dose: Dose) -> str:
    """Return what one set is, such as "10 reps", "6 holds of 10 s" or "until tired"."""
    if dose.until is not None:
        return UNTIL[dose.until]
    if dose.counts == "reps":
        return f"{dose.reps} reps"
    hold_s = dose.tempo.hold_s
    return f"hold {hold_s} s" if dose.reps == 1 else f"{dose.reps} holds of {hold_s} s"


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


def sets_done(session: Session | Digest) -> str:
    """Return how many sets were done of those planned, such as "14 of 16"."""
    return f"{session.sets_done} of {session.sets_planned}"


def pain_change(session: Session | Digest) -> str:
    """Return pain before and after, such as "3 → 2"; nothing where nobody said."""
    if session.pain_before is None and session.pain_after is None:
        return ""
    before, after = (
        "?" if pain is None else str(pain) for pain in (session.pain_before, session.pain_after)
    )
    return f"{before} → {after}"


def source_words(exercise: Exercise) -> Iterator[str]:
    """Say of each number of the dose whether the article gives it or it is our default."""
    for source, words in (("article", "From the article"), ("default", "Our default")):
        numbers = [
            f"{_NUMBERS[name]} {amount(value)}"
            for name in _NUMBERS
            if isinstance(value := getattr(exercise.dose, name), Quantity)
            and value.source == source
            and value.most > 0
        ]
        if numbers:
            yield f"{words}: {', '.join(numbers)}"


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


def phase_word(moment: Moment) -> str:
    """Return the one instruction of the moment, in a word or two."""
    match moment.state:
        case "done":
            return "Done"
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
        return f"{of} · done"
    left = minutes(moment.workout_left_s)
    return f"{of} · {left}" if briefly else f"{of} · {left} left"


def problems_in_files(count: int, *, all_read: bool = True) -> str:
    """Return how much is wrong, such as "2 problems in your files"; nothing where nothing is.

    Args:
        count: how many problems were found.
        all_read: whether every file was looked at.
    """
    if not count:
        return ""
    found = f"{counted(count, 'problem')} in your files"
    return found if all_read else f"At least {found}"
