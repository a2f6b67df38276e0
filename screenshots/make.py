"""Make the screenshots of the README from the real app: `python screenshots/make.py`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.app.support import Workout  # noqa: E402
from tests.snapshots import test_snapshots as scenes  # noqa: E402
from tests.snapshots.pictures import picture_of  # noqa: E402

PICTURES = {
    "live": (scenes.faults, "dark", (120, 36)),
    "live-light": (scenes.lowering, "light", (80, 24)),
    "live-small": (scenes.lowering, "dark", (40, 12)),
    "catalogue": (scenes.catalogue, "dark", (120, 36)),
    "summary": (scenes.session, "dark", (80, 24)),
    "history": (scenes.long_history, "dark", (80, 24)),
    "today": (scenes.today, "dark", (120, 36)),
    "trends": (scenes.trend, "dark", (120, 36)),
}


async def picture(name: str, scene: scenes.Scene, theme: str, size: tuple[int, int]) -> None:
    """Play one scene in an empty folder and save what the screen shows."""
    with tempfile.TemporaryDirectory() as folder:
        workout = Workout(Path(folder) / "config")
        workout.folder.mkdir()
        (workout.folder / "settings.toml").write_text(f'theme = "{theme}"\n', "utf-8")
        scenes.prepare(workout, scene)
        async with workout.app().run_test(size=size) as pilot:
            await scene(workout, pilot)
            await pilot.pause()
            (HERE / f"{name}.svg").write_text(picture_of(pilot.app), "utf-8")


async def main() -> None:
    """Make every picture."""
    for name, (scene, theme, size) in PICTURES.items():
        await picture(name, scene, theme, size)
        print(f"screenshots/{name}.svg")


if __name__ == "__main__":
    asyncio.run(main())
