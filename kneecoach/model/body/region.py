"""The regions of the body that the exercises work."""

from __future__ import annotations

from typing import Literal, get_args

Region = Literal["hips", "glutes", "hamstrings", "quads", "ankles and feet"]
REGIONS: tuple[Region, ...] = get_args(Region)
"""The regions in the order of a workout: ankles and feet always come last."""
