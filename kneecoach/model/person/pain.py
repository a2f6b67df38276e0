"""Pain and effort, each a whole number from 0 to 10."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

Pain = Annotated[int, Meta(ge=0, le=10)]
"""0 none to 10 the worst imaginable (the pain-monitoring model, Thomeé 1997)."""
Effort = Annotated[int, Meta(ge=0, le=10)]
"""0 nothing to 10 all I had."""

PainRule = Literal["standard", "strict"]
"""How pain is judged: by the pain-monitoring model, or as in patellofemoral practice."""
Verdict = Literal["safe", "acceptable", "too much"]

TOO_MUCH_ABOVE = 5
"""Above this an exercise ends (Thomeé 1997); a convention, not a proof."""
SAFE_UP_TO: Mapping[PainRule, int] = {"standard": 2, "strict": 1}
"""Up to this, pain does not matter; above it, it must have settled by the next morning."""

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


def verdict(pain: int, rule: PainRule = "standard") -> Verdict:
    """Judge pain: 0-2 safe, 3-5 acceptable, above 5 too much; `strict` calls only 0-1 safe."""
    if pain > TOO_MUCH_ABOVE:
        return "too much"
    return "acceptable" if pain > SAFE_UP_TO[rule] else "safe"


def is_too_much(pain: int | None) -> bool:
    """Tell whether pain is too much by either rule; what was not said is not."""
    return pain is not None and verdict(pain) == "too much"
