"""What is said where something speaks against a workout, or against exercises in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.model.proposal.objections import Objection, objection_words
from kneecoach.screens.asking import CLOSE, Aside
from kneecoach.screens.choosing import ChoiceScreen


async def advise_to_see_someone(app: App[None], told: str) -> None:
    """Say why there is no workout before someone has looked at the knee."""
    await app.push_screen_wait(
        ChoiceScreen(
            "Let someone look at it first",
            (Choice("o", "All right", "ok"),),
            told,
            ways=(CLOSE,),
        )
    )


async def ask_about_objections(
    app: App[None], found: Sequence[Objection], to_do: int
) -> Collection[Objection] | None:
    """Say what speaks against exercises; return which are left out, None for no workout at all.

    Args:
        app: where to ask.
        found: what speaks against them.
        to_do: how many exercises there are in all, at each of their levels.
    """
    final = tuple(one for one in found if one.is_final)
    left = to_do - len(found)
    choices: list[Choice[Collection[Objection] | None]] = [Choice("n", "Not this one, then", None)]
    if left:
        which = "it" if len(found) == 1 else "these"
        choices = [Choice("l", f"Leave {which} out: {left} of {to_do} left", found)]
    if len(final) < len(found):
        names = ", ".join(dict.fromkeys(one.exercise.name for one in final))
        label = f"Leave out only: {names}" if final else "Go on all the same"
        choices.append(Choice("g", label, final))
    question = "Part of this is not for you now" if left else "This is not for you now"
    answer = await app.push_screen_wait(ChoiceScreen(question, choices, objection_words(found)))
    return None if isinstance(answer, Aside) else answer
