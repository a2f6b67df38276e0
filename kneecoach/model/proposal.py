"""The proposal: the workout that suits a person today, line by line, and why each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from kneecoach.model.adherence import Week, counts, week
from kneecoach.model.catalogue import Catalogue
from kneecoach.model.exercise import REGIONS, Exercise, Position
from kneecoach.model.figure import Region
from kneecoach.model.fitting import fit
from kneecoach.model.performance import settled
from kneecoach.model.profile import Profile
from kneecoach.model.progression import Decision, decide_all, prescribed
from kneecoach.model.routine import PlannedExercise
from kneecoach.model.session import KeptSession
from kneecoach.model.thresholds import BALANCE_DAYS, EXERCISES, SETTLE_DAYS
from kneecoach.model.timeline import Timing, unroll

Advice = Literal["see a doctor", "see someone", "not settled", "done today", "week done"]
"""What speaks against a workout today, the strongest first; the last three only advise rest."""

_POSITIONS: tuple[Position, ...] = (
    "kneeling",
    "side-lying",
    "on the back",
    "standing",
    "sitting",
)
"""The positions in the order in which they are taken: what is on the floor in one go, first."""
_GENTLE: tuple[Position, ...] = ("side-lying", "on the back")
_GENTLE_REGIONS: tuple[Region, ...] = ("hips", "glutes")
_ALSO = 0.5
"""How much a set counts for a region that works too, but not first of all."""


@dataclass(frozen=True, slots=True)
class ProposedExercise:
    """One line of the proposal, with what it rests on."""

    planned: PlannedExercise
    decision: Decision
    region_sets: float
    """Sets that its region has had in the days over which regions are balanced."""
    last_done: date | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise that is not for today."""

    exercise: Exercise
    hindrance: str
    """What it is not done with, or needs; nothing where the coach lets it rest."""
    decision: Decision


@dataclass(frozen=True, slots=True)
class Proposal:
    """A workout for one day."""

    day: date
    minutes: int
    """How long it was to be."""
    lines: tuple[ProposedExercise, ...]
    """In the order of a workout; none where no workout is offered."""
    left_out: tuple[LeftOut, ...]
    others: tuple[ProposedExercise, ...]
    """What could be done too, or instead of a line of the same region; the best first."""
    advice: Advice | None
    week: Week

    @property
    def plan(self) -> tuple[PlannedExercise, ...]:
        """The exercises as they would be led."""
        return tuple(line.planned for line in self.lines)

    def instead_of(self, exercise: Exercise) -> tuple[ProposedExercise, ...]:
        """Return what could take the place of an exercise: others of its region."""
        return tuple(one for one in self.others if one.planned.exercise.region == exercise.region)


def propose(
    catalogue: Catalogue,
    sessions: Sequence[KeptSession],
    profile: Profile,
    day: date,
    *,
    minutes: int | None = None,
    timing: Timing | None = None,
) -> Proposal:
    """Propose a workout.

    Args:
        catalogue: what there is.
        sessions: all that was done, in any order.
        profile: what the person told.
        day: the day it is for, where the person is.
        minutes: how long it may take; None for as long as the profile says.
        timing: the seconds between exercises.
    """
    minutes = profile.minutes if minutes is None else minutes
    decisions = decide_all(catalogue, sessions, profile)
    lines, left_out = _candidates(catalogue, sessions, profile, decisions, day)
    advice = _advice(sessions, profile, decisions, day)
    by_id = {line.planned.exercise.id: line for line in lines}
    chosen: tuple[PlannedExercise, ...] = ()
    if advice not in ("see a doctor", "see someone"):
        chosen = fit(
            [line.planned for line in lines],
            EXERCISES.value,
            minutes * 60,
            lambda plan: unroll(in_order(plan, catalogue), timing).length_s if plan else 0,
        )
    taken = {one.exercise.id for one in chosen}
    return Proposal(
        day=day,
        minutes=minutes,
        lines=tuple(
            replace(by_id[one.exercise.id], planned=one) for one in in_order(chosen, catalogue)
        ),
        left_out=left_out,
        others=tuple(line for line in lines if line.planned.exercise.id not in taken),
        advice=advice,
        week=week(sessions, day, profile.workouts_a_week),
    )


