"""The profile: what a person told the coach about their knees, their days and their things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from kneecoach.model.exercises.exercise import Condition, Equipment, Exercise, Level
from kneecoach.model.person.pain import Pain, PainRule

MINUTES_STEP = 5
"""By how many minutes a workout is made longer or shorter."""
LEAST_MINUTES, MOST_MINUTES = 5, 60

Minutes = Annotated[int, Meta(ge=LEAST_MINUTES, le=MOST_MINUTES)]
"""How long a workout may take (20 to 30 minutes in published programmes)."""
WorkoutsAWeek = Annotated[int, Meta(ge=1, le=7)]
"""How many workouts are planned a week (2 to 3 in published programmes)."""


class RedFlags(Struct, frozen=True, kw_only=True):
    """The answer to whether anything speaks against exercise before a doctor has looked."""

    any: bool
    """Whether there was at least one."""
    asked: date
    """The day it was answered; what made the coach stop before that day is then settled."""


class Profile(Struct, frozen=True, kw_only=True):
    """What the person answered. What was never answered is None: the coach is then careful."""

    format: Literal[1] = 1
    red_flags: RedFlags | None = None
    knee: Literal["left", "right", "both", "neither"] | None = None
    """The knee that troubles them."""
    usual_pain: Pain | None = None
    """What it hurts on a usual day; stands in where pain before a workout was not said."""
    severe_knee_problem: bool | None = None
    back_pain: bool | None = None
    kneeling_hurts: bool | None = None
    equipment: tuple[Equipment, ...] | None = None
    workouts_a_week: WorkoutsAWeek = 3
    minutes: Minutes = 20
    pain_rule: PainRule = "standard"
    levels: Mapping[str, str] = {}
    """Levels set by hand, by exercise; the coach then leaves the level alone."""
    asked: bool = False
    """Whether the first conversation was held, or left out by the person's wish."""

    @property
    def needs_a_doctor(self) -> bool:
        """Whether a doctor should look before any workout; unanswered is not yes."""
        return self.red_flags is not None and self.red_flags.any

    @property
    def is_known(self) -> bool:
        """Whether the first conversation was held, as far as it could be."""
        return self.asked or self.needs_a_doctor

    def has(self, condition: Condition) -> bool:
        """Tell whether to reckon with a condition: it is there, or nobody said that it isn't."""
        return self._said(condition) is not False

    def hindrance(self, exercise: Exercise, level: Level) -> str:
        """Say why an exercise is not for this person at a level; nothing where it is."""
        conditions = (one for one in exercise.not_with_at(level) if self.has(one))
        if condition := next(conditions, None):
            unsaid = "" if self._said(condition) else " (you have not said that you have none)"
            return f"not with {_WORDS[condition]}{unsaid}"
        missing = self.missing(exercise.needs_at(level))
        return f"needs {', '.join(missing)}" if missing else ""

    def _said(self, condition: Condition) -> bool | None:
        return {
            "severe knee problem": self.severe_knee_problem,
            "back pain": self.back_pain,
            "kneeling hurts": self.kneeling_hurts,
        }[condition]

    def missing(self, needed: Iterable[Equipment]) -> tuple[Equipment, ...]:
        """Return what is needed and not at hand; what merely helps is never needed."""
        return tuple(one for one in needed if one not in (self.equipment or ()))


_WORDS: Mapping[Condition, str] = {
    "severe knee problem": "a severe knee problem",
    "back pain": "back pain",
    "kneeling hurts": "a knee that hurts to kneel on",
}
