"""Progression: what the coach decides about an exercise from how it went, and on what grounds.

Nothing of it is stored. Decisions follow from the profile and the sessions, so a corrected past
session corrects what comes next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kneecoach.model.catalogue import Catalogue
from kneecoach.model.exercise import Exercise, Level
from kneecoach.model.ladder import Ladder, Rung
from kneecoach.model.performance import Performance, performances
from kneecoach.model.profile import Profile
from kneecoach.model.routine import PlannedExercise
from kneecoach.model.rules import RULES, Case, Kind, Rule
from kneecoach.model.session import KeptSession
from kneecoach.model.thresholds import REST_DAYS

BEGIN = "not-done-yet"
"""What stands for a rule where an exercise was never done."""
BY_HAND = "level-by-hand"
"""What stands for a rule where the person chose the level."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the coach decided about one exercise, and why."""

    exercise: str
    kind: Kind
    before: Rung | None
    """The rung that was asked for until now; None where there was none."""
    after: Rung
    """The rung to do next; with `rest` and `stop`, once it is done again."""
    rule: str
    """The id of the rule that fired, or `BEGIN` or `BY_HAND`."""
    sessions: tuple[str, ...] = ()
    """The files of the sessions it rests on, the newest last."""
    days: tuple[date, ...] = ()
    """The days of those sessions."""
    fault: str | None = None
    """The repeated fault that held it, whose remedy is then offered."""
    until: date | None = None
    """The first day on which an exercise that rests may be done again."""
    instead_of: Decision | None = None
    """What the coach would have decided, where a level was set by hand."""

    @property
    def leaves_out(self) -> bool:
        """Whether the exercise is not to be done until somebody has looked at the knee."""
        return self.kind == "stop"

    def rests_on(self, today: date) -> bool:
        """Tell whether the exercise is left out on a day."""
        return self.leaves_out or (self.until is not None and today < self.until)


def decide_all(
    catalogue: Catalogue, sessions: Sequence[KeptSession], profile: Profile
) -> Mapping[str, Decision]:
    """Return what the coach decided about each exercise, by id."""
    return {exercise.id: decide(exercise, sessions, profile) for exercise in catalogue}


def decide(exercise: Exercise, sessions: Iterable[KeptSession], profile: Profile) -> Decision:
    """Return what the coach decided about an exercise, last of all."""
    return trail(exercise, sessions, profile)[-1]


def prescribed(exercise: Exercise, decision: Decision, sets: int | None = None) -> PlannedExercise:
    """Return an exercise as the coach asks for it next."""
    return Ladder(exercise, exercise.level(decision.after.level)).planned(decision.after, sets)


def trail(
    exercise: Exercise, sessions: Iterable[KeptSession], profile: Profile
) -> tuple[Decision, ...]:
    """Return every decision about an exercise in turn: how it began, then one a session."""
    done = [
        one
        for one in performances(exercise, sessions, profile)
        if exercise.level(one.level) is not None
    ]
    ladder = Ladder(exercise, _alternative(exercise, done, profile))
    decisions = [Decision(exercise.id, "begin", None, ladder.rungs[0], BEGIN)]
    stands, setbacks = 0, 0
    for index, last in enumerate(done):
        place = ladder.place(last.level, last.reps, last.hold_s)
        if index == 0:
            stands = max(0, place)
        above = min(ladder.top, max(stands, place) + 1)
        case = Case(
            ladder=ladder,
            last=last,
            before=tuple(done[:index]),
            stands=stands,
            done=place,
            setbacks=setbacks,
            pain_rule=profile.pain_rule,
            next_is_hindered=bool(profile.hindrance(exercise, ladder.level_at(above))),
        )
        cleared = _cleared(last, profile)
        rule = next(
            one for one in RULES if one.fires(case) and not (cleared and one.kind == "stop")
        )
        setbacks = setbacks + 1 if case.went_too_far and not cleared else 0
        stands = _reachable(ladder, _place(rule, case), profile)
        decisions.append(_decision(rule, case, ladder.rungs[stands]))
    decisions[-1] = _by_hand(decisions[-1], ladder, profile)
    return tuple(decisions)


def _decision(rule: Rule, case: Case, after: Rung) -> Decision:
    grounds = case.grounds.get(rule.id, (case.last,))
    return Decision(
        exercise=case.ladder.exercise.id,
        kind=rule.kind,
        before=case.ladder.rungs[case.stands],
        after=after,
        rule=rule.id,
        sessions=tuple(one.file for one in grounds),
        days=tuple(one.day for one in grounds),
        fault=min(case.repeated) if rule.id == "fault-repeated" else None,
        until=case.last.day + timedelta(days=REST_DAYS.value) if rule.kind == "rest" else None,
    )


def _place(rule: Rule, case: Case) -> int:
    """Return the place on the ladder that a rule leads to."""
    match rule.to:
        case "where it stands":
            return case.stands
        case "what was done":
            return max(0, case.done)
        case "one easier":
            return max(0, min(case.stands, case.done - 1))
        case "one harder":
            return case.done + 1


def _reachable(ladder: Ladder, place: int, profile: Profile) -> int:
    """Return the highest place, up to one, whose level the person can do; else the place."""
    places = range(place, -1, -1)
    can = (one for one in places if not profile.hindrance(ladder.exercise, ladder.level_at(one)))
    return next(can, place)


def _cleared(last: Performance, profile: Profile) -> bool:
    """Tell whether the person has said since then that nothing speaks against exercise."""
    flags = profile.red_flags
    return flags is not None and not flags.any and flags.asked > last.day


def _alternative(exercise: Exercise, done: Sequence[Performance], profile: Profile) -> Level | None:
    """Return which of a choice of levels to do: chosen by hand, done last, or the first it can."""
    wanted = [profile.levels.get(exercise.id, ""), *(one.level for one in done[-1:])]
    levels = [level for name in wanted if (level := exercise.level(name))]
    can = (level for level in (*levels, *exercise.levels) if not profile.hindrance(exercise, level))
    return next(can, None)


def _by_hand(decision: Decision, ladder: Ladder, profile: Profile) -> Decision:
    """Return the decision with the level the person chose; what keeps them from harm stands."""
    level = profile.levels.get(decision.exercise)
    rungs = [rung for rung in ladder.rungs if rung.level == level]
    if not rungs or decision.after in rungs or decision.kind in ("rest", "stop"):
        return decision
    above = ladder.rungs.index(decision.after) > ladder.rungs.index(rungs[-1])
    after = rungs[-1] if above else rungs[0]
    return replace(decision, kind="hold", after=after, rule=BY_HAND, instead_of=decision)
