"""A page to learn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kneecoach.model.problem import ProblemError, unknown


@dataclass(frozen=True, slots=True)
class Page:
    """One topic, in Markdown without links, pictures or HTML."""

    topic: str
    """What the command line calls it, such as `how-often`."""
    title: str
    text: str
    """All below the title."""

    @classmethod
    def parse(cls, topic: str, markdown: str) -> Page:
        """Take a page apart whose first line is its title, as a heading."""
        title, _, text = markdown.partition("\n")
        return cls(topic, title.removeprefix("# "), text.strip())


def find_page(pages: Iterable[Page], topic: str) -> Page:
    """Return the page on a topic.

    Raises:
        ProblemError: there is none; the problem names the nearest topic.
    """
    by_topic = {page.topic: page for page in pages}
    try:
        return by_topic[topic]
    except KeyError:
        raise ProblemError(unknown("topic", topic, by_topic)) from None
