"""The rules by which a dose grows, stays or shrinks: one table, the first that fits decides."""

from __future__ import annotations

from kneecoach.model.progression.case import days_of
from kneecoach.model.progression.rule import (
    Rule,
    easier_by_the_break,
    flagged,
    half_way_back,
    one_easier,
    one_harder,
    the_lighter,
    where_it_stood,
)
from kneecoach.model.progression.thresholds import (
    AGAIN_AFTER,
    BREAK_DAYS,
    OURS,
    PROGRESS_AFTER,
    REPEATED_FROM,
    REST_DAYS,
    SAFE,
    SAFE_STRICT,
    STOP_AFTER,
    TOO_HARD_AFTER,
    TOO_MUCH,
)

_CUT_OFF = (
    "the limit: pain-monitoring model (Thomeé 1997; Ageberg 2010), a convention; "
    "what follows from it: ours"
)
_STAY = "Stay; where less was done than asked for, at what was done."
_LESS = "Take the next easier dose, or the level below; the lightest stays."

RULES = (
    Rule(
        "swelling",
        "stop",
        "The knee was newly swollen the next morning.",
        "Leave it out, and let someone look at the knee.",
        OURS,
        lambda case: case.last.swelling and not case.cleared,
        one_easier,
    ),
    Rule(
        "too-far-in-a-row",
        "stop",
        f"In {STOP_AFTER.value} sessions in a row, on different days, it was stopped because it "
        "hurt, pain in it, after the workout or on coming back to that was above "
        f"{TOO_MUCH.value}, or the knee hurt more the next morning than before.",
        "Leave it out, and let someone look at the knee.",
        OURS,
        lambda case: days_of(case.setbacks) >= STOP_AFTER.value and not case.cleared,
        one_easier,
        lambda case: case.setbacks,
    ),
    Rule(
        "after-a-break",
        "step back",
        f"It was not done for {BREAK_DAYS.value} days or longer.",
        f"Take one dose easier for every {BREAK_DAYS.value} days.",
        OURS,
        lambda case: case.idle_days >= BREAK_DAYS.value,
        easier_by_the_break,
    ),
    Rule(
        "hurt-at-lightest",
        "rest",
        "At the lightest dose it was stopped because it hurt, or its own pain was above "
        f"{TOO_MUCH.value}.",
        f"Leave it out for {REST_DAYS.value} days.",
        OURS,
        lambda case: case.hurt and case.was_lightest,
        one_easier,
    ),
    Rule(
        "stopped-for-pain",
        "step back",
        "It was stopped because it hurt.",
        _LESS,
        OURS,
        lambda case: case.last.stopped,
        one_easier,
    ),
    Rule(
        "too-much-pain",
        "step back",
        f"Its own pain was above {TOO_MUCH.value}.",
        _LESS,
        _CUT_OFF,
        lambda case: case.hurt,
        one_easier,
    ),
    Rule(
        "another-hurt",
        "hold",
        f"Pain after the workout or on coming back to it was above {TOO_MUCH.value}, or the next "
        "morning was worse, but another exercise of that workout was stopped because it hurt, or "
        "hurt that much.",
        _STAY,
        OURS,
        lambda case: case.came_after and case.last.other_hurt,
        the_lighter,
    ),
    Rule(
        "too-much-after",
        "step back",
        f"Pain after the workout or on coming back to it was above {TOO_MUCH.value}.",
        _LESS,
        _CUT_OFF,
        lambda case: case.hurt_after,
        one_easier,
    ),
    Rule(
        "not-settled",
        "step back",
        "The next morning the knee hurt more than before the workout.",
        _LESS,
        _CUT_OFF,
        lambda case: case.last.settled is False,
        one_easier,
    ),
    Rule(
        "too-hard",
        "step back",
        f"In {TOO_HARD_AFTER.value} sessions in a row, on different days, a set was ended before "
        "its last rep or hold.",
        _LESS,
        OURS,
        lambda case: days_of(case.ended_early) >= TOO_HARD_AFTER.value,
        one_easier,
        lambda case: case.ended_early,
    ),
    Rule(
        "acceptable-pain",
        "hold",
        "Pain in it, after the workout or on coming back to that was above "
        f"{SAFE.value} (by the strict rule, above {SAFE_STRICT.value}), but not above "
        f"{TOO_MUCH.value}.",
        _STAY,
        _CUT_OFF,
        lambda case: case.verdict == "acceptable",
        the_lighter,
    ),
    Rule(
        "pain-not-said",
        "hold",
        "How much it hurt is not known.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.verdict is None,
        where_it_stood,
    ),
    Rule(
        "morning-not-said",
        "hold",
        "Whether the knee had settled by the next morning is not known.",
        "Stay, until that is known.",
        OURS,
        lambda case: case.last.settled is None,
        where_it_stood,
    ),
    Rule(
        "fault-repeated",
        "hold",
        f"The same fault was flagged in {REPEATED_FROM.value} sets of a session, or in two "
        "sessions in a row.",
        "Stay, and try what helps against it.",
        OURS,
        lambda case: bool(case.repeated),
        where_it_stood,
        flagged,
    ),
    Rule(
        "not-complete",
        "hold",
        "Not every planned set was done to its end.",
        "Stay, until all of it goes well.",
        OURS,
        lambda case: not case.last.complete,
        where_it_stood,
    ),
    Rule(
        "lighter-than-asked",
        "hold",
        "It went well, but lighter than asked for.",
        "Stay at what was asked for.",
        OURS,
        lambda case: case.done < case.stood.place,
        where_it_stood,
    ),
    Rule(
        "at-the-top",
        "hold",
        "It went well, and there is nothing harder here.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: case.stood.place == case.ladder.top,
        where_it_stood,
    ),
    Rule(
        "next-out-of-reach",
        "hold",
        "It went well, but the level above is not for this person, or its equipment not at hand.",
        "Stay: this keeps what was won.",
        OURS,
        lambda case: bool(case.hindrance_above),
        where_it_stood,
    ),
    Rule(
        "once-more",
        "hold",
        f"It went well, but not yet in {PROGRESS_AFTER.value} sessions in a row on different days.",
        "The same once more.",
        OURS,
        lambda case: days_of(case.clean) < PROGRESS_AFTER.value,
        where_it_stood,
        lambda case: case.clean,
    ),
    Rule(
        "too-much-before",
        "hold",
        f"It went well, but the next dose was too much by itself before; not yet in "
        f"{AGAIN_AFTER.value} sessions in a row on different days.",
        "The same again.",
        OURS,
        lambda case: case.next_was_too_much and days_of(case.clean) < AGAIN_AFTER.value,
        where_it_stood,
        lambda case: case.clean,
    ),
    Rule(
        "coming-back",
        "progress",
        f"In {PROGRESS_AFTER.value} sessions in a row, on different days, it went well; and it had "
        "gone further before a bad day on which it was done lighter.",
        "Take half of the way back.",
        OURS,
        lambda case: case.stood.high > case.stood.place + 1,
        half_way_back,
        lambda case: case.clean,
    ),
    Rule(
        "went-well",
        "progress",
        f"In {PROGRESS_AFTER.value} sessions in a row, on different days, every set was done, pain "
        "was safe, the knee had settled by the morning, and no fault was repeated.",
        "Take the next dose; from the top of its range, the next level at its lightest.",
        OURS,
        lambda case: True,
        one_harder,
        lambda case: case.clean,
    ),
)
"""The table: the first rule that fits decides."""
FAILS = frozenset({"stopped-for-pain", "too-much-pain", "too-hard"})
"""The rules by which a dose was too much by itself."""
STEPS_BACK = frozenset(rule.id for rule in RULES if rule.kind == "step back")
NOT_CALM = STEPS_BACK | {"another-hurt"}
"""The rules after which it never gets harder, not even by hand."""
