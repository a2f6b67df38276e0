"""What is asked about the morning after a workout."""

from __future__ import annotations

import tomllib

from tests.app.support import Workout, asked, opened, text

SESSION = """\
# mine
format = 1
status = "finished"
started = 2026-11-{day}T18:00:00+00:00
ended = 2026-11-{day}T18:20:00+00:00
routine = "everyday"
pain_before = 3

[[sets]]
exercise = "clamshell"
level = "plain"
side = "left"
reps = 10
"""


def keep(workout: Workout, day: int) -> None:
    path = workout.folder / "history" / "2026" / f"202611{day}T180000Z-0001.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SESSION.format(day=day), "utf-8")


def mornings(workout: Workout) -> list[tuple[object, object]]:
    tables = [tomllib.loads(path.read_text("utf-8")) for path in workout.files()]
    return [(table.get("next_morning"), table.get("morning_asked")) for table in tables]


async def test_each_morning_is_asked_about_once_the_oldest_first(workout: Workout) -> None:
    for day in (18, 19, 20, 21):
        keep(workout, day)
    async with workout.app().run_test(size=(80, 24)) as pilot:
        await asked(pilot, "after Thursday's workout")
        assert pilot.app.screen.query_one("#scale").size.height == 11
        await pilot.press("2")
        await asked(pilot, "new swelling")
        await pilot.press("escape")  # back to the pain
        await asked(pilot, "after Thursday's workout")
        await pilot.press("4")
        await asked(pilot, "new swelling")
        await pilot.press("y")
        await asked(pilot, "Rest, and have it looked at")
        assert "before the next workout" in text(pilot, "#told")
        await pilot.press("o")
        await asked(pilot, "after Friday's workout")
        await pilot.press("enter")
        await asked(pilot, "after Saturday's workout")
        await pilot.press("0")
        await asked(pilot, "new swelling")
        await pilot.press("n")
        await opened(pilot)
    assert mornings(workout) == [
        (None, None),
        ({"pain": 4, "swelling": True}, True),
        (None, True),
        ({"pain": 0, "swelling": False}, True),
    ]
    assert all(path.read_text("utf-8").startswith("# mine\n") for path in workout.files())
    async with workout.app("step").run_test(size=(80, 24)) as pilot:
        await asked(pilot, "See a doctor first")  # new swelling is a warning sign
        await pilot.press("a")
        await asked(pilot, "Is any of this true")
        await pilot.press("n")
        await asked(pilot, "hurt now")
