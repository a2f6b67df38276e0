"""A person's keymap: what can be used of it, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kneecoach.actions.keymap import ALL, SCREENS, check_keymap


def told(keymap: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a keymap of which nothing can be used."""
    usable, problems = check_keymap(keymap)
    assert usable == {}
    return [str(problem) for problem in problems]


def test_no_action_shares_a_key_with_another_of_its_screen() -> None:
    for actions in SCREENS.values():
        keys = [key for action in actions for key in action.keys.split(",")]
        assert len(keys) == len(set(keys))


def test_the_keys_that_actions_come_with_are_all_keys_a_person_may_give() -> None:
    for action in ALL.values():
        assert check_keymap({action.id: action.keys}) == ({action.id: action.keys}, ())


def test_an_empty_keymap_has_nothing_wrong() -> None:
    assert check_keymap({}) == ({}, ())


@pytest.mark.parametrize("keys", ["k", "ctrl+k", "f5", "k,f5", "n", "alt+left"])
def test_other_keys_for_an_action_are_used(keys: str) -> None:
    assert check_keymap({"live.skip": keys}) == ({"live.skip": keys}, ())


def test_an_unknown_action_is_told_with_the_nearest() -> None:
    assert told({"live.skp": "k"}) == [
        "keymap.\"live.skp\": unknown action 'live.skp' (did you mean 'live.skip'?)"
    ]


@pytest.mark.parametrize(
    ("keys", "bad"), [("", ""), ("kk", "kk"), ("k,", ""), ("k, f5", " f5"), ("f13", "f13")]
)
def test_what_is_no_key_is_told(keys: str, bad: str) -> None:
    (problem,) = check_keymap({"live.skip": keys})[1]
    assert problem.what == f"'{bad}' is no key; one would be k, ctrl+k or f5"
    assert check_keymap({"live.skip": keys})[0] == {}


def test_a_key_of_another_action_of_the_screen_is_refused_and_that_action_named() -> None:
    assert told({"live.skip": "s"}) == [
        "keymap.\"live.skip\": 's' is the key of live.stop in a workout"
    ]


def test_a_key_of_help_or_of_the_digits_is_refused_as_well() -> None:
    assert told({"live.skip": "k,question_mark", "live.done": "4"}) == [
        "keymap.\"live.skip\": 'question_mark' is the key of help in a workout",
        "keymap.\"live.done\": '4' is the key of live.digit_4 in a workout",
    ]


def test_a_key_that_only_another_screen_has_is_used() -> None:
    assert check_keymap({"live.skip": "l"}) == ({"live.skip": "l"}, ())


def test_a_new_key_given_to_two_actions_of_a_screen_is_refused_for_both() -> None:
    assert told({"live.skip": "k", "live.stop": "k"}) == [
        "keymap.\"live.skip\": 'k' is the key of live.stop in a workout",
        "keymap.\"live.stop\": 'k' is the key of live.skip in a workout",
    ]


@pytest.mark.parametrize(
    "keymap",
    [
        {"live.skip": "s", "live.stop": "k"},
        {"live.stop": "k", "live.skip": "s"},
        {"live.skip": "s", "live.stop": "n"},
        {"live.skip": "s", "live.stop": "p", "live.pain": "n"},
    ],
)
def test_keys_that_change_places_are_all_used(keymap: Mapping[str, str]) -> None:
    assert check_keymap(keymap) == (keymap, ())


@pytest.mark.parametrize("stop", ["nokey", "b", "enter"])
def test_a_key_is_not_given_away_where_the_one_to_take_its_place_is_refused(stop: str) -> None:
    for keymap in ({"live.skip": "s", "live.stop": stop}, {"live.stop": stop, "live.skip": "s"}):
        usable, problems = check_keymap(keymap)
        assert usable == {}
        assert {problem.key for problem in problems} == {
            'keymap."live.skip"',
            'keymap."live.stop"',
        }


def test_what_is_right_is_used_beside_what_is_wrong() -> None:
    usable, problems = check_keymap({"live.skip": "s", "live.done": "d", "live.x": "y"})
    assert usable == {"live.done": "d"}
    assert len(problems) == 2
