"""What the pictures of the screens, here and in the README, may not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PICTURES = (HERE.parent.parent / "screenshots", HERE / "__snapshots__")
NAMESPACE = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize("folder", PICTURES, ids=lambda folder: folder.name)
def test_no_picture_names_an_outside_address(folder: Path) -> None:
    pictures = list(folder.rglob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text("utf-8")
        assert set(re.findall(r"\w+://[^\s\"')<]+", text)) <= {NAMESPACE}, picture
        assert not re.search(r"@import|@font-face|(?:href|src)\s*=", text), picture
