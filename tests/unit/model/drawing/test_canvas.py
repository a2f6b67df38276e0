from __future__ import annotations

from kneecoach.model.drawing.canvas import draw
from kneecoach.model.drawing.picture import Box, Face, Line

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


def test_a_line_that_leaves_the_picture_is_cut_at_its_edge() -> None:
    rows = text([Line((0.5, 0.5), (2.5, 4.5), "body")], 8, 4)
    inside = text([Line((0.5, 0.5), (0.75, 1), "body")], 8, 4)
    assert rows == inside


def test_the_near_leg_hides_the_far_one_where_they_cross_but_not_the_step_it_stands_on() -> None:
    leg = Line((0, 0), (0, 1), "near")
    below = {Line((0, 0), (1, 0), "far"): True, Line((0, 0), (1, 0), "prop"): False}
    for line, hidden in below.items():
        (run, *_) = draw([line, leg], SQUARE, 8, 4)[-1]
        (alone, *_) = draw([leg], SQUARE, 8, 4)[-1]
        assert run.role == "near"
        assert (run.text == alone.text) == hidden


def test_a_guide_that_lies_on_a_leg_is_dashed_so_that_both_are_seen() -> None:
    leg, guide = Line((0.5, 0), (0.5, 1), "near"), Line((0.5, 0), (0.5, 1), "guide")
    rows = draw([leg, guide], SQUARE, 8, 4)
    assert [run.role for row in rows for run in row if run.role] == ["guide", "near"] * 2
    rows = draw([guide], SQUARE, 8, 4)
    assert [run.role for row in rows for run in row if run.role] == ["guide"] * 4


def test_nothing_is_seen_behind_a_face_but_its_edges_stay() -> None:
    leg = Line((0.5, 0), (0.5, 1), "far")
    face = Face(((0.2, 0), (0.8, 0), (0.8, 0.5), (0.2, 0.5)))
    *_, last = draw([leg, face], SQUARE, 8, 4)
    (below,) = (run.text for run in last if run.role)
    assert below in "⡀⢀"
    assert draw([leg, face], SQUARE, 8, 4)[0] == draw([leg], SQUARE, 8, 4)[0]
