"""The questions asked around and in the middle of a workout, each with its answers' meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.app import App

from kneecoach.model.pain import PAIN_WORDS, PLACES, verdict
from kneecoach.screens.asking import Choice, ChoiceScreen, ScaleScreen

Ending = Literal["keep", "save", "discard", "go on"]


@dataclass(frozen=True, slots=True)
class Hurt:
    """Where it hurts and how much (0-10), as far as it was said."""

    where: str | None
    pain: int | None


async def ask_where_it_hurts(app: App[None], pain: int | None) -> Hurt | None:
    """Ask where and, unless that is known, how much it hurts; None where it was a slip."""
    told = "This exercise ends here."
    if pain is not None:
        told = f"Pain {pain} is too much: this exercise ends here."
    places = [Choice(str(key), place, place) for key, place in enumerate(PLACES, start=1)]
    where = await app.push_screen_wait(ChoiceScreen("Where does it hurt?", places, told))
    if where is None and pain is None:
        return None
    if pain is None:
        answer = await app.push_screen_wait(ScaleScreen("How much does it hurt?", PAIN_WORDS))
        pain = answer if isinstance(answer, int) else None
    return Hurt(where, pain)


async def ask_to_move_on(app: App[None], following: str, pain: int | None) -> bool:
    """Ask, after an exercise was stopped, whether to go on with the one that follows."""
    answers = [
        Choice("m", f"Move on: {following}", "move on"),
        Choice("e", "End the workout and save it", "end"),
    ]
    if pain is not None and verdict(pain) == "too much":
        answers.reverse()  # what is advised stands first
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "Move on, or end here?",
            answers,
            "If it keeps hurting, end. Pain that is strong or stays is for a doctor.",
        )
    )
    return choice == "move on"


async def ask_red_flags(app: App[None]) -> bool:
    """Ask, before the first workout, whether anything speaks against exercise; True: nothing."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "Before your first workout",
            (
                Choice("n", "None of this: go on", "none"),
                Choice("y", "Yes, something of this", "yes"),
            ),
            "Your knee can't take weight or can't move; it locks, gives way, changed shape, "
            "swelled quickly, or is hot and red. A fall, twist or blow. Pain at rest or at "
            "night. A painful, swollen calf. Weight lost without knowing why.",
        )
    )
    if choice == "yes":
        await app.push_screen_wait(
            ChoiceScreen(
                "See a doctor first",
                (Choice("o", "All right", "ok"),),
                "That needs a doctor's eyes before any exercise. You can read everything here.",
            )
        )
    return choice == "none"


async def advise_rest(app: App[None], pain: int) -> None:
    """Say, after a workout, that there is too much pain, and what to do."""
    await app.push_screen_wait(
        ChoiceScreen(
            f"Pain {pain} is too much",
            (Choice("o", "All right", "ok"),),
            "Rest the knee. If it is no better tomorrow, do less next time. If it is strong or "
            "stays, or the knee is swollen, hot, locked or gives way: see a doctor.",
        )
    )


async def ask_ending(app: App[None]) -> Ending:
    """Ask what becomes of the workout under way; to discard it takes a second word."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "End here?",
            (
                Choice("k", "Keep it, to go on later", "keep"),
                Choice("s", "Save what was done", "save"),
                Choice("d", "Discard it", "discard"),
                Choice("g", "Go on", "go on"),
            ),
        )
    )
    if choice == "keep":
        return "keep"
    if choice == "save":
        return "save"
    if choice == "discard" and await ask_to_discard(app):
        return "discard"
    return "go on"


async def ask_to_discard(app: App[None]) -> bool:
    """Ask whether a workout may really be forgotten."""
    sure = await app.push_screen_wait(
        ChoiceScreen(
            "Discard this workout?",
            (Choice("n", "No", "no"), Choice("y", "Yes, forget it", "yes")),
            "What was done in it will not be in your history.",
        )
    )
    return sure == "yes"


async def ask_to_insist(app: App[None], pain: int) -> bool:
    """Say that there is too much pain for a workout, and ask whether to begin all the same."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            f"Pain {pain} is too much for this",
            (
                Choice("n", "Not today", "no"),
                Choice("g", "Go on all the same, gently", "go on"),
            ),
            "Above 5, rest is the better exercise. If it is new, strong or does not go "
            "away, or the knee is swollen, hot, locked or gives way: see a doctor first.",
        )
    )
    return choice == "go on"
