"""A past workout, set by set, as it is told on its page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kneecoach.model.sessions.session import SetLog
from kneecoach.widgets.session_report import log_words
from tests.unit.storage.support import a_log

STOPPED = a_log(target=5, reps=5, stopped_for_pain=True, pain=6)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (STOPPED, "set 1 left: 5 of 5 reps, then it hurt · pain 6"),
        (replace(STOPPED, hold=15), "set 1 left: 5 of 5 × 15 s, then it hurt · pain 6"),
        (
            replace(STOPPED, reps=3, where="inside"),
            "set 1 left: 3 of 5 reps, then it hurt, inside · pain 6",
        ),
        (
            replace(STOPPED, reps=None, skipped=True, where="inside"),
            "set 1 left: stopped, it hurt, inside · pain 6",
        ),
        (
            replace(STOPPED, reps=None, skipped=True, pain=None),
            "set 1 left: left out, because it hurt",
        ),
    ],
)
def test_of_what_ended_because_it_hurt_the_reps_are_told(log: SetLog, words: str) -> None:
    assert log_words(log) == words
