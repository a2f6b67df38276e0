"""Any session that a file can hold, and what else a person may keep in the file."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from kneecoach.model.routines.routine import RoutineItem
from kneecoach.model.sessions.session import NextMorning, Session, SetLog

TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")) | st.sampled_from("\n\t")
)
_INSTANTS = st.datetimes(
    datetime(1971, 1, 1),
    datetime(2999, 1, 1),
    timezones=st.integers(-23 * 60, 23 * 60).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    ),
).map(lambda moment: moment.replace(fold=0))
_SCALE = st.integers(0, 10)
_COUNTS = st.none() | st.integers(0, 10_000)
_ITEMS = st.builds(
    RoutineItem,
    exercise=TEXT,
    level=st.none() | TEXT,
    sets=st.none() | st.integers(1, 10),
    reps=st.none() | st.integers(1, 100),
    hold_s=st.none() | st.integers(1, 600),
    rest_s=st.none() | st.integers(0, 600),
    side=st.sampled_from([None, "left", "right"]),
    until=st.sampled_from([None, "tired", "unable"]),
)
_LOGS = st.builds(
    SetLog,
    exercise=TEXT,
    level=TEXT,
    side=st.sampled_from(["left", "right", "both"]),
    set=st.integers(1, 100),
    target=_COUNTS,
    hold=_COUNTS,
    reps=_COUNTS,
    worked=st.floats(0, 100_000),
    pain=st.none() | _SCALE,
    faults=st.lists(TEXT, max_size=3).map(tuple),
    skipped=st.booleans(),
    stopped_for_pain=st.booleans(),
    where=st.none() | TEXT,
    pain_on_return=st.none() | _SCALE,
)
SESSIONS = st.builds(
    Session,
    status=st.sampled_from(["live", "finished", "stopped"]),
    started=_INSTANTS,
    ended=st.none() | _INSTANTS,
    routine=TEXT,
    pain_before=st.none() | _SCALE,
    pain_after=st.none() | _SCALE,
    effort=st.none() | _SCALE,
    note=TEXT,
    next_morning=st.none() | st.builds(NextMorning, pain=_SCALE, swelling=st.booleans()),
    morning_asked=st.booleans(),
    plan=st.lists(_ITEMS, max_size=3).map(tuple),
    sets_planned=st.integers(0, 10_000),
    sets=st.lists(_LOGS, max_size=3).map(tuple),
)

_KEYS = st.from_regex(r"my_[a-z]{1,5}", fullmatch=True)
"""Keys that the coach does not know."""


def _tables(values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Tables with their keys in order."""
    return st.dictionaries(_KEYS, values, max_size=3).map(lambda table: dict(sorted(table.items())))


_VALUES: st.SearchStrategy[object] = st.recursive(
    TEXT
    | st.integers(-(2**53), 2**53)
    | st.floats()
    | st.booleans()
    | _INSTANTS
    | st.dates(date(1, 1, 1))
    | st.times().map(lambda one: time(one.hour, one.minute)),
    lambda inner: st.lists(inner, max_size=3) | _tables(inner),
    max_leaves=4,
)
OWN_KEYS = _tables(_VALUES)
"""What a person may have added to a table of the file."""
