"""The first conversation: what the coach asks about a person, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from kneecoach.model.choice import Choice
from kneecoach.model.person.profile import Profile, RedFlags


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing the coach wants to know of a person."""

    settles: str
    """The field of the profile that the answer is kept in."""
    name: str
    """What it is called where it can be changed later."""
    question: str
    told: str = ""
    """What helps to answer; a line that begins with a dot is one of a list."""
    choices: tuple[Choice[object], ...] = ()
    kind: Literal["one", "many", "pain"] = "one"
    """one, or any number, of the choices; or pain from 0 to 10."""

    def change(self, answer: object, today: date) -> dict[str, object]:
        """Return what an answer changes in the profile."""
        if self is RED_FLAGS:
            answer = RedFlags(any=bool(answer), asked=today)
        return {self.settles: answer}

    def answer_in(self, profile: Profile) -> object:
        """Return the answer that the profile holds; None where there is none."""
        if self is RED_FLAGS:
            return None if profile.red_flags is None else profile.red_flags.any
        answer: object = getattr(profile, self.settles)
        return answer


def _yes_no(if_yes: str, if_not_sure: str) -> tuple[Choice[object], ...]:
    return (
        Choice("y", f"Yes: {if_yes}", True),
        Choice("n", "No", False),
        Choice("u", f"Not sure: {if_not_sure}", None),
    )


RED_FLAGS = Topic(
    settles="red_flags",
    name="warning signs",
    question="Is any of this true for you?",
    told="· the leg can't take your weight\n"
    "· the knee can't be moved\n"
    "· knee or leg has changed shape\n"
    "· marked or quick swelling\n"
    "· hot or red, and fever or unwell\n"
    "· the knee locks or gives way\n"
    "· a recent fall, twist or blow\n"
    "· constant pain at rest or at night\n"
    "· a painful, swollen calf\n"
    "· weight lost, you don't know why",
    choices=(
        Choice("y", "Yes, at least one", True),  # first, so that enter alone is the careful answer
        Choice("n", "No, none of this", False, reads_on=True),
    ),
)
"""What a doctor should see before any exercise (from published triage pathways)."""

TOPICS = (
    RED_FLAGS,
    Topic(
        settles="knee",
        name="which knee",
        question="Which knee troubles you?",
        choices=(
            Choice("l", "The left one", "left"),
            Choice("r", "The right one", "right"),
            Choice("b", "Both", "both"),
            Choice("n", "Neither: they shall stay well", "neither"),
        ),
    ),
    Topic(
        settles="usual_pain",
        name="usual pain",
        question="How much does it hurt on a usual day?",
        kind="pain",
    ),
    Topic(
        settles="severe_knee_problem",
        name="severe knee problem",
        question="Have you a severe knee problem?",
        told="One a doctor told you of, such as far-gone arthritis or a torn ligament. "
        "Squats and lunges may then be wrong for you.",
        choices=_yes_no("leave the split squat out", "leave it out too"),
    ),
    Topic(
        settles="back_pain",
        name="back pain",
        question="Does your back hurt?",
        told="If it does, tilting forward at the hips is not for you.",
        choices=_yes_no("leave the deadlift out", "leave it out too"),
    ),
    Topic(
        settles="kneeling_hurts",
        name="kneeling",
        question="Does kneeling hurt?",
        told="The lunge stretch can be done on one knee or standing.",
        choices=_yes_no("stretch standing", "stretch standing too"),
    ),
    Topic(
        settles="equipment",
        name="equipment",
        question="What have you at hand?",
        choices=(
            Choice("1", "A step or stairs", "step"),
            Choice("2", "A rail to hold on to", "handrail"),
            Choice("3", "An exercise band", "band"),
            Choice("4", "Weights or a light bar", "weights"),
            Choice("5", "Ankle weights", "ankle weights"),
            Choice("6", "A towel", "towel"),
            Choice("7", "Marbles and two bowls", "marbles and two bowls"),
            Choice("8", "A mat", "mat"),
        ),
        kind="many",
    ),
    Topic(
        settles="workouts_a_week",
        name="workouts a week",
        question="How many workouts a week?",
        choices=(
            Choice("1", "One", 1),
            Choice("2", "Two: usual in programmes", 2),
            Choice("3", "Three: usual in programmes", 3),
            Choice("4", "Four", 4),
            Choice("5", "Five", 5),
            Choice("6", "Six", 6),
            Choice("7", "Seven", 7),
        ),
    ),
    Topic(
        settles="pain_rule",
        name="pain rule",
        question="How strict about pain?",
        told="Above 5 is always too much. Up to a limit, pain is safe; in between, it must have "
        "settled by the next morning. Strict suits pain around the kneecap.",
        choices=(
            Choice("s", "Standard: safe up to 2", "standard"),
            Choice("t", "Strict: safe up to 1", "strict"),
        ),
    ),
)
"""All questions, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Interview:
    """A conversation, as far as it has come."""

    today: date
    place: int = 0
    """The place of the question to ask now, from 0."""
    changes: Mapping[str, object] = field(default_factory=dict)
    """What the answers so far change in the profile."""

    @property
    def topic(self) -> Topic | None:
        """What to ask now; None where all is asked, or a doctor should be asked first."""
        if self.needs_a_doctor or self.place >= len(TOPICS):
            return None
        return TOPICS[self.place]

    @property
    def needs_a_doctor(self) -> bool:
        """Whether a warning sign was told: the rest of the questions can wait."""
        red_flags = self.changes.get("red_flags")
        return isinstance(red_flags, RedFlags) and red_flags.any

    def answered(self, answer: object) -> Interview:
        """Return the conversation after an answer to its question."""
        change = TOPICS[self.place].change(answer, self.today)
        return replace(self, place=self.place + 1, changes={**self.changes, **change})

    def passed(self) -> Interview:
        """Return the conversation with its question left out."""
        return replace(self, place=self.place + 1)

    def back(self) -> Interview:
        """Return the conversation at the question before; the first has none before it."""
        return replace(self, place=max(0, self.place - 1))

    def ended(self) -> Interview:
        """Return the conversation with all that was not asked yet left out."""
        return replace(self, place=len(TOPICS))

    @property
    def outcome(self) -> Mapping[str, object]:
        """What the profile becomes; with a warning sign, the rest will be asked another time."""
        return {**self.changes, "asked": not self.needs_a_doctor}
