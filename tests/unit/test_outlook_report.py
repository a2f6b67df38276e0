"""What follows from a workout, as it is told on its page."""

from __future__ import annotations

from msgspec import structs

from kneecoach.model.progression.outlook import outlooks
from kneecoach.model.sessions.session import KeptSession
from kneecoach.widgets.outlook_report import outlook_report
from tests.builders import shipped_library
from tests.unit.model.histories import ABLE, TODAY, a_workout, briefly, lightest


def page(*sessions: KeptSession) -> str:
    """The page on the last of some workouts."""
    briefs = briefly(sessions)
    found = outlooks(briefs[-1], briefs, shipped_library().catalogue, ABLE, TODAY)
    return "\n".join(paragraph.lead + paragraph.text for paragraph in outlook_report(found))


def test_before_the_morning_it_is_told_what_hangs_on_it_and_what_does_not() -> None:
    kept = a_workout(0, "glute-bridge", "back-plank", morning=None)
    bridge, plank = kept.session.sets
    sets = (bridge, structs.replace(plank, stopped_for_pain=True, pain=6))
    stopped = KeptSession(kept.file, structs.replace(kept.session, sets=sets))
    told = page(a_workout(3, "glute-bridge", "back-plank"), stopped)
    settles, any_case = told.split("What follows in any case")
    assert "What follows, if your knee settles by the morning after" in settles
    assert "· Glute bridge: Two legs, 10 reps held 3 s → Two legs, 12 reps held 3 s" in settles
    assert "is newly swollen, the coach may take less, or rest it" in settles
    assert "· Back plank: " in any_case


def test_after_the_morning_nothing_is_left_open() -> None:
    told = page(a_workout(3, lightest("glute-bridge")), a_workout(1, lightest("glute-bridge")))
    assert told.splitlines()[1] == "What follows from it"
    assert "if your knee settles" not in told


def test_of_what_was_not_done_nothing_follows() -> None:
    assert page(a_workout(0, "glute-bridge", done=0)) == ""
