"""The first weeks of the simulated year; `python -m tests.simulated_year` tells all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kneecoach.model.proposal.aftermath import setback
from kneecoach.model.sessions.digest import Digest
from tests.builders import shipped_library
from tests.simulated_year.__main__ import outcome, told
from tests.simulated_year.people import WEEK, Person, people
from tests.simulated_year.year import FIRST, Week, Year

CATALOGUE = shipped_library().catalogue
NAMES = [person.name for person in people()]


def person_called(name: str) -> Person:
    (person,) = (one for one in people() if one.name == name)
    return person


def lived(name: str, weeks: int) -> tuple[Year, list[str]]:
    """A person's year until some week, and what is told of it."""
    person = person_called(name)
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


def test_a_flare_brings_a_gentle_day_and_a_swelling_a_stop_until_someone_has_looked() -> None:
    monday, swollen = 3 * WEEK, 5 * WEEK + 1
    flaring = replace(person_called("Flaring"), flares={monday: 7.0}, swells=(swollen,))
    year = Year(flaring, CATALOGUE)
    weeks = list(year.weeks(8))
    (gentle,) = (one for one in year.sessions if one.routine == "gentle")
    assert (gentle.day - FIRST).days == monday
    assert {one.exercise for one in gentle.exercises} <= {"leg-lift", "clamshell", "glute-bridge"}
    assert [len(week.workouts) for week in weeks[:3]] == [3, 3, 3]
    assert stopped(weeks[5]) == {one.exercise for one in session_of(year, weeks[5]).exercises}
    assert weeks[5].advice == ["see someone", "see someone"]
    assert len(weeks[5].workouts) == 1
    assert not any(map(stopped, [*weeks[:5], *weeks[6:]]))
    assert weeks[7].workouts  # somebody has looked: it goes on


def session_of(year: Year, week: Week) -> Digest:
    """The only workout of a week."""
    (session,) = (one for one in year.sessions if one.file in week.workouts)
    return session


def stopped(week: Week) -> set[str]:
    return {one.exercise for one in week.changes if one.kind == "stop"}


def test_an_unsettled_morning_brings_a_day_of_rest() -> None:
    _, lines = lived("Flaring", 8)
    (week,) = (line for line in lines if line.startswith("Week 8"))
    assert week.endswith("[not settled]")
    assert week.count(";") == 1  # two workouts of three


def test_who_heeds_no_advice_still_gets_one_set_of_each_after_a_setback() -> None:
    careless = replace(person_called("Careless"), heeds=0.0, overdoes=0.0, answers=1.0)
    year = Year(careless, CATALOGUE)
    advice = [one for week in year.weeks(4) for one in week.advice]
    assert advice and all(one.endswith("(not heeded)") for one in advice)
    after = [
        session
        for place, session in enumerate(year.sessions)
        if setback(year.sessions[:place], careless.profile, session.day)
    ]
    assert after
    for session in after:
        assert {planned.sets for one in session.exercises for planned in one.planned} == {1}
