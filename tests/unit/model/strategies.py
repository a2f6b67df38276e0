"""Any routine, and anything a person may do while it runs.

Times are whole eighths of a second, which floating point adds without error, so that the
properties can ask for equality.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.live.events import Event
from kneecoach.model.live.live import LiveSession
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timeline, Timing, unroll
from kneecoach.model.sessions.session import SetLog, log_of
from tests.builders import shipped_library

EIGHTH = 0.125


@dataclass(frozen=True)
class Act:
    """One thing a person does."""

    name: str
    do: Callable[[LiveSession, float], list[Event]]

    def __repr__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Step:
    """Some time passes; then something is done."""

    wait_s: float
    act: Act


@dataclass(frozen=True)
class Case:
    """A workout, and the sets of it that were done before."""

    timeline: Timeline
    logs: Sequence[SetLog]

    def begin(self, gap_s: float) -> LiveSession:
        """A session that has started at the time 0."""
        live = LiveSession(self.timeline, self.logs, gap_s=gap_s)
        live.start(0.0)
        return live

    def __repr__(self) -> str:
        phases = ", ".join(f"{one.kind} {one.seconds}" for one in self.timeline.phases)
        return f"Case({len(self.logs)} sets done; {phases})"


def waits(longest_s: int = 100) -> st.SearchStrategy[float]:
    """Mostly a moment, at times long enough to pass through several phases."""
    eighths = st.one_of(st.integers(0, 24), st.integers(0, longest_s * 8))
    return eighths.map(lambda count: count * EIGHTH)


ACTS: st.SearchStrategy[Act] = st.one_of(
    st.sampled_from(
        [
            Act("tick", LiveSession.tick),
            Act("pause", LiveSession.pause),
            Act("go on", LiveSession.go_on),
            Act("done", LiveSession.done),
            Act("skip", LiveSession.skip),
            Act("back", LiveSession.back),
            Act("restart the set", LiveSession.restart_set),
            Act("ten seconds more", lambda live, now: live.add_time(now, 10)),
            Act("ten seconds less", lambda live, now: live.add_time(now, -10)),
            Act("nobody counted", lambda live, now: live.answer_reps(now, None)),
            Act("seven reps", lambda live, now: live.answer_reps(now, 7)),
            Act("pain 4", lambda live, now: live.pain(now, 4)),
            Act("flag the first", lambda live, now: live.flag(now, 0)),
            Act("flag the third", lambda live, now: live.flag(now, 2)),
            Act("flag the ninth", lambda live, now: live.flag(now, 8)),
        ]
    ),
    st.sampled_from(
        [
            Act("it hurts", lambda live, now: live.stop(now, 6, "outer side")),
            Act("it hurts somehow", lambda live, now: live.stop(now, None, None)),
            Act("done", LiveSession.done),
            Act("done", LiveSession.done),
            Act("go on", LiveSession.go_on),
            Act("finish", LiveSession.finish),
        ]
    ),
)


def steps(most: int = 25) -> st.SearchStrategy[list[Step]]:
    """What a person does in a workout, one thing after the other."""
    return st.lists(st.builds(Step, waits(), ACTS), max_size=most)


def tempos() -> st.SearchStrategy[Tempo]:
    """Tempos of a second at least; each movement may take none."""
    return st.builds(
        Tempo,
        st.integers(0, 4),
        st.integers(0, 6),
        st.integers(0, 4),
        st.sampled_from(["lower", "lift"]),
    ).filter(lambda tempo: tempo.rep_s > 0)


def doses() -> st.SearchStrategy[Dose]:
    """Doses of any kind, short enough to walk through."""
    return st.builds(
        Dose,
        counts=st.sampled_from(["reps", "holds"]),
        sides=st.sampled_from(["each", "both"]),
        sets=st.integers(1, 4),
        reps=st.integers(1, 5),
        tempo=tempos(),
        relax_s=st.integers(0, 3),
        rest_s=st.sampled_from([0, 1, 15]),
        until=st.sampled_from([None, None, None, "tired", "unable"]),
    )


@st.composite
def planned_exercises(draw: st.DrawFn) -> PlannedExercise:
    """An exercise of the catalogue at any level, as it is shipped or with any other dose."""
    exercise = draw(st.sampled_from(list(shipped_library().catalogue)))
    level = draw(st.sampled_from(exercise.levels))
    lightest = Dose.lightest(exercise.dose_spec(level))
    return PlannedExercise(exercise, level, draw(st.just(lightest) | doses()))


@st.composite
def cases(draw: st.DrawFn, *, resumed: bool = True) -> Case:
    """Any routine, from its beginning or (where resumed) from any set on."""
    plan = draw(st.lists(planned_exercises(), min_size=1, max_size=4))
    timing = Timing(
        setup_s=draw(st.sampled_from([8, 0, 3])), floor_setup_s=draw(st.sampled_from([20, 0]))
    )
    sets = unroll(plan).sets
    done = draw(st.integers(0, len(sets) - 1)) if resumed else 0
    logs = [
        log_of(one, reps=one.planned.dose.reps, worked=9.5, pain=None, faults=())
        for one in sets[:done]
    ]
    return Case(unroll(plan, timing, from_set=done), logs)


def walk(live: LiveSession, taken: Sequence[Step], now: float = 0.0) -> float:
    """Take steps one after the other; return the time it then is."""
    for step in taken:
        now += step.wait_s
        step.act.do(live, now)
    return now
