"""Histories of any size: `python -m tests.bench.many_sessions 20000 DIR` writes one into a folder.

Daily workouts of one person, who gets stronger, has bad weeks, flags faults and writes a note now
and then. The same number and last day give the same files, to the byte.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from random import Random

from msgspec.structs import replace

from kneecoach.model.progression.ladder import Ladder, planned_at
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import PlannedSet, unroll
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session, SetLog, log_of
from kneecoach.storage.history import as_table
from kneecoach.storage.paths import Paths
from kneecoach.storage.toml_writer import toml_text
from tests.builders import shipped_library

LAST = date(2026, 11, 21)
ROUTINES = ("everyday", "step", "floor", "desk-break", "complete", "floor", "step")
DAYS_A_RUNG = 40
"""How long somebody stays at a dose; with each rung of a ladder it gets harder."""
NOTES = ("Left knee a little stiff at first.", "Slept badly.", "=Stairs were easy today.", "🙂")


def many_sessions(count: int, last: date = LAST) -> Iterator[KeptSession]:
    """Yield so many sessions, a day apart, the oldest first; all have ended."""
    chance = Random(count)
    for day in range(count):
        on = last - timedelta(days=count - 1 - day)
        zone = timezone(timedelta(hours=2 if 3 < on.month < 11 else 1))
        started = datetime(on.year, on.month, on.day, chance.choice((7, 12, 18)), tzinfo=zone)
        started += timedelta(seconds=chance.randrange(3600))
        name = ROUTINES[on.toordinal() % len(ROUTINES)]
        file = f"{started.astimezone(UTC):%Y/%Y%m%dT%H%M%SZ}-{chance.randrange(1 << 16):04x}.toml"
        yield KeptSession(file, _session(name, day // DAYS_A_RUNG, started, chance))


def write_sessions(folder: Path, count: int, last: date = LAST) -> None:
    """Write so many sessions into a config folder, each as old as what it tells of."""
    history = Paths(folder).history
    for kept in many_sessions(count, last):
        path = history / kept.file
        if not path.parent.is_dir():
            path.parent.mkdir(mode=0o700, parents=True)
        path.write_text(toml_text(as_table(kept.session)), "utf-8")
        path.chmod(0o600)
        written = kept.session.started.timestamp() + kept.session.length_s
        os.utime(path, (written, written))


def _session(name: str, rung: int, started: datetime, chance: Random) -> Session:
    sets = _sets(name, rung)
    before = chance.choice((0, 1, 1, 2, 2, 3, 4))
    stops_at = chance.randrange(len(sets)) if chance.random() < 0.08 else len(sets)
    logs = tuple(_log(one, before, chance) for one in sets[:stops_at])
    after = max(0, before + chance.choice((-1, -1, 0, 0, 0, 1)))
    session = Session(
        status="finished" if stops_at == len(sets) else "stopped",
        started=started,
        routine=name,
        pain_before=before,
        pain_after=after,
        effort=chance.randrange(3, 8),
        note=chance.choice(NOTES) if chance.random() < 0.1 else "",
        next_morning=NextMorning(pain=max(0, after - chance.randrange(2))),
        morning_asked=True,
        plan=tuple(one.as_item() for one in _plan(name, rung)),
        sets_planned=len(sets),
        sets=logs,
    )
    return replace(session, ended=started + timedelta(seconds=round(session.length_s * 1.6)))


def _log(planned_set: PlannedSet, before: int, chance: Random) -> SetLog:
    dose, cues = planned_set.planned.dose, planned_set.planned.exercise.cues
    faults = [cue.fault.id for cue in cues if cue.fault] if chance.random() < 0.05 else []
    skipped, short = chance.random() < 0.02, chance.random() < 0.04
    reps = 0 if skipped else dose.reps - (1 if short else 0)
    return log_of(
        planned_set,
        reps=None if dose.until else reps,
        worked=0.0 if skipped else dose.set_s + round(chance.random() * 9, 1),
        pain=min(10, before + 1) if chance.random() < 0.1 else None,
        faults=faults[:1],
        skipped=skipped,
    )


@cache
def _sets(name: str, rung: int) -> tuple[PlannedSet, ...]:
    return tuple(unroll(_plan(name, rung)).sets)


@cache
def _plan(name: str, rung: int) -> tuple[PlannedExercise, ...]:
    """Return a routine with each exercise so many rungs up, over and over."""
    return tuple(_climbed(one, rung) for one in shipped_library().plan(name))


def _climbed(planned: PlannedExercise, rung: int) -> PlannedExercise:
    rungs = Ladder(planned.exercise, planned.level).rungs
    return planned_at(planned.exercise, rungs[rung % len(rungs)]).with_sets(planned.dose.sets)


def main() -> None:
    """Write a history."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many sessions")
    parser.add_argument("folder", type=Path, help="the config folder they go to")
    parser.add_argument("--last", type=date.fromisoformat, default=LAST, help="the last one's day")
    options = parser.parse_args()
    write_sessions(options.folder, options.count, options.last)


if __name__ == "__main__":
    main()
