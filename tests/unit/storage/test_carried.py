"""Sessions on their way out and back in: as JSON, as CSV, with what a person added to the file."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.session import KeptSession, NextMorning, Session
from kneecoach.storage.carried import Carried, read_carried, table_of
from kneecoach.storage.csv_columns import COLUMNS
from kneecoach.storage.csv_file import to_csv
from kneecoach.storage.csv_reading import from_csv
from kneecoach.storage.history import History
from kneecoach.storage.json_file import from_json, json_schema, to_json
from kneecoach.storage.paths import Paths, shipped
from kneecoach.storage.toml_writer import write_toml
from tests.unit.storage.strategies import OWN_KEYS, SESSIONS, TEXT
from tests.unit.storage.support import a_log, a_session, keep, write

FILE = "2026/20261122T061503Z-7f3a.toml"
ONE = Carried(
    file=FILE,
    session=replace(
        a_session("2026-11-22T07:15:03+01:00", a_log(), a_log("step-up", pain=3)),
        note="Fine.",
        next_morning=NextMorning(pain=2),
    ),
)
Way = tuple[Callable[[list[Carried]], str], Callable[[str], tuple[Carried, ...]]]
WAYS: dict[str, Way] = {"json": (to_json, from_json), "csv": (to_csv, from_csv)}


@st.composite
def carried(draw: st.DrawFn) -> Carried:
    """Any session as a file may hold it, with keys of the person's own wherever they can be."""
    session = draw(SESSIONS)
    own = draw(OWN_KEYS)
    if session.next_morning and (of_morning := draw(OWN_KEYS)):
        own["next_morning"] = of_morning
    if any(of_sets := [draw(OWN_KEYS) for _ in session.sets]):
        own["sets"] = of_sets
    started = session.started.astimezone(UTC)
    file = f"{started:%Y/%Y%m%dT%H%M%SZ}-{draw(st.integers(0, 65535)):04x}.toml"
    return Carried(file=file, session=session, extra=tomli_w.dumps(own))


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60)
@given(sessions=st.lists(carried(), max_size=3, unique_by=lambda one: one.file))
def test_what_goes_out_comes_back_the_same(way: str, sessions: list[Carried]) -> None:
    """Compared as text, so that times must have the same offset, and what is no number is so."""
    out, back = WAYS[way]
    assert list(map(repr, back(out(sessions)))) == list(map(repr, sessions))


@settings(max_examples=60)
@given(carried())
def test_what_comes_back_is_written_as_the_file_it_was(one: Carried) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder))
        write_toml(paths.history / one.file, table_of(one))
        assert repr(read_carried(one.file, paths)) == repr(one)


def test_a_comment_is_not_carried_but_all_else_in_the_file_is(paths: Paths) -> None:
    history = History(paths)
    kept = keep(history, ONE.session)
    text = history.path(kept.file).read_text("utf-8")
    text = text.replace("[[sets]]", "[[sets]] # hm\nmood = 'fine'", 1)
    write(history.path(kept.file), "weather = 'rain'\nat = 2026-11-22\n" + text)
    one = read_carried(kept.file, paths)
    assert one.session == kept.session
    assert "mood" in one.extra
    assert tomllib.loads(one.extra)["at"] == date(2026, 11, 22)
    assert "rain" in one.extra
    assert "hm" not in one.extra


@pytest.mark.parametrize(
    "extra",
    [
        "status = 'live'",
        "mood = ",
        "[next_morning]\npain = 3",
        "[[sets]]\nreps = 3",
        "[[sets]]\n[[sets]]\n[[sets]]\nmood = 3",
        "sets = 3",
        "next_morning = 3",
        "[sets]\nmood = 3",
    ],
)
def test_what_else_is_kept_may_change_nothing_of_the_session(extra: str) -> None:
    with pytest.raises(ProblemError, match=r"^extra: expected TOML with keys of a person's own"):
        table_of(replace(ONE, extra=extra))


