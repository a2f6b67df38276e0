"""How a workout is put together, and what else the coach does by rule: a table to read.

The rules on doses decide by their own table. These stand in the code of the proposal, the
morning after and the workout; this says them in words, with the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from kneecoach.model.progression.thresholds import (
    ACCEPTABLE_TO_EASE,
    ALSO,
    BALANCE_DAYS,
    CLOSE_ENOUGH,
    EXERCISES,
    FADE_TO_REQUEST,
    FADE_TO_START,
    GENTLER_DAYS,
    GENTLER_PART,
    MORNING_DAYS,
    MOST_SETS,
    NIGHT_ENDS_H,
    ONE_SIDE,
    OURS,
    SETS_AT_FIRST,
    SETTLE_DAYS,
    SLEEP_H,
    STOPS_TO_END,
    TOO_MUCH,
)


@dataclass(frozen=True, slots=True)
class Habit:
    """One line of the table."""

    id: str
    about: str
    """What it is about, in a word or two."""
    says: str
    """What the coach does, in words."""
    source: str


SELECTION = (
    Habit(
        "no-workout",
        "No workout",
        "After a yes to a warning sign, or new swelling the morning after a workout, none is "
        "offered until someone has looked at the knee.",
        "warning signs: published triage pathways; the rest: ours",
    ),
    Habit(
        "rest-days",
        "Rest",
        f"Rest is advised for {SETTLE_DAYS.value} days after a workout from which the knee had "
        "not settled by the morning, on a day that had a workout, and once the week has as many "
        "as planned. You may start all the same.",
        "two or three workouts a week: published programmes; the rest: ours",
    ),
    Habit(
        "gentle",
        "Too much pain today",
        f"Pain above {TOO_MUCH.value} before a workout: only what works hips and glutes lying, "
        "each with its lightest dose, or nothing.",
        "the limit: pain-monitoring model (Thomeé 1997; Ageberg 2010); what follows: ours",
    ),
    Habit(
        "gentler",
        "After a setback",
        "Where something was stopped in the last workout because it hurt, pain in or after it was "
        f"above {TOO_MUCH.value}, or the knee had not settled by the morning: "
        f"{GENTLER_PART.value} % of the time, one set of each, and nothing new but what works "
        f"hips and glutes lying. It ends with a workout without any of that, or "
        f"{GENTLER_DAYS.value} days later.",
        OURS,
    ),
    Habit(
        "left-out",
        "What is left out",
        "What is not for somebody with what you told of, or what you did not say no to; what needs "
        "things you do not have; and what rests, or was stopped, by the rules on doses.",
        "what is not for whom: the article's cautions; leaving out what is not known: ours",
    ),
    Habit(
        "balance",
        "Whose turn it is",
        "One exercise of each region in turn, the region first that had the fewest sets in the "
        f"last {BALANCE_DAYS.value} days; within a region, the exercise not done for longest. "
        f"A left or right half is {ONE_SIDE.value} % of a set; for a region that works too, but "
        f"not first of all, a set counts {ALSO.value} %.",
        OURS,
    ),
    Habit(
        "time",
        "How much of it",
        f"First {EXERCISES.value} exercises, as far as the time goes; then more sets of them, up "
        f"to {SETS_AT_FIRST.value} a side of what is new, was made easier or comes back from a "
        f"rest, else up to {MOST_SETS.value}; then more exercises; then more sets, up to "
        f"{MOST_SETS.value} of each; but one set of what goes on until tired. Then a set more or "
        f"less, as long as that comes closer to the time, until it is within {CLOSE_ENOUGH.value} "
        "% of it.",
        "about five exercises in 20 to 30 minutes: published programmes; the rest: ours",
    ),
    Habit(
        "order",
        "The order",
        "Ankles and feet last, for tired they cannot steady the knee. Before them, few changes of "
        "position: kneeling, lying on the side, lying on the back, standing, sitting.",
        "ankles and feet last: the article; the rest: ours",
    ),
    Habit(
        "in-a-workout",
        "Pain in a workout",
        f"Above {TOO_MUCH.value}, or when you stop because it hurts, the exercise ends; after "
        f"{STOPS_TO_END.value} of them, ending the workout is suggested. Acceptable pain "
        f"{ACCEPTABLE_TO_EASE.value} times in one exercise: the easier level is offered.",
        "the limits: pain-monitoring model (Thomeé 1997; Ageberg 2010); what follows: ours",
    ),
    Habit(
        "morning",
        "The morning after",
        f"It is asked about once for each day with a workout, up to {MORNING_DAYS.value} days "
        f"back: not before the night has ended, at {NIGHT_ENDS_H.value} o'clock, nor sooner than "
        f"{SLEEP_H.value} hours after the workout. Weeks and the calendar begin at midnight.",
        "asking the next morning: pain-monitoring model (Thomeé 1997; Ageberg 2010); when: ours",
    ),
    Habit(
        "fading",
        "Cues that fade",
        f"Where they are set to fade: after {FADE_TO_START.value} workouts that went without a "
        "fault at the same level, complete and with safe pain, only as a set begins; after "
        f"{FADE_TO_REQUEST.value}, when asked for. A fault, or another level, brings them back.",
        "that fading works: movement-retraining studies; how fast: ours",
    ),
)
"""What the coach does by rule besides the rules on doses, in the order in which it is told."""
