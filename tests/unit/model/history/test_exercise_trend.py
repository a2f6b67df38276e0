"""How one exercise went: its level and dose over time, and the best set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from msgspec import structs

from kneecoach.model.drawing.chart import Chart, Point
from kneecoach.model.history.exercise_trend import exercise_trends
from kneecoach.model.history.period import Period
from kneecoach.model.history.trends import Trend, workouts
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_exercise
from tests.unit.model.histories import TODAY, a_workout, lightest

NINE_WEEKS = Period(TODAY - timedelta(weeks=9), TODAY)


def bridge(reps: int, level: str = "two-legs") -> PlannedExercise:
    planned = lightest("glute-bridge", level)
    return replace(planned, dose=planned.dose.with_number("reps", reps))


def done(*exercises: str | PlannedExercise) -> tuple[Digest, ...]:
    """Workouts of one exercise each, a week apart, the last one today."""
    return workouts(
        digest(a_workout(7 * ago, exercise)) for ago, exercise in enumerate(reversed(exercises))
    )


def trends(exercise: str, digests: Sequence[Digest]) -> tuple[Trend, ...]:
    return exercise_trends(shipped_exercise(exercise), digests, NINE_WEEKS)


def values(chart: Chart | None) -> list[float]:
    return [] if chart is None else [point.value for point in chart.points]


def test_the_dose_climbs_a_stair_of_levels() -> None:
    dose, _ = trends("glute-bridge", done(bridge(10), bridge(12), bridge(10, "single-leg")))
    assert dose.sentence == (
        "From Two legs, 10 reps held 3 s to Single leg, 10 reps held 3 s over two weeks."
    )
    assert dose.chart is not None
    assert dose.chart.shape == "steps"
    assert [name for _, name in dose.chart.scale] == ["Two legs", "Single leg", "With weight"]
    places = values(dose.chart)
    assert places[:2] == [0, 1]
    assert places[2] == {name: place for place, name in dose.chart.scale}["Single leg"]


def test_the_best_is_the_most_at_the_hardest_level_and_the_first_time_it_was_done() -> None:
    sets = (bridge(15), bridge(10, "single-leg"), bridge(12, "single-leg"))
    _, best = trends("glute-bridge", done(*sets, bridge(12, "single-leg")))
    assert best.sentence == "The most reps in one set at Single leg: 12, on 15 November."
    assert best.chart is not None
    assert values(best.chart) == [15, 10, 12, 12]
    assert best.chart.mark == Point((TODAY - timedelta(weeks=1)).toordinal(), 12)


def test_of_a_plank_the_longest_hold_is_told() -> None:
    levels = ("10-seconds", "20-seconds", "15-seconds")
    dose, best = trends("back-plank", done(*(lightest("back-plank", one) for one in levels)))
    assert dose.sentence == "From 6 holds of 10 s to 5 holds of 15 s over two weeks."
    assert best.sentence == "The longest hold: 20 s, on 15 November."
    assert values(best.chart) == [10, 20, 15]


def test_the_longest_hold_is_the_longest_also_where_a_harder_level_was_held_for_less() -> None:
    long = a_workout(7, lightest("back-plank", "20-seconds"))
    cut_short = a_workout(0, lightest("back-plank", "60-seconds"))
    sets = [structs.replace(one, worked=8.0) for one in cut_short.session.sets]
    short = KeptSession(cut_short.file, structs.replace(cut_short.session, sets=tuple(sets)))
    _, best = trends("back-plank", workouts([digest(long), digest(short)]))
    assert best.sentence == "The longest hold: 20 s, on 15 November."


def test_a_hold_that_was_made_shorter_is_not_told_as_it_was_planned() -> None:
    kept = a_workout(0, lightest("back-plank", "60-seconds"))
    logs = tuple(structs.replace(log, worked=14.0) for log in kept.session.sets)
    short = digest(KeptSession(kept.file, structs.replace(kept.session, sets=logs)))
    *whole, _ = done("back-plank", "back-plank", "back-plank")
    _, best = trends("back-plank", [*whole, short])
    assert values(best.chart) == [10, 10, 14]


def test_of_a_self_paced_exercise_the_longest_set_is_told_and_there_is_no_stair() -> None:
    dose, best = trends("footwork", done("footwork", "footwork", "footwork"))
    assert dose == Trend("Towel, until tired, all 3 times in two weeks.")
    assert best.sentence == "The longest set: 1:00, on 8 November."
    assert best.chart is not None


def test_an_exercise_with_one_level_climbs_its_doses() -> None:
    planned = lightest("clamshell")
    more = replace(planned, dose=planned.dose.with_number("reps", 14))
    dose, best = trends("clamshell", done(planned, planned, more))
    assert dose.sentence == "From 12 reps to 14 reps over two weeks."
    assert dose.chart is not None
    assert [name for _, name in dose.chart.scale] == ["12 reps", "15 reps"]
    assert best.sentence == "The most reps in one set: 14, on 22 November."


def test_alternatives_are_no_ladder() -> None:
    kneeling, standing = (
        lightest("lunge-stretch", level.id) for level in shipped_exercise("lunge-stretch").levels
    )
    dose, best = trends("lunge-stretch", done(kneeling, standing, standing))
    assert dose.chart is not None
    assert values(dose.chart) == [0, 0, 0]
    assert "at Standing" not in best.sentence


def test_with_less_than_three_times_it_says_so_instead_of_drawing() -> None:
    once, twice = (trends("clamshell", done(*["clamshell"] * times)) for times in (1, 2))
    assert once[0].sentence == "Done once in this time, too little to draw: 12 reps."
    assert twice[0].sentence == "Done twice in this time, too little to draw: 12 reps."
    assert all(trend.chart is None for trend in (*once, *twice))


def test_what_was_left_out_was_not_done() -> None:
    assert trends("clamshell", done("glute-bridge")) == (
        Trend("Clamshell: not done in this time."),
    )
    assert trends("clamshell", workouts([digest(a_workout(100, "clamshell"))])) == (
        Trend("Clamshell: not done in this time."),
    )


def test_the_same_dose_all_along_is_said_once() -> None:
    dose, _ = trends("clamshell", done("clamshell", "clamshell", "clamshell"))
    assert dose.sentence == "12 reps, all 3 times in two weeks."


def test_over_years_each_step_and_the_best_stand_at_their_own_day() -> None:
    doses = [10] * 40 + [12] + [11] * 40
    digests = workouts(
        digest(a_workout(6 * ago, bridge(reps))) for ago, reps in enumerate(reversed(doses))
    )
    days = [one.day.toordinal() for one in digests]
    period = Period(digests[0].day, TODAY)
    assert period.step == "month"
    dose, best = exercise_trends(shipped_exercise("glute-bridge"), digests, period)
    assert best.chart is not None
    assert [(point.day, point.value) for point in best.chart.points] == [
        *zip(days, doses, strict=True)
    ]
    assert best.chart.mark == Point(days[40], 12)
    assert dose.chart is not None
    assert [point.day for point in dose.chart.points] == days
    assert values(dose.chart)[39:42] == [0, 1, 0], "11 reps is no rung of the ladder"
