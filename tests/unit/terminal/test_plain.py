"""Characters that a terminal has not are replaced by some that look like them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from kneecoach.terminal.plain import Plain, encoding_of


@pytest.mark.parametrize(
    ("encoding", "kind", "shown"),
    [
        ("utf-8", "xterm", "█ ▄ ─ ╭ ⠁ ⡀ ⠿ → ▶ 5–10×5 · ✗ é 語|"),
        ("utf-8", "linux", "█ ▄ ─ + ' . : > > 5-10x5 · ! é ? |"),
        ("latin-1", "xterm", "# _ - + ' . : > > 5-10×5 · ! é ? |"),
        ("ascii", "xterm", "# _ - + ' . : > > 5-10x5 . ! e ? |"),
        ("utf-8", "vt100", "# _ - + ' . : > > 5-10x5 . ! e ? |"),
    ],
)
def test_what_a_terminal_has_stays_and_the_rest_is_as_wide(
    encoding: str, kind: str, shown: str
) -> None:
    text = "█ ▄ ─ ╭ ⠁ ⡀ ⠿ → ▶ 5–10×5 · ✗ é 語|"
    plain = text.translate(Plain(encoding, kind))
    assert plain == shown
    assert cell_len(plain) == cell_len(text)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_every_character_becomes_one_that_can_be_sent_in_as_many_cells(encoding: str) -> None:
    plain = Plain(encoding)
    for code in (*range(0x20, 0xD800), *range(0x1F300, 0x1FB00)):
        char = chr(code)
        shown = char.translate(plain)
        assert shown.encode(encoding) is not None
        assert cell_len(shown) == cell_len(char), (hex(code), shown)


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({}, "utf-8"),
        ({"LANG": "C.UTF-8"}, "utf-8"),
        ({"LANG": "C"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}, "ascii"),
        ({"LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8", "LANG": "C"}, "utf-8"),
    ],
)
def test_ascii_is_written_where_the_c_locale_is_set_and_where_nothing_is_what_python_chose(
    environment: dict[str, str], encoding: str
) -> None:
    assert encoding_of("utf-8", environment) == encoding
