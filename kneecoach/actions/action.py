"""One thing a person can do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do on a screen."""

    id: str
    """What a keymap calls it, such as `live.pause`."""
    keys: str
    """The keys that do it, with commas between."""
    label: str
    """Two words at most, for the key bar."""
    help: str
    """One sentence, for help and palette; none for keys that another action tells of."""
    run: str
    """The Textual action it runs on its screen."""
    shown: bool = True
    """Whether the key bar has it; help and palette always do."""
    key_display: str | None = None
    """How its key is written, where Textual's way is not the clearest."""

    is_first: bool = False
    """Whether its key is acted on before any key after it goes to what is then in focus."""

    @property
    def display(self) -> str:
        """Its first key, as it is written for people."""
        return self.key_display or self.keys.partition(",")[0]
