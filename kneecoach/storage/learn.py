"""The pages to learn from: as they are shipped, and the table of rules."""

from __future__ import annotations

from kneecoach.model.learn.page import Page
from kneecoach.model.learn.rules_page import rules_page
from kneecoach.storage.paths import shipped


def load_pages() -> tuple[Page, ...]:
    """Read every page, in the order of the files' numbers; `05-doctor.md` is on `doctor`.

    The rules come last: their page is no file, but made from the table that decides.
    """
    files = sorted(shipped("learn").glob("*.md"))
    return (
        *(Page.parse(path.stem.partition("-")[2], path.read_text("utf-8")) for path in files),
        rules_page(),
    )
