"""The pages under Learn: what they are made of, and that they say what they must."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from kneecoach.model.learn.load import LOAD_TOPIC, RUNNING, WALKING
from kneecoach.model.learn.page import Page, find_page
from kneecoach.model.problem import ProblemError
from kneecoach.model.text import printable
from kneecoach.storage.learn import load_pages

PAGES = load_pages()
TOPICS = [page.topic for page in PAGES]

BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"}
INSIDE = {"text", "softbreak", "hardbreak", "strong", "em"}


def words_on(topic: str) -> str:
    """Return a page's text on one line, without emphasis."""
    return " ".join(find_page(PAGES, topic).text.replace("*", "").split())


def test_the_pages_come_in_the_order_of_their_numbers_and_the_rules_last() -> None:
    order = "load weakness cues pain doctor shoes hamstrings food how-often sources rules"
    assert order.split() == TOPICS


@pytest.mark.parametrize("page", PAGES, ids=TOPICS)
def test_a_page_is_headings_paragraphs_and_lists_and_nothing_that_could_be_clicked(
    page: Page,
) -> None:
    tokens = MarkdownIt("gfm-like").parse(page.text)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    inside = {
        child.type.removesuffix("_open").removesuffix("_close")
        for token in tokens
        for child in token.children or ()
    }
    assert kinds - {"inline"} <= BLOCKS
    assert inside <= INSIDE
    assert {token.tag for token in tokens if token.type == "heading_open"} <= {"h2"}


@pytest.mark.parametrize("page", PAGES, ids=TOPICS)
def test_a_page_is_harmless_text_and_its_title_fits_the_list_of_topics(page: Page) -> None:
    assert 0 < len(page.title) <= 27
    assert page.text == printable(page.text)


@pytest.mark.parametrize("page", PAGES[:-1], ids=TOPICS[:-1])
def test_what_is_written_to_be_read_has_short_sentences(page: Page) -> None:
    for paragraph in re.split(r"\n\n|\n- ", page.text):
        for sentence in re.split(r"(?<=[.:?])\s", " ".join(paragraph.split())):
            assert len(sentence.split()) <= 26, sentence


@pytest.mark.parametrize(
    "flag",
    [
        "can't put weight on the leg",
        "can't move the knee",
        "changed shape",
        "badly swollen, or swelled quickly",
        "hot or red, and you have a fever or feel unwell",
        "locks or gives way",
        "a fall, a twist or a blow",
        "at rest or at night",
        "calf is painful and swollen",
        "losing weight and don't know why",
    ],
)
def test_every_red_flag_is_a_reason_to_see_a_doctor(flag: str) -> None:
    before, _, _ = words_on("doctor").partition("Also be careful")
    assert flag in before


def test_the_load_on_the_page_is_what_is_reckoned_with() -> None:
    text = words_on(LOAD_TOPIC)
    assert f"up to {WALKING:g} times your body weight" in text
    assert f"up to {RUNNING:g} times" in text


def test_the_pain_rule_is_told_with_how_sure_it_is() -> None:
    text = words_on("pain")
    for part in ("0 to 2 is safe", "0 to 1 is safe", "Above 5 is too much", "no new swelling",
                 "convention, not proof", "Thomeé 1997", "Ageberg 2010"):  # fmt: skip
        assert part in text


def test_food_is_told_as_what_the_article_says_and_promises_nothing() -> None:
    text = words_on("food")
    assert "We can't vouch for it" in text
    assert "cure" in text


def test_the_article_is_credited() -> None:
    text = words_on("sources")
    assert "Julie Hambleton (23 October 2017, updated 9 March 2018)" in text


def test_an_unknown_topic_is_told_with_the_nearest() -> None:
    with pytest.raises(ProblemError) as refused:
        find_page(PAGES, "docter")
    assert str(refused.value) == "unknown topic 'docter' (did you mean 'doctor'?)"
