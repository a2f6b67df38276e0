"""Documents as pages to print, and as Markdown."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneecoach.model.drawing.chart import Point
from kneecoach.model.history.document import Document, Facts, Picture, Section, Series, Table, Text
from kneecoach.reports.html import html
from kneecoach.reports.markdown import markdown
from kneecoach.reports.svg import svg
from kneecoach.storage.paths import shipped

STYLE = (shipped("report") / "report.css").read_text("utf-8")
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror="alert(1)"> &lt; "quoted" \'too\' '
    "javascript:alert(1) https://example.com ](https://example.com) www.example.com me@example.com"
)


def a_picture(*values: float) -> Picture:
    points = tuple(Point(FIRST.toordinal() + 3 * at, value) for at, value in enumerate(values))
    series = tuple(Series(name, points) for name in ("before", "after", "next morning"))
    return Picture("Pain.", series, FIRST, LAST, 28, ((2, "safe up to"), (5, "too much above")))


def with_text(text: str) -> Document:
    """Return a document that has a text everywhere it can be."""
    picture = Picture(text, (Series(text, ()),), FIRST, LAST, 28, ((2, text),))
    blocks = (Text(text), Facts(((text, text),)), Table((text, text), ((text, text),)), picture)
    return Document(text, text, (Section(text, blocks),), text)


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_is_nothing_but_text() -> None:
    harmless, hostile = Page(html(with_text("x"), STYLE)), Page(html(with_text(HOSTILE), STYLE))
    assert hostile.tags == harmless.tags
    assert hostile.attributes == harmless.attributes
    assert HOSTILE in hostile.text


def test_a_page_has_no_scripts_loads_nothing_and_links_nowhere() -> None:
    page = html(with_text("x"), STYLE)
    found = Page(page)
    assert not found.tags & {"script", "link", "a", "img", "iframe", "object", "image", "use"}
    assert not found.attributes & {"href", "src", "style"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:|//", page)
    assert "default-src 'none'" in page


def test_a_page_is_made_to_be_printed_in_black_and_white() -> None:
    assert "@page" in STYLE
    assert "@media print" in STYLE
    colours = set(re.findall(r"#[0-9a-f]+", STYLE))
    assert colours
    assert all(len(set(colour[1:])) == 1 for colour in colours), "greys alone"


@given(st.text())
def test_any_text_is_told_as_it_is(text: str) -> None:
    told = Page(html(Document("T", "A", (Section("S", (Text(text),)),), "E"), "")).text
    assert " ".join(text.split()).replace("\0", "\ufffd") in " ".join(told.split()).replace(
        "\0", "\ufffd"
    )


def test_a_number_is_not_parted_from_its_unit() -> None:
    page = html(Document("T", "10 reps held 3 s", (), "E"), "")
    assert "10\N{NO-BREAK SPACE}reps held 3\N{NO-BREAK SPACE}s" in page


# -- the picture ---------------------------------------------------------------------------------


def test_every_point_has_its_mark_and_near_ones_are_joined() -> None:
    drawn = ElementTree.fromstring(svg(a_picture(4, 3, 2)))
    for kind in ("ring", "dot", "cross"):
        assert len(drawn.findall(f".//*[@class='{kind}']")) == 3 + 1
    lines = drawn.findall("path[@class='thick']")
    assert len(lines) == 1 + 1
    assert lines[0].attrib["d"].count("L") == 2
    assert len([one for one in drawn.iter("text") if one.text == "next morning"]) == 1


def test_what_a_limit_means_fits_beside_the_plot_in_the_widest_typeface() -> None:
    width, widest_letter, right_of_plot = 720, 8, 720 * 0.85
    drawn = list(ElementTree.fromstring(svg(a_picture(4, 3, 2))).iter("text"))
    beside = [one for one in drawn if float(one.attrib["x"]) > right_of_plot]
    told = " ".join(one.text or "" for one in beside)
    assert "safe up to 2" in told
    assert "too much above 5" in told
    for one in beside:
        assert float(one.attrib["x"]) + widest_letter * len(one.text or "") <= width, one.text


def test_nothing_joins_points_over_a_long_break() -> None:
    points = (Point(FIRST.toordinal(), 3), Point(FIRST.toordinal() + 29, 3))
    picture = Picture("P.", (Series("before", points),), FIRST, LAST, 28, ())
    assert 'd="" class="thin"' in svg(picture)


def test_the_more_it_hurts_the_higher_it_is_drawn_and_days_go_to_the_right() -> None:
    places = [
        tuple(map(float, found))
        for found in re.findall(
            r'translate\(([\d.]+) ([\d.]+)\)"><circle r="2.2"', svg(a_picture(0, 5, 10))
        )
    ]
    *three, _legend = places
    assert three == sorted(three)
    assert [y for _, y in three] == sorted((y for _, y in three), reverse=True)


@pytest.mark.parametrize("days", [0, 1, 400, 20_000])
def test_any_span_of_days_fits(days: int) -> None:
    last = date.fromordinal(FIRST.toordinal() + days)
    points = (Point(FIRST.toordinal(), 3), Point(last.toordinal(), 10))
    picture = Picture("P.", (Series("before", points),), FIRST, last, 28, ())
    drawn = svg(picture)
    for x in map(float, re.findall(r"translate\(([\d.]+) ", drawn)):
        assert 0 <= x <= 720
    assert drawn.count("<text") < 40
    told = markdown(Document("T", "A", (Section("S", (picture,)),), "E"))
    assert max(map(len, told.splitlines())) < 100


# -- Markdown ------------------------------------------------------------------------------------


def test_hostile_text_is_no_mark_tag_cell_or_link_in_markdown() -> None:
    told = markdown(with_text(f"{HOSTILE} | a `b` *c* _d_ # e\n\n# f"))
    outside = re.sub(r"```text\n.*?```", "", told, flags=re.DOTALL)
    for bare in (r"(?<!\\)<", r"(?<!\\)`", r"(?<!\\)\*", r"https?://", r"www\.", r"(?<!\\)@"):
        assert not re.search(bare, outside), bare
    assert outside.count("\n# ") == 0
    table = [line for line in outside.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {3}


def test_no_text_ends_the_block_of_a_picture() -> None:
    told = markdown(with_text("```\n# out"))
    fences = [line for line in told.splitlines() if line.startswith("```")]
    assert fences == ["```text", "```"]


def test_a_picture_in_letters_has_a_line_for_each_number_of_the_scale() -> None:
    picture = Section("S", (a_picture(4, 3, 2),))
    told = markdown(Document("T", "A", (picture,), "E"))
    lines = told.partition("```text\n")[2].splitlines()
    assert [line[:4] for line in lines[:11]] == [f"{value:>2} |" for value in range(10, -1, -1)]
    assert [value for value in range(11) if "*" in lines[10 - value]] == [2, 3, 4]
    assert lines[5].endswith("too much above 5")
    assert lines[14].strip() == "o before, x after, m next morning, * several"
