"""`kneecoach keys`: every action, by the id that a keymap calls it, with its keys."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.actions.keymap import GROUPS
from kneecoach.commands.output import console, print_json


def run(*, as_json: bool) -> int:
    """Print the actions, screen by screen."""
    if as_json:
        print_json(
            [
                {"id": action.id, "keys": action.keys.split(","), "help": action.help}
                for actions in GROUPS.values()
                for action in actions
            ]
        )
        return 0
    table = Table("Action", "Keys", "", box=None, pad_edge=False)
    for actions in GROUPS.values():
        for action in actions:
            table.add_row(action.id, Text(action.keys.replace(",", " ")), action.help)
        table.add_section()
    console.print(table)
    return 0
