"""The cue card: the cues of the exercise, the one that matters now marked, faults flagged."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from kneecoach.model.exercise import Exercise


class CueCard(Static):
    """Numbered cues; each number is the key that flags the fault behind its cue."""

    cue: reactive[int | None] = reactive(None)
    """The place, from 0, of the cue to think of now."""
    flagged: reactive[tuple[str, ...]] = reactive(())
    """The ids of the faults flagged in this set."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._exercise: Exercise | None = None

    def show(self, exercise: Exercise) -> None:
        """Show the cues of an exercise."""
        if exercise is not self._exercise:
            self._exercise = exercise
            self._draw()

    def watch_cue(self) -> None:
        """Mark another cue."""
        self._draw()

    def watch_flagged(self) -> None:
        """Mark other faults."""
        self._draw()

    def _draw(self) -> None:
        if self._exercise is None:
            return
        lines = []
        for index, cue in enumerate(self._exercise.cues):
            now = index == self.cue
            marker = "▶" if now else " "
            style = "bold $accent" if now else "$foreground"
            lines.append(Content.styled(f"{marker} {index + 1} {cue.text}", style))
            if cue.fault and cue.fault.id in self.flagged:
                told = f"    ! {cue.fault.name}. {cue.fault.remedy}"
                lines.append(Content.styled(told, "$warning"))
        self.update(Content("\n").join(lines))
