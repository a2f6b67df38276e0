"""One line of a workout that is put together."""

from __future__ import annotations

from textual.content import Content

from kneecoach.model.exercises.dose_words import dose_short, dose_words
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.words import clock

_NUMBER, _LENGTH, _SHORT_DOSE, _NAME = 3, 6, 11, 19
"""Cells for a line's number, its length, its dose in short, and the exercise's name."""
_LEVEL = 30
_ROOM_FOR_LEVELS, _ROOM_FOR_WORDS = 54, 96
"""Cells from which on the level is told, and the dose in words."""


def draft_row(one: PlannedExercise, number: int, length_s: int, width: int) -> Content:
    """Return number, exercise, level, dose and length, as far as there is room for them.

    Args:
        one: the exercise.
        number: its number, from 1.
        length_s: how long it takes, in seconds.
        width: the room, in cells.
    """
    room = width - _NUMBER - _LENGTH
    if width >= _ROOM_FOR_WORDS:
        cells = [
            (one.exercise.short, _NAME),
            (one.level.name, _LEVEL),
            (dose_words(one.dose), room - _NAME - _LEVEL),
        ]
    elif width >= _ROOM_FOR_LEVELS:
        cells = [
            (one.exercise.short, _NAME),
            (one.level.name, room - _NAME - _SHORT_DOSE),
            (dose_short(one.dose), _SHORT_DOSE),
        ]
    else:
        cells = [(one.exercise.short, room - _SHORT_DOSE), (dose_short(one.dose), _SHORT_DOSE)]
    return Content("").join(
        [
            Content.styled(f"{number:>2} ", "bold"),
            *(_cell(text, cells_wide) for text, cells_wide in cells),
            Content(f"{clock(length_s):>{_LENGTH}}"),
        ]
    )


def _cell(text: str, width: int) -> Content:
    """Return a text in so many cells, the last of them blank."""
    return Content(text).truncate(width - 1, ellipsis=True, pad=True) + " "
