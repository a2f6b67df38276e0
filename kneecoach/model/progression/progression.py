"""Progression: what the coach decides about an exercise from how it went, and on what grounds.

Nothing of it is stored. Decisions follow from the profile and the sessions, so a corrected past
session corrects what comes next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.case import Case, Standing
from kneecoach.model.progression.ladder import Ladder, Rung
from kneecoach.model.progression.performance import Performance, performances
from kneecoach.model.progression.rule import Kind, Rule
from kneecoach.model.progression.rules import FAILS, NOT_CALM, RULES, STEPS_BACK
from kneecoach.model.progression.thresholds import BREAK_DAYS, REST_DAYS
from kneecoach.model.sessions.digest import Digest

BEGIN = "not-done-yet"
"""What stands for a rule where an exercise was never done."""
BY_HAND = "level-by-hand"
"""What stands for a rule where the person chose the level."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the coach decided about one exercise, and why."""

    exercise: str
    kind: Kind
    """As the rule's; a step back with nothing easier to go to is a hold."""
    before: Rung | None
    """The rung that was asked for until now; None where there was none."""
    after: Rung
    """The rung to do next; with `rest` and `stop`, at most, once it is done again."""
    rule: str
    """The id of the rule that fired, or `BEGIN` or `BY_HAND`."""
    sessions: tuple[str, ...] = ()
    """The files of the sessions it rests on, the newest last."""
    days: tuple[date, ...] = ()
    """The days of those sessions."""
    fault: str | None = None
    """The repeated fault that held it, whose remedy is then offered."""
    hindrance: str = ""
    """What keeps this person from the next level, where that held it."""
    until: date | None = None
    """The first day on which an exercise that rests may be done again."""
    instead_of: Decision | None = None
    """What the coach would have decided, where a level was set by hand."""

    @property
    def leaves_out(self) -> bool:
        """Whether the exercise is not to be done until somebody has looked at the knee."""
        return self.kind == "stop"

    def rests_on(self, day: date) -> bool:
        """Tell whether the exercise is left out on a day."""
        return self.leaves_out or (self.until is not None and day < self.until)


def decide_all(
    catalogue: Catalogue, sessions: Sequence[Digest], profile: Profile, today: date
) -> Mapping[str, Decision]:
    """Return what the coach decided about each exercise, by id."""
    return {exercise.id: decide(exercise, sessions, profile, today) for exercise in catalogue}


def decide(
    exercise: Exercise, sessions: Iterable[Digest], profile: Profile, today: date
) -> Decision:
    """Return what the coach decided about an exercise, last of all."""
    return trail(exercise, sessions, profile, today)[-1]


def trail(
    exercise: Exercise, sessions: Iterable[Digest], profile: Profile, today: date
) -> tuple[Decision, ...]:
    """Return every decision about an exercise until today, in turn.

    First how it begins, then one for each session and each long break. A stop is the last, until
    the person has said on a later day that nothing speaks against exercise: what is done against
    it can only make easier what is to be done then.
    """
    done = performances(exercise, sessions, profile)
    ladder = Ladder(exercise, _alternative(exercise, done, profile))
    begin = Decision(exercise.id, "begin", None, ladder.rungs[0], BEGIN)
    decisions = (begin, *_decisions(ladder, done, profile, today))
    return (*decisions[:-1], _by_hand(decisions[-1], ladder, profile))


def _decisions(
    ladder: Ladder, done: Sequence[Performance], profile: Profile, today: date
) -> Iterator[Decision]:
    turns = _turns(ladder, done, profile, today)
    for decision in turns:
        if decision.leaves_out:
            since = (one.after for one in turns)
            lightest = min((decision.after, *since), key=ladder.rungs.index)
            yield replace(decision, after=lightest)
            return
        yield decision


def _turns(
    ladder: Ladder, done: Sequence[Performance], profile: Profile, today: date
) -> Iterator[Decision]:
    """Yield what each session and each long break would lead to, whatever was stopped before."""
    begun = _begun_at(ladder, done[0], profile) if done else 0
    stands = Standing(begun, begun)
    days = [*(one.day for one in done), today]
    for last, next_day in zip(done, days[1:], strict=True):
        decision, stands = _decide(Case(ladder, profile, stands, last))
        yield decision
        idle_days = (next_day - last.day).days
        if idle_days >= BREAK_DAYS.value and stands.place > 0:
            decision, stands = _decide(Case(ladder, profile, stands, last, idle_days))
            yield decision


