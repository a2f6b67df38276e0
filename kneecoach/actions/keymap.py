"""All actions by id, and the check of a person's keys for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kneecoach.actions.action import Action
from kneecoach.actions.catalogue import CATALOGUE
from kneecoach.actions.everywhere import EVERYWHERE, GO_TO, HELP, QUIT
from kneecoach.actions.history import CORRECTING, HISTORY
from kneecoach.actions.learn import LEARN
from kneecoach.actions.live import DIGITS, LIVE, PAIN_TEN
from kneecoach.actions.picking import PICKING
from kneecoach.actions.problems import PROBLEMS
from kneecoach.actions.reading import READING
from kneecoach.actions.routine_editor import DOSE, ROUTINE_EDITOR
from kneecoach.actions.today import TODAY
from kneecoach.actions.trends import TRENDS
from kneecoach.model.problem import Problem, unknown

GROUPS: Mapping[str, tuple[Action, ...]] = {
    "everywhere": EVERYWHERE,
    "go": (*GO_TO, HELP, QUIT),
    "catalogue": CATALOGUE,
    "picking": PICKING,
    "editor": ROUTINE_EDITOR,
    "dose": DOSE,
    "today": TODAY,
    "live": (*LIVE, *DIGITS, PAIN_TEN),
    "history": HISTORY,
    "trends": TRENDS,
    "correct": CORRECTING,
    "learn": LEARN,
    "reading": READING,
    "problems": PROBLEMS,
}
"""All actions, by the place where they can be done."""

ALL: Mapping[str, Action] = {action.id: action for group in GROUPS.values() for action in group}


SCREENS: Mapping[str, tuple[Action, ...]] = {
    "the catalogue": (*CATALOGUE, *GO_TO, HELP, QUIT, *EVERYWHERE),
    "the choice of a routine": (*PICKING, HELP, *EVERYWHERE),
    "the routine editor": (*ROUTINE_EDITOR, HELP, *EVERYWHERE),
    "a dose": (*DOSE, HELP, *EVERYWHERE),
    "today": (*TODAY, *GO_TO, HELP, QUIT, *EVERYWHERE),
    "a workout": (*LIVE, *DIGITS, PAIN_TEN, HELP, *EVERYWHERE),
    "the history": (*HISTORY, *GO_TO, HELP, QUIT, *EVERYWHERE),
    "the trends": (*TRENDS, *GO_TO, HELP, *EVERYWHERE),
    "a workout being corrected": (*CORRECTING, HELP, *EVERYWHERE),
    "Learn": (*LEARN, *GO_TO, HELP, QUIT, *EVERYWHERE),
    "the problems": (*PROBLEMS, HELP, *EVERYWHERE),
}
"""The actions that share a screen, and so must not share a key."""

_KEY = re.compile(
    r"(ctrl\+|alt\+)?([a-zA-Z0-9]|f[1-9]|f1[0-2]|up|down|left|right|home|end|pageup|pagedown"
    r"|enter|space|tab|escape|backspace|delete|insert|plus|minus|equals_sign|slash|comma"
    r"|full_stop|question_mark|exclamation_mark|semicolon|colon)"
)


def check_keymap(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the part of a person's keymap that can be used, and what is wrong with the rest.

    A key that two actions of one screen would share is refused: neither may be lost. An action
    whose new key is refused keeps its own, which may then be what another one asked for.
    """
    usable: dict[str, str] = {}
    wrong: list[Problem] = []
    for name, keys in keymap.items():
        place = f'keymap."{name}"'
        if name not in ALL:
            wrong.append(unknown("action", name, ALL, place))
        elif bad := [key for key in keys.split(",") if not _KEY.fullmatch(key)]:
            wrong.append(Problem(f"'{bad[0]}' is no key; one would be k, ctrl+k or f5", place))
        else:
            usable[name] = keys
    while clashes := {
        name: clash for name, keys in usable.items() if (clash := _clash(name, keys, usable))
    }:
        for name, clash in clashes.items():
            wrong.append(Problem(clash, f'keymap."{name}"'))
            del usable[name]
    return usable, tuple(wrong)


def _clash(name: str, keys: str, keymap: Mapping[str, str]) -> str:
    """Say which other action of a screen has one of these keys; nothing where none has."""
    for screen, actions in SCREENS.items():
        if all(action.id != name for action in actions):
            continue
        for other in actions:
            taken = set(keymap.get(other.id, other.keys).split(","))
            if other.id != name and (shared := taken & set(keys.split(","))):
                return f"'{min(shared)}' is the key of {other.id} in {screen}"
    return ""
