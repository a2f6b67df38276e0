"""What follows from a workout, as far as it can be told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec import structs

from kneecoach.model.progression.ladder import Ladder, planned_at
from kneecoach.model.progression.outlook import Outlook, outlooks
from kneecoach.model.sessions.session import KeptSession
from tests.builders import shipped_library
from tests.unit.model.histories import ABLE, a_workout, briefly

CATALOGUE = shipped_library().catalogue


def outlook(kept: KeptSession, *others: KeptSession, days_later: int = 0) -> list[Outlook]:
    workout, *sessions = briefly((kept, *others))
    today = workout.day + timedelta(days=days_later)
    return list(outlooks(workout, (*sessions, workout), CATALOGUE, ABLE, today))


def rule(kept: KeptSession, *others: KeptSession, days_later: int = 0) -> tuple[str, str, bool]:
    (one,) = outlook(kept, *others, days_later=days_later)
    return one.decision.kind, one.decision.rule, one.if_calm


BEFORE = a_workout(5, "back-plank")


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        pytest.param(
            a_workout(0, "back-plank", morning=None),
            ("progress", "went-well", True),
            id="well, the second time: more, if the morning is calm",
        ),
        pytest.param(
            a_workout(0, "back-plank", morning=None, pain=4),
            ("hold", "acceptable-pain", True),
            id="some pain: the same, if it settles",
        ),
        pytest.param(
            a_workout(0, "back-plank", morning=None, pain=7),
            ("rest", "hurt-at-lightest", False),
            id="too much pain is clear at once",
        ),
        pytest.param(
            a_workout(0, "back-plank", morning=3),
            ("hold", "not-settled", False),
            id="the morning was said",
        ),
    ],
)
def test_right_after_a_workout(kept: KeptSession, found: tuple[str, str, bool]) -> None:
    assert rule(kept, BEFORE) == found


@pytest.mark.parametrize(("days_later", "is_open"), [(0, True), (3, True), (4, False)])
def test_a_morning_stays_open_as_long_as_the_coach_asks_about_it(
    days_later: int, is_open: bool
) -> None:
    kept = a_workout(0, "back-plank", morning=None)
    assert rule(kept, BEFORE, days_later=days_later) == (
        ("progress", "went-well", True) if is_open else ("hold", "morning-not-said", False)
    )


def test_a_morning_that_was_asked_about_and_not_told_is_not_open() -> None:
    kept = a_workout(0, "back-plank", morning=None)
    asked = KeptSession(kept.file, structs.replace(kept.session, morning_asked=True))
    assert rule(asked, BEFORE) == ("hold", "morning-not-said", False)


def test_a_calm_morning_does_not_bring_back_what_is_left_out() -> None:
    exercise = CATALOGUE.find("back-plank")
    high = planned_at(exercise, Ladder(exercise).rungs[-1])
    swollen = (a_workout(7, high), a_workout(5, high, swelling=True))
    assert rule(a_workout(0, "back-plank", morning=None), *swollen) == ("stop", "swelling", False)


def test_what_came_later_does_not_count() -> None:
    kept, later = a_workout(5, "back-plank"), a_workout(2, "back-plank", pain=8)
    assert rule(kept, later, days_later=5) == ("hold", "once-more", False)


def test_only_what_was_done_or_tried_has_an_outlook() -> None:
    kept = a_workout(0, "back-plank", "clamshell", done=1)
    assert [one.exercise.id for one in outlook(kept)] == ["back-plank"]
    stopped = structs.replace(
        kept.session.sets[0], skipped=True, stopped_for_pain=True, exercise="clamshell"
    )
    tried = KeptSession(kept.file, structs.replace(kept.session, sets=(stopped,)))
    assert [one.exercise.id for one in outlook(tried)] == ["clamshell"]


def test_an_exercise_that_is_no_longer_there_has_none() -> None:
    kept = a_workout(0, "back-plank")
    gone = tuple(structs.replace(log, exercise="gone") for log in kept.session.sets)
    assert outlook(KeptSession(kept.file, structs.replace(kept.session, sets=gone))) == []
