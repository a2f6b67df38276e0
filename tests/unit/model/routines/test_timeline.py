"""How a plan is unrolled into phases."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kneecoach.model.exercises.dose import Tempo
from kneecoach.model.exercises.exercise import PhaseKind, Position
from kneecoach.model.routines.timeline import Phase, Timeline, Timing, unroll
from tests.builders import a_dose, an_exercise, planned, shipped_library


def told(timeline: Timeline) -> list[tuple[PhaseKind, int]]:
    return [(phase.kind, phase.seconds) for phase in timeline.phases]


def of_kind(timeline: Timeline, kind: PhaseKind) -> list[Phase]:
    return [phase for phase in timeline.phases if phase.kind == kind]


def setups(positions: Sequence[Position], timing: Timing | None = None) -> list[int]:
    plan = [planned(an_exercise(position=position)) for position in positions]
    return [phase.seconds for phase in of_kind(unroll(plan, timing), "setup")]


@pytest.mark.parametrize(
    ("position", "needed", "seconds"),
    [
        ("standing", "standing", 4),
        ("sitting", "standing", 4),
        ("on the back", "side-lying", 4),
        ("standing", "on the back", 9),
        ("side-lying", "sitting", 9),
    ],
)
def test_getting_down_to_the_floor_or_up_from_it_takes_its_own_time(
    position: Position, needed: Position, seconds: int
) -> None:
    assert Timing(setup_s=4, floor_setup_s=9).setup_between(position, needed) == seconds


def test_a_set_is_led_up_to_by_getting_in_place_and_ready() -> None:
    dose = a_dose(reps=2, tempo=Tempo(3, 1, 2))
    assert told(unroll([planned(dose=dose)])) == [
        ("setup", 8),
        ("ready", 3),
        *(("lower", 3), ("hold", 1), ("lift", 2)) * 2,
    ]


def test_a_rep_may_begin_with_the_lift() -> None:
    dose = a_dose(reps=1, tempo=Tempo(3, 1, 2, first="lift"))
    assert told(unroll([planned(dose=dose)]))[2:] == [("lift", 2), ("hold", 1), ("lower", 3)]


def test_a_movement_that_takes_no_time_is_no_phase() -> None:
    dose = a_dose(reps=1, tempo=Tempo(0, 5, 0))
    assert told(unroll([planned(dose=dose)]))[2:] == [("hold", 5)]


def test_the_last_movement_of_each_rep_ends_it() -> None:
    dose = a_dose(reps=2, tempo=Tempo(3, 0, 2))
    phases = unroll([planned(dose=dose)]).phases[2:]
    assert [(phase.kind, phase.rep, phase.ends_rep) for phase in phases] == [
        ("lower", 1, False),
        ("lift", 1, True),
        ("lower", 2, False),
        ("lift", 2, True),
    ]


def test_relaxing_comes_between_reps_and_not_after_the_last() -> None:
    dose = a_dose(reps=3, tempo=Tempo(0, 5, 0), relax_s=2)
    assert told(unroll([planned(dose=dose)]))[2:] == [
        ("hold", 5),
        ("relax", 2),
        ("hold", 5),
        ("relax", 2),
        ("hold", 5),
    ]


def test_each_side_is_a_set_of_its_own_with_time_to_switch() -> None:
    timeline = unroll([planned(dose=a_dose(sides="each", reps=1))])
    assert [(one.index, one.side, one.number) for one in timeline.sets] == [
        (0, "left", 1),
        (1, "right", 1),
    ]
    assert told(timeline)[4:] == [("switch sides", 10), ("ready", 3), ("lower", 2), ("lift", 1)]


def test_between_two_sets_is_the_rest_of_the_dose() -> None:
    timeline = unroll([planned(dose=a_dose(sets=3, rest_s=45))])
    assert [phase.seconds for phase in of_kind(timeline, "rest")] == [45, 45]
    assert [one.number for one in timeline.sets] == [1, 2, 3]


def test_both_sides_are_done_before_the_rest() -> None:
    timeline = unroll([planned(dose=a_dose(sides="each", sets=2))])
    lead_ins = [phase.kind for phase in timeline.phases if phase.leads_up and phase.kind != "ready"]
    assert lead_ins == ["setup", "switch sides", "rest", "switch sides"]
    assert [(one.side, one.number) for one in timeline.sets] == [
        ("left", 1),
        ("right", 1),
        ("left", 2),
        ("right", 2),
    ]


def test_a_set_until_tired_is_one_self_paced_phase_of_the_expected_length() -> None:
    dose = a_dose(reps=10, tempo=Tempo(3, 1, 3), relax_s=1, until="unable")
    assert told(unroll([planned(dose=dose)]))[2:] == [("self-paced", 79)]


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (["standing"], [8]),
        (["sitting", "standing"], [8, 8]),
        (["side-lying"], [20]),
        (["kneeling", "on the back", "side-lying"], [20, 8, 8]),
        (["standing", "on the back", "standing", "sitting"], [8, 20, 20, 8]),
    ],
)
def test_getting_in_place_takes_longer_down_to_the_floor_or_up_from_it(
    positions: list[Position], expected: list[int]
) -> None:
    assert setups(positions) == expected


def test_both_times_to_get_in_place_can_be_set() -> None:
    timing = Timing(setup_s=5, floor_setup_s=33)
    assert setups(["standing", "kneeling", "side-lying"], timing) == [5, 33, 5]


def test_a_level_in_another_position_is_set_up_for() -> None:
    (stretch,) = (one for one in shipped_library().plan("desk-break") if one.level.id == "standing")
    assert unroll([stretch]).phases[0].seconds == 8


def test_the_same_exercise_twice_is_set_up_for_twice() -> None:
    timeline = unroll([planned(), planned()])
    assert len(of_kind(timeline, "setup")) == 2
    assert timeline.items == 2


def test_the_length_is_the_sum_of_all_phases() -> None:
    timeline = unroll([planned(dose=a_dose(reps=2, tempo=Tempo(3, 1, 2)))])
    assert timeline.length_s == 8 + 3 + 2 * 6
    assert timeline.before_s == (0, 8, 11, 14, 15, 17, 20, 21, 23)


def test_going_on_from_a_set_begins_with_getting_in_place_for_it() -> None:
    floor = an_exercise("bridge", position="on the back")
    plan = [planned(), planned(floor, a_dose(sides="each", reps=1))]
    timeline = unroll(plan, from_set=2)
    assert told(timeline) == [("setup", 20), ("ready", 3), ("lower", 2), ("lift", 1)]
    assert timeline.phases[0].set_index == 2
    assert len(timeline.sets) == 3


def test_going_on_where_every_set_was_done_begins_with_the_last() -> None:
    timeline = unroll([planned(dose=a_dose(sets=2))], from_set=2)
    assert {phase.set_index for phase in timeline.phases} == {1}


def test_the_places_of_a_set_are_found() -> None:
    timeline = unroll([planned(dose=a_dose(sets=2, reps=1))])
    kinds = [phase.kind for phase in timeline.phases]
    assert kinds == ["setup", "ready", "lower", "lift", "rest", "ready", "lower", "lift"]
    assert [timeline.first_phase(index) for index in (0, 1)] == [0, 4]
    assert [timeline.ready_phase(index) for index in (0, 1)] == [1, 5]
    assert [timeline.end_of_set(index) for index in (0, 1)] == [4, 8]


def test_only_movements_and_self_paced_time_count_as_work() -> None:
    dose = a_dose(sides="each", sets=2, reps=2, tempo=Tempo(1, 1, 1), relax_s=1)
    timeline = unroll([planned(dose=dose), planned(dose=a_dose(until="tired"))])
    working = {phase.kind for phase in timeline.phases if phase.is_work}
    assert working == {"lower", "hold", "lift", "self-paced"}
    leading_up = {phase.kind for phase in timeline.phases if phase.leads_up}
    assert leading_up == {"setup", "ready", "rest", "switch sides"}
