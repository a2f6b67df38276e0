"""The coach's words for times and counts; the same on every screen and line."""

from __future__ import annotations

from math import ceil


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