@pytest.mark.parametrize(
    "file",
    [
        "../20261122T061503Z-7f3a.toml",
        "2026/../../20261122.toml",
        "/2026/20261122.toml",
        "2026/2026/20261122.toml",
        "2026\\20261122T061503Z-7f3a.toml",
        "2026/20261122T061503Z-7f3a.toml\n",
        "2026/2026\x1b[31m.toml",
        "trash/20261122T061503Z-7f3a.toml",
        "2026/settings.toml",
        "2026/20261122T061503Z-7f3a",
        "20261122T061503Z-7f3a.toml",
        "",
    ],
)
def test_a_file_leads_nowhere_but_into_the_history(file: str) -> None:
    with pytest.raises(ProblemError, match="is not the name of a session's file"):
        table_of(replace(ONE, file=file))


# -- JSON ----------------------------------------------------------------------------------------


def test_the_published_schema_is_that_of_the_types() -> None:
    published = (shipped("schema") / "sessions.schema.json").read_text("utf-8")
    assert published == json_schema(), "run: python -m tests.schema"


@settings(max_examples=60)
@given(st.lists(carried(), max_size=3))
def test_every_export_fits_the_schema(sessions: list[Carried]) -> None:
    jsonschema.validate(
        json.loads(to_json(sessions)),
        json.loads(json_schema()),
        format_checker=jsonschema.FormatChecker(),
    )


@pytest.mark.parametrize(
    "spoiled", ['"reps": "ten"', '"pain": 11', '"side": "up"', '"pain": 3, "set": 0']
)
def test_the_schema_refuses_what_is_no_export(spoiled: str) -> None:
    key = spoiled.partition(":")[0]
    document = to_json([ONE]).replace(f"{key}: 10", spoiled, 1).replace(f"{key}: null", spoiled, 1)
    document = document.replace('"side": "left"', spoiled, 1) if "side" in spoiled else document
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(document), json.loads(json_schema()))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"pain": 3', '"pain": 11', "line 50: sessions[0].session.sets[1].pain: expected"),
        ('"note": "Fine."', '"note": 3', "line 16: sessions[0].session.note: expected text"),
        ('"note"', '"nose"', "line 16: sessions[0].session.nose: unknown key 'nose' (did you mean"),
        ('"file"', '"fail"', "line 5: sessions[0].fail: no such key"),
        (
            '"format": 1,\n "s',
            '"format": 2,\n "s',
            "line 2: format: written by a newer kneecoach (format 2; this one knows 1): "
            "nothing is taken from it",
        ),
        ('"sessions": [', '"sessions": [,', "line 3: not valid JSON: invalid character"),
        ('"Fine."', '"Fine.', "line 16: not valid JSON: invalid character"),
        ("2026-11-22T07:15:03+01:00", "yesterday", ".started: expected a time such as 2026-11-22T"),
    ],
)
def test_a_mistake_in_json_is_told_with_line_and_key(old: str, new: str, told: str) -> None:
    document = to_json([ONE])
    assert old in document
    with pytest.raises(ProblemError) as raised:
        from_json(document.replace(old, new, 1))
    assert told in str(raised.value)


def test_of_two_sessions_of_one_name_none_is_taken() -> None:
    with pytest.raises(ProblemError, match=r"sessions\[1\]\.file: '.*' is there twice"):
        from_json(to_json([ONE, ONE]))


@pytest.mark.parametrize("text", ["", "[]", "{", "3", "[" * 100_000, '{"sessions": 3}', "{}"])
def test_json_that_is_no_export_is_a_problem(text: str) -> None:
    with pytest.raises(ProblemError):
        from_json(text)


def test_hostile_characters_in_json_are_replaced() -> None:
    document = to_json([ONE]).replace("Fine.", r"\u001b[31m\u202e")
    (one,) = from_json(document)
    assert one.session.note == "\ufffd[31m\ufffd"


# -- CSV -----------------------------------------------------------------------------------------


def rows(sessions: list[Carried]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(sessions), newline="")))