def gentle(
    catalogue: Catalogue, sessions: Sequence[KeptSession], profile: Profile, day: date
) -> tuple[PlannedExercise, ...]:
    """Return what may be done on a day with too much pain: hips and glutes, lying, at the lightest.

    CONTENT's facts say that these often still are possible where squats and lunges are not.
    """
    decisions = decide_all(catalogue, sessions, profile)
    lines, _ = _candidates(catalogue, sessions, profile, decisions, day)
    fitting = (
        one.planned.exercise
        for one in lines
        if one.planned.exercise.region in _GENTLE_REGIONS
        and one.planned.exercise.position in _GENTLE
    )
    planned = (PlannedExercise.lightest(exercise) for exercise in fitting)
    return in_order(planned, catalogue)


def in_order(plan: Iterable[PlannedExercise], catalogue: Catalogue) -> tuple[PlannedExercise, ...]:
    """Return a workout in order: feet last, then few changes of position, then by region."""

    def key(one: PlannedExercise) -> tuple[bool, int, int]:
        feet = one.exercise.region == "ankles and feet"
        position = _POSITIONS.index(one.exercise.position_at(one.level))
        return feet, 0 if feet else position, catalogue.rank(one.exercise)

    return tuple(sorted(plan, key=key))


def _candidates(
    catalogue: Catalogue,
    sessions: Sequence[KeptSession],
    profile: Profile,
    decisions: Mapping[str, Decision],
    day: date,
) -> tuple[list[ProposedExercise], tuple[LeftOut, ...]]:
    """Return what can be done, the most wanted first, and what is left out and why.

    One exercise of each region in turn, the region with the fewest sets first; in a region, the
    one that was longest ago.
    """
    had, last_done = _balance(catalogue, sessions, day)
    found: list[ProposedExercise] = []
    left_out: list[LeftOut] = []
    for exercise in catalogue:
        decision = decisions[exercise.id]
        planned = prescribed(exercise, decision)
        hindrance = profile.hindrance(exercise, planned.level)
        if hindrance or decision.rests_on(day):
            left_out.append(LeftOut(exercise, hindrance, decision))
        else:
            last = last_done.get(exercise.id)
            found.append(ProposedExercise(planned, decision, had[exercise.region], last))
    turn: Counter[Region] = Counter()
    ranked: list[tuple[int, float, int, ProposedExercise]] = []
    for line in sorted(found, key=lambda line: line.last_done or date.min):
        region = line.planned.exercise.region
        ranked.append((turn[region], had[region], REGIONS.index(region), line))
        turn[region] += 1
    ranked.sort(key=lambda one: one[:3])
    return [line for *_, line in ranked], tuple(left_out)


def _balance(
    catalogue: Catalogue, sessions: Iterable[KeptSession], day: date
) -> tuple[Mapping[Region, float], Mapping[str, date]]:
    """Return the sets each region has had lately, and when each exercise was done last."""
    had: dict[Region, float] = dict.fromkeys(REGIONS, 0.0)
    last_done: dict[str, date] = {}
    since = day - timedelta(days=BALANCE_DAYS.value)
    for kept in sessions:
        on = kept.session.started.date()
        for log in kept.session.sets:
            if not log.done or log.exercise not in catalogue:
                continue
            last_done[log.exercise] = max(on, last_done.get(log.exercise, date.min))
            if on > since:
                exercise = catalogue.find(log.exercise)
                had[exercise.region] += 1
                for region in exercise.also:
                    had[region] += _ALSO
    return had, last_done


def _advice(
    sessions: Sequence[KeptSession],
    profile: Profile,
    decisions: Mapping[str, Decision],
    day: date,
) -> Advice | None:
    if profile.red_flags is not None and profile.red_flags.any:
        return "see a doctor"
    if any(one.rule == "swelling" and one.kind == "stop" for one in decisions.values()):
        return "see someone"
    done = [kept.session for kept in sessions if counts(kept.session)]
    if done:
        last = max(done, key=lambda session: session.started)
        ago = (day - last.started.date()).days
        if settled(last, profile) is False and ago <= SETTLE_DAYS.value:
            return "not settled"
        if ago == 0:
            return "done today"
    if week(sessions, day, profile.workouts_a_week).is_full:
        return "week done"
    return None
