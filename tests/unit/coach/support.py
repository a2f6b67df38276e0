"""Records as the app keeps them, with a clock that stands still."""

from __future__ import annotations

from kneecoach.coach.judgement import Judgement
from kneecoach.coach.records import SessionRecords
from kneecoach.model.person.profile import Profile
from kneecoach.model.routines.timeline import Timing
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.paths import Paths
from tests.app.support import FakeClock
from tests.builders import shipped_library


def records_of(history: History, paths: Paths) -> SessionRecords:
    """Return the records of somebody who told nothing of themselves."""
    index, clock, library = HistoryIndex(history, paths), FakeClock(), shipped_library()

    def judge() -> Judgement:
        today = clock.time_of_day().date()
        return Judgement(library.catalogue, index, Profile(), today, Timing())

    return SessionRecords(history, index, clock, shipped_library, judge)
