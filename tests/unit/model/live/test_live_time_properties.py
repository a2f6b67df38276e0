"""What holds of a live session's time, whatever the routine and whatever is done in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from kneecoach.model.live.events import Event, Paused, SessionDone
from kneecoach.model.live.live import GAP_S, LiveSession
from kneecoach.model.routines.timeline import READY_S
from tests.unit.model.strategies import ACTS, EIGHTH, Act, Case, Step, cases, steps, waits, walk

quick = settings(max_examples=50)
gaps = st.sampled_from([inf, GAP_S])


@quick
@given(cases(), steps(), gaps)
def test_seconds_left_are_never_negative_and_never_grow_by_themselves(
    case: Case, taken: Sequence[Step], gap_s: float
) -> None:
    live, now = case.begin(gap_s), 0.0
    for step in taken:
        before = live.moment(now)
        now += step.wait_s
        live.tick(now)
        after = live.moment(now)
        assert after.workout_left_s <= before.workout_left_s
        if after.set.index == before.set.index:
            assert after.set_left_s <= before.set_left_s
        if after.phase_index == before.phase_index:
            assert after.left_s <= before.left_s
        step.act.do(live, now)
        moment = live.moment(now)
        assert moment.left_s >= 0
        assert moment.set_left_s >= 0
        assert moment.workout_left_s >= moment.left_s
        assert 0 <= moment.ready_left_s <= READY_S
        assert 0 <= moment.progress <= 1
        assert 0 <= moment.set_progress <= 1


@quick
@given(cases(), st.lists(waits(5).filter(bool), min_size=1, max_size=8))
def test_when_nothing_intervenes_it_takes_the_promised_length(
    case: Case, rhythm: Sequence[float]
) -> None:
    live, now, events = case.begin(inf), 0.0, list[Event]()
    looks = 0
    while live.state != "done":
        moment = live.moment(now)
        if moment.phase.kind == "self-paced" and moment.left_s == 0:
            events += live.done(now) + live.answer_reps(now, moment.set.planned.dose.reps)
            continue
        now += min(rhythm[looks % len(rhythm)], moment.left_s)
        looks += 1
        events += live.tick(now)
    assert now == case.timeline.length_s
    assert events[-1] == SessionDone(finished=True)
    planned = zip(live.logs, case.timeline.sets, strict=True)
    for log, planned_set in list(planned)[len(case.logs) :]:
        dose = planned_set.planned.dose
        assert (log.reps, log.worked + (dose.reps - 1) * dose.relax_s * (not dose.until)) == (
            dose.reps,
            dose.set_s,
        )


@quick
@given(cases(), steps(), waits(100_000), steps())
def test_a_pause_of_any_length_changes_nothing_else(
    case: Case, taken: Sequence[Step], pause_s: float, later: Sequence[Step]
) -> None:
    running, paused = case.begin(inf), case.begin(inf)
    now = walk(running, taken)
    walk(paused, taken)
    for live in (running, paused):
        live.go_on(now)
        live.tick(now + READY_S)
    now += READY_S

    paused.pause(now)
    paused.go_on(now + pause_s)
    shift = pause_s + READY_S
    paused.tick(now + shift)

    assert paused.moment(now + shift) == running.moment(now)
    for step in later:
        now += step.wait_s
        assert step.act.do(paused, now + shift) == step.act.do(running, now)
        assert paused.moment(now + shift) == running.moment(now)
        assert paused.logs == running.logs


@quick
@given(cases(), steps(), st.lists(waits(60), min_size=1, max_size=40))
def test_many_small_steps_lead_where_one_big_step_leads(
    case: Case, taken: Sequence[Step], small: Sequence[float]
) -> None:
    by_small, by_one = case.begin(inf), case.begin(inf)
    now = walk(by_small, taken)
    walk(by_one, taken)
    then = now + sum(small)

    told = list[Event]()
    for wait_s in small:
        now += wait_s
        told += by_small.tick(now)

    assert told == by_one.tick(then)
    assert by_small.moment(then) == by_one.moment(then)
    assert by_small.logs == by_one.logs


@quick
@given(cases(), steps(), waits(100_000))
def test_a_gap_that_nobody_asked_for_pauses_at_the_last_time_seen(
    case: Case, taken: Sequence[Step], more_s: float
) -> None:
    live = case.begin(GAP_S)
    now = walk(live, taken)
    seen, logs = live.moment(now), live.logs

    events = live.tick(now + GAP_S + EIGHTH + more_s)

    if seen.state in ("running", "going on"):
        assert events == [Paused(asked=False)]
        seen = replace(seen, state="paused", ready_left_s=0)
    else:
        assert events == []
    assert live.moment(now + GAP_S + EIGHTH + more_s) == seen
    assert live.logs == logs


@quick
@given(cases(), steps(), gaps)
def test_the_longest_time_between_two_looks_is_no_gap(
    case: Case, taken: Sequence[Step], gap_s: float
) -> None:
    live, patient = case.begin(GAP_S), case.begin(inf)
    now = 0.0
    for step in taken:
        now += min(step.wait_s, GAP_S)
        assert step.act.do(live, now) == step.act.do(patient, now)


@quick
@given(cases(), steps(), waits().filter(bool), gaps, ACTS)
def test_a_clock_that_runs_backwards_changes_nothing(
    case: Case, taken: Sequence[Step], backwards_s: float, gap_s: float, act: Act
) -> None:
    misled, sound = case.begin(gap_s), case.begin(gap_s)
    now = walk(misled, taken)
    walk(sound, taken)
    misled.tick(now)
    sound.tick(now)

    assert misled.tick(now - backwards_s) == []
    assert misled.moment(now - backwards_s) == sound.moment(now)
    assert act.do(misled, now - backwards_s) == act.do(sound, now)
    assert misled.moment(now) == sound.moment(now)
    assert misled.logs == sound.logs


@quick
@given(cases(), steps())
def test_no_more_seconds_of_work_are_logged_than_have_passed(
    case: Case, taken: Sequence[Step]
) -> None:
    live: LiveSession = case.begin(inf)
    now = walk(live, taken)
    rounding = 0.05 * len(live.logs)
    assert sum(log.worked for log in live.logs[len(case.logs) :]) <= now + rounding


@quick
@given(cases(), steps(), st.data())
def test_it_lasts_no_longer_than_somebody_was_there(
    case: Case, taken: Sequence[Step], data: st.DataObject
) -> None:
    """Now and then the machine sleeps for hours; what comes in pieces up to a gap is presence."""
    live, now, there_s = case.begin(GAP_S), 0.0, 0.0
    for step in taken:
        if data.draw(st.booleans()):
            now += 8 * 3600
            live.tick(now)
        lasted_s = live.lasted_s
        waited_s = min(step.wait_s, GAP_S)
        now += waited_s
        there_s += waited_s
        live.tick(now)
        assert lasted_s <= live.lasted_s <= there_s
        step.act.do(live, now)
        assert live.lasted_s <= there_s
    live.tick(now + 8 * 3600)
    assert live.lasted_s <= there_s
