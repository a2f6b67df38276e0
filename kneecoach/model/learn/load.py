"""What a knee carries, reckoned from body weight."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kneecoach.model.learn.page import Page
from kneecoach.model.problem import Problem, ProblemError

WALKING, RUNNING = 3.0, 5.5
"""Times body weight that a knee carries at most (the article); far more in jumping."""
LOAD_TOPIC = "load"
"""The page to which the numbers belong."""

Unit = Literal["kg", "lb"]

_WEIGHT = re.compile(r"(?P<amount>\d{1,3}([.,]\d{1,2})?)\s*(?P<unit>kg|lbs?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weight:
    """A body weight, in the unit in which a person thinks of it."""

    amount: float
    unit: Unit = "kg"

    def times(self, factor: float) -> str:
        """Return a multiple of it in words, to the whole unit."""
        return f"{self.amount * factor:.0f} {self.unit}"

    def __str__(self) -> str:
        return f"{self.amount:g} {self.unit}"


def parse_weight(text: str) -> Weight:
    """Read a weight such as `80`, `80.5 kg` or `176lb`; without a unit it is in kilos.

    Raises:
        ProblemError: it is no weight.
    """
    found = _WEIGHT.fullmatch(text.strip())
    amount = float(found["amount"].replace(",", ".")) if found else 0.0
    if not found or not amount:
        raise ProblemError(Problem(f"'{text}' is no weight; one would be 80, 80.5 kg or 176 lb"))
    in_pounds = (found["unit"] or "").casefold().startswith("lb")
    return Weight(amount, "lb" if in_pounds else "kg")


def weighed(page: Page, weight: Weight) -> Page:
    """Return the page on load with a person's own numbers before everything else."""
    numbers = f"""\
## At {weight}

- **Walking,** your knees carry up to {weight.times(WALKING)}.
- **Running,** up to {weight.times(RUNNING)}.
- **Jumping,** far more.

Each {weight.unit} too many costs them {WALKING:.0f} {weight.unit}, at each step.

## Where the numbers come from
"""
    return replace(page, text=f"{numbers}\n{page.text}")
