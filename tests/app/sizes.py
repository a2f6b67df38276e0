"""Terminals of every size: what must be seen of any screen on the smallest that is promised."""

from __future__ import annotations

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from kneecoach.screens.asking import Question
from kneecoach.screens.choosing import ChoiceScreen, ManyScreen
from kneecoach.screens.live import LiveScreen
from kneecoach.screens.scale import ScaleScreen
from kneecoach.widgets.big_text import BigText, enlarged
from tests.app.support import text

SMALLEST = (20, 5)
SIZES = [(1, 1), (300, 5), (20, 100), (3, 2), (300, 100), SMALLEST]


async def goes_through_every_size(pilot: Pilot[None]) -> None:
    """Give the terminal every size; at the smallest, what matters most must be on the screen."""
    for size in SIZES:
        await pilot.resize_terminal(*size)
        await pilot.pause()
    await pilot.pause()
    shows_what_matters(pilot)


def shows_what_matters(pilot: Pilot[None]) -> None:
    """Check that a person can tell from the screen alone what it is, and how to go on."""
    screen, lines = pilot.app.screen, seen(pilot)
    if isinstance(screen, LiveScreen):
        number, phase = (screen.query_one(one, BigText).value for one in ("#number", "#phase"))
        for row in enlarged(number, *screen.query_one("#number").size):
            assert any(row.rstrip() in line for line in lines), (number, lines)
        assert phase.split(" · ")[0] in lines[1], lines
        assert screen.live.moment(screen.now()).set.side in lines[0], lines
    if isinstance(screen, Question):
        first_words = text(pilot, "#question").split()[:2]
        assert " ".join(first_words) in lines[0], lines
        for entry in screen.query(Input):
            assert screen.region.contains_region(entry.region), lines
        if isinstance(screen, ScaleScreen):
            assert lines[-1].startswith("0–9 x=10"), lines
        if isinstance(screen, ChoiceScreen | ManyScreen):
            assert lines[-1].strip(), lines
            first = screen.query_one(OptionList).get_option_at_index(0).prompt
            assert any(str(first)[:8] in line for line in lines), lines
        if isinstance(screen, ManyScreen):
            assert lines[-1].startswith("enter go on"), lines
    elif not isinstance(screen, CommandPalette):
        keys = " ".join(text(pilot, "KeyBar").split())
        assert keys, lines
        assert keys in lines[-1], lines


def seen(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the screen as they are drawn."""
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]