def test_hostile_characters_in_csv_are_replaced() -> None:
    (one,) = from_csv(to_csv([ONE]).replace("Fine.", "\x1b[31m\u202e"))
    assert one.session.note == "\ufffd[31m\ufffd"


def test_csv_has_a_row_a_set_with_all_columns_in_their_documented_order() -> None:
    first, second = rows([ONE])
    assert list(first) == list(COLUMNS)
    assert (first["number"], first["exercise"], first["worked"]) == ("1", "clamshell", "61.4")
    assert (second["number"], second["exercise"], second["pain"]) == ("2", "step-up", "3")
    for row in (first, second):
        assert (row["file"], row["note"], row["next_morning_pain"]) == (FILE, "Fine.", "2")
        assert (row["started"], row["ended"]) == ("2026-11-22T07:15:03+01:00", "")


def test_every_field_of_a_session_has_a_column() -> None:
    apart = {"sets", "next_morning"}
    fields = {*Session.__struct_fields__, *type(a_log()).__struct_fields__} - apart
    morning = {f"next_morning_{name}" for name in NextMorning.__struct_fields__}
    assert set(COLUMNS) == fields | morning | {"file", "number", "extra"}


def test_an_export_of_before_a_column_was_added_comes_back_too() -> None:
    older = (
        to_csv([ONE]).replace(",where,pain_on_return,", ",where,").replace("false,,,", "false,,")
    )
    assert from_csv(older) == (ONE,)


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    text = to_csv([replace(ONE, session=replace(ONE.session, note='a "b"\nc'))])
    assert text.count("\r\n") == 3
    assert '"a ""b""\nc"' in text


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\n", "  =", '"=', "＝", "'", "''="])
def test_no_text_begins_as_a_formula_does(begins: str) -> None:
    hostile = f"{begins}HYPERLINK(1)"
    log = replace(a_log(), exercise=hostile, where=hostile, faults=(hostile,))
    session = replace(ONE.session, note=hostile, routine=hostile, sets=(log,))
    one = replace(ONE, session=session, extra='"=1" = "=2"\n')
    (row,) = rows([one])
    for name in ("note", "routine", "exercise", "where"):
        assert row[name] == f"'{hostile}"
    assert from_csv(to_csv([one])) == (one,)


@given(st.lists(carried(), max_size=2))
def test_no_cell_begins_as_a_formula_does(sessions: list[Carried]) -> None:
    for row in rows(sessions):
        for cell in row.values():
            assert not cell.strip().startswith(tuple("=+-@＝＋－＠"))
            assert not cell.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("parted_by", [",", ";", "\t"])
@given(st.text(st.sampled_from("=-;\t\n \"'a,"), max_size=12))
def test_nor_does_any_for_a_spreadsheet_that_parts_cells_elsewhere(
    parted_by: str, text: str
) -> None:
    """So it is where the comma is a decimal point, and where a tab parts them too."""
    log = replace(a_log(), exercise=text, where=text, faults=(text,))
    session = replace(ONE.session, note=text, routine=text, sets=(log,))
    one = replace(ONE, session=session, extra=tomli_w.dumps({"mine": text}))
    out = to_csv([one])
    for row in csv.reader(io.StringIO(out, newline=""), delimiter=parted_by):
        for cell in row:
            assert not cell.lstrip().startswith("=")
            assert not cell.lstrip().startswith("-")
    assert from_csv(out) == (one,)


def test_what_is_marked_amidst_is_led_by_one_apostrophe() -> None:
    note = "fine;=HYPERLINK(A1)\n=1+1\tand; '-2; but 3 = 3"
    (first, _) = rows([replace(ONE, session=replace(ONE.session, note=note))])
    assert first["note"] == "fine;'=HYPERLINK(A1)\n'=1+1\tand;' '-2; but 3 = 3"


