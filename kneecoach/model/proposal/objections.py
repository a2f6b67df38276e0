"""What speaks against the exercises of a plan, whoever made it: a routine, a wish, an old day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.progression import Decision
from kneecoach.model.proposal.candidates import LeftOut
from kneecoach.model.proposal.proposal_words import left_out_reason
from kneecoach.model.routines.routine import PlannedExercise

_IF_NOT_SO = "If that is not so, tell the coach: Ctrl+P, then About you."
_AFTER_A_LOOK = "After someone has looked, tell the coach: Ctrl+P, then warning signs."


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against one exercise at a level."""

    exercise: Exercise
    level: Level
    reason: str
    """A sentence or two, such as "needs step."."""
    is_for_someone: bool
    """Whether somebody is to look at the knee before it is done again."""
    is_final: bool
    """Whether the person can't go on all the same.

    They know best what is at hand and how rested they are. But what is not done with a condition,
    or after a stop, they change by telling the coach what has changed, and not in passing.
    """


def objections(
    planned: Iterable[PlannedExercise],
    decisions: Mapping[str, Decision],
    profile: Profile,
    day: date,
) -> tuple[Objection, ...]:
    """Return what speaks against exercises, each level once, in their order.

    Args:
        planned: the exercises, at the levels at which they are to be done.
        decisions: what the coach decided about each exercise, by id.
        profile: what the person told.
        day: the day on which they are to be done.
    """
    found: dict[tuple[str, str], Objection] = {}
    for one in planned:
        decision = decisions[one.exercise.id]
        if reasons := tuple(_reasons(one, decision, profile, day)):
            not_with = any(map(profile.has, one.exercise.not_with_at(one.level)))
            found[one.exercise.id, one.level.id] = Objection(
                one.exercise,
                one.level,
                " ".join(reasons),
                is_for_someone=decision.leaves_out,
                is_final=not_with or decision.leaves_out,
            )
    return tuple(found.values())


def objection_words(found: Sequence[Objection]) -> str:
    """Return objections line by line, and how the person answers those that are final."""
    lines = list(dict.fromkeys(f"{one.exercise.name}: {one.reason}" for one in found))
    if any(one.is_final and not one.is_for_someone for one in found):
        lines.append(_IF_NOT_SO)
    if any(one.is_for_someone for one in found):
        lines.append(_AFTER_A_LOOK)
    return "\n".join(lines)


def _reasons(
    one: PlannedExercise, decision: Decision, profile: Profile, day: date
) -> Iterator[str]:
    if decision.rests_on(day):
        yield left_out_reason(LeftOut(one.exercise, "", decision))
    if hindrance := profile.hindrance(one.exercise, one.level):
        yield left_out_reason(LeftOut(one.exercise, hindrance, decision))
