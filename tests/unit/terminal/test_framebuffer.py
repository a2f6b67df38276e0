from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kneecoach.terminal.framebuffer import Framebuffer

WIDTH, HEIGHT = 12, 4

STYLES = st.sampled_from(
    (
        "",
        "1",
        "4",
        "7",
        "38;2;1;2;3",
        "48;2;9;8;7",
        "1;38;2;1;2;3;48;2;9;8;7",
        "38;5;120;48;5;17",
        "31;44",
        "2;91;104",
        "9;38;2;200;0;0",
    )
)
TEXTS = st.text("ab  é─█⣿", min_size=1, max_size=WIDTH)
PAINTED = st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 2), STYLES, TEXTS)
WIDE = st.tuples(
    st.just(0),
    st.just(HEIGHT - 1),
    STYLES,
    st.sampled_from(("日本日本日本", "日a本 日本 日", "e\u0301x" * 6, "abcdefghijkl")),
)
"""Over all of a row, as terminals are of several minds about half of a wide character."""


def output(painted: list[tuple[int, int, str, str]]) -> str:
    """What the app writes to paint texts in their places."""
    return "".join(
        f"\x1b[{y + 1};{x + 1}H" + (f"\x1b[{style}m{text}\x1b[0m" if style else text)
        for x, y, style, text in painted
        if x + cell_len(text) <= WIDTH
    )


def seen(screen: pyte.Screen) -> list[list[object]]:
    """All cells of a terminal; of a blank one, only what is seen of it."""

    def cell(char: pyte.screens.Char) -> object:
        if char.data == " " and not (char.underscore or char.reverse or char.strikethrough):
            return " ", char.bg
        return char

    return [[cell(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


@given(st.lists(st.lists(PAINTED | WIDE, max_size=6), max_size=6))
def test_what_is_sent_shows_what_was_painted(frames: list[list[tuple[int, int, str, str]]]) -> None:
    painted, sent = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    buffer = Framebuffer(WIDTH, HEIGHT)
    for frame in frames:
        pyte.Stream(painted).feed(output(frame))
        assert buffer.feed(output(frame)) == ""
        pyte.Stream(sent).feed("".join(buffer.frame()))
        assert seen(sent) == seen(painted)
        assert not buffer.find_differences()


def sent(buffer: Framebuffer) -> str:
    return "".join(buffer.frame())


def test_only_what_differs_is_sent_again() -> None:
    buffer = Framebuffer(80, 2)
    buffer.feed("\x1b[1;1H" + "09 seconds".ljust(80) + "\x1b[2;1H" + "x" * 80)
    sent(buffer)
    buffer.feed("\x1b[1;1H" + "08 seconds".ljust(80) + "\x1b[2;1H" + "x" * 80)
    assert buffer.find_differences()
    assert "\x1b[1;2H\x1b[0m8" in (again := sent(buffer))
    assert "seconds" not in again and "x" not in again


def test_what_was_painted_and_painted_over_before_it_was_sent_is_never_sent() -> None:
    buffer = Framebuffer(10, 1)
    buffer.feed("\x1b[1;1Hold")
    buffer.feed("\x1b[1;1Hnew")
    assert "new" in (first := sent(buffer)) and "old" not in first


def test_a_style_is_told_once_for_all_that_has_it() -> None:
    buffer = Framebuffer(10, 3)
    for row in (1, 2, 3):
        buffer.feed(f"\x1b[{row};1H\x1b[38;2;1;2;3m{'a b c d e '}\x1b[0m")
    assert sent(buffer).count("38;2;1;2;3") == 1


def test_what_was_forgotten_is_sent_whole() -> None:
    buffer = Framebuffer(10, 2)
    buffer.feed("\x1b[1;1Hsomething!\x1b[2;1Helse")
    before = sent(buffer)
    assert not buffer.find_differences()
    buffer.forget()
    assert buffer.find_differences()
    assert sent(buffer) == before


def test_after_a_change_of_size_nothing_is_sent_until_it_is_painted() -> None:
    buffer = Framebuffer(10, 2)
    buffer.feed("\x1b[1;1Hsomething!")
    buffer.resize(20, 3)
    assert not buffer.find_differences()
    buffer.feed("\x1b[3;11H" + "0123456789")
    assert buffer.find_differences()
    assert "0123456789" in sent(buffer)


def test_beyond_its_edges_nothing_is_painted() -> None:
    buffer = Framebuffer(4, 1)
    buffer.feed("\x1b[1;3Habcd\x1b[2;1Hefg\x1b[1;9Hh")
    assert "ab" in (shown := sent(buffer))
    assert not set("cdefgh") & set(shown.replace("\x1b[1;9H", ""))


def test_all_but_painting_goes_ahead_as_it_is_and_what_only_a_mouse_needs_goes_nowhere() -> None:
    buffer = Framebuffer(10, 1)
    others = buffer.feed(
        "\x1b[?1049h\x1b[>1u\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\\x07"
        "\x1b]22;default\x07\x1b[1;1Hb\x1b[?25l"
    )
    assert others == "\x1b[?1049h\x1b[>1u\x07\x1b[?25l"


def test_frames_are_marked_where_the_terminal_waits_for_them() -> None:
    buffer = Framebuffer(10, 1)
    assert buffer.feed("\x1b[?2026h\x1b[1;1Ha\x1b[?2026l") == ""
    assert (shown := sent(buffer)).startswith("\x1b[?2026h") and shown.endswith("\x1b[?2026l")


def test_half_of_a_wide_character_leaves_a_blank() -> None:
    buffer = Framebuffer(6, 1)
    buffer.feed("\x1b[1;1H日本日\x1b[1;2Hx\x1b[1;5Hy")
    assert " x本y " in sent(buffer)


def test_a_row_with_a_wide_character_is_sent_whole_until_it_is_without() -> None:
    buffer = Framebuffer(10, 1)
    buffer.feed("\x1b[1;1Habcdefghij\x1b[1;9H本")
    sent(buffer)
    buffer.feed("\x1b[1;1Hx")
    assert "xbcdefgh本" in sent(buffer)
    buffer.feed("\x1b[1;9Hij")
    assert "xbcdefghij" in sent(buffer)
    buffer.feed("\x1b[1;1Hy")
    assert "b" not in sent(buffer)
