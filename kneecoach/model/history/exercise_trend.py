"""How one exercise went over a period: its level and dose, and the most that was done of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kneecoach.model.drawing.chart import Chart, Point
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.history.period import ENOUGH, STEP_DAYS, Period
from kneecoach.model.history.trends import Trend, span_words
from kneecoach.model.progression.ladder import Ladder, Rung
from kneecoach.model.progression.performance import rung_done
from kneecoach.model.progression.thresholds import BREAK_DAYS
from kneecoach.model.progression.why import day_words, rung_words
from kneecoach.model.sessions.digest import AtLevel, Digest
from kneecoach.model.words import clock

_NOTE = "◆ the best: the most in one set, at the hardest level of this time."


@dataclass(frozen=True, slots=True)
class _Go:
    """An exercise on a day, at a dose."""

    day: date
    rung: Rung
    levels: tuple[tuple[Level, AtLevel], ...]


def exercise_trends(
    exercise: Exercise, done: Sequence[Digest], period: Period
) -> tuple[Trend, ...]:
    """Return the trends of an exercise: its dose and level, and the best set of each day.

    Args:
        exercise: the exercise.
        done: the workouts, the oldest first.
        period: the days that are looked at.
    """
    goes = [go for one in done if one.day in period and (go := _go(exercise, one)) is not None]
    if not goes:
        return (Trend(f"{exercise.name}: not done in this time."),)
    dose = Trend(_dose_words(exercise, goes), _dose_chart(exercise, goes, period))
    best = _best_trend(exercise, goes, period)
    return (dose,) if best is None else (dose, best)


def _go(exercise: Exercise, session: Digest) -> _Go | None:
    done = session.find(exercise.id)
    if done is None or not done.sides_done or (rung := rung_done(exercise, done)) is None:
        return None
    known = ((exercise.level(at.level), at) for at in done.levels)
    return _Go(session.day, rung, tuple((level, at) for level, at in known if level is not None))


def _dose_words(exercise: Exercise, goes: Sequence[_Go]) -> str:
    first, last = (rung_words(exercise, goes[place].rung) for place in (0, -1))
    if len(goes) < ENOUGH:
        times = "once" if len(goes) == 1 else "twice"
        return f"Done {times} in this time, too little to draw: {last}."
    span = span_words((goes[-1].day - goes[0].day).days)
    if first != last:
        return f"From {first} to {last} over {span}."
    if all(go.rung == goes[0].rung for go in goes):
        return f"{first}, all {len(goes)} times in {span}."
    return f"{first} at both ends of {span}."


def _dose_chart(exercise: Exercise, goes: Sequence[_Go], period: Period) -> Chart | None:
    ladder = Ladder(exercise)
    if len(goes) < ENOUGH or ladder.top == 0:
        return None
    places = tuple(
        Point(
            go.day.toordinal(),
            max(0, ladder.place(go.rung.level, go.rung.reps, go.rung.hold_s)),
        )
        for go in goes
    )
    return Chart(
        places,
        "steps",
        period.first,
        period.last,
        top=ladder.top,
        scale=tuple(_rungs_named(exercise, ladder)),
        step_days=STEP_DAYS["day"],
        gap_days=BREAK_DAYS.value,
    )


def _rungs_named(exercise: Exercise, ladder: Ladder) -> Iterator[tuple[float, str]]:
    """Yield the rungs that a scale names: where a level begins, or the ends of the only one."""
    levels = [rung.level for rung in ladder.rungs]
    if len(set(levels)) == 1:
        for place in (0, ladder.top):
            rung = ladder.rungs[place]
            yield place, rung_words(exercise, rung).rpartition(", ")[2]
        return
    for level in exercise.levels:
        yield levels.index(level.id), level.name


Counted = Literal["reps", "holds", "s held", "s"]


def _best_trend(exercise: Exercise, goes: Sequence[_Go], period: Period) -> Trend | None:
    counted = _counted(exercise)
    order = [level.id for level in exercise.levels]
    harder_first = exercise.levels_are == "ladder" and counted != "s held"
    sets = [
        (order.index(level.id) if harder_first else 0, number, go.day)
        for go in goes
        for level, at in go.levels
        if (number := _number(at, counted)) is not None
    ]
    if not sets:
        return None
    place, most, day = max(sets, key=lambda one: (one[0], one[1], -one[2].toordinal()))
    named = f" at {exercise.levels[place].name}" if harder_first and len(order) > 1 else ""
    when = f"on {day_words(day)}" + (f" {day.year}" if day.year != period.last.year else "")
    told = {
        "reps": f"The most reps in one set{named}: {most:.0f}",
        "holds": f"The most holds in one set{named}: {most:.0f}",
        "s held": f"The longest hold: {most:.0f} s",
        "s": f"The longest set{named}: {clock(most)}",
    }[counted]
    points = tuple(Point(go.toordinal(), number) for go, number in _best_of_days(sets))
    if len(points) < ENOUGH:
        return Trend(f"{told}, {when}.")
    top = max(point.value for point in points)
    chart = Chart(
        points,
        "line",
        period.first,
        period.last,
        top=top,
        scale=((0, "0"), (top, clock(top) if counted == "s" else f"{top:.0f}")),
        step_days=STEP_DAYS["day"],
        gap_days=BREAK_DAYS.value,
        mark=Point(day.toordinal(), most),
    )
    return Trend(f"{told}, {when}.", chart, notes=(_NOTE,))


def _best_of_days(sets: Iterable[tuple[int, float, date]]) -> Iterator[tuple[date, float]]:
    days: dict[date, float] = {}
    for _, number, day in sets:
        days[day] = max(number, days.get(day, 0))
    yield from days.items()


def _counted(exercise: Exercise) -> Counted:
    """Return what tells the most of an exercise: what grows from its first level to its last."""
    spec = exercise.dose_spec(exercise.levels[0])
    if spec.until is not None:
        return "s"
    if spec.counts == "reps":
        return "reps"
    holds_grow = len({rung.hold_s for rung in Ladder(exercise).rungs}) > 1
    return "s held" if holds_grow else "holds"


def _number(at: AtLevel, counted: Counted) -> float | None:
    match counted:
        case "s":
            return at.longest_s or None
        case "s held":
            return at.best_hold_s
        case _:
            return at.best_reps
