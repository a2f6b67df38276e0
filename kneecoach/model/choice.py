"""One answer to choose, by its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One answer to choose."""

    key: str
    """The key that gives it."""
    label: str
    value: Value
    """What it means."""
    reads_on: bool = False
    """Whether it holds only for who has read the whole question; until then its key reads on."""
