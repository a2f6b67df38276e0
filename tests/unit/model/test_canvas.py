from __future__ import annotations

from kneecoach.model.canvas import draw
from kneecoach.model.scene import Box, Line

SQUARE = Box(0, 1, 0, 1)


def text(lines: list[Line], width: int, height: int, *, braille: bool = True) -> list[str]:
    rows = draw(lines, SQUARE, width, height, braille=braille)
    return ["".join(run.text for run in row) for row in rows]


def test_every_row_is_as_wide_as_asked() -> None:
    rows = text([Line((0, 0), (1, 1), "body")], 12, 6)
    assert [len(row) for row in rows] == [12] * 6


def test_a_line_on_the_ground_is_drawn_in_the_last_row_only() -> None:
    *above, ground = text([Line((0, 0), (1, 0), "floor")], 8, 4)
    assert all(not row.strip() for row in above)
    assert set(ground) == {"⣀"}


def test_what_is_outside_is_left_out() -> None:
    assert all(not row.strip() for row in text([Line((3, 3), (4, 4), "body")], 8, 4))


def test_the_later_stroke_gives_a_cell_its_role() -> None:
    lines = [Line((0, 0), (1, 0), "floor"), Line((0, 0), (1, 0), "near")]
    (run,) = draw(lines, SQUARE, 8, 4)[-1]
    assert run.role == "near"


def test_without_braille_plain_characters_tell_the_roles_apart() -> None:
    lines = [Line((0, 0), (1, 0), "floor"), Line((0, 1), (1, 1), "near")]
    rows = text(lines, 8, 4, braille=False)
    assert all(row.isascii() for row in rows)
    assert {char for row in rows for char in row} == {" ", "_", "#"}
