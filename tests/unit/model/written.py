"""Written histories, each named in words, with the rule that decides on it and the dose next.

They are in November 2026, and asked about on the 22nd where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.progression.progression import BEGIN, BY_HAND
from kneecoach.model.sessions.digest import Digest
from tests.unit.model.diary import (
    ABLE,
    AS_PLANNED,
    SKIPPED,
    SLIDE,
    STRICT,
    UNTIL_TIRED,
    Set,
    another,
    cleared,
    did,
    nov,
)


@dataclass(frozen=True)
class Told:
    """A history, and what is decided on it."""

    name: str
    history: Sequence[Digest]
    rule: str
    after: str
    days: Sequence[int] = ()
    """The days it rests on; those of the last workout if none are given."""
    profile: Profile = ABLE
    today: int = 22
    exercise: Exercise = SLIDE


WITHOUT_WEIGHTS = structs.replace(ABLE, equipment=())
USUALLY_2 = structs.replace(ABLE, usual_pain=2)

BEGINNING = [
    Told("nothing was done yet", [], BEGIN, "low 10"),
    Told(
        "it began with a dose of one's own, and goes on from there",
        [did(20, "high 10")],
        "once-more",
        "high 10",
    ),
    Told(
        "it began below the lightest dose, and the coach asks for that",
        [did(20, "low 6")],
        "lighter-than-asked",
        "low 10",
    ),
    Told(
        "it began with a dose of one's own, and the next morning was worse: the lightest instead",
        [did(20, "high 10", morning=2)],
        "not-settled",
        "low 10",
    ),
    Told(
        "it began with a dose of one's own, which was too much: the lightest instead",
        [did(20, "high 10", Set(pain=6))],
        "too-much-pain",
        "low 10",
    ),
    Told("only another exercise was done", [did(20, exercise="leg-slide")], BEGIN, "low 10"),
    Told("the workout has not ended", [did(22, status="live")], BEGIN, "low 10"),
    Told("every set was left out", [did(20, "low 10", SKIPPED, SKIPPED)], BEGIN, "low 10"),
    Told("all that is known is of a level that is no more", [did(20, "old 12")], BEGIN, "low 10"),
]

GOING_WELL = [
    Told("clean once", [did(20)], "once-more", "low 10"),
    Told("clean on two days", [did(17), did(20)], "went-well", "low 12", [17, 20]),
    Told(
        "clean twice on one day",
        [did(20, at=8), did(20, at=18)],
        "once-more",
        "low 10",
        [20, 20],
    ),
    Told(
        "clean twice on one day, then on another",
        [did(17, at=8), did(17, at=18), did(20)],
        "went-well",
        "low 12",
        [17, 17, 20],
    ),
    Told(
        "after a step up it takes two clean days again",
        [did(14), did(17), did(20, "low 12")],
        "once-more",
        "low 12",
    ),
    Told(
        "from the top of the range, the next level at its lightest",
        [did(17, "low 14"), did(20, "low 14")],
        "went-well",
        "high 10",
        [17, 20],
    ),
    Told(
        "there is nothing harder",
        [did(17, "high 14"), did(20, "high 14")],
        "at-the-top",
        "high 14",
    ),
    Told(
        "the next level needs weights that are not there",
        [did(17, "low 14"), did(20, "low 14")],
        "next-out-of-reach",
        "low 14",
        profile=WITHOUT_WEIGHTS,
    ),
    Told(
        "harder by hand once is not yet asked for",
        [did(17), did(20, "high 12")],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "harder by hand on two days is taken up",
        [did(14), did(17, "high 10"), did(20, "high 10")],
        "went-well",
        "high 12",
        [17, 20],
    ),
    Told(
        "by hand at the very top once, the top is not asked for yet",
        [did(17), did(20, "high 14")],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told("lighter by hand", [did(17, "low 14"), did(20)], "lighter-than-asked", "low 14"),
    Told(
        "a lighter workout in between neither counts nor breaks the row",
        [did(15, "low 14"), did(17), did(20, "low 14")],
        "went-well",
        "high 10",
        [15, 20],
    ),
    Told(
        "the workout was ended early, but this exercise was done",
        [did(17), did(20, status="stopped")],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "a fault that the exercise no longer knows is none",
        [did(17, "low 10", Set(faults="old"), Set(faults="old")), did(20)],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "a fault flagged but once holds nothing",
        [did(17, "low 10", Set(faults="hips-drop"), AS_PLANNED), did(20)],
        "went-well",
        "low 12",
        [17, 20],
    ),
]

HOLDING = [
    Told("pain 3 while it was done", [did(20, "low 12", Set(pain=3))], "acceptable-pain", "low 12"),
    Told("pain 5 after the workout", [did(20, after=5, before=5)], "acceptable-pain", "low 10"),
    Told("pain 2 is safe by the standard rule", [did(20, after=2)], "once-more", "low 10"),
    Told(
        "pain 2 is but acceptable by the strict rule",
        [did(20, after=2)],
        "acceptable-pain",
        "low 10",
        profile=STRICT,
    ),
    Told("pain 1 is safe by the strict rule", [did(20)], "once-more", "low 10", profile=STRICT),
    Told(
        "acceptable pain with less than was asked for: less is asked for",
        [did(14, "low 14"), did(20, "low 12", after=4)],
        "acceptable-pain",
        "low 12",
    ),
    Told(
        "acceptable pain with more than was asked for: no more is asked for",
        [did(14), did(20, "high 10", after=4)],
        "acceptable-pain",
        "low 10",
    ),
    Told(
        "acceptable pain whose morning nobody told",
        [did(20, after=4, morning=None)],
        "acceptable-pain",
        "low 10",
    ),
    Told(
        "acceptable pain breaks the row",
        [did(15), did(17, after=3), did(20)],
        "once-more",
        "low 10",
    ),
    Told("pain not said", [did(17), did(20, after=None)], "pain-not-said", "low 10"),
    Told(
        "pain said of one set is enough",
        [did(17), did(20, "low 10", Set(pain=1), after=None)],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told("morning not said", [did(17), did(20, morning=None)], "morning-not-said", "low 10"),
    Told(
        "an unanswered morning breaks the row",
        [did(15), did(17, morning=None), did(20)],
        "once-more",
        "low 10",
    ),
    Told(
        "pain before not said, pain the next morning, and no usual pain known",
        [did(20, before=None, morning=2)],
        "morning-not-said",
        "low 10",
    ),
    Told(
        "pain before not said, and none the next morning",
        [did(20, before=None, morning=0)],
        "once-more",
        "low 10",
    ),
    Told(
        "pain before not said, and the next morning as on a usual day",
        [did(20, before=None, morning=2)],
        "once-more",
        "low 10",
        profile=USUALLY_2,
    ),
    Told(
        "the same fault in two sets",
        [did(17), did(20, "low 10", Set(faults="hips-drop"), Set(faults="hips-drop knee-drifts"))],
        "fault-repeated",
        "low 10",
    ),
    Told(
        "the same fault in two sessions",
        [did(17, "low 10", Set(faults="hips-drop")), did(20, "low 10", Set(faults="hips-drop"))],
        "fault-repeated",
        "low 10",
        [17, 20],
    ),
    Told(
        "another fault than the time before",
        [did(17, "low 10", Set(faults="knee-drifts")), did(20, "low 10", Set(faults="hips-drop"))],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "a repeated fault breaks the row",
        [
            did(15, "low 10", Set(faults="hips-drop")),
            did(17, "low 10", Set(faults="hips-drop")),
            did(20),
        ],
        "once-more",
        "low 10",
    ),
    Told(
        "a set was left out",
        [did(17), did(20, "low 10", AS_PLANNED, SKIPPED)],
        "not-complete",
        "low 10",
    ),
    Told(
        "a set left out breaks the row",
        [did(15), did(17, "low 10", AS_PLANNED, SKIPPED), did(20)],
        "once-more",
        "low 10",
    ),
    Told(
        "a set was left out on two days, which is not ended early",
        [did(17, "low 12", AS_PLANNED, SKIPPED), did(20, "low 12", AS_PLANNED, SKIPPED)],
        "not-complete",
        "low 12",
    ),
    Told(
        "fewer sets are in the file than were planned",
        [did(17), did(20, "low 10", planned=2, status="stopped")],
        "not-complete",
        "low 10",
    ),
    Told(
        "a set was ended early, once",
        [did(17), did(20, "low 10", Set(reps=7))],
        "not-complete",
        "low 10",
    ),
    Told(
        "a set was ended early in both workouts of a day",
        [did(20, "low 12", Set(reps=7), at=8), did(20, "low 12", Set(reps=7))],
        "not-complete",
        "low 12",
    ),
]

TOO_FAR = [
    Told("pain 6 while it was done", [did(20, "low 12", Set(pain=6))], "too-much-pain", "low 10"),
    Told(
        "pain 6 after a workout of just that",
        [did(20, "low 12", after=6)],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "pain 6 after a workout of more",
        [did(20, "low 12", after=6, also=[another()])],
        "too-much-after",
        "low 10",
    ),
    Told(
        "pain 5 on coming back to it, though 1 after it",
        [did(17), did(20, "low 10", Set(back=5), also=[another()])],
        "acceptable-pain",
        "low 10",
    ),
    Told(
        "pain 6 on coming back after more was done, though 1 after it",
        [did(20, "low 12", also=[another(back=6)])],
        "too-much-after",
        "low 10",
    ),
    Told(
        "pain 6 on coming back after nothing else was done, though 1 after it",
        [did(20, "low 12", Set(back=6), also=[another()])],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "pain 6 by the strict rule too",
        [did(20, "low 12", Set(pain=6))],
        "too-much-pain",
        "low 10",
        profile=STRICT,
    ),
    Told(
        "from the bottom of a level, down to the top of the level below",
        [did(17, "high 10"), did(20, "high 10", Set(pain=6))],
        "too-much-pain",
        "low 14",
    ),
    Told(
        "it was stopped because it hurt",
        [did(20, "low 12", Set(stopped=True, reps=4), SKIPPED)],
        "stopped-for-pain",
        "low 10",
    ),
    Told(
        "all done without pain, and yet stopped because it hurt",
        [did(17, "low 12"), did(20, "low 12", Set(stopped=True, pain=0))],
        "stopped-for-pain",
        "low 10",
    ),
    Told(
        "stopped before the first rep",
        [did(20, "low 12", Set(stopped=True, skipped=True))],
        "stopped-for-pain",
        "low 10",
    ),
    Told(
        "left out after all, with pain 8 said",
        [did(17, "low 12"), did(20, "low 12", Set(skipped=True, pain=8))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "another exercise was stopped because it hurt",
        [did(17), did(20, also=[another(pain=7, stopped=True)])],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "worse the next morning",
        [did(17, "low 12"), did(20, "low 12", morning=3)],
        "not-settled",
        "low 10",
    ),
    Told(
        "worse the next morning by one, at the lightest",
        [did(17), did(20, morning=2)],
        "not-settled",
        "low 10",
    ),
    Told(
        "worse the next morning by one, after less than was asked for",
        [did(17, "low 14"), did(20, "low 12", morning=2)],
        "not-settled",
        "low 10",
    ),
    Told(
        "worse the next morning by one, by the strict rule",
        [did(17, "low 12"), did(20, "low 12", morning=2)],
        "not-settled",
        "low 10",
        profile=STRICT,
    ),
    Told(
        "worse the next morning, and another exercise was stopped because it hurt",
        [did(17, "low 12"), did(20, "low 12", morning=5, also=[another(stopped=True)])],
        "another-hurt",
        "low 12",
    ),
    Told(
        "pain 7 after the workout, and another exercise had hurt as much",
        [did(17, "low 12"), did(20, "low 12", after=7, also=[another(pain=7)])],
        "another-hurt",
        "low 12",
    ),
    Told(
        "another exercise was stopped because it hurt, and so was this",
        [did(17, "low 12"), did(20, "low 12", Set(stopped=True), also=[another(stopped=True)])],
        "stopped-for-pain",
        "low 10",
    ),
    Told(
        "another exercise hurt, three times: this one is not stopped for that",
        [
            did(12, "low 12"),
            *(did(day, "low 12", morning=5, also=[another(stopped=True)]) for day in (14, 17, 20)),
        ],
        "another-hurt",
        "low 12",
    ),
    Told(
        "worse the next morning than on a usual day",
        [did(20, "low 12", before=None, morning=3)],
        "not-settled",
        "low 10",
        profile=USUALLY_2,
    ),
    Told(
        "worse the next morning, though safe by the strict rule too",
        [did(17, "low 12"), did(20, "low 12", before=0, morning=1)],
        "not-settled",
        "low 10",
        profile=STRICT,
    ),
    Told("worse the next morning, at the lightest", [did(20, morning=3)], "not-settled", "low 10"),
    Told(
        "worse the next morning after a second, harder workout that day",
        [
            did(17, "low 14"),
            did(20, "low 14", at=8, morning=3),
            did(20, "low 14", morning=3),
        ],
        "not-settled",
        "low 12",
    ),
    Told(
        "lighter than asked for, and still too much",
        [did(14, "high 10"), did(20, "low 12", Set(pain=7))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "harder than asked for, and too much: what was asked for stays",
        [did(14), did(20, "high 10", Set(pain=7))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "a hard set and an easier one, and it hurt: less than the easier one",
        [did(17, "high 10"), did(20, "high 10", Set(pain=6), Set(dose="low 12"))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "an easier set and a hard one, and it hurt: less than the easier one",
        [did(17, "high 10"), did(20, "low 12", AS_PLANNED, Set(pain=6, dose="high 10"))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "a little more than the lightest by hand, and too much: the lightest, without a rest",
        [did(20, "low 11", Set(pain=6))],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "too much at the lightest", [did(20, "low 10", Set(pain=6))], "hurt-at-lightest", "low 10"
    ),
    Told(
        "stopped below the lightest",
        [did(20, "low 6", Set(stopped=True))],
        "hurt-at-lightest",
        "low 10",
    ),
    Told(
        "sets ended early on two days",
        [did(17, "high 10", Set(reps=7)), did(20, "high 10", Set(reps=8))],
        "too-hard",
        "low 14",
        [17, 20],
    ),
    Told(
        "sets ended early on two days, and pain not said",
        [did(17, "low 12", Set(reps=7)), did(20, "low 12", Set(reps=8), after=None)],
        "too-hard",
        "low 10",
        [17, 20],
    ),
    Told(
        "after a step back it takes two clean days again",
        [did(12, "low 12"), did(15, "low 12", morning=3), did(20)],
        "once-more",
        "low 10",
    ),
]

STOPPING = [
    Told("newly swollen", [did(20, "low 12", swelling=True)], "swelling", "low 10"),
    Told(
        "newly swollen, without any pain",
        [did(20, "low 12", after=0, morning=0, swelling=True)],
        "swelling",
        "low 10",
    ),
    Told(
        "too much three times in a row, each time in another way",
        [did(14, "high 10", morning=3), did(17, "low 14", after=7), did(20, "low 12", Set(pain=6))],
        "too-far-in-a-row",
        "low 10",
        [14, 17, 20],
    ),
    Told(
        "too much three times, but not in a row",
        [
            did(12, "high 10", morning=3),
            did(14, "low 14", after=7),
            did(17, "low 12"),
            did(20, "low 12", Set(pain=6)),
        ],
        "too-much-pain",
        "low 10",
    ),
    Told(
        "too much three times, twice on one day",
        [
            did(15, "high 12"),
            did(17, "high 10", morning=3),
            did(20, "low 14", at=8, morning=3),
            did(20, "low 14", morning=3),
        ],
        "not-settled",
        "low 12",
    ),
    Told(
        "what is done against a stop changes nothing",
        [did(15, "low 12", swelling=True), did(17), did(20)],
        "swelling",
        "low 10",
        [15],
    ),
    Told(
        "looked at since, after a swelling",
        [did(15, "low 12", swelling=True)],
        "not-settled",
        "low 10",
        profile=cleared(20),
    ),
    Told(
        "the answer came on the day of the workout itself, before anything was known",
        [did(20, "low 12", swelling=True)],
        "swelling",
        "low 10",
        profile=cleared(20),
    ),
    Told(
        "a doctor should look: that answer clears nothing",
        [did(15, "low 12", swelling=True)],
        "swelling",
        "low 10",
        profile=structs.replace(ABLE, red_flags=RedFlags(any=True, asked=nov(20))),
    ),
    Told(
        "looked at since, the three are forgotten",
        [did(10, "high 10", morning=3), did(12, "low 14", after=7), did(15, "low 12", after=7)],
        "too-much-pain",
        "low 10",
        profile=cleared(16),
    ),
    Told(
        "looked at since, then too much once more",
        [
            did(10, "high 10", morning=3),
            did(12, "low 14", after=7),
            did(15, "low 14", after=7),
            did(20, "low 12", after=7),
        ],
        "too-much-pain",
        "low 10",
        profile=cleared(16),
    ),
    Told(
        "looked at since, and going on cleanly",
        [did(10, "low 12", swelling=True), did(17), did(20)],
        "went-well",
        "low 12",
        [17, 20],
        profile=cleared(16),
    ),
]

AGAIN = [
    Told(
        "it hurt one dose higher: two clean days are not enough to try that again",
        [did(10), did(12, "low 12", Set(pain=7)), did(17), did(20)],
        "too-much-before",
        "low 10",
        [17, 20],
    ),
    Told(
        "after four it is tried again",
        [did(10), did(11, "low 12", Set(pain=7)), did(14), did(16), did(18), did(20)],
        "went-well",
        "low 12",
        [14, 16, 18, 20],
    ),
    Told(
        "and once it has gone well, two are enough",
        [
            did(1),
            did(2, "low 12", Set(pain=7)),
            did(4),
            did(6),
            did(8),
            did(10),
            did(12, "low 12"),
            did(14, "low 12"),
            did(16, "low 14", morning=5),
            did(18, "low 12"),
            did(20, "low 12"),
        ],
        "went-well",
        "low 14",
        [18, 20],
    ),
    Told(
        "and once it has gone well, it is no longer held against it",
        [
            did(1),
            did(2, "low 12", Set(pain=7)),
            did(4),
            did(6),
            did(8),
            did(10),
            did(11, "low 12"),
            did(12, "low 12"),
            did(13, "low 14", morning=5),
            did(15, "low 12", morning=5),
            did(18),
            did(20),
        ],
        "went-well",
        "low 12",
        [18, 20],
    ),
    Told(
        "what hurt on a bad day, done lighter, is not held against it",
        [did(8, "high 12"), did(12, "low 12", Set(pain=7)), did(18), did(20)],
        "coming-back",
        "low 14",
        [18, 20],
    ),
    Told(
        "a bad day done lighter leads down to that",
        [did(10, "high 12"), did(20, after=7, also=[another()])],
        "too-much-after",
        "low 10",
    ),
    Told(
        "two clean days after it lead half of the way back",
        [did(10, "high 12"), did(15, after=7, also=[another()]), did(18), did(20)],
        "coming-back",
        "low 14",
        [18, 20],
    ),
    Told(
        "and two more half of the rest",
        [
            did(10, "high 12"),
            did(12, after=7, also=[another()]),
            did(14),
            did(16),
            did(18, "low 14"),
            did(20, "low 14"),
        ],
        "coming-back",
        "high 10",
        [18, 20],
    ),
    Told(
        "what was too much as asked for is not come back to so fast",
        [
            did(10, "high 12"),
            did(12, "high 12", morning=5),
            did(15, "high 10", morning=5),
            did(18, "low 14"),
            did(20, "low 14"),
        ],
        "went-well",
        "high 10",
        [18, 20],
    ),
]

BREAKS = [
    Told("27 days without it", [did(1, "low 14")], "once-more", "low 14", today=28),
    Told("28 days without it", [did(1, "low 14")], "after-a-break", "low 12", today=29),
    Told("56 days without it", [did(1, "low 14")], "after-a-break", "low 10", today=57),
    Told("a year without it", [did(1, "low 14")], "after-a-break", "low 10", today=366),
    Told(
        "a break after a bad day on which it was done lighter",
        [did(1, "high 10"), did(3, "high 10"), did(5, "low 12")],
        "after-a-break",
        "high 10",
        today=39,
    ),
    Told("a break at the lightest", [did(1)], "once-more", "low 10", today=366),
    Told(
        "a workout after a break goes on from the easier dose, and counts afresh",
        [did(1, "low 14"), did(30, "low 14")],
        "once-more",
        "low 12",
        [30],
        today=30,
    ),
    Told(
        "a break does not end a stop",
        [did(1, "low 14"), did(3, "low 14", swelling=True)],
        "swelling",
        "low 12",
        today=90,
    ),
    Told(
        "the clock once ran ahead: a workout of tomorrow counts as one of today",
        [did(23), did(24)],
        "went-well",
        "low 12",
        [23, 24],
    ),
]


def by_hand(level: str, profile: Profile = ABLE) -> Profile:
    return structs.replace(profile, levels={"heel-slide": level})


BY_HANDS = [
    Told("higher by hand, never done", [], BY_HAND, "high 10", profile=by_hand("high")),
    Told(
        "the level by hand is the coach's too",
        [did(20)],
        "once-more",
        "low 10",
        profile=by_hand("low"),
    ),
    Told("higher by hand", [did(20)], BY_HAND, "high 10", [20], profile=by_hand("high")),
    Told(
        "lower by hand: the most of that level",
        [did(17, "high 10"), did(20, "high 10")],
        BY_HAND,
        "low 14",
        [17, 20],
        profile=by_hand("low"),
    ),
    Told(
        "higher by hand, and done well there twice: the coach goes along",
        [did(14), did(17, "high 10"), did(20, "high 10")],
        "went-well",
        "high 12",
        [17, 20],
        profile=by_hand("high"),
    ),
    Told(
        "higher by hand, and it hurt there: the step back stands",
        [did(17), did(20, "high 10", Set(pain=7))],
        "too-much-pain",
        "low 10",
        profile=by_hand("high"),
    ),
    Told(
        "lower by hand, and it hurt higher up: the step back does not lead above it",
        [did(17, "high 12"), did(20, "high 12", Set(pain=7))],
        BY_HAND,
        "low 14",
        profile=by_hand("low"),
    ),
    Told(
        "higher by hand, and worse the next morning by one",
        [did(20, "low 10", morning=2)],
        "not-settled",
        "low 10",
        profile=by_hand("high"),
    ),
    Told(
        "higher by hand, and not settled at the lightest",
        [did(20, "low 10", morning=4)],
        "not-settled",
        "low 10",
        profile=by_hand("high"),
    ),
    Told(
        "higher by hand, and it hurts at the lightest: it rests",
        [did(20, "low 10", Set(pain=7))],
        "hurt-at-lightest",
        "low 10",
        profile=by_hand("high"),
    ),
    Told(
        "higher by hand, and newly swollen",
        [did(17, "high 10"), did(20, "high 10", swelling=True)],
        "swelling",
        "low 14",
        profile=by_hand("high"),
    ),
    Told(
        "higher by hand, without its equipment",
        [did(20)],
        "once-more",
        "low 10",
        profile=by_hand("high", WITHOUT_WEIGHTS),
    ),
    Told(
        "a level by hand that there is not",
        [did(20)],
        "once-more",
        "low 10",
        profile=by_hand("old"),
    ),
]

CHANGED = [
    Told(
        "the weights are gone after a level with them was reached",
        [did(17, "high 10"), did(20, "high 10")],
        "next-out-of-reach",
        "low 14",
        profile=WITHOUT_WEIGHTS,
    ),
    Told(
        "the weights are gone, and it had hurt with them",
        [did(17, "high 12"), did(20, "high 12", Set(pain=7))],
        "too-much-pain",
        "low 14",
        profile=WITHOUT_WEIGHTS,
    ),
    Told(
        "weights were bought after the top without them went well twice",
        [did(17, "low 14"), did(20, "low 14")],
        "went-well",
        "high 10",
        [17, 20],
    ),
    Told(
        "sets of a level that is no more, beside those of one that is",
        [did(17), did(20, "low 10", AS_PLANNED, Set(dose="old 20"))],
        "went-well",
        "low 12",
        [17, 20],
    ),
    Told(
        "until tired there is nothing to raise",
        [did(17), did(20)],
        "at-the-top",
        "low 10",
        exercise=UNTIL_TIRED,
    ),
]

ALL = [
    *BEGINNING, *GOING_WELL, *HOLDING, *TOO_FAR, *STOPPING, *AGAIN, *BREAKS, *BY_HANDS, *CHANGED,
]  # fmt: skip
