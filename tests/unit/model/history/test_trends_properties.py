"""What holds of the trends of any history."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.drawing.chart import chart_rows
from kneecoach.model.history.exercise_trend import exercise_trends
from kneecoach.model.history.milestones import reached
from kneecoach.model.history.period import ENOUGH, RANGES, Period, Range
from kneecoach.model.history.trends import Trend, pain_trends, week_trend, workouts
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_library
from tests.unit.model.histories import TODAY, briefly, histories


def every_trend(sessions: Sequence[KeptSession], looked_back: Range) -> list[Trend]:
    done = workouts(briefly(sessions))
    if not done:
        return []
    period = Period.of(looked_back, done[0].day, TODAY)
    of_exercises = (
        trend
        for exercise in shipped_library().catalogue
        for trend in exercise_trends(exercise, done, period)
    )
    weeks = week_trend([one.day for one in done], period, 3)
    return [*pain_trends(done, period), weeks, *of_exercises]


@given(histories(), st.sampled_from(RANGES), st.integers(1, 90), st.integers(1, 30), st.booleans())
def test_whatever_was_done_is_drawn_within_its_frame(
    sessions: Sequence[KeptSession], looked_back: Range, width: int, height: int, braille: bool
) -> None:
    for trend in every_trend(sessions, looked_back):
        assert trend.sentence.endswith(".")
        if (chart := trend.chart) is not None:
            assert len(chart.points) >= ENOUGH
            assert all(0 <= point.value <= chart.top for point in chart.points)
            rows = chart_rows(chart, width, height, dates=True, braille=braille)
            assert [sum(len(cells.text) for cells in row) for row in rows] == [width] * height


@given(histories())
def test_no_milestone_is_reached_twice(sessions: Sequence[KeptSession]) -> None:
    digests = sorted(briefly(sessions), key=lambda one: (one.started, one.file), reverse=True)
    told = [
        words
        for place, one in enumerate(digests)
        for words in reached(one, digests[place + 1 :], 1)
    ]
    assert len(told) == len(set(told))
