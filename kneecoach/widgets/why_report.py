"""Why a day's plan is as it is, as paragraphs for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from kneecoach.model.exercises.dose_words import dose_words
from kneecoach.model.progression.why import level_words
from kneecoach.model.proposal.day_plan import DayPlan
from kneecoach.model.proposal.proposal import Proposal
from kneecoach.model.proposal.proposal_words import (
    BALANCE_NOTE,
    BALANCE_TITLE,
    balance_words,
    dose_reason,
    left_out_reason,
    out_of_reach,
    region_reason,
    turn_reason,
)
from kneecoach.widgets.prose import Paragraph, heading


def why_line(plan: DayPlan, index: int) -> Iterator[Paragraph]:
    """Yield why an exercise is in a plan, and why at its level and dose."""
    line = plan.lines[index]
    exercise = line.planned.exercise
    yield Paragraph(exercise.name, "bold $accent")
    said = filter(None, (level_words(line.planned), dose_words(line.planned.dose)))
    yield Paragraph(" · ".join(said), "bold")
    yield Paragraph()
    yield Paragraph(dose_reason(plan, index))
    yield Paragraph()
    yield Paragraph(f"{region_reason(plan.proposal, exercise)} {turn_reason(plan, line)}".strip())
    if levels := out_of_reach(plan.proposal, exercise):
        yield Paragraph(f"Not for you now: {'; '.join(levels)}.")
    if instead := plan.instead_of(index):
        names = ", ".join(one.planned.exercise.short for one in instead)
        yield Paragraph(f"In its place you could do: {names} (w).")


def why_page(plan: DayPlan, index: int | None) -> Iterator[Paragraph]:
    """Yield all about a plan: one exercise of it, if any, the regions, and what is left out."""
    if index is not None:
        yield from why_line(plan, index)
        yield Paragraph()
    yield from _regions(plan.proposal)
    if plan.proposal.left_out:
        yield from heading("Left out today")
        for left in plan.proposal.left_out:
            yield Paragraph(f"{left.exercise.name}: {left_out_reason(left)}", lead="· ")


def _regions(proposal: Proposal) -> Iterator[Paragraph]:
    yield Paragraph(BALANCE_TITLE, "bold $primary")
    rows = balance_words(proposal.balance)
    width = max(len(region) for region, _ in rows) + 2
    for region, sets in rows:
        yield Paragraph(sets, lead=f"{region:<{width}}", lead_style="$foreground 80%")
    yield Paragraph(BALANCE_NOTE)