@given(TEXT)
def test_text_that_was_empty_though_said_is_not_what_nobody_said(text: str) -> None:
    for where in (text, "", None):
        one = replace(ONE, session=replace(ONE.session, sets=(replace(a_log(), where=where),)))
        (back,) = from_csv(to_csv([one]))
        assert back.session.sets[0].where == where


def test_rows_in_any_order_with_empty_lines_among_them_are_the_same_sessions() -> None:
    other = Carried(file="2026/20261123T061503Z-0000.toml", session=a_session())
    header, *lines = to_csv([ONE, other]).splitlines(keepends=True)
    shuffled = "".join([header, *reversed(lines), "," * (len(COLUMNS) - 1), "\r\n"])
    assert from_csv(shuffled) == (other, ONE)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (",61.4,3,", ",61.4,11,", "line 3: pain: expected a whole number <= 10"),
        (",61.4,3,", ",much,3,", "line 3: worked: expected a number"),
        ('-up","plain","left"', '-up","plain","up"', "line 3: side: invalid enum value 'up'"),
        (',2,"step-up', ',3,"step-up', "line 3: number: expected 2: the sets of a session are"),
        (',2,"step-up', ',1,"step-up', "line 3: number: expected 2"),
        (',2,"step-up', ',,"step-up', "line 3: number: expected a whole number"),
        (",3,,false", ",3,hips,false", "line 3: faults: expected a list as JSON"),
        ('"everyday",2', '"other",2', "line 3: routine: is not what line 2 has for the same"),
        (f'\n"{FILE}",', "\n,", "line 2: file: is empty"),
        ("number,", "nummer,", "line 1: unknown column 'nummer' (did you mean 'number'?)"),
        (",format\r", "\r", "line 1: the column 'format' is missing"),
        ("file,started", "file,file", "line 1: the column 'file' is there twice"),
        ("file,", "", "line 1: expected the names of the columns: file, started"),
        (",3,,false", ",3,,,false", "line 3: expected 32 cells, found 33"),
        ('Fine."', "Fine.", "not valid CSV: "),
        ("T07:15:03+01:00", "", "line 3: started: is not what line 2"),
        (',2,false,"Fine.', ',11,false,"Fine.', "next_morning_pain: is not what line 2"),
    ],
)
def test_a_mistake_in_csv_is_told_with_line_and_column(old: str, new: str, told: str) -> None:
    text = to_csv([ONE])
    assert old in text
    with pytest.raises(ProblemError) as raised:
        from_csv(text.replace(old, new, 1))
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("T07:15:03+01:00", "", "started: expected a time such as 2026-11-22T07:15:03+01:00"),
        (',2,false,"Fine.', ',11,false,"Fine.', "next_morning_pain: expected a whole number <= 10"),
        ('"live"', '"alive"', "status: invalid enum value 'alive'"),
        (",3,,,1\r", ",3,,,2\r", "format: invalid enum value 2"),
    ],
)
def test_a_mistake_in_all_rows_of_a_session_is_told_at_the_first(
    old: str, new: str, told: str
) -> None:
    with pytest.raises(ProblemError) as raised:
        from_csv(to_csv([ONE]).replace(old, new))
    assert str(raised.value).startswith(f", line 2: {told}")


def test_an_unreadable_file_is_not_carried_and_told_as_elsewhere(paths: Paths) -> None:
    write(paths.history / FILE, "status = 3\n")
    with pytest.raises(ProblemError, match=rf"^history/{FILE}, line 1: status: "):
        read_carried(FILE, paths)


def test_a_file_that_has_no_name_of_a_session_is_not_carried(paths: Paths) -> None:
    kept = KeptSession("2026/20261122 a?.toml", a_session())
    History(paths).write_new(kept)
    with pytest.raises(ProblemError, match="is not the name of a session's file"):
        read_carried(kept.file, paths)


def test_the_years_before_and_after_ours_are_carried_too(paths: Paths) -> None:
    kept = keep(History(paths), replace(a_session(), started=datetime(1971, 1, 1, tzinfo=UTC)))
    assert read_carried(kept.file, paths).session == kept.session
