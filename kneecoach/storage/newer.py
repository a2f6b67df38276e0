"""Files of a newer kneecoach: shown as far as they can be, and never changed.

All that keeps a file's format has it in the key `format`, and this is the one place that knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.routines.routine import Routine
from kneecoach.storage.mistakes import Mistake, Steps, mistakes

KNOWN = 1
"""The newest format that this kneecoach knows, of every kind of file."""
_WORST: Mapping[str | int, object] = {
    "pain": 10,
    "pain_before": 10,
    "pain_after": 10,
    "pain_on_return": 10,
    "usual_pain": 10,
    "stopped_for_pain": True,
    "swelling": True,
}
"""What a value is taken for that is not understood, where taking it for unsaid is not careful."""


def newer(
    table: Mapping[str, object], so: str = "shown as far as it can be, never changed"
) -> Problem | None:
    """Say of a parsed file that it is of a newer kneecoach; None where it is not.

    Args:
        table: what is in it.
        so: what follows from that.
    """
    found = table.get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found <= KNOWN:
        return None
    what = f"written by a newer kneecoach (format {found}; this one knows {KNOWN})"
    return Problem(f"{what}: {so}", "format")


def require_known(table: Mapping[str, object]) -> None:
    """Make sure that a parsed file may be changed.

    Raises:
        ProblemError: it is of a newer kneecoach.
    """
    if note := newer(table):
        raise ProblemError(note)


def fitting(table: Mapping[str, object], kind: type) -> dict[str, object]:
    """Return what of a newer file is of a known form.

    An exercise holds as a whole or not at all, since what does not fit may be a caution; of a
    routine, an exercise of which something is not understood is left out.

    Raises:
        ProblemError: too little of it is.
    """
    fits = deepcopy({**table, "format": KNOWN})
    while found := list(mistakes(fits, kind)):
        for steps in sorted({_left_out(one, kind) for one in found}, reverse=True):
            _leave_out(fits, steps)
    return fits


def _left_out(mistake: Mistake, kind: type) -> Steps:
    """Return the way to what is left out for a mistake.

    Raises:
        ProblemError: without it nothing holds.
    """
    steps = mistake.steps
    if not steps or (kind is Exercise and not mistake.is_unknown):
        raise ProblemError(mistake.problem)
    return steps[:2] if kind is Routine else steps


def _leave_out(fits: object, steps: Steps) -> None:
    inside = fits
    for step in steps[:-1]:
        inside = _inside(inside, step)
    last = steps[-1]
    if isinstance(inside, dict):
        if last in _WORST and inside[last] != _WORST[last]:
            inside[last] = _WORST[last]
        else:
            del inside[last]
    elif isinstance(inside, list) and isinstance(last, int):
        del inside[last]


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value[step]
    return value[step] if isinstance(value, list) and isinstance(step, int) else None
