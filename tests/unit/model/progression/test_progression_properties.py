"""What holds of the coach's decisions, whatever was done and whatever the files say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert, to_builtins

from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.pain import TOO_MUCH_ABOVE
from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.progression.ladder import Ladder, Rung, planned_at
from kneecoach.model.progression.progression import decide, decide_all, trail
from kneecoach.model.progression.why import why
from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.routines.timeline import Side
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog
from tests.builders import shipped_exercise
from tests.unit.model.diary import SLIDE, WITH_WEIGHTS
from tests.unit.model.histories import EVERYTHING, briefly

BOTH_SIDES = [SLIDE, shipped_exercise("glute-bridge"), shipped_exercise("back-plank")]
EXERCISES = Catalogue(
    [*BOTH_SIDES, *(shipped_exercise(one) for one in ("lunge-stretch", "leg-lift", "footwork"))]
)
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
ALL_RUNGS = [(one, rung) for one in EXERCISES for rung in Ladder(one).rungs]

pains = st.none() | st.integers(0, 10)
quick = settings(max_examples=50)


def profiles() -> st.SearchStrategy[Profile]:
    """Anybody, with or without weights, a level chosen by hand, and the red flags answered."""
    flags = st.builds(RedFlags, any=st.booleans(), asked=st.dates(FIRST, LAST))
    levels = st.fixed_dictionaries(
        {},
        optional={
            one.id: st.sampled_from([*(level.id for level in one.levels), "old"])
            for one in EXERCISES
        },
    )
    return st.builds(
        Profile,
        red_flags=st.none() | flags,
        usual_pain=pains,
        kneeling_hurts=st.booleans(),
        equipment=st.sampled_from([(), WITH_WEIGHTS, EVERYTHING]),
        pain_rule=st.sampled_from(["standard", "strict"]),
        levels=st.just({}) | levels,
    )


@st.composite
def sets_of(draw: st.DrawFn, exercise: Exercise, rung: Rung) -> list[SetLog]:
    """One to three sets of an exercise at a rung, mostly done as planned."""
    dose = planned_at(exercise, rung).dose
    sides: tuple[Side, ...] = ("left", "right") if dose.sides == "each" else ("both",)
    faults = [cue.fault.id for cue in exercise.cues if cue.fault]
    return [
        SetLog(
            exercise=exercise.id,
            level=rung.level,
            side=side,
            target=None if dose.until else dose.reps,
            hold=dose.tempo.hold_s,
            reps=draw(st.sampled_from([dose.reps] * 8 + [None, dose.reps - 1])),
            pain=draw(st.sampled_from([None] * 6 + [0, 1, 2, 4, 6, 9])),
            faults=tuple(draw(st.lists(st.sampled_from(faults), max_size=1))),
            skipped=draw(st.sampled_from([False] * 9 + [True])),
            stopped_for_pain=draw(st.sampled_from([False] * 15 + [True])),
            pain_on_return=draw(st.sampled_from([None] * 12 + [0, 1, 4, 6])),
        )
        for _ in range(draw(st.integers(1, 3)))
        for side in sides
    ]


@st.composite
def workouts(draw: st.DrawFn) -> KeptSession:
    """A workout of one to three exercises at any rung, on any of ninety days."""
    chosen = draw(
        st.lists(
            st.sampled_from(ALL_RUNGS), min_size=1, max_size=3, unique_by=lambda pair: pair[0].id
        )
    )
    started = datetime.combine(FIRST, datetime.min.time(), UTC) + timedelta(
        days=draw(st.integers(0, 89)), hours=draw(st.integers(5, 22))
    )
    morning = st.builds(
        NextMorning,
        pain=st.sampled_from([0, 0, 1, 1, 2, 5]),
        swelling=st.sampled_from([False] * 15 + [True]),
    )
    sets = [log for exercise, rung in chosen for log in draw(sets_of(exercise, rung))]
    return KeptSession(
        f"2026/{started:%Y%m%dT%H%M%SZ}-{draw(st.integers(0, 99)):04}.toml",
        Session(
            status=draw(st.sampled_from(["finished", "finished", "stopped", "live"])),
            started=started,
            routine="everyday",
            pain_before=draw(st.sampled_from([None, 1, 1, 1, 2, 4])),
            pain_after=draw(st.sampled_from([None, 0, 1, 1, 1, 2, 3, 6])),
            next_morning=draw(st.one_of(st.none(), morning, morning, morning)),
            sets=tuple(sets),
        ),
    )


def histories() -> st.SearchStrategy[list[KeptSession]]:
    return st.lists(workouts(), max_size=12, unique_by=lambda kept: kept.file)


def chronicle(sessions: Sequence[KeptSession]) -> list[KeptSession]:
    return sorted(sessions, key=lambda kept: (kept.session.started, kept.file))


def of(exercise: Exercise, session: Session) -> list[SetLog]:
    return [log for log in session.sets if log.exercise == exercise.id]


def is_tried(log: SetLog) -> bool:
    return log.done or log.stopped_for_pain or log.pain is not None


def went_too_far(exercise: Exercise, session: Session, profile: Profile) -> bool:
    """What the pain rule calls too much, said another way than the coach says it."""
    logs, morning = of(exercise, session), session.next_morning
    begun = next((at for at, log in enumerate(session.sets) if log in logs and is_tried(log)), None)
    on_return = [] if begun is None else [log.pain_on_return for log in session.sets[begun:]]
    pains = [session.pain_after, *on_return, *(log.pain for log in logs)]
    if any(pain is not None and pain > TOO_MUCH_ABOVE for pain in pains):
        return True
    if any(log.stopped_for_pain for log in logs):
        return True
    if morning is None:
        return False
    before = session.pain_before if session.pain_before is not None else profile.usual_pain
    return morning.swelling or (before is not None and morning.pain > before)


def place(exercise: Exercise, rung: Rung) -> int:
    return Ladder(exercise, exercise.level(rung.level)).rungs.index(rung)


def done_at(exercise: Exercise, session: Session) -> int:
    """The place of the lightest set."""
    return min(
        place(exercise, Rung(log.level, log.target or 1, log.hold or 0))
        for log in of(exercise, session)
    )


@quick
@given(histories(), profiles(), st.sampled_from([one.id for one in EXERCISES]))
def test_after_what_went_too_far_it_is_never_harder_than_what_was_done_or_stood(
    sessions: list[KeptSession], profile: Profile, exercise_id: str
) -> None:
    exercise = EXERCISES.find(exercise_id)
    told = chronicle(sessions)
    for index, kept in enumerate(told):
        session, today = kept.session, kept.session.started.date()
        tried = any(map(is_tried, of(exercise, session)))
        hurt = any(log.stopped_for_pain or (log.pain or 0) > 5 for log in of(exercise, session))
        if session.status == "live" and not hurt:
            continue
        if not tried or not went_too_far(exercise, session, profile):
            continue
        before = decide(exercise, briefly(told[:index]), profile, today)
        after = decide(exercise, briefly(told[: index + 1]), profile, today)
        assert place(exercise, after.after) <= done_at(exercise, session)
        assert place(exercise, after.after) <= place(exercise, before.after)


@quick
@given(
    histories().flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))), profiles()
)
def test_the_same_files_in_any_order_give_the_same_decisions(
    both: tuple[list[KeptSession], list[KeptSession]], profile: Profile
) -> None:
    told, shuffled = both
    assert decide_all(EXERCISES, briefly(told), profile, LAST) == decide_all(
        EXERCISES, briefly(shuffled), profile, LAST
    )


@quick
@given(histories(), profiles(), st.sampled_from([one.id for one in EXERCISES]))
def test_it_gets_harder_only_after_two_different_days_at_that_dose_or_above(
    sessions: list[KeptSession], profile: Profile, exercise_id: str
) -> None:
    exercise = EXERCISES.find(exercise_id)
    days = {kept.file: kept.session.started.date() for kept in sessions}
    files = {kept.file: kept.session for kept in sessions}
    decisions = trail(exercise, briefly(sessions), profile, LAST)
    for decision in decisions[1:]:
        assert decision.before is not None
        own = decision.instead_of or decision
        harder = place(exercise, own.after) > place(exercise, decision.before)
        assert harder == (own.kind == "progress")
        if harder:
            assert len({days[file] for file in own.sessions}) >= 2
            for file in own.sessions:
                assert not went_too_far(exercise, files[file], profile)
                assert done_at(exercise, files[file]) >= place(exercise, decision.before)


@quick
@given(histories(), profiles(), st.dates(FIRST, LAST + timedelta(days=400)))
def test_a_decision_lies_on_the_ladder_and_within_reach_where_anything_is(
    sessions: list[KeptSession], profile: Profile, today: date
) -> None:
    for exercise in EXERCISES:
        decision = decide(exercise, briefly(sessions), profile, today)
        level = exercise.level(decision.after.level)
        assert level is not None
        assert decision.after in Ladder(exercise, level).rungs
        can = [one for one in exercise.levels if not profile.hindrance(exercise, one)]
        if exercise.levels[0] in can or exercise.levels_are == "alternatives":
            assert level in can or not can


@st.composite
def anything(draw: st.DrawFn) -> KeptSession:
    """Any session that a file may hold, however odd."""
    ids = [*(one.id for one in EXERCISES), "old"]
    levels = [*(level.id for one in EXERCISES for level in one.levels), "old"]
    counts = st.none() | st.integers(0, 10_000)
    faults = [cue.fault.id for one in EXERCISES for cue in one.cues if cue.fault]
    logs = st.builds(
        SetLog,
        exercise=st.sampled_from(ids),
        level=st.sampled_from(levels),
        side=st.sampled_from(["left", "right", "both"]),
        set=st.integers(1, 100),
        target=counts,
        hold=counts,
        reps=counts,
        worked=st.floats(0, 100_000),
        pain=pains,
        faults=st.lists(st.sampled_from([*faults, "old", ""]), max_size=3).map(tuple),
        skipped=st.booleans(),
        stopped_for_pain=st.booleans(),
        where=st.none() | st.text(max_size=3),
        pain_on_return=pains,
    )
    items = st.builds(
        RoutineItem,
        exercise=st.sampled_from(ids),
        level=st.none() | st.sampled_from(levels),
        sets=st.none() | st.integers(1, 10),
        reps=st.none() | st.integers(1, 100),
        hold_s=st.none() | st.integers(1, 600),
        side=st.none() | st.sampled_from(["left", "right"]),
        until=st.sampled_from([None, "tired", "unable"]),
    )
    zones = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
    session = Session(
        status=draw(st.sampled_from(["live", "finished", "stopped"])),
        started=draw(st.datetimes(datetime(1900, 1, 1), datetime(2999, 12, 31), timezones=zones)),
        routine=draw(st.text(max_size=3)),
        pain_before=draw(pains),
        pain_after=draw(pains),
        next_morning=draw(
            st.none() | st.builds(NextMorning, pain=st.integers(0, 10), swelling=st.booleans())
        ),
        plan=tuple(draw(st.lists(items, max_size=3))),
        sets_planned=draw(st.integers(0, 10_000)),
        sets=tuple(draw(st.lists(logs, max_size=4))),
    )
    return KeptSession(draw(st.text(min_size=1, max_size=3)), session)


@quick
@given(st.lists(anything(), max_size=5), profiles(), st.dates())
def test_whatever_a_file_says_there_is_a_decision_and_words_for_it(
    sessions: list[KeptSession], profile: Profile, today: date
) -> None:
    for kept in sessions:
        assert convert(to_builtins(kept.session), Session) == kept.session  # a file may say so
    for exercise in EXERCISES:
        for decision in trail(exercise, briefly(sessions), profile, today):
            assert why(exercise, decision).startswith(f"{exercise.short}: ")
