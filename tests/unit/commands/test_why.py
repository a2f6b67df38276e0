"""`kneecoach why`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from kneecoach.model.sessions.session import KeptSession
from kneecoach.storage.history import History
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import save_profile
from tests.builders import shipped_library
from tests.unit.commands.support import run
from tests.unit.model.histories import TODAY, a_workout, lightest
from tests.unit.storage.support import write

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "500")


def done_twice(paths: Paths) -> Sequence[KeptSession]:
    """Keep two clean planks, five and two days before today."""
    to_today = (datetime.now(UTC).date() - TODAY).days
    kept = [a_workout(days - to_today, lightest("back-plank")) for days in (5, 2)]
    for one in kept:
        History(paths).write_new(one)
    return kept


@pytest.mark.usefixtures("wide")
def test_one_exercise_is_decided_on_in_words_with_its_days_and_files(
    capsys: Capsys, paths: Paths
) -> None:
    kept = done_twice(paths)
    ran = run(capsys, "why", "back-plank")
    assert (ran.code, ran.err) == (0, "")
    said, *files = ran.out.splitlines()
    assert said.startswith(
        "Back plank: 6 holds of 10 s → 5 holds of 15 s next time, because it went well on "
    )
    for one in kept:
        assert str(one.session.started.day) in said
    assert [file.strip() for file in files] == [f"history/{one.file}" for one in kept]


@pytest.mark.usefixtures("wide")
def test_a_level_by_hand_stands_beside_what_the_coach_would_take(
    capsys: Capsys, paths: Paths
) -> None:
    save_profile(paths, levels={"back-plank": "30-seconds"})
    done_twice(paths)
    said = run(capsys, "why", "back-plank").out
    assert said.startswith("Back plank: 3 holds of 30 s next time, because you chose this level")
    assert "the coach would take 5 holds of 15 s, because it went well on" in said


@pytest.mark.usefixtures("wide")
def test_each_exercise_is_decided_on_and_what_is_not_for_the_person_is_told(
    capsys: Capsys,
) -> None:
    lines = run(capsys, "why").out.split("\n\n")
    catalogue = shipped_library().catalogue
    assert [line.partition(":")[0] for line in lines] == [one.short for one in catalogue]
    by_name = {line.partition(":")[0]: line for line in lines}
    assert by_name["Back plank"].endswith("so you start with the lightest dose.")
    assert by_name["Calf raise"].endswith(" It is left out for now: needs step, handrail.")


@pytest.mark.usefixtures("wide")
def test_what_was_not_answered_is_not_told_as_if_the_person_had_it(
    capsys: Capsys, paths: Paths
) -> None:
    left_out = " It is left out for now: not with a severe knee problem"
    said = run(capsys, "why", "split-squat").out.rstrip()
    assert said.endswith(f"{left_out} (you have not said that you have none).")
    save_profile(paths, severe_knee_problem=True)
    assert run(capsys, "why", "split-squat").out.rstrip().endswith(f"{left_out}.")


def test_as_json_a_decision_is_whole(capsys: Capsys, paths: Paths) -> None:
    kept = done_twice(paths)
    decision = json.loads(run(capsys, "why", "back-plank", "--json").out)
    assert decision == {
        "exercise": "back-plank",
        "kind": "progress",
        "before": {"level": "10-seconds", "reps": 6, "hold_s": 10},
        "after": {"level": "15-seconds", "reps": 5, "hold_s": 15},
        "rule": "went-well",
        "sessions": [one.file for one in kept],
        "days": [f"{one.session.started:%Y-%m-%d}" for one in kept],
        "fault": None,
        "hindrance": "",
        "until": None,
        "instead_of": None,
    }


def test_as_json_all_decisions_are_a_list(capsys: Capsys) -> None:
    decisions = json.loads(run(capsys, "why", "--json").out)
    assert [one["exercise"] for one in decisions] == [one.id for one in shipped_library().catalogue]


def test_an_unknown_exercise_is_one_line_that_names_the_nearest(capsys: Capsys) -> None:
    ran = run(capsys, "why", "back-plan")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'back-plank'?" in ran.err


def test_files_that_cannot_be_read_are_told_and_the_rest_decides(
    capsys: Capsys, paths: Paths
) -> None:
    done_twice(paths)
    write(paths.history / "2026" / "20261121T000000Z-0000.toml", "status = 3\n")
    write(paths.profile, "pain_rule = 7\n")
    ran = run(capsys, "why", "back-plank")
    assert ran.code == 0
    assert "5 holds of 15 s next time" in " ".join(ran.out.split())
    in_profile, in_history = ran.err.splitlines()
    assert in_profile.startswith("kneecoach: profile.toml")
    assert in_history.startswith("kneecoach: history/2026/20261121T000000Z-0000.toml")
