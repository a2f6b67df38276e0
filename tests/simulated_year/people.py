"""Three people who never were: what their knees are like, and how they go along with a coach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from kneecoach.model.exercises.exercise import Equipment
from kneecoach.model.person.profile import Profile
from tests.simulated_year.knee import Knee

WEEK = 7
EVERYTHING: tuple[Equipment, ...] = (
    "step",
    "handrail",
    "mat",
    "band",
    "weights",
    "ankle weights",
    "towel",
)


@dataclass
class Person:
    """Somebody with a knee, and habits."""

    name: str
    about: str
    profile: Profile
    knee: Knee
    random: Random
    workout_days: tuple[int, ...] = (0, 2, 4)
    """Days of the week on which they mean to work out, Monday 0."""
    answers: float = 1.0
    """How often they answer a question, from 0 to 1."""
    flags: float = 0.0
    """How often they flag a fault in a set."""
    overdoes: float = 0.0
    """How often they make an exercise harder by hand."""
    cuts_short: float = 0.0
    """How often they end a workout before its end."""
    heeds: float = 1.0
    """How often they heed the advice to rest."""
    away: tuple[range, ...] = ()
    """Days of the year on which they do nothing."""
    flares: Mapping[int, float] = field(default_factory=dict)
    """Days of the year on which the knee gets sore by itself, and how much."""
    swells: tuple[int, ...] = ()
    """Days of the year on which the knee is newly swollen."""
    sees_someone_after: int = 7
    """Days until somebody has looked at the knee, once the coach asked for that."""

    def does(self, often: float) -> bool:
        """Tell whether something is done this time that is done so often."""
        return often >= 1.0 or self.random.random() < often


def weeks(first: int, last: int) -> range:
    """Return the days of some weeks of the year, counted from 1."""
    return range((first - 1) * WEEK, last * WEEK)


def people() -> tuple[Person, ...]:
    """Return the three, each always the same."""
    return _steady(), _flaring(), _careless()


def _steady() -> Person:
    random = Random(1)
    return Person(
        name="Steady",
        about="Pain 2 on usual days. Three workouts a week, every question answered, all at hand. "
        "Two weeks of holidays, in week 30.",
        profile=Profile(
            usual_pain=2,
            severe_knee_problem=False,
            back_pain=False,
            kneeling_hurts=False,
            equipment=EVERYTHING,
            minutes=25,
        ),
        knee=Knee(random, base=2.0, can=0.3, learns=0.05, limit=3.0, wavers=0.15),
        random=random,
        away=(weeks(30, 31),),
    )


def _flaring() -> Person:
    random = Random(2)
    return Person(
        name="Flaring",
        about="Pain 1 on usual days, and every few weeks some bad days for no reason; once the "
        "knee swells. Strict rule, kneeling hurts, a step and a rail, no weights.",
        profile=Profile(
            usual_pain=1,
            severe_knee_problem=False,
            back_pain=False,
            kneeling_hurts=True,
            equipment=("step", "handrail", "towel"),
            pain_rule="strict",
        ),
        knee=Knee(random, base=1.2, can=0.2, learns=0.03, limit=1.5, wavers=0.25),
        random=random,
        flares=dict.fromkeys((52, 53, 54, 140, 141, 142, 143, 232, 233, 320, 321, 322), 5.0),
        swells=(233,),
    )


def _careless() -> Person:
    random = Random(3)
    return Person(
        name="Careless",
        about="Pain 1 on usual days. Answers seven of ten questions, often does more than asked, "
        "flags faults, breaks off, and is away for weeks: 9, 20 to 22, 35 to 40.",
        profile=Profile(
            severe_knee_problem=False,
            back_pain=False,
            kneeling_hurts=False,
            equipment=EVERYTHING,
        ),
        knee=Knee(random, base=1.2, can=0.3, learns=0.03, limit=1.8, wavers=0.2),
        random=random,
        workout_days=(0, 1, 3, 5),
        answers=0.7,
        flags=0.12,
        overdoes=0.15,
        cuts_short=0.1,
        heeds=0.5,
        away=(weeks(9, 9), weeks(20, 22), weeks(35, 40)),
        sees_someone_after=21,
    )
