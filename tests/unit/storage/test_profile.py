"""What the person told about themselves."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.problem import ProblemError
from kneecoach.storage.check import check
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile, save_profile
from tests.unit.storage.support import write

TODAY = date(2026, 11, 22)

MINE = """\
# My knees.
format = 1
knee = "left"   # the old story
mood = "good"
equipment = ["step"]

[red_flags]
any = false
asked = 2026-11-01
"""


def told(paths: Paths) -> list[str]:
    return [str(problem) for problem in load_profile(paths)[1]]


def profiles() -> st.SearchStrategy[Profile]:
    maybe = st.none() | st.booleans()
    pain = st.integers(0, 10)
    things = st.sampled_from(["step", "handrail", "mat", "band", "marbles and two bowls"])
    ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
    return st.builds(
        Profile,
        red_flags=st.none() | st.builds(RedFlags, any=st.booleans(), asked=st.dates()),
        knee=st.none() | st.sampled_from(["left", "right", "both", "neither"]),
        usual_pain=st.none() | pain,
        severe_knee_problem=maybe,
        back_pain=maybe,
        kneeling_hurts=maybe,
        equipment=st.lists(things, unique=True).map(tuple),
        workouts_a_week=st.integers(1, 7),
        minutes=st.integers(5, 60),
        pain_rule=st.sampled_from(["standard", "strict"]),
        levels=st.dictionaries(ids, ids, max_size=3),
        asked=st.booleans(),
    )


def test_without_a_file_nothing_was_answered_and_nothing_is_wrong(paths: Paths) -> None:
    assert load_profile(paths) == (Profile(), ())
    assert not Profile().asked


@given(before=profiles(), after=profiles())
def test_what_is_saved_is_read_again_whatever_stood_there_before(
    before: Profile, after: Profile
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        save_profile(paths, **msgspec.structs.asdict(before))
        assert load_profile(paths) == (before, ())
        gone = dict.fromkeys(before.levels)
        changes = {**msgspec.structs.asdict(after), "levels": {**gone, **after.levels}}
        save_profile(paths, **changes)
        assert load_profile(paths) == (after, ())


def test_saving_keeps_comments_unknown_keys_and_order(paths: Paths) -> None:
    write(paths.profile, MINE)
    save_profile(paths, equipment=("step", "towel"), red_flags=RedFlags(any=True, asked=TODAY))
    assert paths.profile.read_text("utf-8") == MINE.replace(
        '["step"]', '["step", "towel"]'
    ).replace("any = false", "any = true").replace("11-01", "11-22")


def test_a_new_file_is_the_persons_alone(paths: Paths) -> None:
    save_profile(paths, asked=True)
    assert paths.profile.read_text("utf-8") == "format = 1\nasked = true\n"
    assert paths.profile.stat().st_mode & 0o077 == 0


def test_an_unknown_key_is_told_with_the_nearest_also_inside_a_table(paths: Paths) -> None:
    write(paths.profile, "kne = 'left'\n[red_flags]\nany = true\nasked = 2026-11-01\nask = 1\n")
    assert told(paths) == [
        "profile.toml, line 1: kne: unknown key 'kne' (did you mean 'knee'?)",
        "profile.toml, line 5: red_flags.ask: unknown key 'ask' (did you mean 'asked'?)",
    ]
    assert load_profile(paths)[0].red_flags == RedFlags(any=True, asked=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "knee = 'middle'\n",
            "line 1: knee: unknown knee 'middle' (known: both, left, neither, right)",
        ),
        ("\nusual_pain = 11\n", "line 2: usual_pain: expected a whole number <= 10"),
        ("workouts_a_week = 0\n", "line 1: workouts_a_week: expected a whole number >= 1"),
        (
            "equipment = ['step', 'bike']\n",
            "line 1: equipment[1]: unknown equipment 'bike' (known: ankle weights, band, handrail, "
            "marbles and two bowls, mat, step, towel, weights)",
        ),
        (
            "[red_flags]\nany = false\nasked = 'today'\n",
            "line 3: red_flags.asked: expected a date such as 2026-11-22",
        ),
        (
            "format = 2\n",
            "line 1: format: written by a newer kneecoach (format 2; this one knows 1): "
            "shown as far as it can be, never changed",
        ),
        ("knee = \n", "line 1: not valid TOML: Invalid value"),
    ],
)
def test_a_bad_value_is_told_and_the_careful_defaults_hold_unasked(
    text: str, problem: str, paths: Paths
) -> None:
    write(paths.profile, text)
    assert load_profile(paths)[0] == Profile(asked=True)
    assert told(paths) == [f"profile.toml, {problem}"]
    with pytest.raises(ProblemError, match=r"profile\.toml"):
        save_profile(paths, knee="left")
    assert paths.profile.read_text("utf-8") == text


def test_check_covers_the_profile_and_the_levels_set_by_hand(paths: Paths) -> None:
    write(
        paths.profile, "back = true\n[levels]\nsplit-squat = 'low-stp'\nglute-brige = 'two-legs'\n"
    )
    assert [str(problem) for problem in check(paths)] == [
        "profile.toml, line 1: back: unknown key 'back' (did you mean 'back_pain'?)",
        "profile.toml, line 3: levels.\"split-squat\": unknown level of split-squat 'low-stp' "
        "(did you mean 'low-step'?)",
        "profile.toml, line 4: levels.\"glute-brige\": unknown exercise 'glute-brige' "
        "(did you mean 'glute-bridge'?)",
    ]
