"""Trends: how pain, and workouts a week, went over a period; each says in a sentence what it shows.

The words say what was, never why, and nothing of what will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from kneecoach.model.drawing.chart import Chart, Point
from kneecoach.model.history.period import ENOUGH, STEP_DAYS, Period, Step, mean
from kneecoach.model.person.pain import TOO_MUCH_ABOVE
from kneecoach.model.sessions.adherence import Week, counts, weeks
from kneecoach.model.sessions.digest import Digest

A_POINT = 1.0
"""Averages of pain that differ by less count as the same: nobody can tell halves apart."""

Moment = Literal["before", "after", "next morning"]
_ASKED: Mapping[Moment, str] = {
    "before": "Pain before workouts",
    "after": "Pain after workouts",
    "next morning": "Pain the next morning",
}
_PAIN_NOTE = "0 none, 10 the worst imaginable."
_ENDS_NOTE = "The ends are the averages of the first and the last fourth of your answers."
_WEEK_NOTE = (
    "Days with a workout, Monday to Sunday. This week is not over; the week you began in counts "
    "only if it was kept. Dashed: the plan you have now."
)


@dataclass(frozen=True, slots=True)
class Trend:
    """What something did over a period."""

    sentence: str
    chart: Chart | None = None
    """None where there is too little to draw."""
    averaged: Step | None = None
    """Of how many days each point is the average; None where each is what was said or done."""
    notes: tuple[str, ...] = ()
    """What is to be known to read it, in sentences."""


def workouts(digests: Iterable[Digest]) -> tuple[Digest, ...]:
    """Return the sessions that were workouts, the oldest first."""
    return tuple(sorted(filter(counts, digests), key=lambda one: (one.started, one.file)))


def pain_trends(done: Sequence[Digest], period: Period) -> tuple[Trend, ...]:
    """Return the trends of pain before, after and on the morning after workouts.

    Args:
        done: the workouts, the oldest first.
        period: the days that are looked at.
    """
    said = {moment: tuple(_pain(done, period, moment)) for moment in _ASKED}
    highest = max((point.value for points in said.values() for point in points), default=0)
    top = 10 if highest > TOO_MUCH_ABOVE else TOO_MUCH_ABOVE
    return tuple(
        _pain_trend(_ASKED[moment], points, period, top) for moment, points in said.items()
    )


def week_trend(days: Sequence[date], period: Period, planned: int) -> Trend:
    """Return the trend of workouts a week against the plan.

    Args:
        days: the days of all workouts there ever were, the oldest first.
        period: the days that are looked at; its last is today.
        planned: how many workouts a week are planned now.
    """
    every = weeks(days, period.last, planned)
    seen = [one for one in every if one[0] + timedelta(days=6) >= period.first]
    *past, (_, this_week) = seen or [(period.last, Week(0, planned))]
    if past and past[0] == every[0] and not past[0][1].is_full:
        past = past[1:]  # it was begun in the middle
    chart = _week_chart(seen, period)
    words = _week_words([week for _, week in past], this_week)
    if chart is None:
        return Trend(f"{words} Too little to draw.")
    averaged = period.step if len(chart.points) < len(seen) else None
    return Trend(words, chart, averaged, (_WEEK_NOTE,))


def note_words(trends: Iterable[Trend]) -> str:
    """Return what is to be known to read trends that are seen together."""
    drawn = [trend for trend in trends if trend.chart is not None]
    notes = dict.fromkeys(note for trend in drawn for note in trend.notes)
    averages = (f"Each point is the average of a {one.averaged}." for one in drawn if one.averaged)
    return " ".join((*notes, *dict.fromkeys(averages)))


def _pain(done: Iterable[Digest], period: Period, moment: Moment) -> Iterator[Point]:
    for one in done:
        morning = one.next_morning
        pain = {
            "before": one.pain_before,
            "after": one.pain_after,
            "next morning": None if morning is None else morning.pain,
        }[moment]
        if pain is not None and one.day in period:
            yield Point(one.day.toordinal(), pain)


def _pain_trend(asked: str, said: Sequence[Point], period: Period, top: float) -> Trend:
    chart = _pain_chart(said, period, top)
    if chart is None:
        return Trend(_pain_words(asked, said))
    averaged = period.step if len(chart.points) < len(said) else None
    tells_ends = len({point.value for point in said}) > 1 and len(said) >= 2 * ENOUGH
    notes = (_PAIN_NOTE, _ENDS_NOTE) if tells_ends else (_PAIN_NOTE,)
    return Trend(_pain_words(asked, said), chart, averaged, notes)


def _pain_words(asked: str, said: Sequence[Point]) -> str:
    if not said:
        return f"{asked}: not said in this time."
    if len(said) < ENOUGH:
        times = "once" if len(said) == 1 else "twice"
        return f"{asked}: said {times} in this time, too little to draw."
    values = [point.value for point in said]
    least, most = min(values), max(values)
    if least == most:
        return f"{asked}: {least:.0f} all {len(said)} times."
    if len(said) < 2 * ENOUGH:
        return f"{asked}: between {least:.0f} and {most:.0f}, said {len(said)} times."
    few = max(ENOUGH, len(said) // 4)
    start, end = mean(values[:few]), mean(values[-few:])
    span = span_words(said[-1].day - said[0].day)
    if abs(end - start) >= A_POINT:
        return f"{asked}: from {_whole(start)} to {_whole(end)} over {span}."
    about = _whole((start + end) / 2)
    return f"{asked}: about {about} at both ends of {span}, {most:.0f} at most."


def _pain_chart(said: Sequence[Point], period: Period, top: float) -> Chart | None:
    points = period.folded(said, mean)
    if len(points) < ENOUGH:
        return None
    scale = ((0.0, "0"), (top / 2, f"{top / 2:g}"), (top, f"{top:g}"))
    return Chart(
        points,
        "line",
        period.first,
        period.last,
        top=top,
        scale=scale if top > TOO_MUCH_ABOVE else (scale[0], scale[2]),
        step_days=STEP_DAYS[period.step],
        gap_days=period.gap_days,
    )


def _week_words(past: Sequence[Week], this_week: Week) -> str:
    planned = this_week.planned
    now = f"{this_week.done} so far this week"
    plan = f"The plan of {planned} a week"
    if not past:
        return f"{plan}: {now}, and no whole week before it."
    kept = sum(week.is_full for week in past)
    if len(past) == 1:
        return f"{plan}: {'kept' if kept else 'not kept'} last week, {now}."
    return f"{plan}: kept in {kept} of {len(past)} weeks, {now}."


def _week_chart(seen: Sequence[tuple[date, Week]], period: Period) -> Chart | None:
    if len(seen) < ENOUGH:
        return None
    points = tuple(Point(monday.toordinal(), week.done) for monday, week in seen)
    by_week = period.step in ("day", "week")
    if not by_week:  # an average would not show that this week is not over
        points = period.folded(points[:-1], mean)
    planned = seen[0][1].planned
    top = max(planned + 1, *(ceil(point.value) for point in points))
    return Chart(
        points,
        "bars" if by_week else "line",
        seen[0][0],
        seen[-1][0] + timedelta(days=6),
        top=top,
        scale=((0, "0"), (planned, f"{planned}"), (top, f"{top}")),
        step_days=STEP_DAYS["week"],
        gap_days=period.gap_days,
        goal=planned,
    )


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve")  # fmt: skip


def span_words(days: float) -> str:
    """Return a length of time, such as "nine days", "eight weeks" or "14 months"."""
    if days >= 3 * 365:
        return f"{_number(days / 365.25)} years"
    if days > 180:
        return f"{_number(days / 30.44)} months"
    return f"{_number(days / 7)} weeks" if days >= 14 else f"{_number(max(2, days + 1))} days"


def _number(number: float) -> str:
    whole = round(number)
    return _NUMBERS[whole - 2] if 2 <= whole <= 12 else str(whole)


def _whole(pain: float) -> int:
    """Return the nearest whole number; a half goes up, so that a point apart is always told."""
    return int(pain + 0.5)
