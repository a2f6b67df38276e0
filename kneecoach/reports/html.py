"""A document as a page of HTML that stands for itself: no scripts, no links, nothing to load."""

from __future__ import annotations

import re
from html import escape

from kneecoach.model.history.document import Block, Document, Facts, Picture, Section, Table, Text
from kneecoach.reports.svg import svg

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|h|reps)\b)")
"""The space between a number and its unit, at which no line is to end."""


def html(document: Document, style: str) -> str:
    """Return a document as a page.

    Args:
        document: what is told.
        style: how it looks, as CSS.
    """
    title = escape(document.title)
    sections = "".join(map(_section, document.sections))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>{_words(document.about)}</p>
<p class="name">Name</p>
</header>
<main>
{sections}</main>
<footer>
<p>{_words(document.ends)}</p>
</footer>
</body>
</html>
"""


def _section(section: Section) -> str:
    blocks = "\n".join(map(_block, section.blocks))
    return f"<section>\n<h2>{_words(section.title)}</h2>\n{blocks}\n</section>\n"


def _block(block: Block) -> str:
    match block:
        case Text(words):
            return f"<p>{_words(words)}</p>"
        case Picture():
            return f"<figure>{svg(block)}</figure>"
        case Facts(rows):
            lines = (
                f'<tr><th scope="row">{_words(name)}</th><td>{_words(what)}</td></tr>\n'
                for name, what in rows
            )
            return f'<table class="facts">\n{"".join(lines)}</table>'
        case Table(heads, rows):
            head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
            body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def _cell(text: str) -> str:
    kind = ' class="number"' if text.isdecimal() else ""
    return f"<td{kind}>{_words(text)}</td>"


def _words(text: str) -> str:
    """Return a text as nothing but text."""
    return escape(_BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text))