def _begun_at(ladder: Ladder, first: Performance, profile: Profile) -> int:
    """Return the place that a person began at by themselves; the lowest if that went not well."""
    case = Case(ladder, profile, Standing(0, 0), first)
    if case.hurt or case.hurt_after or first.settled is False:
        return 0
    return _reachable(ladder, max(0, ladder.place(first.level, first.reps, first.hold_s)), profile)


def _decide(case: Case) -> tuple[Decision, Standing]:
    """Return what is decided by the first rule that fits, and where the exercise stands then."""
    rule = next(one for one in RULES if one.fires(case))
    place = _reachable(case.ladder, rule.to(case), case.profile)
    grounds = rule.grounds(case)
    is_same = rule.id in STEPS_BACK and place >= (case.stood.place if case.idle_days else case.done)
    decision = Decision(
        exercise=case.ladder.exercise.id,
        kind="hold" if is_same else rule.kind,
        before=case.ladder.rungs[case.stood.place],
        after=case.ladder.rungs[place],
        rule=rule.id,
        sessions=tuple(one.file for one in grounds),
        days=tuple(one.day for one in grounds),
        fault=min(case.repeated) if rule.id == "fault-repeated" else None,
        hindrance=case.hindrance_above if rule.id == "next-out-of-reach" else "",
        until=_rest_until(case.last.day) if rule.kind == "rest" else None,
    )
    return decision, _standing(rule, case, place)


def _standing(rule: Rule, case: Case, place: int) -> Standing:
    stood = case.stood
    if rule.id == "after-a-break":
        return replace(stood, place=place, high=place, clean=())
    as_asked = case.done >= stood.place
    return Standing(
        place,
        high=place if as_asked and rule.id in STEPS_BACK else max(place, stood.high),
        failed=case.done if as_asked and rule.id in FAILS else _still_failed(rule, case),
        before=(*stood.before, case.last),
        clean=(*stood.clean, case.last) if case.is_clean else (),
        setbacks=() if case.cleared else case.setbacks,
    )


def _still_failed(rule: Rule, case: Case) -> int | None:
    """Return the place that was too much by itself; None where it has gone well since."""
    failed = case.stood.failed
    has_gone_well = rule.kind == "progress" and failed is not None and case.lowest_clean >= failed
    return None if has_gone_well else failed


def _rest_until(day: date) -> date:
    return day + min(timedelta(REST_DAYS.value), date.max - day)


def _reachable(ladder: Ladder, place: int, profile: Profile) -> int:
    """Return the highest place, up to one, whose level the person can do; else the place."""
    places = range(place, -1, -1)
    can = (one for one in places if not profile.hindrance(ladder.exercise, ladder.level_at(one)))
    return next(can, place)


def _alternative(exercise: Exercise, done: Sequence[Performance], profile: Profile) -> Level | None:
    """Return which of a choice of levels to do: chosen by hand, done last, or the first it can."""
    wanted = [profile.levels.get(exercise.id, ""), *(one.level for one in done[-1:])]
    levels = [level for name in wanted if (level := exercise.level(name))]
    can = (level for level in (*levels, *exercise.levels) if not profile.hindrance(exercise, level))
    return next(can, None)


def _by_hand(decision: Decision, ladder: Ladder, profile: Profile) -> Decision:
    """Return the decision with the level the person chose; what keeps them from harm stands.

    That it is left out stands too; but then it comes back no harder than they chose.
    """
    level = ladder.exercise.level(profile.levels.get(decision.exercise, ""))
    if level is None or profile.hindrance(ladder.exercise, level):
        return decision
    rungs = [rung for rung in ladder.rungs if rung.level == level.id]
    if decision.after in rungs:
        return decision
    is_easier = ladder.rungs.index(rungs[-1]) < ladder.rungs.index(decision.after)
    if decision.kind in ("rest", "stop"):
        return replace(decision, after=rungs[-1]) if is_easier else decision
    if decision.rule in NOT_CALM and not is_easier:
        return decision
    after = rungs[-1] if is_easier else rungs[0]
    return replace(decision, kind="hold", after=after, rule=BY_HAND, instead_of=decision)
