"""A year with the coach: what was proposed and done, day by day, and what the coach decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.person.pain import verdict
from kneecoach.model.person.profile import RedFlags
from kneecoach.model.progression.ladder import Ladder, planned_at
from kneecoach.model.progression.progression import Decision, decide_all
from kneecoach.model.proposal.fitting import with_sets
from kneecoach.model.proposal.proposal import gentle, propose
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import PlannedSet, unroll
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog, log_of
from tests.simulated_year.people import WEEK, Person

FIRST = date(2026, 1, 5)
"""A Monday."""
WEEKS = 52
SAID_FROM = 3
"""Pain from which a person says so in the middle of a set."""


@dataclass
class Week:
    """What happened in a week."""

    number: int
    workouts: list[str] = field(default_factory=list)
    """The files of its workouts."""
    changes: list[Decision] = field(default_factory=list)
    """Decisions that led to another dose, or to a rest."""
    held: list[Decision] = field(default_factory=list)
    """Those that did not, for exercises done in this week."""
    advice: list[str] = field(default_factory=list)
    """What spoke against a workout on a day meant for one, and whether it was heeded."""


class Year:
    """A person's year."""

    def __init__(self, person: Person, catalogue: Catalogue) -> None:
        self.person = person
        self.catalogue = catalogue
        self.sessions: list[Digest] = []
        self.decisions: Mapping[str, Decision] = decide_all(catalogue, (), person.profile, FIRST)
        self._stopped: int | None = None

    def weeks(self, count: int = WEEKS) -> Iterator[Week]:
        """Live through the weeks, and yield each."""
        self.person.profile = replace(
            self.person.profile, red_flags=RedFlags(any=False, asked=FIRST)
        )
        for number in range(count):
            week = Week(number + 1)
            for day in range(number * WEEK, (number + 1) * WEEK):
                self._wake(day)
                if not any(day in days for days in self.person.away):
                    self._see_someone(day)
                    if day % WEEK in self.person.workout_days:
                        self._work_out(day, week)
            self._sum_up(week)
            yield week

    def _wake(self, day: int) -> None:
        """Pass the night, and answer how the knee is where there was a workout the day before."""
        person = self.person
        person.knee.night(day)
        person.knee.soreness += person.flares.get(day, 0.0)
        yesterday = _date(day - 1)
        for index, session in enumerate(self.sessions):
            if session.day == yesterday and person.does(person.answers):
                swelling = day in person.swells or person.knee.soreness > 5.5
                morning = NextMorning(pain=person.knee.pain(), swelling=swelling)
                self.sessions[index] = replace(session, next_morning=morning)

    def _see_someone(self, day: int) -> None:
        """Let somebody look at the knee, some time after the coach asked for that."""
        decisions = decide_all(self.catalogue, self.sessions, self.person.profile, _date(day))
        if not any(one.kind == "stop" for one in decisions.values()):
            self._stopped = None
        elif self._stopped is None:
            self._stopped = day
        elif day - self._stopped >= self.person.sees_someone_after:
            flags = RedFlags(any=False, asked=_date(day))
            self.person.profile = replace(self.person.profile, red_flags=flags)

    def _work_out(self, day: int, week: Week) -> None:
        person, today = self.person, _date(day)
        proposal = propose(self.catalogue, self.sessions, person.profile, today)
        if proposal.advice is not None:
            heeded = not proposal.is_offered or person.does(person.heeds)
            week.advice.append(proposal.advice + ("" if heeded else " (not heeded)"))
            if heeded:
                return
        pain, plan, routine = person.knee.pain(), proposal.plan, "coach's pick"
        if verdict(pain) == "too much" and person.does(person.heeds):
            plan, routine = gentle(self.catalogue, self.sessions, person.profile, today), "gentle"
        plan = tuple(self._overdone(one) for one in plan)
        if plan:
            session = digest(self._session(day, plan, routine, pain))
            self.sessions.append(session)
            week.workouts.append(session.file)
            person.knee.has_done(plan, day)

    def _overdone(self, planned: PlannedExercise) -> PlannedExercise:
        """Return an exercise as proposed, or two rungs harder where the person overdoes it."""
        if not self.person.does(self.person.overdoes):
            return planned
        ladder = Ladder(planned.exercise, planned.level)
        place = ladder.place(planned.level.id, planned.dose.reps, planned.dose.tempo.hold_s)
        harder = planned_at(planned.exercise, ladder.rungs[min(ladder.top, max(0, place) + 2)])
        return with_sets(harder, planned.dose.sets)

    def _session(
        self, day: int, plan: tuple[PlannedExercise, ...], routine: str, pain: int
    ) -> KeptSession:
        person = self.person
        started = datetime.combine(_date(day), time(18), UTC)
        sets = unroll(plan).sets
        logs: list[SetLog] = []
        stopped: set[int] = set()
        breaks_off = len(sets) * 2 // 3 if person.does(person.cuts_short) else len(sets)
        for one in sets[:breaks_off]:
            log = self._set(one, stopped)
            logs.append(log)
            if log.stopped_for_pain:
                stopped.add(one.item)
        after = person.knee.pain()
        return KeptSession(
            f"{started:%Y}/{started:%Y%m%dT%H%M%SZ}-0000.toml",
            Session(
                status="finished" if len(logs) == len(sets) else "stopped",
                started=started,
                routine=routine,
                pain_before=pain if person.does(person.answers) else None,
                pain_after=after if person.does(person.answers) else None,
                plan=tuple(one.as_item() for one in plan),
                sets_planned=len(sets),
                sets=tuple(logs),
            ),
        )

    def _set(self, one: PlannedSet, stopped: set[int]) -> SetLog:
        if one.item in stopped:
            log = log_of(one, reps=0, worked=0, pain=None, faults=(), skipped=True)
            return replace(log, stopped_for_pain=True)
        person = self.person
        reps, pain = person.knee.does(one)
        said = pain if pain >= SAID_FROM and person.does(person.answers) else None
        cues = [cue.fault.id for cue in one.planned.exercise.cues if cue.fault]
        faults = cues[:1] if person.does(person.flags) else []
        too_much = verdict(pain) == "too much"
        log = log_of(one, reps=reps, worked=30, pain=said, faults=faults)
        return replace(log, stopped_for_pain=too_much)

    def _sum_up(self, week: Week) -> None:
        """Compare what is decided now with what was a week ago."""
        today = _date(week.number * WEEK)
        of_week = (one for one in self.sessions if one.file in week.workouts)
        done = {one.exercise for session in of_week for one in session.exercises}
        now = decide_all(self.catalogue, self.sessions, self.person.profile, today)
        for name, decision in now.items():
            before = self.decisions[name]
            changed = (before.after, before.leaves_out) != (decision.after, decision.leaves_out)
            if changed or (decision.until and decision != before):
                week.changes.append(decision)
            elif name in done:
                week.held.append(decision)
        self.decisions = now


def _date(day: int) -> date:
    return FIRST + timedelta(days=day)
