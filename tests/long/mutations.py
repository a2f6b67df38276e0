"""What may become of a file by other hands: bytes flipped, cut, spliced; values of other kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

EXTREMES = (
    "0", "-1", "1", "2", "11", "100", "10000", "10001", "100001", "1e308", "-1e308", "5e-324",
    "nan", "inf", "-inf", "9" * 20, "9" * 400, "-9223372036854775809", "0x7fffffffffffffff",
    "true", "false", '""', '"x"', '"live"', '"left"', '"both"', '"' + "x" * 10_000 + '"',
    r'"\u001b[2J"', r'"\u202e\u0000"', r'"\ud800"', "'''\n\n'''", '"[red]x[/]"', '"../../x"',
    "[]", "[[]]", "[1, 'a', {}]", "{}", '{ x = 1 }', "[" * 200 + "]" * 200,
    "[[" * 400 + "]]" * 400, "0001-01-01", "9999-12-31", "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59.999999-23:59", "1900-01-01T00:00:00+23:59",
    "2999-12-31T23:59:59-23:59", "2026-11-22T07:15:03", "2026-11-22 07:15:03Z", "07:15:03",
    "2026-02-30", "2026-11-22T24:00:00Z", "null", "'", '"', "", "#",
)  # fmt: skip
"""Values at the ends of what there is, and past them."""
KEYS = (
    "format", "sets", "reps", "pain", "started", "ended", "plan", "levels", "id", "dose", "cues",
    "note", "next_morning", "red_flags", "exercise", "a.b.c", '""', '"\\n"', "x", "file", "extra",
)  # fmt: skip
GENTLY = 0.5
"""The share of files that still are of their form, so that what reads them on is reached."""
_VALUE = re.compile(rb"(?<=[=:,\[ ])\s*(\"[^\"\n]*\"|[-+0-9.a-zA-Z:]+)")
_STARTS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\r\n", b"{", b"[", b"")


def mutated(begin: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return a file after one to four things were done to it."""
    if chance.random() < GENTLY:
        return chance.choice((_value, _lines, _key))(begin, others, chance)
    content = begin
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        content = chance.choice(_WAYS)(content, others, chance)
    return content


def _flip(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    flipped = bytearray(content)
    for _i in range(chance.choice((1, 1, 2, 8))):
        if flipped:
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _cut(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = sorted((chance.randint(0, len(content)), chance.randint(0, len(content))))
    return chance.choice((content[:start], content[end:], content[:start] + content[end:]))


def _splice(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    start, end = sorted((chance.randint(0, len(other)), chance.randint(0, len(other))))
    at = chance.randint(0, len(content))
    return content[:at] + other[start:end] + content[at:]


def _lines(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[at:at] = [lines[at]] * chance.choice((1, 1, 2, 60))
        case 1:
            del lines[at]
        case 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            lines.insert(at, f"{chance.choice(KEYS)} = {chance.choice(EXTREMES)}".encode())
    return b"\n".join(lines)


def _value(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    found = list(_VALUE.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    start, end = one.span(1)
    return content[:start] + chance.choice(EXTREMES).encode() + content[end:]


def _swap_values(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    found = list(_VALUE.finditer(content))
    if len(found) < 2:
        return content
    one, other = chance.choice(found), chance.choice(found)
    start, end = one.span(1)
    return content[:start] + other[1] + content[end:]


def _key(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    found = list(re.finditer(rb"(?m)^([a-z_]+) =|\"([a-z_]+)\":", content))
    if not found:
        return content
    one = chance.choice(found)
    start, end = one.span(1 if one[1] else 2)
    return content[:start] + chance.choice(KEYS).encode() + content[end:]


def _encode(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    match chance.randrange(4):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.replace("e", "é").encode("latin-1", "replace")
        case 2:
            return chance.choice(_STARTS) + content
        case _:
            return text.replace("\n", chance.choice(("\r\n", "\r", "\u2028"))).encode()


_WAYS = (
    _flip, _cut, _splice, _lines, _lines, _value, _value, _value, _value, _swap_values, _key,
    _encode,
)  # fmt: skip
