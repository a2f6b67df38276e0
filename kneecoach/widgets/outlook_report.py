"""What follows from a workout, as paragraphs for a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kneecoach.model.progression.outlook import Outlook
from kneecoach.model.progression.why import why
from kneecoach.widgets.prose import Paragraph, heading


def outlook_report(outlooks: Sequence[Outlook]) -> Iterator[Paragraph]:
    """Yield what the coach makes of each exercise; first what hangs on the morning to come."""
    waiting = [one for one in outlooks if one.if_calm]
    clear = [one for one in outlooks if not one.if_calm]
    if waiting:
        yield from heading("What follows, if your knee settles by the morning after")
        yield from map(_line, waiting)
        yield Paragraph(
            "If it then hurts more than before the workout, or is newly swollen, the coach may "
            "take less, or rest it. It asks you when you start it on a later day.",
            "$foreground 80%",
        )
    if clear:
        yield from heading("What follows in any case" if waiting else "What follows from it")
        yield from map(_line, clear)


def _line(outlook: Outlook) -> Paragraph:
    return Paragraph(why(outlook.exercise, outlook.decision), lead="· ")
