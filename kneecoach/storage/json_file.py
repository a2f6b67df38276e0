"""Sessions as JSON: what programs read, and what can be brought back as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import msgspec
from msgspec import Raw

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.model.text import printable_table
from kneecoach.storage.carried import Carried, Sessions, table_of
from kneecoach.storage.explained import explained
from kneecoach.storage.newer import newer
from kneecoach.storage.own_file import unknown_keys


def to_json(sessions: Sequence[Carried]) -> str:
    """Return sessions as a document that fits the schema."""
    document = msgspec.json.encode(Sessions(sessions=tuple(sessions)))
    return msgspec.json.format(document, indent=1).decode() + "\n"


def json_schema() -> str:
    """Return the JSON Schema of such documents, which is also in data/schema."""
    schema = msgspec.json.encode(msgspec.json.schema(Sessions))
    return msgspec.json.format(schema, indent=2).decode() + "\n"


def from_json(text: str) -> tuple[Carried, ...]:
    """Read such a document; characters in it that could steer a terminal are replaced.

    Raises:
        ProblemError: it is none; the problem names key and line.
    """
    encoded = text.encode()
    try:
        document = printable_table(msgspec.json.decode(encoded, type=dict[str, object]))
        if note := newer(document, "nothing is taken from it"):
            raise ProblemError(note.at("", line_in_json(encoded, note.key)))
        sessions = msgspec.convert(document, Sessions).sessions
        strange = next(unknown_keys(document, Sessions), None)
    except RecursionError:
        raise ProblemError(Problem("nested too deeply")) from None
    except msgspec.ValidationError as error:
        problem = explained(str(error))
    except msgspec.DecodeError as error:
        what, _, place = str(error).removeprefix("JSON is malformed: ").partition(" (byte ")
        line = encoded.count(b"\n", 0, int(place[:-1]) if place else len(encoded)) + 1
        raise ProblemError(Problem(f"not valid JSON: {what}", line=line)) from None
    else:
        wrong = strange or _unsound(sessions)
        if wrong is None:
            return sessions
        problem = wrong
    raise ProblemError(problem.at("", line_in_json(encoded, problem.key)))


def line_in_json(text: bytes, key: str) -> int:
    """Return the line, from 1, on which the value of a key such as `sessions[2].file` begins.

    Of what is not there, it is the line of what it should be in.
    """
    at, part = 0, text
    for step in re.findall(r"[^.\[\]]+", key):
        try:
            inside = msgspec.json.decode(part, type=dict[str, Raw] | list[Raw])
        except msgspec.ValidationError:
            break  # the step is part of a name with a dot in it
        named = inside if isinstance(inside, dict) else {str(i): v for i, v in enumerate(inside)}
        if step not in named:
            break
        begins = 0
        for name, value in named.items():
            begins = part.find(bytes(value), begins)
            if name == step or begins < 0:
                break
            begins += len(bytes(value))
        if begins < 0:
            break  # of a name that is there twice, the last value counts, which stands elsewhere
        at, part = at + begins, bytes(named[step])
    return text.count(b"\n", 0, at) + 1


def _unsound(sessions: Sequence[Carried]) -> Problem | None:
    """Return what keeps a session from becoming a file; None where nothing does."""
    files: set[str] = set()
    for index, one in enumerate(sessions):
        key = f"sessions[{index}]"
        try:
            table_of(one)
        except ProblemError as error:
            return replace(error.problem, key=f"{key}.{error.problem.key}")
        if one.file in files:
            return Problem(f"'{one.file}' is there twice", f"{key}.file")
        files.add(one.file)
    return None
