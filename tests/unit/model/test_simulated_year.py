"""The first weeks of the simulated year; `python -m tests.simulated_year` tells all of it."""

from __future__ import annotations

import pytest

from tests.builders import shipped_library
from tests.simulated_year.__main__ import outcome, told
from tests.simulated_year.people import people
from tests.simulated_year.year import Year

CATALOGUE = shipped_library().catalogue
NAMES = [person.name for person in people()]


def lived(name: str, weeks: int) -> tuple[Year, list[str]]:
    """A person's year until some week, and what is told of it."""
    (person,) = (one for one in people() if one.name == name)
    year = Year(person, CATALOGUE)
    lines = [line for week in year.weeks(weeks) for line in told(week, year)]
    return year, [*lines, *outcome(year)]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_weeks_are_told_each_time(name: str) -> None:
    _, lines = lived(name, 3)
    assert lines == lived(name, 3)[1]
    assert [line.partition(":")[0] for line in lines if line.startswith("Week")] == [
        "Week 1", "Week 2", "Week 3",
    ]  # fmt: skip


def test_who_improves_steadily_has_gone_up_after_eight_weeks_and_nobody_need_look() -> None:
    year, lines = lived("Steady", 8)
    begun = Year(year.person, CATALOGUE).decisions
    higher = [name for name, one in year.decisions.items() if one.after != begun[name].after]
    assert {"leg-lift", "glute-bridge", "split-squat", "back-plank"} <= set(higher)
    assert not any(line.startswith("  !") for line in lines)
