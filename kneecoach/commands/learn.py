"""`kneecoach learn [TOPIC]`: what there is to read, or one page of it."""

from __future__ import annotations

from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from kneecoach.commands.output import console
from kneecoach.model.learn.load import LOAD_TOPIC, parse_weight, weighed
from kneecoach.model.learn.page import find_page
from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage.learn import load_pages

_WIDEST = 80
"""Cells in a line that still reads well."""


def run(topic: str | None, weight: str | None) -> int:
    """Print the topics, or the page on one; with a weight, what a knee carries at that.

    Raises:
        ProblemError: the topic is not known, or the weight is none or goes with another topic.
    """
    pages = load_pages()
    if topic is None and weight is None:
        topics = Table("Topic", "About", box=None, pad_edge=False)
        for page in pages:
            topics.add_row(Text(page.topic), Text(page.title))
        console.print(topics)
        return 0
    page = find_page(pages, topic or LOAD_TOPIC)
    if weight is not None:
        if page.topic != LOAD_TOPIC:
            raise ProblemError(Problem(f"a weight goes with '{LOAD_TOPIC}' only", "--weight"))
        page = weighed(page, parse_weight(weight))
    console.print(Text(page.title, style="bold"))
    console.print()
    console.print(Markdown(page.text, hyperlinks=False), width=min(console.width, _WIDEST))
    return 0
