"""What holds of a live session's places and logs, whatever the routine and whatever is done."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kneecoach.model.live.events import Event, SetAmended, SetDone, SetReopened, SetSkipped
from kneecoach.model.live.live import GAP_S, LiveSession
from kneecoach.model.routines.timeline import unroll
from kneecoach.model.sessions.session import SetLog
from tests.unit.model.strategies import Act, Case, Step, cases, steps, waits, walk

quick = settings(max_examples=50)
HURTING = st.sampled_from(
    [
        Act("it hurts", lambda live, now: live.stop(now, 6, "outer side")),
        Act("back", LiveSession.back),
        Act("done", LiveSession.done),
        Act("skip", LiveSession.skip),
    ]
)
"""What tries to get back to what hurt."""


class Listener:
    """Knows nothing but the events, as the journal does."""

    def __init__(self, logs: Sequence[SetLog]) -> None:
        self.sets = list(logs)

    def hear(self, events: Sequence[Event]) -> None:
        for event in events:
            match event:
                case SetDone(index, log) | SetSkipped(index, log) | SetAmended(index, log):
                    assert index <= len(self.sets)
                    self.sets[index : index + 1] = [log]
                case SetReopened(index):
                    del self.sets[index:]
                case _:
                    pass


@quick
@given(cases(), steps(40), st.sampled_from([inf, GAP_S]))
def test_the_events_alone_tell_what_is_logged(
    case: Case, taken: Sequence[Step], gap_s: float
) -> None:
    live, listener, now = case.begin(gap_s), Listener(case.logs), 0.0
    for step in taken:
        now += step.wait_s
        listener.hear(step.act.do(live, now))
        assert tuple(listener.sets) == live.logs


@quick
@given(cases(), steps(40))
def test_the_logs_are_always_the_first_sets_of_the_timeline(
    case: Case, taken: Sequence[Step]
) -> None:
    live, now = case.begin(inf), 0.0
    for step in taken:
        now += step.wait_s
        step.act.do(live, now)
        assert [_planned(log) for log in live.logs] == [
            (one.planned.exercise.id, one.planned.level.id, one.side, one.number)
            for one in case.timeline.sets[: len(live.logs)]
        ]
        assert live.moment(now).set.index <= len(live.logs)


@quick
@given(cases(), steps(40))
def test_a_set_that_is_counted_never_has_more_reps_than_were_planned(
    case: Case, taken: Sequence[Step]
) -> None:
    live = case.begin(inf)
    walk(live, taken)
    for log in live.logs:
        if log.target is not None:
            assert log.reps is not None
            assert 0 <= log.reps <= log.target


@quick
@given(cases(), steps(), st.integers(1, 4))
def test_going_back_as_often_as_was_skipped_returns_to_the_same_place(
    case: Case, taken: Sequence[Step], times: int
) -> None:
    live = case.begin(inf)
    now = walk(live, taken)
    live.tick(now)
    assume(live.state not in ("asking", "done"))
    place, logs = _place(live, now), live.logs

    skipped = 0
    while live.state != "done" and skipped < times:
        live.skip(now)
        skipped += 1
    for _ in range(skipped):
        live.back(now)

    assert _place(live, now) == place
    assert live.logs == logs


@quick
@given(cases(), steps(), steps(), st.integers(1, 3))
def test_after_skip_and_back_the_workout_goes_on_as_if_nothing_had_been(
    case: Case, taken: Sequence[Step], later: Sequence[Step], times: int
) -> None:
    undecided, plain = case.begin(inf), case.begin(inf)
    now = walk(undecided, taken)
    walk(plain, taken)
    plain.tick(now)
    assume(plain.state == "running")

    for _ in range(times):
        undecided.skip(now)
    assume(undecided.state == "running")
    for _ in range(times):
        undecided.back(now)

    for step in later:
        now += step.wait_s
        assert step.act.do(undecided, now) == step.act.do(plain, now)
    assert undecided.logs == plain.logs


@quick
@given(cases(), steps(40), st.booleans())
def test_a_stop_for_pain_and_where_it_hurt_stay_whatever_follows(
    case: Case, taken: Sequence[Step], gone_on_with: bool
) -> None:
    live, now = case.begin(inf), 0.0
    hurt: set[int] = set()
    where: set[int] = set()
    for place, step in enumerate(taken):
        now += step.wait_s
        if gone_on_with and place == len(taken) // 2:
            plan = list({one.item: one.planned for one in case.timeline.sets}.values())
            timeline = unroll(plan, from_set=len(live.logs))
            live = LiveSession(timeline, live.logs, gap_s=inf)
            live.start(now)
        step.act.do(live, now)
        stopped = {index for index, log in enumerate(live.logs) if log.stopped_for_pain}
        told = {index for index, log in enumerate(live.logs) if log.where is not None}
        assert hurt <= stopped
        assert where <= told
        hurt, where = stopped, told


@quick
@given(cases(), st.lists(st.builds(Step, waits(10), HURTING), max_size=20))
def test_nothing_leads_back_into_an_exercise_that_was_ended_because_it_hurt(
    case: Case, taken: Sequence[Step]
) -> None:
    live, now, sets = case.begin(inf), 0.0, case.timeline.sets
    for step in taken:
        now += step.wait_s
        step.act.do(live, now)
        ended = {sets[index].item for index, log in enumerate(live.logs) if log.stopped_for_pain}
        if live.state != "done":
            assert live.moment(now).set.item not in ended


def _planned(log: SetLog) -> tuple[str, str, str, int]:
    return log.exercise, log.level, log.side, log.set


def _place(live: LiveSession, now: float) -> tuple[object, ...]:
    moment = live.moment(now)
    return (
        moment.phase_index,
        moment.left_s,
        moment.length_s,
        moment.set_left_s,
        moment.workout_left_s,
        moment.reps_done,
        moment.flagged,
    )
