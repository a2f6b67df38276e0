"""A sheet of figures: `python -m tests.figures.sheet [EXERCISE ...]` prints start and end poses.

Each level is shown in both views, then each wrong figure in its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from kneecoach.model.body.figure import Figure, Guide, View
from kneecoach.model.body.region import Region
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.drawing.canvas import draw
from kneecoach.model.drawing.framing import box_of
from kneecoach.model.drawing.scene import scene
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths

WIDE, HIGH = 38, 15
STYLES = {
    "near": "bold white",
    "body": "white",
    "far": "grey50",
    "muscle": "bold orange1",
    "focus": "bold red",
    "guide": "yellow",
    "prop": "cyan",
    "floor": "grey37",
}


def picture(
    figure: Figure,
    view: View,
    progress: float,
    fault: str | None,
    guide: Guide | None,
    region: Region,
) -> list[Text]:
    """Return one pose as rows of coloured text."""
    camera = Camera(view, whole=fault is not None and figure.wrong[fault].whole)
    lines = scene(figure, progress, camera, fault=fault, guide=guide, region=region)
    rows = draw(lines, box_of(figure, camera), WIDE, HIGH)
    return [
        Text.assemble(*((run.text, STYLES[run.role] if run.role else "") for run in row))
        for row in rows
    ]


def main() -> None:
    """Print the sheet."""
    console = Console(width=WIDE * 3 + 8)
    for exercise in load_library(Paths(Path("/nonexistent"))).catalogue:
        if sys.argv[1:] and exercise.id not in sys.argv[1:]:
            continue
        for level in exercise.levels:
            figure = exercise.figure_at(level)
            if figure is None:
                continue
            scenes: list[tuple[str, View, str | None]] = [("", "side", None), ("", "front", None)]
            if level is exercise.levels[0]:
                scenes += [
                    (f", wrong: {one}", wrong.view, one) for one, wrong in figure.wrong.items()
                ]
            for what, view, fault in scenes:
                guides = (cue.guide for cue in exercise.cues if cue.guide and view == cue.view)
                guide = next(guides, None)
                console.print(f"[bold]{exercise.id}[/] {level.id}, {view}{what}")
                pictures = [
                    picture(
                        figure,
                        view,
                        progress,
                        fault,
                        guide,
                        exercise.region,
                    )
                    for progress in (0.0, 0.5, 1.0)
                ]
                for row in zip(*pictures, strict=True):
                    console.print(Text(" | ").join(row))


if __name__ == "__main__":
    main()
