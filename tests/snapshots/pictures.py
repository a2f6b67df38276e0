"""What the screen of an app looks like, as a picture that stands on its own."""

from __future__ import annotations

import re

from textual.app import App

_OUTSIDE = re.compile(r"[ \t]*(?:@font-face \{.*?\}|<!--.*?-->)\s*?\n", re.DOTALL)


def picture_of(app: App[None]) -> str:
    """Return the screen as an SVG that names no outside host.

    Textual lets each load a font from one, which tells that host who looks at the picture. Without
    it, it is drawn in Fira Code where that is installed, else in another font of the same widths.
    """
    return _OUTSIDE.sub("", app.export_screenshot())
