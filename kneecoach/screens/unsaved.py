"""What is asked about a workout that cannot be saved where it belongs."""

from __future__ import annotations

from typing import Literal

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.screens.asking import BACK, CLOSE, Aside, EntryScreen
from kneecoach.screens.choosing import ChoiceScreen

Fate = Literal["again", "elsewhere", "lose", "back"]
"""What becomes of it; back: the workout goes on."""


async def ask_what_becomes(app: App[None], told: str, *, may_go_back: bool) -> Fate:
    """Ask what becomes of what is not saved.

    Args:
        app: where to ask.
        told: what is not saved, where and why.
        may_go_back: whether there is a workout to go back to.
    """
    answers: list[Choice[Fate]] = [
        Choice("t", "Try again", "again"),
        Choice("f", "Save it in another folder", "elsewhere"),
        Choice("l", "Leave without saving", "lose"),
    ]
    ways = (BACK,) if may_go_back else ()
    fate = await app.push_screen_wait(
        ChoiceScreen("This workout is not saved", answers, told, ways=ways)
    )
    return "back" if isinstance(fate, Aside) else fate


async def ask_for_folder(app: App[None], trouble: str) -> str:
    """Ask for another folder to save it in; nothing where there is none.

    Args:
        app: where to ask.
        trouble: what was wrong with the one before, if there was one.
    """
    question = f"{trouble} Which other folder?" if trouble else "Save it in which folder?"
    return await app.push_screen_wait(
        EntryScreen(question, kind="text", without="type nothing to go back")
    )


async def tell_where(app: App[None], path: str, home: str) -> None:
    """Say where a workout was saved, and how it comes to where it belongs."""
    told = (
        f"{path}\nIt is a workout's file like any other. Copy it into {home} once that can be "
        "written again, in place of the file of that name there."
    )
    await app.push_screen_wait(
        ChoiceScreen("Saved", (Choice("o", "All right", "ok"),), told, ways=(CLOSE,))
    )


async def ask_to_lose(app: App[None], told: str) -> bool:
    """Ask once more whether what is not saved shall be lost."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "Leave, and lose it?",
            (Choice("k", "No, keep it", "keep"), Choice("y", "Yes, lose it for good", "lose")),
            told,
        )
    )
    return choice == "lose"
