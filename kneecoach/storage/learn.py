"""The pages to learn from, as they are shipped."""

from __future__ import annotations

from kneecoach.model.page import Page
from kneecoach.storage.paths import shipped


def load_pages() -> tuple[Page, ...]:
    """Read every page, in the order of the files' numbers; `05-doctor.md` is on `doctor`."""
    return tuple(
        Page.parse(path.stem.partition("-")[2], path.read_text("utf-8"))
        for path in sorted(shipped("learn").glob("*.md"))
    )
