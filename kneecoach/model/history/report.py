"""The report for a physiotherapist: who it is, what was planned and done, and how the knee took it.

It tells what the person said and did, and what the coach made of it. It judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.history.course import courses
from kneecoach.model.history.document import (
    Block,
    Document,
    Facts,
    Picture,
    Section,
    Series,
    Table,
    Text,
)
from kneecoach.model.history.period import Period
from kneecoach.model.history.trends import pain_trends, workouts
from kneecoach.model.person.pain import SAFE_UP_TO, TOO_MUCH_ABOVE
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.progression import Decision
from kneecoach.model.progression.why import day_words, next_words, rung_words
from kneecoach.model.sessions.adherence import kept
from kneecoach.model.sessions.digest import Digest
from kneecoach.model.words import minutes

MOST_ROWS = 8
"""Rows of what may be many, so that two pages hold everything; the newest are told."""
LONGEST_NOTE = 300
"""Characters of a note."""
TITLE = "Knee exercises: a report for the physiotherapist"
ENDS = (
    "Written by kneecoach, the program that leads these exercises, from what the person told it. "
    "It is no medical record and no diagnosis."
)


def report(
    digests: Sequence[Digest],
    catalogue: Catalogue,
    profile: Profile,
    decisions: Mapping[str, Decision],
    asked: Period,
    today: date,
) -> Document:
    """Compose the report of some days.

    Args:
        digests: all sessions, in any order.
        catalogue: what there is to do.
        profile: what the person told of themselves.
        decisions: what the coach decided last about each exercise, by the end of those days.
        asked: the days that are wanted.
        today: the day on which it is written.
    """
    done = [one for one in workouts(digests) if one.day in asked]
    person = Section("About the person", (_person(profile),))
    written = f"Written on {_day(today)}."
    if not done:
        nothing = Section("Workouts", (Text("There were none in this time."),))
        return Document(TITLE, written, (person, nothing), ENDS)
    period = Period(done[0].day, done[-1].day)
    last = min(asked.last, today)
    return Document(
        TITLE,
        f"{_day(period.first)} to {_day(period.last)}. {written}",
        (
            person,
            Section("Plan, and what was kept of it", (_plan_kept(done, profile, last),)),
            Section("Pain", tuple(_pain(done, profile, period))),
            Section("Exercises", tuple(_exercises(done, catalogue, profile, decisions))),
            Section("Faults that the person noticed", tuple(_faults(done, catalogue))),
            Section("Exercises stopped because they hurt", tuple(_stops(done, catalogue))),
            Section("Notes of the person", tuple(_notes(done))),
        ),
        ENDS,
    )


def _person(profile: Profile) -> Facts:
    flags, knee = profile.red_flags, profile.knee
    knees = {"both": "both knees", "neither": "neither: to stay well", None: "not said"}
    signs = "not asked"
    if flags is not None:
        found = "at least one, and told to see a doctor" if flags.any else "none"
        signs = f"{found}, said on {_day(flags.asked)}"
    return Facts(
        (
            ("Knee that troubles", knees.get(knee) or f"{knee} knee"),
            ("Pain on a usual day", _of_ten(profile.usual_pain)),
            ("Severe knee problem", _yes_no(profile.severe_knee_problem)),
            ("Back pain", _yes_no(profile.back_pain)),
            ("Kneeling hurts", _yes_no(profile.kneeling_hurts)),
            ("Warning signs", signs),
            ("At hand", _at_hand(profile)),
        )
    )


def _at_hand(profile: Profile) -> str:
    return "not said" if profile.equipment is None else ", ".join(profile.equipment) or "nothing"


def _plan_kept(done: Sequence[Digest], profile: Profile, last: date) -> Facts:
    planned = profile.workouts_a_week
    weeks = kept([one.day for one in done], last, planned)
    sets, of = sum(one.sets_done for one in done), sum(one.sets_planned for one in done)
    worked_s = sum(one.worked_s for one in done)
    return Facts(
        (
            ("Plan now", f"{planned} workouts a week, {profile.minutes} min each"),
            ("Weeks that had them all", f"{weeks.full} of {weeks.weeks}"),
            ("Workouts", f"{len(done)}, usually {minutes(median(one.length_s for one in done))}"),
            ("Sets", f"{sets} done of {of} planned"),
            ("Exercise without rests", _length(worked_s)),
        )
    )


def _pain(done: Sequence[Digest], profile: Profile, period: Period) -> Iterator[Block]:
    trends = pain_trends(done, period)
    series = tuple(
        Series(name, trend.chart.points)
        for name, trend in zip(("before", "after", "next morning"), trends, strict=True)
        if trend.chart is not None
    )
    safe = SAFE_UP_TO[profile.pain_rule]
    if series:
        told = " ".join(trend.sentence for trend in trends)
        limits = ((safe, "safe up to"), (TOO_MUCH_ABOVE, "too much above"))
        yield Picture(told, series, period.first, period.last, period.gap_days, limits)
    yield from (Text(trend.sentence) for trend in trends)
    yield Text(_swelling(done))
    yield from _on_return(done)
    averaged = any(trend.averaged for trend in trends)
    points = f" Each point is the average of a {period.step}." if averaged else ""
    yield Text(
        f"0 is none, 10 the worst imaginable.{points} By the person's rule "
        f"({profile.pain_rule}), pain up to {safe} is safe; up to {TOO_MUCH_ABOVE} it must have "
        f"settled by the next morning; above {TOO_MUCH_ABOVE} an exercise ends."
    )


def _swelling(done: Sequence[Digest]) -> str:
    asked = "New swelling the morning after"
    said = [(one.day, one.next_morning.swelling) for one in done if one.next_morning is not None]
    swollen = [day for day, is_swollen in said if is_swollen]
    if not said:
        return f"{asked}: not said."
    answers = f"{len(said)} answer" if len(said) == 1 else f"{len(said)} answers"
    if not swollen:
        return f"{asked}: none in {answers}."
    return f"{asked}: {len(swollen)} in {answers}, the last after {_day(swollen[-1])}."


def _on_return(done: Sequence[Digest]) -> Iterator[Block]:
    """Tell of pain on coming back to workouts that were broken off, if there were any."""
    said = [(one.day, one.pain_on_return) for one in done if one.pain_on_return is not None]
    if said:
        (last, pain), most = said[-1], max(pain for _, pain in said)
        told = f"{pain}, in that of {_day(last)}"
        if len(said) > 1:
            told = f"up to {most} in {len(said)} workouts, the last that of {_day(last)}"
        yield Text(f"Pain on coming back to a workout that was broken off: {told}.")


def _exercises(
    done: Sequence[Digest],
    catalogue: Catalogue,
    profile: Profile,
    decisions: Mapping[str, Decision],
) -> Iterator[Block]:
    told = courses(catalogue, done)
    rows: list[tuple[str, ...]] = [
        (
            one.exercise.short,
            str(one.workouts),
            rung_words(one.exercise, one.began),
            rung_words(one.exercise, one.now),
            "" if one.pain is None else str(one.pain),
            next_words(one.exercise, decisions[one.exercise.id], profile),
        )
        for one in told
    ]
    known = {one.exercise.id for one in told}
    others = Counter(
        one.exercise for session in done for one in session.exercises if one.exercise not in known
    )
    rows += [(_name(catalogue, name), str(times), *[""] * 4) for name, times in others.items()]
    yield Table(("Exercise", "Workouts", "At first", "At last", "Worst pain", "Next"), tuple(rows))


def _faults(done: Sequence[Digest], catalogue: Catalogue) -> Iterator[Block]:
    times: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], date] = {}
    for session in done:
        for one in session.exercises:
            for fault, sets in one.faults.items():
                times[one.exercise, fault] += sets
                last[one.exercise, fault] = session.day
    rows = [
        (_fault(catalogue, *key), _name(catalogue, key[0]), str(sets), _day(last[key]))
        for key, sets in times.most_common()
    ]
    yield from _table(("Fault", "Exercise", "Sets", "Last"), rows, "rarer ones")


def _stops(done: Sequence[Digest], catalogue: Catalogue) -> Iterator[Block]:
    rows = [
        (
            _day(session.day),
            _name(catalogue, one.exercise),
            ", ".join(dict.fromkeys(one.where)) or "not said",
            "not said" if one.pain is None else str(one.pain),
        )
        for session in reversed(done)
        for one in session.exercises
        if one.stopped
    ]
    yield from _table(("Day", "Exercise", "Where", "Pain"), rows, "earlier ones")


def _notes(done: Sequence[Digest]) -> Iterator[Block]:
    rows = [
        (_day(one.day), _short(" ".join(one.note.split()))) for one in reversed(done) if one.note
    ]
    yield from _table(("Day", "Note"), rows, "earlier ones")


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], rest: str) -> Iterator[Block]:
    """Yield a table of the first rows, and how many more there are."""
    if not rows:
        yield Text("None.")
        return
    yield Table(heads, tuple(rows[:MOST_ROWS]))
    if len(rows) > MOST_ROWS:
        yield Text(f"And {len(rows) - MOST_ROWS} {rest}.")


def _short(note: str) -> str:
    return note if len(note) <= LONGEST_NOTE else f"{note[:LONGEST_NOTE].rstrip()}…"


def _name(catalogue: Catalogue, exercise: str) -> str:
    return catalogue.find(exercise).short if exercise in catalogue else exercise


def _fault(catalogue: Catalogue, exercise: str, fault: str) -> str:
    known = catalogue.find(exercise).fault(fault) if exercise in catalogue else None
    return fault if known is None else known.name


def _length(seconds: float) -> str:
    return minutes(seconds) if seconds < 2 * 3600 else f"{seconds / 3600:.0f} h"


def _of_ten(pain: int | None) -> str:
    return "not said" if pain is None else f"{pain} of 10"


def _yes_no(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: "not said"}[answer]


def _day(day: date) -> str:
    return f"{day_words(day)} {day.year}"
