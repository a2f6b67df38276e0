"""Charts: points, scale and dates in character cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kneecoach.model.drawing.chart import Chart, Point, chart_rows

FIRST = date(2026, 11, 2)
DAY = FIRST.toordinal()
CHART = Chart(
    points=(Point(DAY, 0), Point(DAY + 14, 4), Point(DAY + 28, 4)),
    shape="line",
    first=FIRST,
    last=FIRST + timedelta(days=28),
    top=4,
    scale=((0, "0"), (4, "4")),
    step_days=1,
    gap_days=28,
)


def text(chart: Chart, width: int = 34, height: int = 6, *, braille: bool = False) -> list[str]:
    rows = chart_rows(chart, width, height, dates=True, braille=braille)
    return ["".join(cells.text for cells in row) for row in rows]


def looks(chart: Chart) -> set[str | None]:
    return {cells.look for row in chart_rows(chart, 34, 6, dates=True) for cells in row}


def test_a_line_goes_from_point_to_point_beside_its_scale_and_above_its_dates() -> None:
    assert text(CHART) == [
        "4+              oooooooooooooooooo",
        " |           ooo                  ",
        " |      ooooo                     ",
        " |   ooo                          ",
        "0+ooo_____________________________",
        "  |2 Nov          |16 Nov         ",
    ]


def test_every_row_is_as_wide_as_the_chart() -> None:
    for braille in (False, True):
        for width in (20, 34, 80):
            assert {len(row) for row in text(CHART, width, braille=braille)} == {width}


def test_steps_stay_until_the_next_point() -> None:
    rows = text(replace(CHART, shape="steps"))
    assert rows[0] == "4+                oooooooooooooooo"
    assert rows[4] == "0+ooooooooooooooooo_______________"


def test_bars_stand_on_nothing_with_a_gap_between_them_and_the_goal_lies_across() -> None:
    points = tuple(Point(DAY + 7 * week, done) for week, done in enumerate((4, 2, 0)))
    bars = replace(CHART, points=points, shape="bars", step_days=7, goal=2)
    assert text(bars)[:5] == [
        "4+ooooooo                         ",
        " |ooooooo                         ",
        " |:::ooo:::ooo:::   :::   :::   ::",
        " |ooooooo ooooooo                 ",
        "0+ooooooo_ooooooo_________________",
    ]
    assert looks(bars) == {"value", "goal", "axis", None}


def test_a_long_pause_is_not_bridged() -> None:
    joined, broken = text(CHART), text(replace(CHART, gap_days=13))
    assert "ooo" in joined[0]
    assert "oo" not in "".join(broken)


def test_the_best_is_marked_with_a_character_of_its_own() -> None:
    marked = replace(CHART, mark=CHART.points[1])
    assert text(marked)[0][18] == "*"
    assert text(marked, braille=True)[0][18] == "◆"
    assert "mark" in looks(marked)


@pytest.mark.parametrize(
    ("days", "names"),
    [
        pytest.param(3, "╵2 Nov ╵3 Nov ╵4 Nov", id="days"),
        pytest.param(28, "╵2 Nov ╵16 Nov", id="weeks"),
        pytest.param(100, "╵Dec ╵2027", id="months, a new year by its number"),
        pytest.param(2000, "╵2028 ╵2030", id="years"),
    ],
)
def test_dates_are_named_as_many_as_fit(days: int, names: str) -> None:
    chart = replace(CHART, last=FIRST + timedelta(days=days))
    assert text(chart, 32, braille=True)[-1].split() == names.split()


def test_a_long_name_of_a_scale_leaves_room_for_the_chart() -> None:
    chart = replace(CHART, scale=((0, "One knee on the ground"), (4, "Standing")))
    rows = text(chart, 30)
    assert rows[4].startswith("One knee o+")
    assert rows[0].startswith("  Standing+")


def test_charts_with_names_of_any_length_have_their_days_one_below_the_other() -> None:
    long = replace(CHART, scale=((0, "Kneeling"), (4, "Standing")))
    rows = [
        [cells.text for cells in chart_rows(one, 60, 6, names_wide=8, dates=True)[-1]]
        for one in (CHART, long)
    ]
    assert rows[0] == rows[1]


def test_without_room_there_is_no_chart_rather_than_an_error() -> None:
    for width, height in ((5, 6), (34, 2), (34, 1), (3, 3)):
        rows = chart_rows(CHART, width, height, dates=True)
        assert len(rows) == height
        assert not "".join(cells.text for row in rows for cells in row).strip()


def test_a_single_day_can_be_drawn() -> None:
    assert "o" in "".join(text(replace(CHART, points=(Point(DAY, 1),), last=FIRST)))
