"""What msgspec says is wrong with a value, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kneecoach.model.problem import Problem


def explained(message: str) -> Problem:
    """Turn msgspec's "Expected `int` - at `$.dose.reps`" into a problem at that key."""
    what, _, place = message.rpartition(" - at `")
    if not what:
        what, place = message, ""
    place = place.removeprefix("key` in `")  # msgspec does not say which key of a table
    key = place.rstrip("`").removeprefix("$").removeprefix(".").removesuffix("[...]")
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        return Problem("no such key", f"{key}.{unknown[1]}".lstrip("."))
    if missing := re.fullmatch(r"Object missing required field `(.+)`", what):
        return Problem(f"'{missing[1]}' is missing", key)
    if what == "Invalid RFC3339 encoded date":
        return Problem("expected a date such as 2026-11-22", key)
    if what == "Invalid RFC3339 encoded datetime":
        return Problem("expected a time such as 2026-11-22T07:15:03+01:00", key)
    if named := re.fullmatch(r"([a-z_]+): (.+)", what):
        return Problem(named[2], f"{key}.{named[1]}".lstrip("."))
    if what.endswith("matching regex '^#[0-9a-fA-F]{6}$'"):
        return Problem("expected a colour such as #1b2a3c", key)
    if what.endswith("matching regex '^[a-z0-9]+(-[a-z0-9]+)*$'"):
        return Problem("expected small letters, digits and hyphens, such as 'wall-sit'", key)
    what = what.replace(" | null`", "`")  # which nobody writes in TOML
    for kind, plain in _PLAIN.items():
        what = what.replace(f"`{kind}`", plain)
    what = what.replace("`", "")
    return Problem(what[0].lower() + what[1:], key)


_PLAIN: Mapping[str, str] = {
    "object": "a table",
    "array": "a list",
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "date": "a date",
    "datetime": "a date with its time",
}
"""What msgspec calls things, and what they are called in a file."""
