"""Pain and effort, each a whole number from 0 to 10."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

Pain = Annotated[int, Meta(ge=0, le=10)]
"""0 none to 10 the worst imaginable (the pain-monitoring model, Thomeé 1997)."""
Effort = Annotated[int, Meta(ge=0, le=10)]
"""0 nothing to 10 all I had."""

TOO_MUCH_ABOVE = 5
"""Above this an exercise ends (Thomeé 1997); a convention, not a proof."""

PAIN_WORDS = (
    "none",
    "barely there",
    "mild",
    "noticeable",
    "hard to ignore",
    "in the way",
    "hard to move",
    "strong",
    "very strong",
    "hardly bearable",
    "worst imaginable",
)
EFFORT_WORDS = (
    "nothing",
    "hardly any",
    "very light",
    "light",
    "moderate",
    "hard but steady",
    "hard",
    "very hard",
    "near my limit",
    "almost all",
    "all I had",
)
"""Our own words for effort; not Borg's scale, which is licensed."""

PLACES = (
    "front of the knee",
    "inner side",
    "outer side",
    "back of the knee",
    "hip or thigh",
    "lower leg or foot",
    "back",
    "somewhere else",
)
"""Where an exercise can hurt, in the order in which they are offered."""


def verdict(pain: int) -> Literal["safe", "acceptable", "too much"]:
    """Judge pain by the standard rule: 0-2, 3-5, above 5 (Thomeé 1997)."""
    if pain > TOO_MUCH_ABOVE:
        return "too much"
    return "acceptable" if pain >= 3 else "safe"
