"""Trends of pain and of workouts a week, and the sentences that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from kneecoach.model.drawing.chart import Point
from kneecoach.model.history.period import RANGES, Period
from kneecoach.model.history.trends import note_words, pain_trends, span_words, week_trend, workouts
from kneecoach.model.sessions.digest import Digest, digest
from tests.unit.model.histories import TODAY, a_workout

ALL = RANGES[-1]


def done(*pains: int | None, every: int = 7) -> tuple[Digest, ...]:
    """Workouts some days apart, the last one today, with so much pain after each."""
    return workouts(
        replace(digest(a_workout(every * ago, "clamshell")), pain_after=pain)
        for ago, pain in enumerate(reversed(pains))
    )


def since(days: int) -> Period:
    return Period(TODAY - timedelta(days=days), TODAY)


@pytest.mark.parametrize(
    ("pains", "told"),
    [
        ((), "not said in this time."),
        ((None, None), "not said in this time."),
        ((3,), "said once in this time, too little to draw."),
        ((3, None, 4), "said twice in this time, too little to draw."),
        ((3, 1, 4), "between 1 and 4, said 3 times."),
        ((2, 2, 2), "2 all 3 times."),
        ((4, 4, 4, 5, 3, 3, 2, 2, 2), "from 4 to 2 over eight weeks."),
        ((1, 1, 1, 3, 4, 4), "from 1 to 4 over five weeks."),
        ((2, 2, 2, 6, 3, 2, 2), "about 2 at both ends of six weeks, 6 at most."),
        ((2, 2, 2, 3, 3, 2), "about 2 at both ends of five weeks, 3 at most."),
    ],
)
def test_a_sentence_says_how_pain_after_workouts_went(
    pains: Sequence[int | None], told: str
) -> None:
    _, after, _ = pain_trends(done(*pains), since(80))
    assert after.sentence == f"Pain after workouts: {told}"


def test_pain_before_after_and_next_morning_are_told_apart() -> None:
    before, after, morning = pain_trends(
        workouts(digest(a_workout(ago, "clamshell", pain=4, morning=2)) for ago in (0, 3, 6)),
        since(20),
    )
    assert [trend.sentence for trend in (before, after, morning)] == [
        "Pain before workouts: 1 all 3 times.",
        "Pain after workouts: 4 all 3 times.",
        "Pain the next morning: 2 all 3 times.",
    ]


def test_no_line_is_drawn_through_two_points() -> None:
    for pains, drawn in (((4, 2), False), ((4, 3, 2), True)):
        _, after, _ = pain_trends(done(*pains), since(30))
        assert (after.chart is not None) is drawn


def test_answers_of_a_few_days_are_drawn_one_by_one_however_long_the_period() -> None:
    _, after, _ = pain_trends(done(4, 3, 2, every=1), since(80))
    assert after.chart is not None
    assert [point.value for point in after.chart.points] == [4, 3, 2]


def test_the_scale_has_room_for_the_worst_of_all_three() -> None:
    for worst, top in ((5, 5), (6, 10)):
        trends = pain_trends(done(4, worst, 2, 1), since(30))
        assert {trend.chart.top for trend in trends if trend.chart} == {top}


def test_what_was_before_the_period_is_not_looked_at() -> None:
    _, after, _ = pain_trends(done(9, 9, 9, 2, 2, 2), since(15))
    assert after.sentence == "Pain after workouts: 2 all 3 times."


def test_sessions_that_were_no_workouts_count_for_nothing() -> None:
    one = digest(a_workout(0, "clamshell"))
    nothing_done = digest(a_workout(1, "clamshell", done=0))
    assert workouts([one, nothing_done, replace(one, status="live")]) == (one,)


def week_of(*counts: int) -> list[date]:
    """The days of weeks with so many workouts each; the last week is this one."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    return [
        monday - timedelta(weeks=len(counts) - 1 - week) + timedelta(days=day)
        for week, count in enumerate(counts)
        for day in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((), "0 so far this week, and no whole week before it."),
        ((2,), "2 so far this week, and no whole week before it."),
        ((1, 2), "2 so far this week, and no whole week before it."),
        ((3, 1), "kept last week, 1 so far this week."),
        ((3, 2, 0), "kept in 1 of 2 weeks, 0 so far this week."),
        ((1, 3, 4, 2, 1), "kept in 2 of 3 weeks, 1 so far this week."),
        ((3, 0, 0, 3, 3), "kept in 2 of 4 weeks, 3 so far this week."),
    ],
)
def test_a_sentence_says_in_how_many_weeks_the_plan_was_kept(
    counts: Sequence[int], told: str
) -> None:
    trend = week_trend(week_of(*counts), since(200), 3)
    few = "" if trend.chart else " Too little to draw."
    assert trend.sentence == f"The plan of 3 a week: {told}{few}"


def test_a_week_that_was_not_kept_and_not_the_first_is_said_so() -> None:
    days = week_of(3, 3, 1, 2)
    assert week_trend(days, since(12), 3).sentence == (
        "The plan of 3 a week: not kept last week, 2 so far this week. Too little to draw."
    )


def test_weeks_are_bars_against_the_plan() -> None:
    chart = week_trend(week_of(3, 0, 5), since(60), 3).chart
    assert chart is not None
    assert [point.value for point in chart.points] == [3, 0, 5]
    assert (chart.shape, chart.goal, chart.top) == ("bars", 3, 5)
    assert "average" not in note_words([week_trend(week_of(3, 0, 5), since(60), 3)])
    assert chart.first.weekday() == 0
    assert week_trend(week_of(3, 3), since(60), 3).chart is None


def test_over_years_weeks_are_averaged_by_the_month() -> None:
    days = week_of(*[2] * 80, 0)
    trend = week_trend(days, Period.of(ALL, days[0], TODAY), 3)
    chart = trend.chart
    assert note_words([trend]).endswith("Each point is the average of a month.")
    assert chart is not None
    assert chart.shape == "line"
    assert {point.value for point in chart.points} == {2}
    assert 18 <= len(chart.points) <= 20


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "two days"),
        (8, "nine days"),
        (14, "two weeks"),
        (56, "eight weeks"),
        (91, "13 weeks"),
        (365, "twelve months"),
        (1826, "five years"),
    ],
)
def test_lengths_of_time_are_told_in_days_weeks_months_or_years(days: int, words: str) -> None:
    assert span_words(days) == words


def test_points_are_averaged_by_the_week_in_a_longer_period() -> None:
    _, after, _ = pain_trends(done(4, 2, 4, 2, 4, 2, 4, 2, every=3), since(80))
    assert after.chart is not None
    assert len(after.chart.points) == 4
    assert after.chart.points[-1] == Point(TODAY.toordinal() - 3, 8 / 3)
    assert note_words([after]).count("Each point is the average of a week.") == 1


def test_a_note_tells_what_the_ends_are_only_where_they_are_told() -> None:
    few, many, same = (pain_trends(done(*pains), since(80)) for pains in (
        (3, 1, 4), (4, 4, 4, 5, 3, 3, 2, 2, 2), (2, 2, 2, 2, 2, 2, 2),
    ))  # fmt: skip
    ends = "The ends are the averages of the first and the last fourth of your answers."
    assert ends in note_words(many)
    assert note_words(many).count("10 the worst imaginable") == 1
    for trends in (few, same):
        assert note_words(trends) == "0 none, 10 the worst imaginable."
    assert note_words(pain_trends((), since(80))) == ""
