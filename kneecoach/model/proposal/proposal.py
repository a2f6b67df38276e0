"""The proposal: the workout that suits a person today, line by line, and why each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kneecoach.model.body.region import REGIONS, Region
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.performance import settled
from kneecoach.model.progression.progression import Decision, decide_all
from kneecoach.model.progression.thresholds import (
    ALSO,
    BALANCE_DAYS,
    EXERCISES,
    GENTLER_PART,
    ONE_SIDE,
    SETTLE_DAYS,
)
from kneecoach.model.proposal.aftermath import Setback, last_workout, setback
from kneecoach.model.proposal.candidates import (
    LeftOut,
    ProposedExercise,
    gentler,
    is_gentle,
    sorted_out,
)
from kneecoach.model.proposal.fitting import Wanted, fit
from kneecoach.model.routines.order import in_order
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing, unroll
from kneecoach.model.sessions.adherence import Week, counts, week
from kneecoach.model.sessions.digest import Digest

Advice = Literal[
    "see a doctor", "see someone", "not settled", "done today", "hurt today", "week done"
]
"""What speaks against a workout today, the strongest first; after the second, only to rest."""
NOT_OFFERED: frozenset[Advice | None] = frozenset({"see a doctor", "see someone"})
"""With this advice no workout is offered."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A workout for one day."""

    day: date
    minutes: int
    """How long it was to be."""
    planned_s: int
    """How many seconds it was planned for: as long as that, or less after a setback."""
    lines: tuple[ProposedExercise, ...]
    """In the order of a workout; none where no workout is offered."""
    able: tuple[ProposedExercise, ...]
    """All that could be done today, the most wanted first, each with the sets it has at least."""
    left_out: tuple[LeftOut, ...]
    balance: Mapping[Region, float]
    """Sets that each region has had in the days over which regions are balanced.

    Left and right together are one set; it counts less for a region that works too, but not
    first of all.
    """
    without: frozenset[str]
    """The exercises that the person did not want in it, by id."""
    advice: Advice | None
    setback: Setback | None
    """How the last workout went badly: it is then short, light and has nothing new."""
    week: Week
    profile: Profile
    """What the person told, as far as it was known."""

    @property
    def plan(self) -> tuple[PlannedExercise, ...]:
        """The exercises as they would be led."""
        return tuple(line.planned for line in self.lines)

    @property
    def is_offered(self) -> bool:
        """Whether there is a workout at all; where someone should look first, there is none."""
        return self.advice not in NOT_OFFERED


def propose(
    catalogue: Catalogue,
    sessions: Sequence[Digest],
    profile: Profile,
    day: date,
    *,
    minutes: int | None = None,
    timing: Timing | None = None,
    without: Collection[str] = (),
) -> Proposal:
    """Propose a workout.

    Args:
        catalogue: what there is.
        sessions: all that was done, in any order.
        profile: what the person told.
        day: the day it is for, where the person is.
        minutes: how long it may take; None for as long as the profile says.
        timing: the seconds between exercises.
        without: the ids of exercises that the person does not want in it.
    """
    minutes = profile.minutes if minutes is None else minutes
    decisions = decide_all(catalogue, sessions, profile, day)
    balance, last_done = _balance(catalogue, sessions, day)
    able, left_out = sorted_out(catalogue, profile, decisions, last_done, day)
    advice = _advice(sessions, profile, decisions, day)
    went_badly = setback(sessions, profile, day)
    planned_s = minutes * 60
    if went_badly is not None:
        planned_s = round(planned_s * GENTLER_PART.part)
        able, too_new = gentler(able, profile)
        left_out += too_new
    chosen: tuple[PlannedExercise, ...] = ()
    if advice not in NOT_OFFERED:
        wanted = _by_want((one for one in able if one.planned.exercise.id not in without), balance)
        chosen = fit(
            [Wanted(one.planned, one.good_sets, one.most_sets) for one in wanted],
            EXERCISES.value,
            planned_s,
            lambda plan: unroll(in_order(plan), timing).length_s if plan else 0,
        )
    by_id = {one.planned.exercise.id: one for one in able}
    return Proposal(
        day=day,
        minutes=minutes,
        planned_s=planned_s,
        lines=tuple(replace(by_id[one.exercise.id], planned=one) for one in in_order(chosen)),
        able=_by_want(able, balance),
        left_out=left_out,
        balance=balance,
        without=frozenset(without),
        advice=advice,
        setback=went_badly,
        week=week(sessions, day, profile.workouts_a_week),
        profile=profile,
    )


def gentle(
    catalogue: Catalogue, sessions: Sequence[Digest], profile: Profile, day: date
) -> tuple[PlannedExercise, ...]:
    """Return what may be done on a day with too much pain: hips and glutes, lying, at the lightest.

    These often still are possible where squats and lunges are not. There is nothing where someone
    should look first.
    """
    decisions = decide_all(catalogue, sessions, profile, day)
    if _advice(sessions, profile, decisions, day) in NOT_OFFERED:
        return ()
    lightest = (
        PlannedExercise.lightest(exercise)
        for exercise in catalogue
        if not decisions[exercise.id].rests_on(day)
    )
    return in_order(one for one in lightest if is_gentle(one, profile))


def _by_want(
    able: Iterable[ProposedExercise], balance: Mapping[Region, float]
) -> tuple[ProposedExercise, ...]:
    """Return exercises, the most wanted first.

    One of each region in turn, the region with the fewest sets first; in a region, the one that
    was longest ago.
    """
    in_turn: Counter[Region] = Counter()
    ranked: list[tuple[tuple[int, float, int], ProposedExercise]] = []
    for one in sorted(able, key=lambda one: one.last_done or date.min):
        region = one.planned.exercise.region
        ranked.append(((in_turn[region], balance[region], REGIONS.index(region)), one))
        in_turn[region] += 1
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def _balance(
    catalogue: Catalogue, sessions: Iterable[Digest], day: date
) -> tuple[Mapping[Region, float], Mapping[str, date]]:
    """Return the sets each region has had lately, and when each exercise was done last."""
    had: dict[Region, float] = dict.fromkeys(REGIONS, 0.0)
    last_done: dict[str, date] = {}
    since = day - timedelta(days=BALANCE_DAYS.value)
    for session in sessions:
        for done in session.exercises:
            if not done.sides_done or done.exercise not in catalogue:
                continue
            last_done[done.exercise] = max(session.day, last_done.get(done.exercise, date.min))
            if session.day > since:
                exercise = catalogue.find(done.exercise)
                sets = done.sides_done * ONE_SIDE.part
                had[exercise.region] += sets
                for region in exercise.also:
                    had[region] += sets * ALSO.part
    return had, last_done


def _advice(
    sessions: Sequence[Digest],
    profile: Profile,
    decisions: Mapping[str, Decision],
    day: date,
) -> Advice | None:
    if profile.needs_a_doctor:
        return "see a doctor"
    if any(one.rule == "swelling" and one.kind == "stop" for one in decisions.values()):
        return "see someone"
    last = last_workout(sessions)
    if last is not None:
        ago = (day - last.day).days
        if settled(last, profile) is False and ago <= SETTLE_DAYS.value:
            return "not settled"
    if any(one.day == day and counts(one) for one in sessions):
        return "done today"
    if last is not None and last.day == day and setback(sessions, profile, day) is not None:
        return "hurt today"
    if week(sessions, day, profile.workouts_a_week).is_full:
        return "week done"
    return None
