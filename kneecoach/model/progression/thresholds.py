"""The numbers the coach decides by, each with what it means and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from kneecoach.model.person.pain import SAFE_UP_TO, TOO_MUCH_ABOVE


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number of the rules."""

    value: int
    unit: str
    meaning: str
    """The rest of the sentence that value and unit begin."""
    source: str

    @property
    def part(self) -> float:
        """A number of % as a part of one."""
        return self.value / 100


OURS = "ours, a convention"
"""Where no source gives a number and this program chose one, with care."""
_MONITORING = "pain-monitoring model (Thomeé 1997; Ageberg 2010); a convention, not a proof"

TOO_MUCH = Threshold(TOO_MUCH_ABOVE, "of 10", "is the most pain that is not too much", _MONITORING)
SAFE = Threshold(SAFE_UP_TO["standard"], "of 10", "is the most pain that is safe", _MONITORING)
SAFE_STRICT = Threshold(
    SAFE_UP_TO["strict"],
    "of 10",
    "is the most pain that is safe by the strict rule",
    "patellofemoral practice; a convention",
)
PROGRESS_AFTER = Threshold(2, "sessions", "clean in a row, on different days, to progress", OURS)
STOP_AFTER = Threshold(3, "sessions", "in a row too far, and someone should look at it", OURS)
AGAIN_AFTER = Threshold(
    4, "sessions", "clean in a row, on different days, to try again what was too much", OURS
)
REPEATED_FROM = Threshold(
    2, "sets", "of a session with one fault make it repeated; so do two sessions in a row", OURS
)
TOO_HARD_AFTER = Threshold(
    2, "sessions", "in a row with a set ended early, and the dose is too hard", OURS
)
BREAK_DAYS = Threshold(28, "days", "without an exercise make it one dose easier", OURS)
REPS_STEP = Threshold(2, "reps", "more or fewer at a time", OURS)
HOLDS_STEP = Threshold(1, "hold", "more or fewer at a time", OURS)
HOLD_S_STEP = Threshold(1, "s", "longer or shorter holds at a time", OURS)
HALF_WAY = Threshold(50, "%", "of the way back at a time, after a bad day done lighter", OURS)
REST_DAYS = Threshold(7, "days", "rest for an exercise that hurt at its lightest", OURS)
SETTLE_DAYS = Threshold(2, "days", "rest after a workout that had not settled", OURS)
MORNING_DAYS = Threshold(3, "days", "back, the coach still asks about the morning after", OURS)
NIGHT_ENDS_H = Threshold(4, "o'clock", "is when a new day, and its morning, begins", OURS)
SLEEP_H = Threshold(6, "hours", "after a workout, at the soonest, is the morning after it", OURS)
"""Time to wind down and sleep: sooner, the answer would be about the workout and not the night.

Longer would miss who sleeps little or trains late and starts the coach but early in the day.
"""
STOPS_TO_END = Threshold(2, "exercises", "stopped for pain: end the workout, it suggests", OURS)
ACCEPTABLE_TO_EASE = Threshold(2, "times", "acceptable pain: it offers the easier level", OURS)
BALANCE_DAYS = Threshold(14, "days", "over which the regions are balanced", OURS)
ONE_SIDE = Threshold(50, "%", "of a set is its left or its right half", OURS)
ALSO = Threshold(50, "%", "of a set counts for a region that works too, but not first", OURS)
EXERCISES = Threshold(
    5,
    "exercises",
    "in a workout, before any gets a second set",
    "published programmes: about five, in 20 to 30 minutes",
)
MOST_SETS = Threshold(3, "sets", "a side at most in a proposal", OURS)
SETS_AT_FIRST = Threshold(2, "sets", "a side are enough of what is new or was too much", OURS)
CLOSE_ENOUGH = Threshold(10, "%", "more or less than the time asked for is close enough", OURS)
GENTLER_PART = Threshold(50, "%", "of the time asked for, after a workout that went badly", OURS)
GENTLER_DAYS = Threshold(14, "days", "after it, that is over even without a good workout", OURS)
FADE_TO_START = Threshold(2, "sessions", "without a fault: cues only as a set begins", OURS)
FADE_TO_REQUEST = Threshold(5, "sessions", "without a fault: cues only when asked for", OURS)

THRESHOLDS = (
    TOO_MUCH,
    SAFE,
    SAFE_STRICT,
    PROGRESS_AFTER,
    AGAIN_AFTER,
    STOP_AFTER,
    REPEATED_FROM,
    TOO_HARD_AFTER,
    BREAK_DAYS,
    REPS_STEP,
    HOLDS_STEP,
    HOLD_S_STEP,
    HALF_WAY,
    REST_DAYS,
    SETTLE_DAYS,
    MORNING_DAYS,
    NIGHT_ENDS_H,
    SLEEP_H,
    STOPS_TO_END,
    ACCEPTABLE_TO_EASE,
    BALANCE_DAYS,
    ONE_SIDE,
    ALSO,
    EXERCISES,
    MOST_SETS,
    SETS_AT_FIRST,
    CLOSE_ENOUGH,
    GENTLER_PART,
    GENTLER_DAYS,
    FADE_TO_START,
    FADE_TO_REQUEST,
)
"""All of them, in the order in which they are told."""
