"""Doses and tempos in words, at length and where there is little room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneecoach.model.exercises.dose import Dose, DoseNumber, Sides, Tempo
from kneecoach.model.exercises.exercise import DoseSpec, Exercise, Quantity

_NUMBERS = {
    "reps": "reps",
    "lower_s": "seconds down",
    "hold_s": "seconds held",
    "lift_s": "seconds up",
    "relax_s": "seconds between reps",
    "rest_s": "seconds between sets",
}
UNTIL = {"tired": "until tired", "unable": "until you can't do it well"}


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
