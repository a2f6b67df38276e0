"""What came of a long run."""

from __future__ import annotations

from typing import NamedTuple


class Outcome(NamedTuple):
    """What a run did, and what it found."""

    told: str
    """What was done, in a line."""
    finds: tuple[str, ...] | None = ()
    """What is wrong, a find each; None where it was not run."""
