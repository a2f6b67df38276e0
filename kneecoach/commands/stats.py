"""`kneecoach stats`: numbers over all workouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.table import Column, Table
from rich.text import Text

from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.commands.overview import read_overview
from kneecoach.model.history.course import Course, best_words, courses
from kneecoach.model.history.statistics import Statistics, statistics
from kneecoach.model.progression.progression import Decision, decide
from kneecoach.model.progression.why import next_words
from kneecoach.model.sessions.ahead import come
from kneecoach.model.words import counted
from kneecoach.storage.index import LOOKED_BACK
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile


def run(paths: Paths, today: date, *, as_json: bool) -> int:
    """Print how often, how long, how it hurt, and how far each exercise has come."""
    library = load_library(paths)
    profile, in_profile = load_profile(paths)
    print_problems((*library.problems, *in_profile))
    digests = come(read_overview(paths, today).digests, today)
    told = statistics(digests, profile.workouts_a_week, today)
    done = courses(library.catalogue, digests)
    latest = digests[:LOOKED_BACK]
    decisions = {one.exercise.id: decide(one.exercise, latest, profile, today) for one in done}
    if as_json:
        print_json(_as_json(told, done, decisions))
    elif told.first is None or told.last is None:
        console.print("No workouts yet. Start one with: kneecoach")
    else:
        following = [next_words(one.exercise, decisions[one.exercise.id], profile) for one in done]
        _print(told, done, following)
    return 0


def _print(told: Statistics, done: Sequence[Course], following: Sequence[str]) -> None:
    whole, weeks = told.whole, told.weeks
    when = f"on {told.last}" if told.first == told.last else f"from {told.first} to {told.last}"
    console.print(f"{counted(whole.workouts, 'workout')} {when}")
    console.print(
        f"{whole.minutes} min of exercise, {told.sets_done} of {told.sets_planned} sets done"
    )
    kept = f"kept in {weeks.full} of {counted(weeks.weeks, 'week')}"
    plan = f"The plan of {weeks.planned} a week"
    console.print(f"{plan}: {kept if weeks.weeks else 'no whole week yet'}")
    console.print()
    month = Column("Month", min_width=len("2026-11"))
    columns = ("Workouts", "Minutes", "Pain before", "After", "Next morning")
    months = Table(month, *columns, box=None, pad_edge=False)
    for name, numbers in (*told.months, ("All", whole)):
        pains = (numbers.pain_before, numbers.pain_after, numbers.next_morning)
        months.add_row(
            name,
            str(numbers.workouts),
            str(numbers.minutes),
            *("" if pain is None else f"{pain:.1f}" for pain in pains),
        )
    console.print(months)
    console.print()
    on = Column("On", min_width=len("2026-11-22"))
    exercises = Table("Exercise", "Workouts", "Best", on, "Next", box=None, pad_edge=False)
    for one, what in zip(done, following, strict=True):
        exercises.add_row(
            Text(one.exercise.short),
            str(one.workouts),
            Text(best_words(one.exercise, one.best) if one.best else ""),
            str(one.best.day) if one.best else "",
            Text(what),
        )
    console.print(exercises)


def _as_json(told: Statistics, done: Sequence[Course], decisions: Mapping[str, Decision]) -> object:
    return {
        "first": told.first,
        "last": told.last,
        "weeks": told.weeks,
        "sets_done": told.sets_done,
        "sets_planned": told.sets_planned,
        "all": told.whole,
        "months": dict(told.months),
        "exercises": {
            one.exercise.id: {
                "workouts": one.workouts,
                "began": one.began,
                "now": one.now,
                "best": one.best,
                "next": decisions[one.exercise.id].after,
                "from": decisions[one.exercise.id].until,
                "left_out": decisions[one.exercise.id].leaves_out,
                "worst_pain": one.pain,
                "stopped_for_pain": one.stops,
            }
            for one in done
        },
    }
