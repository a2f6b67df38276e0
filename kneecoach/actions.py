"""Every user action, once: its id, keys, label, help and what it runs.

Key bindings, the key bar, the command palette, the help screens and the check of a person's
keymap are all made from these. No screen is loaded to know them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kneecoach.model.problem import Problem, unknown


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do on a screen."""

    id: str
    """What a keymap calls it, such as `live.pause`."""
    keys: str
    """The keys that do it, with commas between."""
    label: str
    """Two words at most, for the key bar."""
    help: str
    """One sentence, for help and palette; none for keys that another action tells of."""
    run: str
    """The Textual action it runs on its screen."""
    shown: bool = True
    """Whether the key bar has it; help and palette always do."""
    key_display: str | None = None
    """How its key is written, where Textual's way is not the clearest."""

    @property
    def display(self) -> str:
        """Its first key, as it is written for people."""
        return self.key_display or self.keys.partition(",")[0]


HELP = Action(
    "help", "question_mark", "Help", "Show all keys of this screen.", "help", key_display="?"
)
QUIT = Action("quit", "q", "Quit", "Leave kneecoach.", "app.quit")

EVERYWHERE = (
    Action(
        "palette",
        "ctrl+p",
        "Palette",
        "Find any action or theme by name.",
        "app.command_palette",
        shown=False,
    ),
    Action(
        "leave",
        "ctrl+q,ctrl+c",
        "Leave",
        "Leave at once; a workout under way is kept for later.",
        "app.quit",
        shown=False,
    ),
)

GO_TO = (
    Action(
        "go.catalogue", "1", "Catalogue", "Go to the exercises.", "app.switch_mode('catalogue')"
    ),
    Action("go.history", "3", "History", "Go to your past workouts.", "app.switch_mode('history')"),
)

CATALOGUE = (
    Action(
        "catalogue.start",
        "s",
        "Start",
        "Start the workout; without one, choose a routine to start.",
        "start",
    ),
    Action(
        "catalogue.start_one",
        "enter",
        "Just this",
        "Start just the highlighted exercise.",
        "start_one",
        key_display="enter",
    ),
    Action(
        "catalogue.add",
        "space",
        "Add",
        "Add the highlighted exercise to the workout, or take it out.",
        "add",
        key_display="space",
    ),
    Action("catalogue.routine", "r", "Routines", "Take a ready-made routine.", "routine"),
    Action(
        "catalogue.search",
        "slash",
        "Search",
        "Search by name, region, muscle, equipment or cue.",
        "search",
        key_display="/",
    ),
    Action(
        "catalogue.details",
        "right,tab",
        "Details",
        "Read about the highlighted exercise.",
        "details",
        key_display="→",
    ),
    Action(
        "catalogue.list",
        "left,escape",
        "List",
        "Go back to the list, with all exercises.",
        "list",
        key_display="Esc",
    ),
    Action(
        "catalogue.level",
        "l",
        "Level",
        "Take the next level of the highlighted exercise, or another way to do it.",
        "level",
    ),
    Action(
        "catalogue.view", "v", "View", "See the figure from the other side.", "view", shown=False
    ),
    Action(
        "catalogue.wrong",
        "w",
        "Wrong",
        "See how a fault looks, beside the right figure.",
        "wrong",
        shown=False,
    ),
    Action("catalogue.clear", "x", "Clear", "Empty the workout.", "clear", shown=False),
)

LIVE = (
    Action(
        "live.pause",
        "space",
        "Pause",
        "Pause, or go on after three seconds to get ready.",
        "pause",
        key_display="space",
    ),
    Action("live.stop", "s", "Hurts", "Stop this exercise because it hurts.", "stop"),
    Action(
        "live.pain", "p", "Pain", "Say how much it hurts now: then 0 to 9, or x for 10.", "pain"
    ),
    Action(
        "live.done",
        "enter",
        "Done",
        "Be done with this phase or set, and go on.",
        "done",
        key_display="enter",
    ),
    Action("live.skip", "n,right", "Skip", "Leave out this set.", "skip", key_display="n"),
    Action(
        "live.back",
        "b,left",
        "Back",
        "Undo a skip, or go to the set before.",
        "back",
        key_display="b",
    ),
    Action("live.how", "c", "How", "Read how it is done and all its cues; the clock waits.", "how"),
    Action(
        "live.end",
        "q",
        "End",
        "End here: keep for later, save, or discard.",
        "end",
    ),
    Action("live.view", "v", "View", "See the figure from the other side.", "view", shown=False),
    Action(
        "live.wrong",
        "w",
        "Wrong",
        "See how a fault looks, beside the right figure.",
        "wrong",
        shown=False,
    ),
    Action(
        "live.more",
        "plus,equals_sign",
        "10 s more",
        "Ten seconds more for this phase.",
        "more",
        shown=False,
        key_display="+",
    ),
    Action(
        "live.less",
        "minus",
        "10 s less",
        "Ten seconds less for this phase.",
        "less",
        shown=False,
        key_display="-",
    ),
    Action(
        "live.restart",
        "r",
        "Restart set",
        "Do this set from its beginning.",
        "restart",
        shown=False,
    ),
    Action(
        "live.leave_pain",
        "escape",
        "Leave",
        "After p: say nothing about pain.",
        "leave_pain",
        shown=False,
        key_display="Esc",
    ),
)

DIGITS = tuple(
    Action(f"live.digit_{digit}", str(digit), f"Digit {digit}", "", f"digit({digit})", shown=False)
    for digit in range(10)
)
PAIN_TEN = Action("live.pain_ten", "x", "Pain 10", "", "digit(10)", shown=False)
"""A digit means what was asked; help tells of it where it tells of `p` and of the cues."""

HISTORY = (
    Action(
        "history.open",
        "enter",
        "Open",
        "Show the highlighted workout in full.",
        "open",
        key_display="enter",
    ),
)

READING = (
    Action(
        "reading.close", "escape,enter,backspace", "Close", "Go back.", "close", key_display="enter"
    ),
)

GROUPS: Mapping[str, tuple[Action, ...]] = {
    "everywhere": EVERYWHERE,
    "go": (*GO_TO, HELP, QUIT),
    "catalogue": CATALOGUE,
    "live": (*LIVE, *DIGITS, PAIN_TEN),
    "history": HISTORY,
    "reading": READING,
}
"""All actions, by the place where they can be done."""

ALL: Mapping[str, Action] = {action.id: action for group in GROUPS.values() for action in group}


SCREENS: Mapping[str, tuple[Action, ...]] = {
    "the catalogue": (*CATALOGUE, *GO_TO, HELP, QUIT, *EVERYWHERE),
    "a workout": (*LIVE, *DIGITS, PAIN_TEN, HELP, *EVERYWHERE),
    "the history": (*HISTORY, *GO_TO, HELP, QUIT, *EVERYWHERE),
}
"""The actions that share a screen, and so must not share a key."""

_KEY = re.compile(
    r"(ctrl\+|alt\+)?([a-zA-Z0-9]|f[1-9]|f1[0-2]|up|down|left|right|home|end|pageup|pagedown"
    r"|enter|space|tab|escape|backspace|delete|insert|plus|minus|equals_sign|slash|comma"
    r"|full_stop|question_mark|semicolon|colon)"
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
